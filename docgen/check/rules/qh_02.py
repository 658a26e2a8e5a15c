"""Quốc hiệu in hoa, đứng, đậm, cỡ 12–13.

Sai:
    Quốc hiệu [cỡ 14]
    Quốc hiệu [cỡ 11]
    Quốc hiệu [không đậm]
    Quốc hiệu [nghiêng]
    Quốc hiệu: Cộng hòa xã hội chủ nghĩa Việt Nam
Đúng:
    Quốc hiệu [cỡ 13]
    Quốc hiệu: Cộng hòa xã hội chủ nghĩa Việt Nam ++ Quốc hiệu [hoa máy]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.looks import not_capitals, wrong_size, wrong_slant, wrong_weight
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from not_capitals(case, "quoc_hieu")
    yield from wrong_size(case, "quoc_hieu")
    yield from wrong_weight(case, "quoc_hieu")
    yield from wrong_slant(case, "quoc_hieu")


RULE = Rule("QH-02", STATE, Level.ERROR, "thanh_phan.quoc_hieu", __doc__, _test)
