"""Khổ giấy A4.

Mọi trang của văn bản, kể cả phụ lục, in trên khổ A4 (210 x 297 mm), dọc hay ngang. Khổ Letter
(216 x 279 mm) là khổ sẵn có của bản Word cài cho nước ngoài, nhìn gần giống A4 nhưng in ra bị
lệch.

Sai:
    trang [khổ 216 x 279 mm]
    trang [phụ lục khổ 216 x 279 mm]
    trang [khổ 210 x 330 mm]
Đúng:
    trang [khổ 210 x 297 mm]
    trang [phụ lục khổ ngang]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.page import wrong_paper
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    return wrong_paper(case, case.profile.trang.kho.giay)


RULE = Rule("TR-01", STATE, Level.ERROR, "trang.kho", __doc__, _test)
