"""Khoảng cách giữa các đoạn văn không quá 6 pt.

Khoảng cách giữa hai đoạn là số lớn hơn trong hai số: After của đoạn trên, Before của đoạn dưới.
Chỉ xét hai đoạn lời văn liền nhau, không xét bảng, đầu trang, chữ ký, nơi nhận.

Sai:
    lời văn [cách trên dưới 8 pt]
    gạch đầu dòng [cách trên dưới 12 pt]
Đúng:
    lời văn [cách trên dưới 6 pt]
    lời văn [cách trên dưới 0 pt]
"""

from __future__ import annotations

from docgen.check.engines.spacing import wrong_gap
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("PH-14", UNION, Level.ERROR, "loi_van", __doc__, wrong_gap)
