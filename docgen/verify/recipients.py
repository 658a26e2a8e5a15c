"""The proof of the recipients: every line of the data, and of a group exactly its units."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.load.registry import Registry
from docgen.model import DonVi, NoiNhan, VanBan
from docgen.problems import ProblemError
from docgen.tieng_viet.text import fold
from docgen.verify.filled import Lost
from docgen.verify.matching import core, find, fits
from docgen.verify.names import Names

_ABOVE = ("nhu_tren", "nhu_kinh_gui")
_FILING = re.compile(r"^lưu\s*:?\s*", re.IGNORECASE)


class _Line(NamedTuple):
    """A line that must be printed: its field, its letters, its number of copies."""

    field: str
    text: str
    so_ban: int | None

    @property
    def is_above(self) -> bool:
        return self.so_ban is None and fold(self.text) in _ABOVE


def unsent(
    van_ban: VanBan,
    issuer: DonVi,
    registry: Registry,
    names: Names,
    context: Mapping[str, Any],
) -> Iterator[Lost]:
    """Yield the recipients that are not printed where they must stand, and lines too many.

    Which units a group has is asked of the registry, for the day of the document.
    """
    *lines, filing = context["noi_nhan"] or [""]
    wanted = [line for item in van_ban.noi_nhan for line in _lines(item, van_ban, registry, names)]
    printed = [core(line) for line in lines]
    if not any(_all_stand(order, printed) for order in _orders(wanted, printed, context)):
        yield from _first_lost(wanted, printed)
    if not van_ban.luu and issuer.noi_luu:
        kept = _FILING.sub("", core(names.typed(issuer.noi_luu)))
        if find(kept, filing) < 0:
            yield "luu", kept


def _lines(item: NoiNhan, van_ban: VanBan, registry: Registry, names: Names) -> Iterator[_Line]:
    """Yield what one recipient of the data prints."""
    if item.nhom is None:
        yield _Line("noi_nhan.ten", core(names.typed(item.ten or "")), item.so_ban)
        return
    units = _units(item.nhom, van_ban, registry)
    if item.ten is None:
        yield from (_Line("noi_nhan.nhom", core(unit), item.so_ban) for unit in units)
        return
    heading = names.typed(item.ten, {"so_luong": f"{len(units):02}"})
    if item.liet_ke:
        heading = f"{_without_end(heading)}: {', '.join(units)}"
    yield _Line("noi_nhan.nhom", core(heading), item.so_ban)


def _units(name: str, van_ban: VanBan, registry: Registry) -> list[str]:
    day: datetime.date | None = van_ban.ngay.last_day if van_ban.ngay else None
    try:
        found = registry.group(name, van_ban.don_vi[0], day)
    except ProblemError:  # a group that nobody carries: composing has said so
        return []
    return [unit.ten for unit in found.values()]


def _without_end(heading: str) -> str:
    text = heading.strip()
    return text[:-1].rstrip() if text.endswith((";", ",")) else text


def _orders(
    wanted: list[_Line], printed: list[str], context: Mapping[str, Any]
) -> Iterator[list[_Line]]:
    """Yield the orders in which the lines may stand.

    Where there are addressees, `Như trên` goes first: as typed, else in the words of the profile.
    """
    yield wanted
    if context["kinh_gui"]:
        above = [line for line in wanted if line.is_above]
        if not above and printed and fold(printed[0]) in _ABOVE:
            above = [_Line("kinh_gui", printed[0], None)]
        yield [*above, *(line for line in wanted if not line.is_above)]


def _all_stand(wanted: list[_Line], printed: list[str]) -> bool:
    return len(wanted) == len(printed) and all(map(_stands, wanted, printed))


def _stands(wanted: _Line, printed: str) -> bool:
    if wanted.so_ban is None:
        return fits(wanted.text, printed)
    copies = re.findall("[0-9]+", printed)[-1:]
    return copies == [str(wanted.so_ban)] and fits(wanted.text, printed, tail=False)


def _first_lost(wanted: list[_Line], printed: list[str]) -> Iterator[Lost]:
    """Yield the first line that differs, in the order of the data."""
    pairs = zip(wanted, printed, strict=False)
    lost = next((line for line, text in pairs if not _stands(line, text)), None)
    if lost is None and len(wanted) > len(printed):
        lost = wanted[len(printed)]
    yield (lost.field, lost.text) if lost else ("noi_nhan", printed[len(wanted)])
