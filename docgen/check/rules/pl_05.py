"""Phụ lục của văn bản Đảng có dòng «(Kèm theo … số …, ngày … của …)» rồi đến dấu «-----».

Số và ngày trùng với văn bản chính; bản thảo chưa có số, ngày thì để trống. Dấu dưới dòng này là
năm dấu gạch nối.

Sai:
    dòng kèm theo [bỏ]
    dòng kèm theo [thay chữ 15-KH => 16-KH]
    dòng kèm theo [thay chữ 25/6 => 24/6]
    dấu dưới tên phụ lục [bỏ]
    dấu dưới tên phụ lục: -------
    (dang-hd36) dấu dưới tên phụ lục: –––––
Đúng:
    văn bản mẫu
    (dang-hd36) văn bản mẫu
    dòng kèm theo [thay chữ 15-KH/ĐU, ngày 25/6/2026 => -KH/ĐU, ngày]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.appendix import missing_separators
from docgen.check.engines.guides import missing_guides, wrong_guides
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from missing_guides(case)
    yield from wrong_guides(case)
    yield from missing_separators(case)


RULE = Rule("PL-05", PARTY, Level.ERROR, "phu_luc", __doc__, _test)
