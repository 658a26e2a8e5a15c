"""Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu.

Chỉ ghi tên loại và tên của luật, pháp lệnh. Trong lời văn, số của luật không bị xét.

Sai:
    căn cứ [đoạn thứ 1: Căn cứ Luật Phòng, chống ma túy số 73/2021/QH14 ngày 30 tháng 3 năm 2021;]
Đúng:
    căn cứ [đoạn thứ 1: Căn cứ Luật Phòng, chống ma túy ngày 30 tháng 3 năm 2021;]
    căn cứ [đoạn thứ 1: Căn cứ Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội;]
"""

from __future__ import annotations

from docgen.check.engines.citations import law_with_number
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule(
    "ND-06",
    ALL,
    Level.WARNING,
    {
        "": "NĐ 30/2020, Phụ lục I, II.6a",
        "dang": "HD 05-HD/VPTW, I.6.2.3",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": CONVENTION,
    },
    __doc__,
    law_with_number,
)
