"""Địa danh mang tên người, sự kiện, chữ số ghi cả cấp hành chính.

Ví dụ «Thành phố Hồ Chí Minh», «Phường Điện Biên Phủ», «Quận 12»; trong văn bản của Đảng, của Đoàn
địa danh một âm tiết cũng vậy: «Thành phố Huế». Chỉ nhận ra những tên người thường gặp. Khi kiểm tra
cùng dữ liệu, địa danh khác với «dia_danh» của đơn vị cũng bị nhắc.

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
from docgen.check.content.bodies import within, words_of
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
    if line is None:
        return
    place = (line.part.line, line.part.start, line.part.stop)
    reason, known = _reason(line.place, case.profile.ma), _in_data(case)
    if reason:
        yield Finding(
            f"Địa danh «{line.place}» {reason}, nên ghi cả cấp hành chính.",
            f"ghi như «Phường {line.place}», «Thành phố {line.place}»",
            *place,
        )
    elif line.place and known and not _is_place(line.place, known):
        yield Finding(
            f"Địa danh ghi «{line.place}», dữ liệu của đơn vị ghi «{known}».",
            "sửa địa danh trong văn bản hoặc khóa «dia_danh» trong dữ liệu",
            *place,
        )


def _in_data(case: Case) -> str:
    """Return the place that the data or the registry give the issuer, empty for none."""
    content = case.content
    if content is None or content.van_ban is None:
        return ""
    unit = content.registry.get(content.van_ban.don_vi[0]) if content.registry else None
    return content.van_ban.dia_danh or (unit.on(content.day).dia_danh if unit else "") or ""


def _is_place(written: str, known: str) -> bool:
    """Whether two names are one place; either may carry its level: `Xã Tân Biên`."""
    one, other = words_of(written), words_of(known)
    return within(one, other) or within(other, one)


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
