"""Chữ trong bảng cỡ 11–14; bảng không rộng hơn vùng chữ của trang.

Chỉ xét bảng số liệu có dòng đầu là tên cột. Bảng nhiều cột thì nên đặt ở phụ lục trang ngang.

Sai:
    ô bảng [cỡ 10]
    dòng đầu bảng [cỡ 15]
    dòng đầu bảng [rộng 190 mm]
    (dang) ô bảng [cỡ 9]
Đúng:
    ô bảng [cỡ 11]
    ô bảng [cỡ 14]
    dòng đầu bảng [rộng 160 mm]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.tables import too_wide, wrong_sizes
from docgen.check.rule import ALL, CONVENTION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_sizes(case)
    yield from too_wide(case)


RULE = Rule("BN-02", ALL, Level.WARNING, CONVENTION, __doc__, _test)
