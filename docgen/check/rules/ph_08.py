"""Lời văn cỡ chữ 14 trong cả văn bản.

Xét mọi đoạn của lời văn, kể cả căn cứ, các mục, khoản, điểm; chữ trong bảng và dòng đặt giữa
trang không xét. Sai trong phụ lục là cảnh báo.

Sai:
    lời văn [cỡ 13]
    căn cứ [cỡ 15]
    gạch đầu dòng [cỡ 13]
Đúng:
    lời văn [cỡ 14]
    ô bảng [cỡ 13]
"""

from __future__ import annotations

from docgen.check.engines.body import wrong_body_size
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("PH-08", UNION, Level.ERROR, "loi_van", __doc__, wrong_body_size)
