"""The proof of the head: issuer, number with its symbol, place and date of this very document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.compose.dates import day_long, day_short
from docgen.model import DonVi, VanBan
from docgen.tieng_viet.text import upper
from docgen.verify.filled import Lost
from docgen.verify.matching import find, fits
from docgen.verify.names import Names

_NUMBER = re.compile(r"([^/-]*)[/-]?(.*)", re.DOTALL)
_LABEL = re.compile(r"^Số:? ")


def misheaded(
    van_ban: VanBan, issuers: tuple[DonVi, ...], names: Names, context: Mapping[str, Any]
) -> Iterator[Lost]:
    """Yield what the head, or the guide line of an appendix, prints of another document."""
    yield from _unnamed(issuers, context)
    yield from _misdated(van_ban, issuers[0], names, context)
    yield from _misnumbered(van_ban, issuers, names, context)
    if van_ban.phu_luc and van_ban.hinh_thuc == "giay":
        for one in context["phu_luc"]:
            yield from _misguided(van_ban, issuers, context, one["kem_theo"])


def _unnamed(issuers: tuple[DonVi, ...], context: Mapping[str, Any]) -> Iterator[Lost]:
    """Yield the issuing lines of the registry that the head does not print."""
    above = [upper(line) for line in context["co_quan_chu_quan"]]
    if above != [upper(line) for line in issuers[0].co_quan_chu_quan]:
        yield "don_vi", " ".join(issuers[0].co_quan_chu_quan) or " ".join(above)
    printed = [upper(line) for line in context["co_quan_ban_hanh"]]
    lines = [upper(line) for issuer in issuers for line in issuer.co_quan_ban_hanh]
    if len(issuers) == 1 and printed != lines:
        yield "don_vi", " ".join(issuers[0].co_quan_ban_hanh)
    elif len(issuers) > 1:
        head = " ".join(printed)
        yield from (("don_vi", line) for line in lines if find(line, head) < 0)


def _misdated(
    van_ban: VanBan, issuer: DonVi, names: Names, context: Mapping[str, Any]
) -> Iterator[Lost]:
    printed, date = context["dia_danh_ngay"], day_long(van_ban.ngay)
    if not printed.endswith(date):
        yield "ngay", date
        return
    place = names.typed(van_ban.dia_danh or issuer.dia_danh)
    if not fits(place.rstrip(" ,"), printed.removesuffix(date).rstrip(" ,")):
        yield "dia_danh", place


def _misnumbered(
    van_ban: VanBan, issuers: tuple[DonVi, ...], names: Names, context: Mapping[str, Any]
) -> Iterator[Lost]:
    """Yield a number or symbol of another document; what is written by pen has no figures."""
    found = _NUMBER.fullmatch(context["so_ky_hieu"])
    before, mark = found.groups() if found else ("", "")
    figures = [int(one) for one in re.findall("[0-9]+", before)]
    if figures != ([van_ban.so] if van_ban.so else []):
        yield "so", str(van_ban.so or before.strip())
    if van_ban.ky_hieu:
        wanted = names.typed(van_ban.ky_hieu)
        if not fits(wanted, mark):
            yield "ky_hieu", wanted
        return
    is_last = len(issuers) == 1 and not van_ban.don_vi_soan
    for issuer in issuers:
        code = issuer.ky_hieu_don_vi.rstrip("-/")
        if not fits(code, mark, head=False, tail=is_last):
            yield "ky_hieu", code


def _misguided(
    van_ban: VanBan, issuers: tuple[DonVi, ...], context: Mapping[str, Any], guide: str
) -> Iterator[Lost]:
    """Yield what the line below the title of an appendix says of another document."""
    number = _LABEL.sub("", context["so_ky_hieu"], count=1)
    dates = [day_long(van_ban.ngay).removeprefix("ngày ")]
    dates += [day_short(van_ban.ngay)] if van_ban.ngay and van_ban.ngay.is_full else []
    if number not in guide or not any(date in guide for date in dates):
        yield "phu_luc", f"{number} {dates[0]}"
    yield from (("phu_luc", unit.ten) for unit in issuers if find(unit.ten, guide) < 0)
