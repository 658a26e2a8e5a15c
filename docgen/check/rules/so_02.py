"""Số trang căn giữa.

Căn giữa dòng số trang, hoặc đặt bằng một nấc Tab giữa, trong khung (frame) giữa trang, trong ô
giữa của bảng ba cột đều được. Số trang ở chân trang do SO-01 xét.

Sai:
    số trang [căn phải]
    số trang [căn trái]
    (dang) số trang [căn phải]
    (doan) số trang [căn bằng 2 phím Tab]
Đúng:
    số trang [căn giữa]
    số trang [căn bằng 1 phím Tab]
    số trang [khung giữa trang]
"""

from __future__ import annotations

from docgen.check.engines.page_number_looks import off_centre
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("SO-02", ALL, Level.ERROR, "trang.so_trang", __doc__, off_centre)
