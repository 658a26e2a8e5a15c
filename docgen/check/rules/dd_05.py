"""Địa danh, ngày tháng nằm cùng hàng với số, ký hiệu.

Sai:
    địa danh, ngày tháng [xuống hàng dưới]
Đúng:
    văn bản mẫu
    trang [đầu trang gõ bằng tab]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level
from docgen.word.looks import Line


def _test(case: Case) -> Iterator[Finding]:
    number, date = case.parts.one("so_ky_hieu"), case.parts.one("dia_danh_ngay")
    if number is None or date is None or not _apart(number.line, date.line):
        return
    yield Finding(
        "Địa danh, ngày tháng không cùng hàng với số, ký hiệu.",
        "đặt hai thành phần trong cùng một hàng của bảng đầu trang",
        date.line,
        date.start,
        date.stop,
    )


def _apart(number: Line, date: Line) -> bool:
    """Whether two lines stand at different heights; boxes and different tables tell nothing."""
    if number.in_box or date.in_box or number.in_table != date.in_table:
        return False
    if number.in_table:
        return number.spot.table == date.spot.table and number.spot.row != date.spot.row
    return number is not date


RULE = Rule("DD-05", STATE, Level.WARNING, "thanh_phan.dia_danh_ngay", __doc__, _test)
