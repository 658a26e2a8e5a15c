"""Tên cơ quan chủ quản, cơ quan ban hành cỡ chữ 12–13.

Sai:
    tên cơ quan ban hành [cỡ 14]
    (hoi-lhpn) tên cơ quan chủ quản [cỡ 11]
Đúng:
    tên cơ quan ban hành [cỡ 13]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import wrong_size
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from together(wrong_size(case, "co_quan_chu_quan", "co_quan_ban_hanh"))


RULE = Rule("CQ-03", STATE, Level.ERROR, "thanh_phan.co_quan_ban_hanh", __doc__, _test)
