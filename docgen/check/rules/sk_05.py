"""Trong số, ký hiệu không có dấu cách quanh «/» và «-».

Dấu gạch chéo (/) nằm giữa số và ký hiệu, dấu gạch nối (-) nằm giữa các nhóm chữ viết tắt, viết
liền với chữ ở hai bên. Khoảng trống để điền số của văn bản dự thảo không tính.

Sai:
    số, ký hiệu: Số: 148 /KH-BTV
    số, ký hiệu: Số: 148/KH - BTV
    (dang, kế hoạch) số, ký hiệu: Số 148- KH/ĐU
    (doan, kế hoạch) số, ký hiệu: Số 369 - KH/TWĐTN ++ số, ký hiệu: Số: 369 - KH/TWĐTN
Đúng:
    số, ký hiệu: Số: 148/KH-BTV
    số, ký hiệu: Số:        /KH-BTV
    số, ký hiệu: Số: ......... /KH-BTV
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import read_number
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level

_GAPS = re.compile(r"(?<=[/-])\s+(?=\w)|(?<=\w)\s+(?=[/-])")


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    if number is None:
        return
    start = number.place("digits" if number.digits else "rest")[0]
    part = number.part
    gaps = [gap.span() for gap in _GAPS.finditer(part.line.raw, start, part.stop)]
    if gaps:
        yield Finding(
            f"Số, ký hiệu «{part.text}» có dấu cách quanh dấu / hoặc dấu -.",
            f"viết «{number.digits}{number.symbol}»",
            part.line,
            part.start,
            part.stop,
            remedies=tuple(SetText(part.line, *gap, "") for gap in gaps),
        )


RULE = Rule("SK-05", ALL, Level.ERROR, "so", __doc__, _test)
