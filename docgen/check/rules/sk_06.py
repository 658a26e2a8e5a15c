"""Sau chữ «Số» có dấu hai chấm.

Dấu hai chấm viết liền chữ Số, sau nó là dấu cách; sai dấu cách chỉ bị nhắc.

Sai:
    số, ký hiệu: Số 15/KH-UBND
    số, ký hiệu: Số : 15/KH-UBND
    số, ký hiệu: Số:15/KH-UBND
    số, ký hiệu: Số      /KH-UBND
    (doan, kế hoạch) số, ký hiệu: Số 15-KH/ĐTN
Đúng:
    số, ký hiệu: Số: 15/KH-UBND
    số, ký hiệu: Số:/KH-UBND
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import read_number
from docgen.check.remedy import SetText
from docgen.check.rule import STATE, UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    if number is None:
        return
    line, after = number.part.line, number.place("label")[1]
    if not number.has_colon:
        mend = SetText(line, after, after, ":")
        yield Finding(
            f"Thiếu dấu hai chấm sau chữ «{number.label}».", "viết «Số:»", line, remedies=(mend,)
        )
        return
    start, end = number.place("colon")
    if end - start > 1:
        yield _blank("Trước dấu hai chấm sau chữ «Số» có dấu cách.", SetText(line, start, end, ":"))
    if number.digits and number.place("room") == (end, end):
        yield _blank("Sau «Số:» thiếu dấu cách.", SetText(line, end, end, " "))


def _blank(message: str, mend: SetText) -> Finding:
    return Finding(
        message, "viết «Số: » rồi đến số", mend.line, level=Level.WARNING, remedies=(mend,)
    )


RULE = Rule(
    "SK-06",
    STATE + UNION,
    Level.ERROR,
    "so",
    __doc__,
    _test,
    dict.fromkeys(UNION, Level.WARNING),
)
