"""Chữ tiếng Việt ở dạng Unicode dựng sẵn (NFC).

Chữ gõ kiểu Unicode tổ hợp (chữ cái và dấu là các ký tự rời, hay gặp khi chép từ PDF, từ máy Mac)
trông giống chữ dựng sẵn nhưng tìm kiếm, so sánh, sắp xếp sai, có khi dấu lệch khỏi chữ.

Sai:
    lời văn [mã tổ hợp]
    trích yếu [mã tổ hợp một nửa]
    (dang) nơi nhận [mã tổ hợp]
    lời văn [mã dấu sai thứ tự]
Đúng:
    lời văn [mã dựng sẵn]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.encodings import is_judged, unsettled
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    for line in case.seen.lines:
        words = unsettled(line)
        if words and is_judged(line):
            yield Finding(
                f"Có {len(words)} từ gõ bằng dấu rời (Unicode tổ hợp), ví dụ «{words[0][2]}».",
                "chuyển sang Unicode dựng sẵn",
                line,
                words[0][0],
                words[-1][1],
                remedies=tuple(SetText(line, start, end, new) for start, end, new in words),
            )


RULE = Rule("PH-04", ALL, Level.WARNING, "TCVN 6909:2001", __doc__, _test)
