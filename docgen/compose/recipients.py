"""Addressees, recipients and the filing line."""

from __future__ import annotations

import re
from typing import Any

from docgen.compose.scope import Scope
from docgen.load.registry import Registry
from docgen.model import DonVi, NoiNhan, VanBan
from docgen.problems import Problem, ProblemError
from docgen.the_thuc.profile import TheThuc

# An abbreviation keeps its own period: `UBND TP.;`
_ABBREVIATED = re.compile(r"(?:\b[A-ZĐ]{1,3}|\bv\.v)\.$")
_FILING = re.compile(r"^lưu\s*:?\s*", re.IGNORECASE)
_DASH = re.compile(r"^[-–•]\s+")


def addressees(van_ban: VanBan, profile: TheThuc, scope: Scope) -> list[dict[str, Any]]:
    """Return the groups of addressees: label, then one name or several lines."""
    form = profile.kinh_gui
    label = form.nhan_to_trinh if van_ban.loai == "to_trinh" and form.nhan_to_trinh else form.nhan
    groups = (
        ("kinh_gui", label, van_ban.kinh_gui),
        ("dong_kinh_gui", form.dong_kinh_gui, van_ban.dong_kinh_gui),
    )
    return [
        _address(words, [bare(scope.fill(name, where)) for name in names], profile)
        for where, words, names in groups
        if names
    ]


def recipient_lines(
    van_ban: VanBan, issuers: tuple[DonVi, ...], profile: TheThuc, scope: Scope, registry: Registry
) -> list[str]:
    """Return the recipient lines with their marks; the last is the filing line."""
    form = profile.noi_nhan
    names: list[str] = []
    for index, item in enumerate(van_ban.noi_nhan):
        names += _names(item, f"noi_nhan.{index}", van_ban, profile, scope, registry)
    if van_ban.kinh_gui and not any(name.startswith(form.nhu_tren) for name in names):
        names.insert(0, form.nhu_tren)
    lines = [f"{form.truoc}{name}{form.het_dong}" for name in names]
    return [*lines, f"{form.truoc}{_filing(van_ban, issuers[0], profile, scope)}{form.het}"]


def bare(line: str) -> str:
    """Return a list item without the dash and the end mark that the program prints itself."""
    line = _DASH.sub("", line.strip())
    if line.endswith((";", ",")):
        return line[:-1].rstrip()
    if line.endswith(".") and not line.endswith("..") and not _ABBREVIATED.search(line):
        return line[:-1].rstrip()
    return line


def _address(label: str, names: list[str], profile: TheThuc) -> dict[str, Any]:
    form = profile.kinh_gui
    if len(names) == 1:
        return {"nhan": label, "mot": names[0], "danh_sach": []}
    ends = [form.het_dong] * (len(names) - 1) + [form.het]
    lines = [f"{form.truoc}{name}{end}" for name, end in zip(names, ends, strict=True)]
    return {"nhan": label, "mot": "", "danh_sach": lines}


def _names(
    item: NoiNhan, where: str, van_ban: VanBan, profile: TheThuc, scope: Scope, registry: Registry
) -> list[str]:
    copies = profile.noi_nhan.so_ban.format(so_ban=item.so_ban) if item.so_ban else ""
    if item.nhom is None:
        return [bare(scope.fill(item.ten or "", where)) + copies]
    day = van_ban.ngay.last_day if van_ban.ngay else None
    place = scope.locate(where, item.nhom)
    try:
        units = list(registry.group(item.nhom, van_ban.don_vi[0], day, place).values())
    except ProblemError as error:
        scope.problems.extend(error.problems)
        return []
    if not units:
        message = f"Nhóm «{item.nhom}» không có đơn vị nào."
        scope.problems.add(
            Problem("D-NHOM", message, place, "xem cap_tren và nhom trong data/don_vi.yaml")
        )
    names = [bare(unit.ten) for unit in units]
    if item.ten is None:
        return [name + copies for name in names]
    heading = bare(scope.fill(item.ten, where, {"so_luong": f"{len(units):02}"}))
    return [(f"{heading}: {', '.join(names)}" if item.liet_ke else heading) + copies]


def _filing(van_ban: VanBan, issuer: DonVi, profile: TheThuc, scope: Scope) -> str:
    form = profile.noi_nhan
    kept = van_ban.luu or issuer.noi_luu or form.luu_mac_dinh
    return form.luu.format(luu=_FILING.sub("", bare(scope.fill(kept, "luu"))))
