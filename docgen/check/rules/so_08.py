"""Số trang cách mép trên trang giấy 10 mm.

Đặt Header from Top là 10 mm; sai lệch không quá 1 mm được bỏ qua. Số trang trong khung chữ không
xét.

Sai:
    trang [số trang cách mép 12,7 mm]
    trang [số trang cách mép 5 mm]
Đúng:
    trang [số trang cách mép 10 mm]
    trang [số trang cách mép 10,5 mm]
"""

from __future__ import annotations

from docgen.check.engines.page_numbers import wrong_edge
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("SO-08", PARTY, Level.WARNING, "trang.so_trang", __doc__, wrong_edge)
