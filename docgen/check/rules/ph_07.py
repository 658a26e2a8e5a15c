"""Lời văn cỡ chữ 14–15, một cỡ trong cả văn bản.

Xét mọi đoạn của lời văn, kể cả căn cứ, các mục, khoản, điểm; chữ trong bảng và dòng đặt giữa
trang không xét. Cỡ của cả văn bản là cỡ của phần lớn số chữ; sai trong phụ lục là cảnh báo.

Sai:
    lời văn [cỡ 13]
    lời văn [cỡ 16]
    gạch đầu dòng [cỡ 15]
Đúng:
    lời văn [cỡ 14]
    ô bảng [cỡ 13]
"""

from __future__ import annotations

from docgen.check.engines.body import wrong_body_size
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("PH-07", PARTY, Level.ERROR, "loi_van", __doc__, wrong_body_size)
