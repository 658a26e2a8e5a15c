"""Bảng dài lặp lại dòng đầu ở mỗi trang, không cắt đôi dòng; số thứ tự liên tục.

Chỉ xét bảng số liệu có dòng đầu là tên cột; bảng từ 5 dòng trở lên mới có thể sang trang. Số thứ
tự được bắt đầu lại từ 1 sau một dòng tên nhóm.

Sai:
    dòng đầu bảng [bảng 6 dòng] ++ dòng đầu bảng [không lặp dòng đầu]
    dòng đầu bảng [bảng 6 dòng] ++ dòng đầu bảng [cắt dòng]
    ô bảng [số thứ tự 1, 3]
    (dang) ô bảng [số thứ tự 2, 2]
Đúng:
    văn bản mẫu
    dòng đầu bảng [bảng 6 dòng]
    dòng đầu bảng [không lặp dòng đầu] ++ dòng đầu bảng [cắt dòng]
    ô bảng [số thứ tự 4, 5]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.tables import broken_numbers, unsafe_rows
from docgen.check.rule import ALL, CONVENTION, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from unsafe_rows(case)
    yield from broken_numbers(case)


RULE = Rule("BN-01", ALL, Level.WARNING, CONVENTION, __doc__, _test)
