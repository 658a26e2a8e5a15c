"""Trích yếu cỡ 13–14 (Đảng cỡ 14–15, Đoàn cỡ 14).

Sai:
    trích yếu [cỡ 12]
    (dang, kế hoạch) trích yếu [cỡ 13]
    (doan, kế hoạch) trích yếu [cỡ 13]
Đúng:
    trích yếu [cỡ 13]
    (dang, kế hoạch) trích yếu [cỡ 15]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import wrong_size
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from together(wrong_size(case, "trich_yeu"))


RULE = Rule("TL-04", ALL, Level.ERROR, "thanh_phan.trich_yeu", __doc__, _test)
