"""Chữ đầu dòng lùi vào 12,7 mm.

Bằng một nấc Tab có sẵn của Word. Xét chỗ mắt thấy chữ đầu, hay số tự động trước nó: lề trái của
đoạn cộng với First line. Lùi đầu dòng bằng phím Tab hay dấu cách, danh sách tự động lùi sâu hơn
là cảnh báo. Dòng đặt giữa trang không xét.

Sai:
    lời văn [thụt đầu dòng 10 mm]
    lời văn [thụt đầu dòng 0 mm]
    lời văn [thụt bằng phím Tab]
Đúng:
    lời văn [thụt đầu dòng 12,7 mm]
    lời văn [thụt đầu dòng 12,5 mm]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.body import wrong_indent
from docgen.check.rule import UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    return wrong_indent(case, 20)


RULE = Rule("PH-12", UNION, Level.ERROR, "loi_van", __doc__, _test)
