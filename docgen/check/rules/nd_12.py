"""Tiêu đề cùng cấp kết thúc giống nhau: cùng không có dấu, hoặc cùng có dấu hai chấm, dấu chấm.

Chỉ xét tiêu đề in đậm, không xét câu văn có đánh số.

Sai:
    khoản [đoạn thứ 1: 1. Mục đích:]
    mục La Mã [đoạn thứ 2: II. NHIỆM VỤ, GIẢI PHÁP.]
Đúng:
    khoản [đoạn thứ 1: 1. Mục đích của kế hoạch (năm 2026)]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.heading_looks import mixed_endings
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("ND-12", ALL, Level.WARNING, CONVENTION, __doc__, mixed_endings)
