"""Số trang bằng chữ số Ả Rập, đánh từ 1.

Kiểu số La Mã, kiểu chữ cái và số bắt đầu khác 1 là lỗi; gạch hay chữ quanh số (- 2 -, Trang 2)
trái thông lệ, là cảnh báo.

Sai:
    trang [số trang kiểu La Mã]
    trang [số trang bắt đầu từ 3]
    số trang [gạch hai bên]
    (dang) trang [số trang bắt đầu từ 0]
Đúng:
    trang [số trang bắt đầu từ 1]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.page_number_looks import wrong_count
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("SO-06", ALL, Level.ERROR, "trang.so_trang", __doc__, wrong_count)
