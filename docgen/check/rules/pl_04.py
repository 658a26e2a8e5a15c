"""Dưới tên phụ lục có dòng «(Kèm theo … số … ngày … tháng … năm … của …)».

Dòng này căn giữa, in nghiêng, cỡ 13–14; số và ngày trùng với văn bản chính. Văn bản điện tử và bản
thảo chưa có số, ngày thì để trống, không phải lỗi.

Sai:
    dòng kèm theo [bỏ]
    dòng kèm theo [bỏ ngoặc]
    dòng kèm theo [thay chữ ngày 25 tháng 6 năm 2026 => ngày 25/6/2026]
    dòng kèm theo [thay chữ 15/KH-UBND => 16/KH-UBND]
    dòng kèm theo [thay chữ ngày 25 => ngày 24]
    dòng kèm theo [không nghiêng]
    dòng kèm theo [cỡ 12]
    dòng kèm theo [căn trái]
Đúng:
    văn bản mẫu
    dòng kèm theo [thay chữ 15/KH-UBND ngày 25 tháng 6 năm 2026 => /KH-UBND ngày tháng năm]
    số, ký hiệu: Số:        /KH-UBND
    (công văn) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.appendix import about
from docgen.check.engines.guides import guides, missing_guides, wrong_guides
from docgen.check.engines.looks import wrong_alignment, wrong_size, wrong_slant
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from missing_guides(case)
    yield from wrong_guides(case)
    for test in (wrong_slant, wrong_size, wrong_alignment):
        yield from about(test(case, "kem_theo"), guides(case))


RULE = Rule("PL-04", STATE, Level.ERROR, "thanh_phan.kem_theo", __doc__, _test)
