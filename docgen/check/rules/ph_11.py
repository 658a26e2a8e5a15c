"""Chữ đầu dòng lùi vào khoảng 10 mm.

Quy định ghi «khoảng 10 mm»: từ 9 đến 11 mm là được. Xét chỗ mắt thấy chữ đầu, hay số tự động
trước nó: lề trái của đoạn cộng với First line. Dòng đặt giữa trang không xét.

Sai:
    lời văn [thụt đầu dòng 12,7 mm]
    lời văn [thụt đầu dòng 0 mm]
    lời văn [thụt bằng phím Tab]
Đúng:
    lời văn [thụt đầu dòng 10 mm]
    lời văn [thụt đầu dòng 11 mm]
    lời văn [thụt đầu dòng 9 mm]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.body import wrong_indent
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    return wrong_indent(case, 15)


RULE = Rule("PH-11", PARTY, Level.WARNING, "loi_van", __doc__, _test)
