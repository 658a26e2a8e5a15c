"""The proof of the signatures: each block is what was typed, or one signer of the day's roster."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.model import ChuKy, DonVi, NguoiKy, VanBan
from docgen.model.words import HOLE
from docgen.tieng_viet.text import upper
from docgen.verify.filled import Lost
from docgen.verify.matching import fits
from docgen.verify.names import Names


class _Signed(NamedTuple):
    """A signature block: authority lines, post, name; None or empty where nothing is known."""

    quyen_han: tuple[str, ...]
    chuc_vu: str | None
    ho_ten: str | None


def unsigned(
    van_ban: VanBan,
    issuers: tuple[DonVi, ...],
    names: Names,
    context: Mapping[str, Any],
) -> Iterator[Lost]:
    """Yield what the signature blocks print that is neither typed nor of a signer of the day.

    The lead signs first; a block without a name of a unit is that of the unit in its place.
    """
    rows = context["ky_hang"]
    printed = [*context["ky"], *(one for row in rows for one in (*row["phai"], *row["trai"]))]
    wanted = _wanted(van_ban)
    if len(wanted) != len(printed):
        yield "ky", str(len(wanted))
    day = van_ban.ngay.last_day if van_ban.ngay else None
    for (body, block), one in zip(wanted, printed, strict=False):
        yield from _differences(_typed(block, names), issuers[body], day, _read(one))


def _wanted(van_ban: VanBan) -> list[tuple[int, ChuKy]]:
    """Return each block with the issuer it signs for, in the order of the issuers."""
    units = van_ban.don_vi
    blocks = van_ban.ky or tuple(ChuKy() for _ in units)
    placed = [
        (
            units.index(block.don_vi) if block.don_vi in units else min(place, len(units) - 1),
            block,
        )
        for place, block in enumerate(blocks)
    ]
    return sorted(placed, key=lambda pair: pair[0])


def _typed(block: ChuKy, names: Names) -> _Signed:
    post, name = block.chuc_vu, block.ho_ten
    return _Signed(
        tuple([upper(names.typed(line)) for line in block.quyen_han]),
        None if post is None else upper(names.typed(post)),
        None if name is None else names.typed(name),
    )


def _read(block: Mapping[str, Any]) -> _Signed:
    lines = [upper(line["chu"]) for line in block["dong"]]
    return _Signed(tuple(lines[:-1]), lines[-1] if lines else "", block["ho_ten"])


def _differences(
    typed: _Signed, issuer: DonVi, day: datetime.date | None, printed: _Signed
) -> Iterator[Lost]:
    """Yield the fields in which a block is no signer that it may be; none if it is one."""
    known = [_with(typed, one) for one in issuer.signers_on(day) if _agrees(typed, one)]
    found = [list(_unlike(one, typed, printed)) for one in known or [typed]]
    if all(found):
        yield from found[0]


def _with(typed: _Signed, signer: NguoiKy) -> _Signed:
    return _Signed(
        typed.quyen_han or tuple([upper(line) for line in signer.quyen_han]),
        typed.chuc_vu or upper(signer.chuc_vu),
        typed.ho_ten or signer.ho_ten,
    )


def _agrees(typed: _Signed, signer: NguoiKy) -> bool:
    """Whether a signer of the roster is not another one than was typed."""
    post = typed.chuc_vu is None or fits(typed.chuc_vu, upper(signer.chuc_vu))
    return post and (typed.ho_ten is None or fits(typed.ho_ten, signer.ho_ten))


def _unlike(wanted: _Signed, typed: _Signed, printed: _Signed) -> Iterator[Lost]:
    if len(wanted.quyen_han) != len(printed.quyen_han) or not all(
        map(fits, wanted.quyen_han, printed.quyen_han)
    ):
        yield "ky.quyen_han", " ".join(wanted.quyen_han)
    for name in ("chuc_vu", "ho_ten"):
        text, shown = getattr(wanted, name) or "", getattr(printed, name)
        # What a draft leaves open is a hole that everybody sees.
        is_hole = getattr(typed, name) is None and shown.upper().startswith(HOLE.upper())
        if not is_hole and not fits(text, shown):
            yield f"ky.{name}", text or shown
