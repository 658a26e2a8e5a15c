"""Dưới tên cơ quan ban hành có một dấu sao (*).

Sai:
    dấu dưới tên cơ quan: ***
    dấu dưới tên cơ quan [bỏ]
    dấu dưới tên cơ quan: ------
Đúng:
    dấu dưới tên cơ quan: *
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.strokes import below_issuer, wrong_marks
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    names = case.parts.all("co_quan_ban_hanh")
    if names:
        yield from wrong_marks(names, below_issuer(case), case.profile.ke_co_quan)


RULE = Rule("CQ-06", PARTY, Level.ERROR, "ke_co_quan", __doc__, _test)
