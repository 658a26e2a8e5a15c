"""`data/don_vi.yaml` into a registry, with everything that is wrong between its units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from docgen.load.nodes import Mapping, Node, Scalar, Sequence, child_of, place_of
from docgen.load.reading import Source, read_source
from docgen.load.registry import Registry
from docgen.load.shape import shape_of
from docgen.load.strict_yaml import read_yaml
from docgen.load.texts import settle
from docgen.load.validation import validate
from docgen.model import DonVi, LichSu
from docgen.problems import Problem, ProblemError, suggest

_KEY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_DATES = {"tu", "den"}


def load_registry(path: Path, display_name: str) -> tuple[Registry, list[Problem]]:
    """Return the registry of a file and all its problems; never raises for a bad file.

    Units that are wrong are left out of the registry and named in the problems.
    """
    try:
        source = read_source(path, display_name)
    except ProblemError as error:
        return Registry(file=display_name), list(error.problems)
    root, problems = read_yaml(source)
    if root is None:
        return Registry(file=display_name), problems
    units: dict[str, DonVi] = {}
    for key, node in root.entries:
        unit, found = _read_unit(key, node, source)
        problems += found
        if unit is not None:
            units[key.text] = unit
    problems += _between_units(root, units, source.file)
    registry = Registry(MappingProxyType(units), display_name)
    found = sorted(dict.fromkeys(problems), key=lambda one: (one.place.line, one.place.column))
    return registry, found


def _read_unit(key: Scalar, node: Node, source: Source) -> tuple[DonVi | None, list[Problem]]:
    place = place_of(key, source.file)
    name = key.text[:60]
    if not _KEY.fullmatch(key.text):
        message = f"Mã đơn vị «{name}» chỉ được có chữ không dấu, chữ số và dấu «-»."
        return None, [Problem("D-MA", message, place, "đặt mã như hoi-lhpn-hoc-mon")]
    if not isinstance(node, Mapping):
        message = f"Đơn vị «{name}» phải là một nhóm các khóa."
        hint = "xuống dòng, thụt vào, rồi ghi ten, co_quan_ban_hanh, the_thuc …"
        return None, [Problem("D-KIEU", message, place, hint)]
    settled, found = settle(node, shape_of(DonVi), source)
    unit, wrong = validate(settled, DonVi, source)
    return unit, [*found, *wrong]


def _between_units(root: Mapping, units: dict[str, DonVi], file: str) -> Iterator[Problem]:
    known = frozenset(root.keys)
    for key, node in root.entries:
        unit = units.get(key.text)
        if unit is not None:
            yield from _unknown_units(node, known, file)
            yield from _overlaps(node, unit, file)
    yield from _cycles(root, units, file)


def _unknown_units(node: Node, known: frozenset[str], file: str) -> Iterator[Problem]:
    for named in _named_units(node):
        if named.text and named.text not in known:
            message = f"Danh bạ không có đơn vị «{named.text[:60]}»."
            hint = suggest(named.text, sorted(known), "thêm đơn vị này vào danh bạ, hoặc sửa mã")
            yield Problem("D-DONVI", message, place_of(named, file), hint)


def _named_units(node: Node) -> Iterator[Scalar]:
    periods = child_of(node, "lich_su")
    groups = [node, *(periods.items if isinstance(periods, Sequence) else ())]
    for value in [*(child_of(group, "cap_tren") for group in groups), child_of(node, "thay_boi")]:
        if isinstance(value, Scalar):
            yield value
        elif isinstance(value, Sequence):
            yield from (item for item in value.items if isinstance(item, Scalar))


def _overlaps(node: Node, unit: DonVi, file: str) -> Iterator[Problem]:
    """Yield each pair of periods that say different things about one field on the same day."""
    for (_, first), (number, second) in combinations(enumerate(unit.lich_su), 2):
        shared = (first.model_fields_set & second.model_fields_set) - _DATES
        if shared and _overlap(first, second):
            periods = child_of(node, "lich_su")
            at = child_of(periods, number) if periods else None
            message = f"Hai khoảng của «lich_su» chồng nhau ở «{sorted(shared)[0]}»."
            hint = "sửa «tu», «den» để mỗi ngày chỉ thuộc một khoảng"
            yield Problem("D-HIEULUC", message, place_of(at or node, file), hint)


def _overlap(first: LichSu, second: LichSu) -> bool:
    return _starts_by(first, second) and _starts_by(second, first)


def _starts_by(first: LichSu, second: LichSu) -> bool:
    """Whether `first` begins before `second` is over."""
    return not (first.tu and second.den) or first.tu.first_day <= second.den.last_day


def _cycles(root: Mapping, units: dict[str, DonVi], file: str) -> Iterator[Problem]:
    told: set[str] = set()
    for key in units:
        ring = _ring(key, units)
        if ring and not told & set(ring):
            told.update(ring)
            node = root.get(ring[0])
            at = child_of(node, "cap_tren") if node else None
            message = f"«cap_tren» đi thành vòng: {_arrows(ring)}."
            hint = "xem lại «cap_tren» của các đơn vị này"
            yield Problem("D-VONG", message, place_of(at or root, file), hint)


def _ring(key: str, units: dict[str, DonVi]) -> list[str]:
    """Return the units that are each other's superior, starting from the first one met."""
    seen: list[str] = []
    at: str | None = key
    while at is not None and at in units:
        if at in seen:
            return seen[seen.index(at) :]
        seen.append(at)
        at = units[at].cap_tren
    return []


def _arrows(ring: Iterable[str]) -> str:
    names = list(ring)
    return " → ".join([*names[:5], *(["…"] if len(names) > 5 else []), names[0]])
