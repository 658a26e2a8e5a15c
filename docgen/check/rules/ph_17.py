"""Giãn dòng từ dòng đơn đến 1,2 dòng.

Giãn dòng đặt bằng điểm (Exactly, At least) cũng được, miễn là ngang với từ 1 đến 1,2 dòng của cỡ
chữ: ở cỡ 14 là 16,1–19,3 pt. Sai trong phụ lục là cảnh báo.

Sai:
    lời văn [giãn dòng 1,3 dòng]
    lời văn [giãn dòng 0,9 dòng]
    lời văn [giãn dòng đúng 20 pt]
Đúng:
    lời văn [giãn dòng 1,2 dòng]
    lời văn [giãn dòng đúng 17 pt]
    lời văn [giãn dòng ít nhất 14 pt]
"""

from __future__ import annotations

from docgen.check.engines.spacing import wrong_line_spacing
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("PH-17", UNION, Level.ERROR, "loi_van", __doc__, wrong_line_spacing)
