"""Địa danh mang tên người, sự kiện, chữ số ghi cả cấp hành chính.

Ví dụ «Thành phố Hồ Chí Minh», «Phường Điện Biên Phủ», «Quận 12»; trong văn bản của Đảng, của Đoàn
địa danh một âm tiết cũng vậy: «Thành phố Huế». Chỉ nhận ra những tên người thường gặp.

Sai:
    địa danh, ngày tháng: Hồ Chí Minh, ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Ngô Quyền, ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: 12, ngày 25 tháng 6 năm 2026
    (dang, kế hoạch) địa danh, ngày tháng: Huế, ngày 25 tháng 6 năm 2026
Đúng:
    địa danh, ngày tháng: TP. Hồ Chí Minh, ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Thành phố Hồ Chí Minh, ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Phường Ngô Quyền, ngày 25 tháng 6 năm 2026
    địa danh, ngày tháng: Huế, ngày 25 tháng 6 năm 2026
    (dang, kế hoạch) địa danh, ngày tháng: Thành phố Huế, ngày 25 tháng 6 năm 2026
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.date_line import read_date_line
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.the_thuc.places import load_places

_CLAUSES = {
    "": "NĐ 30/2020, Phụ lục I, II.4a",
    "dang": "HD 05-HD/VPTW, I.4.1.1c",
    "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
    "doan": "HD 29-HD/TWĐTN-VP, III.4.1",
}


def _test(case: Case) -> Iterator[Finding]:
    line = read_date_line(case)
    reason = _reason(line.place, case.profile.ma) if line else ""
    if line and reason:
        yield Finding(
            f"Địa danh «{line.place}» {reason}, nên ghi cả cấp hành chính.",
            f"ghi như «Phường {line.place}», «Thành phố {line.place}»",
            line.part.line,
            line.part.start,
            line.part.stop,
        )


def _reason(place: str, profile: str) -> str:
    known = load_places()
    if place in known.ten_nguoi:
        return "là tên người"
    if place in known.su_kien:
        return "là tên sự kiện"
    if place.isdecimal():
        return "là chữ số"
    single = place.isalpha()  # one word, no blank, no dots of a draft
    return "chỉ có một âm tiết" if single and profile in known.mot_am_tiet else ""


RULE = Rule("DD-04", ALL, Level.WARNING, _CLAUSES, __doc__, _test)
