"""Trong số, ký hiệu không có dấu cách quanh «/» và «-».

Dấu gạch chéo (/) nằm giữa số và ký hiệu, dấu gạch nối (-) nằm giữa các nhóm chữ viết tắt, viết
liền với chữ ở hai bên.

Sai:
    số, ký hiệu: Số: 148 /KH-BTV
    số, ký hiệu: Số: 148/KH - BTV
Đúng:
    số, ký hiệu: Số: 148/KH-BTV
    số, ký hiệu: Số:        /KH-BTV
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level

# The blanks of a draft, where the number is still to be written, are none.
_GAPS = re.compile(r"(?<=[\w&.])\s+(?=[/-])|(?<=[/-])\s+(?=\w)")


def _test(case: Case) -> Iterator[Finding]:
    for part in case.parts.all("so_ky_hieu"):
        _, colon, symbol = part.raw.partition(":")
        offset = len(part.raw) - len(symbol) if colon else 3
        gaps = [gap for gap in _GAPS.finditer(part.raw) if gap.start() >= offset]
        if gaps:
            yield Finding(
                f"Số, ký hiệu «{part.text}» có dấu cách quanh dấu / hoặc dấu -.",
                f"viết «{_GAPS.sub('', part.text)}»",
                part.line,
                part.start,
                part.stop,
                remedies=tuple(
                    SetText(part.line, part.start + gap.start(), part.start + gap.end(), "")
                    for gap in gaps
                ),
            )


RULE = Rule("SK-05", ALL, Level.ERROR, "so", __doc__, _test)
