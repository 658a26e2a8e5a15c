"""A made-up country: `python tests/bench/province.py FOLDER [UNITS]` writes a workspace of it.

One ministry, 34 provinces and as many communes as asked for (3,321 by default), a plan with places
and a table of units with numbers and days. Every name is made of syllables, none is a real place.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from openpyxl import Workbook

from docgen.tieng_viet.numbers import roman

ROOT = Path(__file__).parents[2]
PROVINCES = 34
_FIRST = ["An", "Bình", "Cẩm", "Đại", "Đông", "Hòa", "Khánh", "Long", "Mỹ", "Phước", "Tân", "Xuân"]
_SECOND = ["An", "Bắc", "Châu", "Định", "Giang", "Hưng", "Lập", "Nghĩa", "Phú", "Thạnh", "Ân", "Ý"]
_THIRD = [str(number) for number in range(1, 100)]


def commune_names() -> Iterator[str]:
    """Yield names that never repeat, among them pairs that differ only in their marks."""
    for third, first, second in product(_THIRD, _FIRST, _SECOND):
        yield f"{first} {second} {third}"


def registry(units: int) -> Iterator[str]:
    """Yield the lines of a `data/don_vi.yaml`."""
    yield from _unit("bo", "Bộ Mẫu", "BỘ MẪU", None, "Hà Nội", "Bộ trưởng")
    for number in range(1, PROVINCES + 1):
        name = f"tỉnh Mẫu {number:02}"
        body = f"ỦY BAN NHÂN DÂN TỈNH MẪU {number:02}"
        yield from _unit(f"tinh-{number:02}", name, body, "bo", f"Mẫu {number:02}", "Chủ tịch")
    for number, name in zip(range(1, units + 1), commune_names(), strict=False):
        above = f"tinh-{(number - 1) % PROVINCES + 1:02}"
        body = f"ỦY BAN NHÂN DÂN XÃ {name.upper()}"
        yield from _unit(f"xa-{number:05}", f"xã {name}", body, above, name, "Chủ tịch")


def _unit(
    key: str, name: str, body: str, above: str | None, place: str, post: str
) -> Iterator[str]:
    yield f"{key}:"
    yield f"  ten: Ủy ban nhân dân {name}"
    yield f"  ten_tat: UBND {name}"
    yield f"  co_quan_ban_hanh: {body}"
    if above:
        yield f"  cap_tren: {above}"
    yield "  the_thuc: nha-nuoc"
    yield "  ky_hieu_don_vi: UBND"
    yield f"  dia_danh: {place}"
    yield "  nguoi_ky:"
    yield "    - ho_ten: Nguyễn Văn A"
    yield f"      chuc_vu: {post}"
    yield "      quyen_han: TM. ỦY BAN NHÂN DÂN"
    yield "      tu: 2025-07-01"


PLAN = """\
loai: ke_hoach
don_vi: bo
so: "{{ so }}"
ngay: "{{ ngay_ky }}"
trich_yeu: Thực hiện công tác phòng, chống ma túy năm 2026 trên địa bàn {{ don_vi.dia_danh }}
can_cu:
  - loai: Kế hoạch
    so_ky_hieu: 12/KH-BM
    ngay: 2026-01-12
    co_quan: Bộ Mẫu
    trich_yeu: về công tác phòng, chống ma túy năm 2026
mo_dau: "{{ can_cu }}, {{ don_vi.ten }} xây dựng kế hoạch thực hiện, cụ thể như sau:"
"""


def plan(sections: int = 6) -> str:
    """Return a plan of some four pages: a quarter of its paragraphs name the unit."""
    lines = []
    for section in range(1, sections + 1):
        lines.append(f"{roman(section)}. NỘI DUNG THỨ {section}")
        for clause in range(1, 3):
            lines.append(f"{clause}. Công tác thứ {clause} của nội dung {section}")
            lines.append("- Tổ chức tuyên truyền cho cán bộ, hội viên và nhân dân về tác hại của ")
            lines[-1] += "ma túy, cách nhận biết, cách từ chối, trách nhiệm của mỗi gia đình."
            lines.append("- Phối hợp với lực lượng công an nắm tình hình địa bàn, vận động người ")
            lines[-1] += "dân phát hiện, tố giác tội phạm; giữ kín thông tin của người báo tin."
            lines.append("- Đầu mối tại {{ don_vi.ten_tat }}: {{ dau_moi }}, họp ngày {{ hop }}.")
    body = "\n".join(f"  {line}" for line in lines)
    ending = "noi_nhan:\n  - Bộ Mẫu (để báo cáo)\n  - Các thôn, ấp\nluu: VT\n"
    return f"{PLAN}noi_dung: |\n{body}\n{ending}"


def table(target: Path, units: int) -> None:
    """Write the table of units: eight columns, as a clerk would keep it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Đơn vị")
    headings = ["STT", "Đơn vị", "Số", "Ngày ký", "Đầu mối", "Họp", "Điện thoại", "Ghi chú"]
    sheet.append(headings)
    for number, name in zip(range(1, units + 1), commune_names(), strict=False):
        day = f"{number % 28 + 1:02}/02/2026"
        row = [number, f"xa-{number:05}", number % 900 + 1, day, f"Công chức xã {name}"]
        sheet.append([*row, f"{number % 27 + 1}/3/2026", f"0900{number:06}", ""])
    book.save(target)


def workspace(folder: Path, units: int = 3321) -> Path:
    """Write a whole workspace into `folder` and return the path of its plan."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    lines = "\n".join(registry(units))
    (folder / "data/don_vi.yaml").write_text(f"{lines}\n", encoding="utf-8")
    (folder / "data/ke-hoach-xa.yaml").write_text(plan(), encoding="utf-8")
    table(folder / "data/cac-xa.xlsx", units)
    shutil.copytree(ROOT / "templates", folder / "templates", dirs_exist_ok=True)
    return folder / "data/ke-hoach-xa.yaml"


if __name__ == "__main__":
    workspace(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
