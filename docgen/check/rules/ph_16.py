"""Giãn dòng đúng (Exactly) 18–22 pt.

Đặt Line spacing là Exactly, từ 18 đến 22 pt; giãn dòng theo số dòng (Single, Multiple) và At
least là sai. Văn bản trước ngày 27/5/2026 (HD 36) chỉ có mức thấp nhất 18 pt.

Sai:
    lời văn [giãn dòng 1 dòng]
    lời văn [giãn dòng đúng 17 pt]
    lời văn [giãn dòng đúng 23 pt]
    lời văn [giãn dòng ít nhất 18 pt]
    (dang-hd36) lời văn [giãn dòng đúng 16 pt]
Đúng:
    lời văn [giãn dòng đúng 18 pt]
    lời văn [giãn dòng đúng 22 pt]
    (dang-hd36) lời văn [giãn dòng đúng 24 pt]
"""

from __future__ import annotations

from docgen.check.engines.spacing import wrong_line_spacing
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("PH-16", PARTY, Level.ERROR, "loi_van", __doc__, wrong_line_spacing)
