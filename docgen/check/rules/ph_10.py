"""Chữ đầu dòng lùi vào 10 mm hoặc 12,7 mm.

Xét chỗ mắt thấy chữ đầu, hay số tự động trước nó: lề trái của đoạn cộng với First line; sai lệch
không quá 0,5 mm được bỏ qua. Lùi đầu dòng bằng phím Tab hay dấu cách, danh sách tự động và gạch đầu
dòng lùi sâu hơn là cảnh báo; trong phụ lục cũng vậy. Dòng đặt giữa trang không xét.

Sai:
    lời văn [thụt đầu dòng 0 mm]
    lời văn [thụt đầu dòng 15 mm]
    lời văn [thụt đầu dòng 11,4 mm]
    lời văn [thụt trái 12,7 mm, đầu dòng 12,7 mm]
    lời văn [thụt bằng phím Tab]
    lời văn [thụt bằng 6 dấu cách]
    gạch đầu dòng [thụt trái 19 mm, treo 0 mm]
Đúng:
    lời văn [thụt đầu dòng 10 mm]
    lời văn [thụt đầu dòng 12,3 mm]
    lời văn [thụt đầu dòng 9,5 mm]
    gạch đầu dòng [thụt trái 19 mm, treo 6,3 mm]
    lời văn [thụt trái 10 mm, treo 0 mm]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.body import wrong_indent
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level

_TOLERANCE = 29  # twips: half a millimetre, as for the margins


def _test(case: Case) -> Iterator[Finding]:
    return wrong_indent(case, _TOLERANCE)


RULE = Rule("PH-10", STATE, Level.ERROR, "loi_van", __doc__, _test)
