"""One small office for each format profile, and documents of it built through the front door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from word_ruler import Paper

from docgen import Options, build_documents
from docgen.problems import Problem

DECREE = ("nha-nuoc", "hoi-lhpn", "doan-the")
PARTY = ("dang", "dang-hd36")
UNION = ("doan",)
EVERY = (*DECREE, *PARTY, *UNION)

UNITS: dict[str, dict[str, Any]] = {
    "nha-nuoc": {
        "ten": "Sở Nội vụ tỉnh Tây Ninh",
        "co_quan_chu_quan": "Ủy ban nhân dân tỉnh Tây Ninh",
        "co_quan_ban_hanh": "Sở Nội vụ",
        "ky_hieu_don_vi": "SNV",
        "dia_danh": "Tây Ninh",
    },
    "hoi-lhpn": {
        "ten": "Hội LHPN xã Tân Biên",
        "co_quan_chu_quan": "Hội LHPN tỉnh Tây Ninh",
        "co_quan_ban_hanh": "Hội LHPN xã Tân Biên",
        "ky_hieu_don_vi": "BTV",
        "dia_danh": "Tân Biên",
    },
    "doan-the": {
        "ten": "Ban Thường trực Ủy ban MTTQ Việt Nam xã Tân Biên",
        "co_quan_chu_quan": "Ủy ban MTTQ Việt Nam xã Tân Biên",
        "co_quan_ban_hanh": "Ban Thường trực",
        "ky_hieu_don_vi": "MTTQ-BTT",
        "dia_danh": "Tân Biên",
    },
    "dang": {
        "ten": "Ban Thường vụ Đảng uỷ xã Tân Biên",
        "co_quan_chu_quan": "Đảng bộ tỉnh Tây Ninh",
        "co_quan_ban_hanh": "Đảng uỷ xã Tân Biên",
        "ky_hieu_don_vi": "ĐU",
        "dia_danh": "Tân Biên",
        "noi_luu": "Văn phòng Đảng uỷ",
    },
    "doan": {
        "ten": "Ban Thường vụ Đoàn xã Tân Biên",
        "co_quan_chu_quan": "Tỉnh đoàn Tây Ninh",
        "co_quan_ban_hanh": "BCH Đoàn xã Tân Biên",
        "ky_hieu_don_vi": "ĐTN",
        "dia_danh": "Tân Biên",
    },
}
# The rulebook's own authority words; the state office is signed by its head.
AUTHORITY = {
    "hoi-lhpn": "TM. BAN THƯỜNG VỤ",
    "doan-the": "TM. BAN THƯỜNG TRỰC",
    "dang": "T/M BAN THƯỜNG VỤ",
    "dang-hd36": "T/M BAN THƯỜNG VỤ",
    "doan": "TM. BAN THƯỜNG VỤ ĐOÀN XÃ",
}
POST = {"nha-nuoc": "Giám đốc", "hoi-lhpn": "Chủ tịch", "doan-the": "Chủ tịch"}


def plan(profile: str, **changes: Any) -> dict[str, Any]:
    """Return the data of a plan of 5 June 2026 (legacy Party: 5 March); None drops a key."""
    unit = profile.removesuffix("-hd36")
    signer = {"chuc_vu": POST.get(profile, "Bí thư"), "ho_ten": "Nguyễn Văn A"}
    if profile in AUTHORITY:
        signer["quyen_han"] = AUTHORITY[profile]
    data: dict[str, Any] = {
        "loai": "ke_hoach",
        "don_vi": unit,
        "so": "5",
        "ngay": "2026-03-05" if profile == "dang-hd36" else "2026-06-05",
        "trich_yeu": "Công tác văn thư năm 2026",
        "can_cu": ["Căn cứ Luật Lưu trữ", "Theo đề nghị của Văn phòng"],
        "mo_dau": "Đơn vị xây dựng kế hoạch như sau:",
        "noi_dung": "I. MỤC ĐÍCH\n1. Nâng cao chất lượng\n- Bảo đảm đúng thể thức.",
        "noi_nhan": ["Cơ quan cấp trên (để báo cáo)", "Các đơn vị trực thuộc"],
        "ky": signer,
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


# Their symbols have no place for it: the Party's, and the Front's, which names its board.
NO_DRAFTING_UNIT = ("dang", "dang-hd36", "doan-the")


def letter(profile: str, **changes: Any) -> dict[str, Any]:
    """Return the data of a letter to two addressees."""
    changes = {
        "loai": "cong_van",
        "don_vi_soan": None if profile in NO_DRAFTING_UNIT else "VP",
        "trich_yeu": "Góp ý dự thảo",
        "kinh_gui": ["Sở Tài chính", "Sở Y tế"],
        "can_cu": None,
        "mo_dau": None,
        "noi_dung": "Đề nghị các đơn vị góp ý dự thảo.",
        "noi_nhan": ["Như trên"],
    } | changes
    return plan(profile, **changes)


# A plan of a few lines breaks rules about what plans say; here looks and data are looked at.
_WORDING = ("KH-", "ND-", "NR-", "TL-", "DD-", "TR-06")


def run_build(
    tmp_path: Path, data: dict[str, Any], *more: dict[str, Any]
) -> tuple[Path, list[Problem]]:
    """Build data files in a workspace of their own; return the first document and its findings."""
    folder = tmp_path / "data" / "van_ban"
    folder.mkdir(parents=True, exist_ok=True)
    units = {key: unit | {"the_thuc": key} for key, unit in UNITS.items()}
    _write(tmp_path / "data" / "don_vi.yaml", units)
    files = []
    for number, one in enumerate((data, *more)):
        files.append(folder / f"v{number}.yaml")
        _write(files[-1], one)
    report = build_documents(
        files, tmp_path, Options(out=tmp_path / "out", cache=tmp_path.parent / "mau")
    )
    problems = [one for one in report.problems if not one.code.startswith(_WORDING)]
    return tmp_path / "out" / "v0.docx", problems


def built(tmp_path: Path, data: dict[str, Any]) -> Paper:
    """Build one document that must have no findings, and open it."""
    path, problems = run_build(tmp_path, data)
    assert not problems, [(problem.code, problem.message) for problem in problems]
    return Paper(path)


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
