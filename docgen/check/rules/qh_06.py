"""Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.

Giãn dòng lớn hơn dòng đơn, hoặc cách đoạn quá 6 pt giữa hai dòng, bị nhắc.

Sai:
    Quốc hiệu [giãn dòng 1,5 dòng]
    Tiêu ngữ [giãn dòng 1,5 dòng]
    Quốc hiệu [cách dưới 10 pt]
    Tiêu ngữ [cách trên 12 pt]
Đúng:
    Quốc hiệu [cách dưới 6 pt]
    Quốc hiệu [giãn dòng đúng 14 pt]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.parts import Part
from docgen.check.remedy import SetParagraph
from docgen.check.rule import STATE, Finding, Rule
from docgen.check.words import figure
from docgen.problems import Level

# A point or two more than the font's own line is not seen (single is about 1.15 times the size).
_SINGLE, _SINGLE_PT = 1.05, 1.3
_GAP_PT = 6


def _test(case: Case) -> Iterator[Finding]:
    upper, lower = case.parts.one("quoc_hieu"), case.parts.one("tieu_ngu")
    if upper is None or lower is None or upper.line is lower.line:
        return
    wide = [part for part in (upper, lower) if _is_wide(part)]
    if wide:
        yield Finding(
            "Quốc hiệu, Tiêu ngữ phải giãn dòng đơn.",
            "đặt giãn dòng Single",
            wide[0].line,
            remedies=tuple(SetParagraph(one.line, spacing=1, rule="auto") for one in wide),
        )
    gap = max(upper.line.look.after, lower.line.look.before)
    if gap > _GAP_PT:
        yield Finding(
            f"Quốc hiệu và Tiêu ngữ cách nhau {figure(gap)} pt.",
            "đặt cách đoạn 0 pt giữa hai dòng",
            lower.line,
            remedies=(SetParagraph(upper.line, after=0), SetParagraph(lower.line, before=0)),
        )


def _is_wide(part: Part) -> bool:
    look = part.line.look
    if look.rule == "auto":
        return look.line > _SINGLE
    size = max((run.look.size for run in part.lettered), default=0)
    return bool(size) and look.line > size * _SINGLE_PT


RULE = Rule(
    "QH-06",
    STATE,
    Level.WARNING,
    {"": "NĐ 30/2020, Phụ lục I, II.1c"},
    __doc__,
    _test,
)
