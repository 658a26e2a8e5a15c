"""Number and symbol, place and date: the second row of the header."""

from __future__ import annotations

from docgen.compose.dates import day_long
from docgen.model import DonVi, VanBan
from docgen.the_thuc.profile import Loai, TheThuc


def symbol(van_ban: VanBan, issuers: tuple[DonVi, ...], profile: TheThuc, kind: Loai) -> str:
    """Return the symbol without the number: `KH-BTV`, `KH/TU`, `UBND-VX`; as typed when typed."""
    if van_ban.ky_hieu:
        return van_ban.ky_hieu
    form = profile.so
    drafted = van_ban.don_vi_soan or ""
    pattern = form.cong_van if kind.cong_van else form.van_ban
    wider = form.cong_van_soan if kind.cong_van else form.van_ban_soan
    if drafted and wider:
        pattern = wider
    codes = profile.lien_tich.noi_ky_hieu.join(issuer.ky_hieu_don_vi for issuer in issuers)
    joined = pattern.format(loai=kind.viet_tat, don_vi=codes, don_vi_soan=drafted)
    return joined.rstrip("-/")


def number_and_symbol(number: int | None, mark: str, profile: TheThuc) -> str:
    """Return the number and symbol without `Số:`; a missing number leaves room for the pen."""
    form = profile.so
    digits = form.trong if number is None else f"{number:0{form.chu_so}}"
    return f"{digits}{form.noi}{mark}"


def place_and_date(van_ban: VanBan, issuer: DonVi, profile: TheThuc) -> str:
    """Return `Hóc Môn, ngày 25 tháng 5 năm 2023`, what is missing left blank for the pen."""
    place = van_ban.dia_danh or issuer.dia_danh
    return profile.dia_danh_ngay.mau.format(dia_danh=place, ngay=day_long(van_ban.ngay))
