"""A small plan and its registry, composed through the front door of compose."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from docgen.compose import Composed, Sources, compose, day_of
from docgen.load.document import load_document
from docgen.load.locating import locate
from docgen.load.registry import Registry
from docgen.load.registry.file import load_registry
from docgen.model import DonVi, VanBan
from docgen.the_thuc.loading import choose_profile, load_profile
from docgen.the_thuc.profile import TheThuc

UNITS = """\
hoi-lhpn-xa-a:
  ten: Hội LHPN xã A
  co_quan_chu_quan: HỘI LHPN TỈNH B
  co_quan_ban_hanh: HỘI LHPN XÃ A
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: BTV
  dia_danh: Xã A
  nguoi_ky:
    - {ho_ten: Nguyễn Thị A, chuc_vu: Chủ tịch, quyen_han: TM. BAN THƯỜNG VỤ, tu: 2020-01-01}
chi-hoi-1:
  ten: Chi hội 1
  co_quan_ban_hanh: CHI HỘI 1
  cap_tren: hoi-lhpn-xa-a
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: CH1
  dia_danh: Xã A
chi-hoi-2:
  ten: Chi hội 2
  co_quan_ban_hanh: CHI HỘI 2
  cap_tren: hoi-lhpn-xa-a
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: CH2
  dia_danh: Xã A
dang-uy-xa-a:
  ten: Đảng uỷ xã A
  co_quan_chu_quan: ĐẢNG BỘ TỈNH B
  co_quan_ban_hanh: ĐẢNG UỶ XÃ A
  the_thuc: dang
  ky_hieu_don_vi: ĐU
  dia_danh: Xã A
  nguoi_ky:
    - {ho_ten: Trần Văn B, chuc_vu: Phó Bí thư, quyen_han: T/M BAN THƯỜNG VỤ, tu: 2020-01-01}
doan-xa-a:
  ten: Đoàn xã A
  co_quan_ban_hanh: BCH ĐOÀN XÃ A
  the_thuc: doan
  ky_hieu_don_vi: ĐTN
  dia_danh: Xã A
  nguoi_ky:
    - {ho_ten: Lê Văn C, chuc_vu: Bí thư, tu: 2020-01-01}
"""
PLAN = {
    "loai": "ke_hoach",
    "don_vi": "hoi-lhpn-xa-a",
    "so": "5",
    "ngay": "2026-06-01",
    "trich_yeu": "Phòng, chống ma túy",
    "noi_dung": "I. MỤC ĐÍCH\n- Nâng cao nhận thức",
    "noi_nhan": ["Hội LHPN tỉnh"],
}


def plan(**changes: Any) -> dict[str, Any]:
    """Return the plan's data with fields changed, or left out where the change is None."""
    return {key: value for key, value in (PLAN | changes).items() if value is not None}


def composed(folder: Path, data: dict[str, Any], *, draft: bool = False) -> Composed:
    """Return a plan composed from real files in `folder`."""
    return composed_with_data(folder, data, draft=draft)[2]


def composed_with_data(
    folder: Path, data: dict[str, Any], *, draft: bool = False
) -> tuple[VanBan, tuple[DonVi, ...], Composed]:
    """Return the loaded plan, its issuers and what was composed from them."""
    found = sources(folder, data, draft=draft)
    return found.van_ban, found.issuers, compose(found)


def sources(
    folder: Path, data: dict[str, Any], *, draft: bool = False, units: str = UNITS
) -> Sources:
    """Return what a plan is composed from, loaded from real files in `folder`."""
    import yaml

    (folder / "don_vi.yaml").write_text(units, encoding="utf-8")
    registry, faults = load_registry(folder / "don_vi.yaml", "don_vi.yaml")
    assert not faults, faults
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    loaded = load_document(folder / "plan.yaml", "plan.yaml", draft=draft)
    van_ban = loaded.van_ban
    assert van_ban is not None, loaded.problems
    where = partial(locate, loaded.node, loaded.text, "plan.yaml")
    issuers, profile = issued(van_ban, registry)
    return Sources(van_ban, issuers, profile, registry, where, {}, draft)


def issued(van_ban: VanBan, registry: Registry) -> tuple[tuple[DonVi, ...], TheThuc]:
    """Return the issuers of a document and its profile, on its day."""
    issuers = tuple(registry.lookup(key, day_of(van_ban)) for key in van_ban.don_vi)
    if van_ban.the_thuc:
        return issuers, load_profile(van_ban.the_thuc)
    return issuers, choose_profile(issuers[0].the_thuc, day_of(van_ban))[0]


def texts(blocks: list[dict[str, Any]]) -> list[str]:
    """Return the text of each paragraph block; a table shows as `[bảng]`."""
    return [
        "[bảng]" if "hang" in block else "".join(piece["chu"] for piece in block["chu"])
        for block in blocks
    ]
