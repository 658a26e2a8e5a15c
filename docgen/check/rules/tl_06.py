"""Dưới trích yếu có đúng năm dấu gạch nối (-----).

Dấu gạch nối bị Word đổi thành gạch ngang dài hoặc đường kẻ là sai.

Sai:
    dấu dưới trích yếu: ----------
    dấu dưới trích yếu: –––––
    dấu dưới trích yếu: _____
    dấu dưới trích yếu [bỏ]
    (dang-hd36, báo cáo) dấu dưới trích yếu: ------
Đúng:
    dấu dưới trích yếu: -----
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.strokes import below, wrong_marks
from docgen.check.engines.title import subject_lines
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    lines = subject_lines(case)
    if case.parts.one("ten_loai") and lines:
        yield from wrong_marks(lines, below(case, lines, "ke_trich_yeu"), case.profile.ke_trich_yeu)


RULE = Rule("TL-06", PARTY, Level.ERROR, "ke_trich_yeu", __doc__, _test)
