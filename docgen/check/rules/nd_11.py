"""Điểm đánh bằng số nhiều cấp 1.1., 1.1.1., không đánh a), b).

Sai:
    lời văn [thêm sau a) Tổ chức tuyên truyền tại các ấp.]
Đúng:
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.heading_looks import letter_points
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("ND-11", UNION, Level.WARNING, "HD 29-HD/TWĐTN-VP, III.6", __doc__, letter_points)
