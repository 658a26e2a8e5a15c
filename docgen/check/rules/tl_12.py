"""Trích yếu công văn «"V/v …"» trong dấu ngoặc kép, in nghiêng, cỡ 12, dưới số, ký hiệu.

Sai:
    (công văn) trích yếu công văn [bỏ]
    (công văn) trích yếu công văn: V/v phòng, chống ma túy năm 2026
    (công văn) trích yếu công văn: "Về việc phòng, chống ma túy năm 2026"
    (công văn) trích yếu công văn [không nghiêng]
    (công văn) trích yếu công văn [cỡ 13]
Đúng:
    (công văn) trích yếu công văn: “V/v phòng, chống ma túy năm 2026”
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import wrong_size, wrong_slant
from docgen.check.engines.title import wrong_letter_form
from docgen.check.rule import UNION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_letter_form(case)
    yield from together(wrong_size(case, _ROLE))
    yield from together(wrong_slant(case, _ROLE))


_ROLE = "trich_yeu_cong_van"
RULE = Rule("TL-12", UNION, Level.WARNING, f"thanh_phan.{_ROLE}", __doc__, _test)
