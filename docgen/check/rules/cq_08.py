"""Tên cơ quan căn giữa trong cột bên trái.

Chỉ xét khi đầu trang là bảng hoặc khung chữ; gõ bằng tab thì không xét.

Sai:
    tên cơ quan ban hành [căn trái]
    (dang, công văn) tên cơ quan chủ quản [căn trái]
    (doan) tên cơ quan ban hành [căn đều]
Đúng:
    tên cơ quan ban hành [căn giữa]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import not_centred
from docgen.check.rule import ALL, PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from not_centred(case, "co_quan_chu_quan", "co_quan_ban_hanh")


RULE = Rule(
    "CQ-08",
    ALL,
    Level.ERROR,
    "thanh_phan.co_quan_ban_hanh",
    __doc__,
    _test,
    dict.fromkeys(PARTY, Level.WARNING),
)
