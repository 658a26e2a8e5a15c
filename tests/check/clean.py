"""Documents without a fault: one of each type for each profile, built by docgen itself."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from docgen import Options, build_documents
from docgen.check.registry import CODES
from docgen.the_thuc.loading import load_profile

_HOME = Path(__file__).parents[2]
FAMILIES = ("nha-nuoc", "hoi-lhpn", "doan-the", "dang", "dang-hd36", "doan")
TYPES = {
    "kế hoạch": "ke_hoach",
    "báo cáo": "bao_cao",
    "tờ trình": "to_trinh",
    "công văn": "cong_van",
}
_UNITS = {
    "nha-nuoc": ("Ủy ban nhân dân xã Tân Biên", "", "ỦY BAN NHÂN DÂN XÃ TÂN BIÊN", "UBND"),
    "hoi-lhpn": (
        "Hội Liên hiệp Phụ nữ xã Tân Biên",
        "HỘI LHPN TỈNH TÂY NINH",
        "HỘI LHPN XÃ TÂN BIÊN",
        "BTV",
    ),
    "doan-the": (
        "Hội Nông dân xã Tân Biên",
        "HỘI NÔNG DÂN TỈNH TÂY NINH",
        "HỘI NÔNG DÂN XÃ TÂN BIÊN",
        "HND",
    ),
    "dang": ("Đảng ủy xã Tân Biên", "ĐẢNG BỘ TỈNH TÂY NINH", "ĐẢNG ỦY XÃ TÂN BIÊN", "ĐU"),
    "doan": ("Đoàn xã Tân Biên", "TỈNH ĐOÀN TÂY NINH", "BCH ĐOÀN XÃ TÂN BIÊN", "ĐTN"),
}
_SIGNERS = {
    "nha-nuoc": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "hoi-lhpn": ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    "doan-the": ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    "dang": ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    "doan": ("TM. BAN CHẤP HÀNH ĐOÀN XÃ", "BÍ THƯ"),
}
_LUU = {"dang": "Văn phòng Đảng ủy", "doan": "VP"}
# A letter of each kind of paragraph that the notation knows, and what plans really say.
_BODY = (Path(__file__).parent / "than_van_ban.txt").read_text(encoding="utf-8")
_TABLE = """\
      | STT | Nội dung nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
      | 1 | Tuyên truyền tại các ấp | Văn phòng | 30/6/2026 |
      | 2 | Kiểm tra, giám sát | Văn phòng | 31/10/2026 |
"""


def _registry() -> str:
    lines = []
    for family, (name, above, issuer, sign) in _UNITS.items():
        power, post = _SIGNERS[family]
        lines += [f"{family}:", f"  ten: {name}", f"  co_quan_ban_hanh: {issuer}"]
        if above:
            lines.append(f"  co_quan_chu_quan: {above}")
        lines += [f"  the_thuc: {family}", f"  ky_hieu_don_vi: {sign}", "  dia_danh: Tân Biên"]
        lines += ["  nguoi_ky:", "    - ho_ten: Nguyễn Văn A", f"      chuc_vu: {post.title()}"]
        lines += [f"      quyen_han: {power}"]
    return "\n".join(lines) + "\n"


def workspace(root: Path) -> None:
    """Make a workspace with the units and the templates that ship."""
    (root / "data").mkdir()
    (root / "data" / "don_vi.yaml").write_text(_registry(), encoding="utf-8")
    shutil.copytree(_HOME / "templates", root / "templates")


def document(family: str, loai: str) -> str:
    """Return the data of a clean document of a type (`ke_hoach` …)."""
    kind = load_profile(family).loai[loai]
    party = family.startswith("dang")
    unit = "dang" if party else family
    power, post = _SIGNERS[unit]
    lines = [
        f"loai: {loai}",
        f"don_vi: {unit}",
        f"the_thuc: {family}",
        "so: 15",
        "ngay: 2026-05-25" if family == "dang-hd36" else "ngay: 2026-06-25",
        f"trich_yeu: {'p' if party else 'P'}hòng, chống ma túy trên địa bàn xã Tân Biên năm 2026",
    ]
    if kind.cong_van and not party:
        lines += ["don_vi_soan: VP"]
    if kind.kinh_gui == "co":
        lines += ["kinh_gui:", "  - Ban Chỉ đạo xã Tân Biên"]
    if not kind.cong_van:
        lines += [
            "can_cu:",
            "  - loai: Kế hoạch",
            "    so_ky_hieu: 45/KH-BCĐ" if not party else "    so_ky_hieu: 45-KH/TU",
            "    ngay: 2026-03-09",
            "    co_quan: Ban Chỉ đạo tỉnh Tây Ninh",
            "    trich_yeu: về việc phòng, chống ma túy năm 2026",
            "  - Theo đề nghị của Văn phòng",
        ]
    # The Youth Union numbers its points 1.1., 1.2. (HD 29-HD/TWĐTN-VP, III.6).
    body = _BODY.replace(" a) ", " 1.1. ").replace(" b) ", " 1.2. ") if unit == "doan" else _BODY
    lines += ["noi_dung: |", body.rstrip("\n")]
    lines += ["noi_nhan:", "  - Ban Chỉ đạo tỉnh Tây Ninh", "  - Các ấp trên địa bàn xã"]
    lines += [f"luu: {_LUU.get(unit, 'VT, VP')}"]
    lines += ["ky:", f"  quyen_han: {power}", f"  chuc_vu: {post}", "  ho_ten: Nguyễn Văn A"]
    lines += ["phu_luc:", "  - ten: Danh mục nhiệm vụ", "    noi_dung: |", _TABLE.rstrip("\n")]
    return "\n".join(lines) + "\n"


@cache
def _all_clean() -> dict[tuple[str, str], bytes]:
    """Build every clean document in one run; none where the build finds a fault."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        workspace(root)
        paths = {}
        for family in FAMILIES:
            for kind in TYPES:
                path = root / "data" / f"{family}-{TYPES[kind]}.yaml"
                path.write_text(document(family, TYPES[kind]), encoding="utf-8")
                paths[family, kind] = path
        report = build_documents(paths.values(), root, Options(out=root / "out"))
        # What the rulebook says of them is for the tests to tell, each document on its own.
        codes = [problem.code for problem in report.problems if problem.level != "note"]
        faults = [code for code in codes if code not in CODES]
        built = {key: root / "out" / f"{path.stem}.docx" for key, path in paths.items()}
        return {key: path.read_bytes() for key, path in built.items() if not faults}


def clean(family: str = "nha-nuoc", kind: str = "kế hoạch") -> bytes:
    """Return the bytes of a clean document."""
    documents = _all_clean()
    assert documents, "a clean document does not build cleanly"
    return documents[family, kind]
