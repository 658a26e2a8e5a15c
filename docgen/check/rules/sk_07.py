"""Sau chữ «Số» không có dấu hai chấm.

Sau chữ Số là dấu cách; thiếu dấu cách chỉ bị nhắc.

Sai:
    số, ký hiệu: Số: 15-KH/ĐU
    số, ký hiệu: Số : 15-KH/ĐU
    số, ký hiệu: Số:      -KH/ĐU
    số, ký hiệu: Số15-KH/ĐU
Đúng:
    số, ký hiệu: Số 15-KH/ĐU
    số, ký hiệu: Số      -KH/ĐU
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import read_number
from docgen.check.remedy import SetText
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    if number is None:
        return
    line, after = number.part.line, number.place("label")[1]
    if number.has_colon:
        end = number.place("colon")[1]
        blank = "" if number.found["room"] else " "
        mend = SetText(line, after, end, blank)
        yield Finding("Thừa dấu hai chấm sau chữ «Số».", "viết «Số »", line, remedies=(mend,))
    elif number.digits and not number.found["room"]:
        yield Finding(
            "Thiếu dấu cách sau chữ «Số».",
            "viết «Số » rồi đến số",
            line,
            level=Level.WARNING,
            remedies=(SetText(line, after, after, " "),),
        )


RULE = Rule("SK-07", PARTY, Level.ERROR, "so", __doc__, _test)
