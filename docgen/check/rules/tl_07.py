"""Dưới trích yếu có một hàng dấu gạch nối, từ năm dấu trở lên.

Dấu gạch nối bị Word đổi thành gạch ngang dài hoặc đường kẻ là sai.

Sai:
    dấu dưới trích yếu: ___________
    dấu dưới trích yếu: ----
    dấu dưới trích yếu [bỏ]
Đúng:
    dấu dưới trích yếu: -----
    dấu dưới trích yếu: --------------------
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.strokes import below, wrong_marks
from docgen.check.engines.title import subject_lines
from docgen.check.rule import UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    lines = subject_lines(case)
    if case.parts.one("ten_loai") and lines:
        yield from wrong_marks(lines, below(case, lines, "ke_trich_yeu"), case.profile.ke_trich_yeu)


RULE = Rule("TL-07", UNION, Level.ERROR, "ke_trich_yeu", __doc__, _test)
