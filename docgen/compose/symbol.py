"""Number and symbol, place and date: the second row of the header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.compose.dates import day_long
from docgen.compose.scope import Scope
from docgen.model import DonVi, VanBan
from docgen.problems import Level, Problem
from docgen.the_thuc.profile import Loai, TheThuc

_NUMBERED = re.compile(r"^[\d/-]|[/-]$")


def symbol(van_ban: VanBan, issuers: tuple[DonVi, ...], profile: TheThuc, kind: Loai) -> str:
    """Return the symbol without the number: `KH-BTV`, `KH/TU`, `UBND-VX`; as typed when typed."""
    if van_ban.ky_hieu:
        return van_ban.ky_hieu
    codes = profile.lien_tich.noi_ky_hieu.join(issuer.ky_hieu_don_vi for issuer in issuers)
    drafted = van_ban.don_vi_soan or ""
    pattern = _pattern(van_ban, profile, kind)
    return pattern.format(loai=kind.viet_tat, don_vi=codes, don_vi_soan=drafted).rstrip("-/")


def number_and_symbol(number: int | None, mark: str, profile: TheThuc) -> str:
    """Return the number and symbol without `Số:`; a missing number leaves room for the pen."""
    form = profile.so
    digits = form.trong if number is None else f"{number:0{form.chu_so}}"
    return f"{digits}{form.noi}{mark}"


def place_and_date(van_ban: VanBan, issuer: DonVi, profile: TheThuc) -> str:
    """Return `Hóc Môn, ngày 25 tháng 5 năm 2023`, what is missing left blank for the pen."""
    place = van_ban.dia_danh or issuer.dia_danh
    return profile.dia_danh_ngay.mau.format(dia_danh=place, ngay=day_long(van_ban.ngay))


def symbol_problems(
    van_ban: VanBan,
    issuers: tuple[DonVi, ...],
    profile: TheThuc,
    kind: Loai,
    mark: str,
    scope: Scope,
) -> Iterator[Problem]:
    """Yield what is wrong with a symbol (NĐ 30/2020, Phụ lục I, II.3; HD 05 I.3; HD 29 III.3)."""
    clause = profile.so.dieu
    if any(character.isspace() for character in mark):
        message, hint = f"Ký hiệu «{mark}» có khoảng trắng.", "viết liền, ví dụ: KH-BTV"
        place = scope.locate("ky_hieu", mark)
        yield Problem("SK-05", message, place, hint, clause=clause)
    if _NUMBERED.search(mark):
        message = f"Ký hiệu «{mark}» ghi cả số hoặc thừa dấu."
        hint = "ghi số ở khóa «so», ký hiệu chỉ ghi phần chữ, ví dụ: KH-BTV"
        place = scope.locate("ky_hieu", mark)
        yield Problem("SK-05", message, place, hint, clause=clause)
    pattern = _pattern(van_ban, profile, kind)
    wants_drafter = "{don_vi_soan}" in pattern and not van_ban.ky_hieu
    composite = any("-" in issuer.ky_hieu_don_vi for issuer in issuers)
    if wants_drafter and not van_ban.don_vi_soan and not composite:
        message = "Công văn chưa có «don_vi_soan» nên ký hiệu thiếu đơn vị soạn thảo."
        hint = "thêm «don_vi_soan: VP» (chữ viết tắt đơn vị soạn hoặc lĩnh vực)"
        yield Problem("SK-01", message, scope.locate("", ""), hint, Level.WARNING, clause)
    if van_ban.don_vi_soan and not wants_drafter:
        message = "«don_vi_soan» không in ra: ký hiệu của văn bản này không có đơn vị soạn."
        place = scope.locate("don_vi_soan", "")
        yield Problem("D-KHONGIN", message, place, "bỏ «don_vi_soan»", Level.WARNING)


def _pattern(van_ban: VanBan, profile: TheThuc, kind: Loai) -> str:
    form = profile.so
    wider = form.cong_van_soan if kind.cong_van else form.van_ban_soan
    if van_ban.don_vi_soan and wider:
        return wider
    return form.cong_van if kind.cong_van else form.van_ban
