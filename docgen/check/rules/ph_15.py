"""Giãn dòng từ dòng đơn đến 1,5 dòng.

Giãn dòng đặt bằng điểm (Exactly, At least) cũng được, miễn là ngang với từ 1 đến 1,5 dòng của cỡ
chữ: dòng đơn của Times New Roman cao bằng 1,15 cỡ chữ, cỡ 14 là 16,1–24,1 pt, cỡ 13 là 15–22,4
pt. Sai trong phụ lục là cảnh báo.

Sai:
    lời văn [giãn dòng 0,9 dòng]
    lời văn [giãn dòng 1,6 dòng]
    lời văn [giãn dòng đúng 14 pt]
    lời văn [giãn dòng đúng 25 pt]
    lời văn [giãn dòng ít nhất 26 pt]
Đúng:
    lời văn [giãn dòng 1,5 dòng]
    lời văn [giãn dòng 1,15 dòng]
    lời văn [giãn dòng đúng 16 pt]
    lời văn [giãn dòng đúng 24 pt]
    lời văn [giãn dòng ít nhất 12 pt]
"""

from __future__ import annotations

from docgen.check.engines.spacing import wrong_line_spacing
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("PH-15", STATE, Level.ERROR, "loi_van", __doc__, wrong_line_spacing)
