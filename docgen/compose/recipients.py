"""Addressees, recipients and the filing line."""

from __future__ import annotations

import re
from typing import Any

from docgen.compose.lists import bare, ended, listed
from docgen.compose.scope import Scope
from docgen.load.registry import Registry
from docgen.model import DonVi, NoiNhan, VanBan
from docgen.problems import Level, Problem, ProblemError
from docgen.the_thuc.profile import Loai, TheThuc
from docgen.tieng_viet.text import fold

# The word of the filing line itself, not a name that begins with Lưu.
_FILING = re.compile(r"^(?i:lưu)(?:\s*:\s*|\s+(?=VT\b|VP\b|Văn phòng\b|[A-ZĐ]{2}))")
_ABOVE = ("nhu_tren", "nhu_kinh_gui")


def addressees(van_ban: VanBan, profile: TheThuc, kind: Loai, scope: Scope) -> list[dict[str, Any]]:
    """Return the groups of addressees: label, then one name or several lines."""
    form = profile.kinh_gui
    groups = (
        ("kinh_gui", kind.nhan or form.nhan, van_ban.kinh_gui),
        ("dong_kinh_gui", form.dong_kinh_gui, van_ban.dong_kinh_gui),
    )
    return [
        _address(words, [bare(scope.fill(name, where)) for name in names], profile)
        for where, words, names in groups
        if names
    ]


def recipient_lines(
    van_ban: VanBan,
    issuers: tuple[DonVi, ...],
    profile: TheThuc,
    kind: Loai,
    scope: Scope,
    registry: Registry,
) -> list[str]:
    """Return the recipient lines with their marks; the last is the filing line."""
    form = profile.noi_nhan
    names: list[str] = []
    for index, item in enumerate(van_ban.noi_nhan):
        names += _names(item, f"noi_nhan.{index}", van_ban, profile, scope, registry)
    if van_ban.kinh_gui and kind.kinh_gui != "khong":
        names = _above_first(names, form.nhu_tren)
    filing = ended(_filing(van_ban, issuers[0], profile, scope), form.het)
    lines = [form.truoc + ended(name, form.het_dong) for name in names]
    return [*lines, form.truoc + filing]


def _above_first(names: list[str], above: str) -> list[str]:
    """Return the names led by `Như trên`, as typed where it was (NĐ 30/2020, Phụ lục I, II.9b)."""
    typed = [name for name in names if is_above(name)]
    return [*(typed or [above]), *(name for name in names if name not in typed)]


def is_above(name: str) -> bool:
    """Whether a recipient is the one that stands first: `Như trên`."""
    return fold(name) in _ABOVE


def _address(label: str, names: list[str], profile: TheThuc) -> dict[str, Any]:
    form = profile.kinh_gui
    if len(names) == 1:
        return {"nhan": label, "mot": names[0], "danh_sach": []}
    lines = listed(names, form.truoc, form.het_dong, form.het)
    return {"nhan": label, "mot": "", "danh_sach": lines}


def _names(
    item: NoiNhan, where: str, van_ban: VanBan, profile: TheThuc, scope: Scope, registry: Registry
) -> list[str]:
    copies = profile.noi_nhan.so_ban.format(so_ban=item.so_ban) if item.so_ban else ""
    if item.nhom is None:
        name = bare(scope.fill(item.ten or "", where))
        _check_name(item, name, where, scope)
        return [name + copies]
    units = _group(item.nhom, where, van_ban, scope, registry)
    if item.ten is None:
        return [unit.ten + copies for unit in units]
    heading = bare(scope.fill(item.ten, where, {"so_luong": f"{len(units):02}"}))
    names = ", ".join(unit.ten for unit in units)
    return [(f"{heading}: {names}" if item.liet_ke else heading) + copies]


def _group(name: str, where: str, van_ban: VanBan, scope: Scope, registry: Registry) -> list[DonVi]:
    day = van_ban.ngay.last_day if van_ban.ngay else None
    place = scope.locate(where, name)
    try:
        units = list(registry.group(name, van_ban.don_vi[0], day, place).values())
    except ProblemError as error:
        scope.problems.extend(error.problems)
        return []
    if not units:
        hint = "xem cap_tren và nhom trong data/don_vi.yaml"
        message = f"Nhóm «{name}» không có đơn vị nào."
        scope.problems.add(Problem("D-NHOM", message, place, hint))
    return units


def _check_name(item: NoiNhan, name: str, where: str, scope: Scope) -> None:
    if _FILING.match(name):
        place = scope.locate(where, name)
        message = "Dòng «Lưu» nằm trong nơi nhận nên sẽ in hai lần."
        hint = "chuyển phần sau chữ Lưu sang khóa «luu», ví dụ: luu: VT, VP"
        scope.problems.add(Problem("D-NOINHAN", message, place, hint))
    if item.liet_ke:
        place = scope.locate(where, name)
        message = "«liet_ke» chỉ có tác dụng khi có «nhom»."
        hint = "thêm «nhom», hoặc bỏ «liet_ke»"
        scope.problems.add(Problem("D-KHONGIN", message, place, hint, Level.WARNING))


def _filing(van_ban: VanBan, issuer: DonVi, profile: TheThuc, scope: Scope) -> str:
    form = profile.noi_nhan
    kept = van_ban.luu or issuer.noi_luu or form.luu_mac_dinh
    return form.luu.format(luu=_FILING.sub("", bare(scope.fill(kept, "luu"))))
