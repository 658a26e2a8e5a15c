"""Appendices: number, title, guide line, text."""

from __future__ import annotations

from typing import Any

from docgen.compose.body import BodyWriter
from docgen.compose.closing import close
from docgen.compose.dates import day_long, day_short
from docgen.compose.kept import Kept
from docgen.compose.lists import capitals
from docgen.compose.scope import Scope
from docgen.compose.symbol import number_and_symbol
from docgen.model import DonVi, PhuLuc, VanBan
from docgen.the_thuc.profile import Loai, TheThuc
from docgen.the_thuc.widths import line_widths
from docgen.tieng_viet.numbers import roman


def appendix(
    item: PhuLuc,
    index: int,
    van_ban: VanBan,
    profile: TheThuc,
    scope: Scope,
    guide: str,
    kept: Kept | None = None,
) -> dict[str, Any]:
    """Return one appendix for the template (NĐ 30/2020, Phụ lục I, III.1; HD 05-HD/VPTW, II.1)."""
    where = f"phu_luc.{index}"
    landscape = item.huong == "ngang"
    width = profile.trang.rong_ngang if landscape else profile.trang.rong
    writer = BodyWriter(van_ban, profile, scope, width, landscape, kept)
    look = profile.look("kem_theo")
    ratio = sum(profile.ke_phu_luc.ti_le) / 2
    lines = line_widths(guide, look.dung, width, italic=True)
    return {
        "so": _label(index, len(van_ban.phu_luc), profile),
        "ten": capitals(scope.fill(item.ten, f"{where}.ten"), profile.look("phu_luc_ten")),
        "kem_theo": guide,
        "dai_gach": max(1, round(min(max(lines), width / 2) * ratio)),
        "ngang": landscape,
        "noi_dung": close(writer.blocks(item.noi_dung, f"{where}.noi_dung"), profile.ket.dau),
    }


def reference(
    van_ban: VanBan, issuers: tuple[DonVi, ...], profile: TheThuc, kind: Loai, mark: str
) -> str:
    """Return the guide line: full on paper, its places left open in an electronic document."""
    form = profile.phu_luc
    if van_ban.hinh_thuc == "dien_tu":
        return form.bo_trong.format(loai=kind.ten)
    short = form.ngay == "so" and van_ban.ngay is not None and van_ban.ngay.is_full
    date = day_short(van_ban.ngay) if short and van_ban.ngay else day_long(van_ban.ngay)
    return form.kem_theo.format(
        loai=kind.ten,
        so_ky_hieu=number_and_symbol(van_ban.so, mark, profile),
        ngay=date.removeprefix("ngày ") if form.ngay == "so" else date,
        co_quan=profile.lien_tich.noi_cau.join(issuer.ten for issuer in issuers),
    )


def _label(index: int, count: int, profile: TheThuc) -> str:
    form = profile.phu_luc
    if count == 1:
        return form.nhan
    number = roman(index + 1) if form.danh_so == "la_ma" else str(index + 1)
    return f"{form.nhan} {number}"
