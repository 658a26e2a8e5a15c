"""Số nhỏ hơn 10 ghi thêm số 0 đằng trước.

Số từ 10 trở lên ghi như thường; thừa số 0 chỉ bị nhắc.

Sai:
    số, ký hiệu: Số: 5/KH-UBND
    (dang, kế hoạch) số, ký hiệu: Số 9-KH/ĐU
    (doan, công văn) số, ký hiệu: Số: 1-CV/ĐTN-VP
    số, ký hiệu: Số: 015/KH-UBND
Đúng:
    số, ký hiệu: Số: 05/KH-UBND
    số, ký hiệu: Số: 10/KH-UBND
    số, ký hiệu: Số:     /KH-UBND
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import read_number
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    if number is None or not number.digits or not int(number.digits):
        return
    right = f"{int(number.digits):0{case.profile.so.chu_so}}"
    if number.digits == right:
        return
    lacks = len(number.digits) < len(right)
    start, end = number.place("digits")
    yield Finding(
        f"Số «{number.digits}» {'thiếu' if lacks else 'thừa'} số 0 đằng trước.",
        f"ghi «{right}»",
        number.part.line,
        start,
        end,
        level=None if lacks else Level.WARNING,
        remedies=(SetText(number.part.line, start, end, right),),
    )


RULE = Rule("SK-04", ALL, Level.ERROR, "so", __doc__, _test)
