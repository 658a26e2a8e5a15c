"""Văn bản từ ngày 01/7/2025 không ghi đơn vị hành chính cấp huyện.

Xét địa danh và tên cơ quan ở đầu trang: huyện, quận, thị xã, thị trấn. Trường học, bệnh viện, trung
tâm giữ tên cũ thì không xét.

Sai:
    địa danh, ngày tháng: Huyện Tân Biên, ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Quận 12, ngày 25 tháng 6 năm 2026
    tên cơ quan ban hành: ỦY BAN NHÂN DÂN THỊ TRẤN TÂN BIÊN
    (doan) tên cơ quan chủ quản: HUYỆN ĐOÀN TÂN BIÊN
Đúng:
    địa danh, ngày tháng: Huyện Tân Biên, ngày 25 tháng 6 năm 2025
    tên cơ quan ban hành: TRƯỜNG TIỂU HỌC THỊ TRẤN TÂN BIÊN
    địa danh, ngày tháng: Quan Hóa, ngày 25 tháng 6 năm 2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.date_line import read_date_line
from docgen.check.parts import Part
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.the_thuc.places import load_places


def _test(case: Case) -> Iterator[Finding]:
    known = load_places()
    line, day = read_date_line(case), case.parts.date
    if day is None or day < known.bo_tu or line is None:
        return
    names = case.parts.all("co_quan_chu_quan", "co_quan_ban_hanh")
    if _level(line.place):
        yield _found(line.part, line.place)
    for part in names:
        if _level(part.text) and not part.text.lower().startswith(known.giu_ten):
            yield _found(part, part.text)


def _level(name: str) -> bool:
    levels = "|".join(load_places().cap_da_bo)
    return bool(re.search(rf"\b(?:{levels})\b", name, re.IGNORECASE))


def _found(part: Part, name: str) -> Finding:
    return Finding(
        f"«{name}» ghi đơn vị hành chính cấp huyện, cấp này không còn từ ngày 01/7/2025.",
        "ghi tên xã, phường, đặc khu hoặc tỉnh, thành phố hiện nay",
        part.line,
        part.start,
        part.stop,
        clause=load_places().dieu,
    )


RULE = Rule(
    "DD-06", ALL, Level.WARNING, {"": "Nghị quyết 202/2025/QH15, 203/2025/QH15"}, __doc__, _test
)
