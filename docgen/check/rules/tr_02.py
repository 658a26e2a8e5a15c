"""Khổ giấy A4; A5 chỉ dùng cho giấy giới thiệu, giấy mời, phiếu gửi và giấy tờ tương tự.

Mọi trang của văn bản, kể cả phụ lục, in trên khổ A4 (210 x 297 mm), dọc hay ngang. Các loại giấy
và phiếu (giấy giới thiệu, giấy mời, giấy đi đường, giấy nghỉ phép, phiếu gửi, phiếu chuyển, phiếu
báo) được in trên khổ A5 (148 x 210 mm).

Sai:
    trang [khổ 216 x 279 mm]
    trang [phụ lục khổ 216 x 279 mm]
    (doan) trang [khổ 216 x 279 mm]
Đúng:
    trang [khổ 210 x 297 mm]
    (doan) trang [phụ lục khổ ngang]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.page import wrong_paper
from docgen.check.rule import PARTY, UNION, Finding, Rule
from docgen.problems import Level

_ON_SMALL_PAPER = ("giay_", "phieu_")


def _test(case: Case) -> Iterator[Finding]:
    papers = case.profile.trang.kho.giay
    small = case.parts.loai.startswith(_ON_SMALL_PAPER)
    return wrong_paper(case, papers if small else [one for one in papers if one == "A4"])


RULE = Rule("TR-02", PARTY + UNION, Level.ERROR, "trang.kho", __doc__, _test)
