"""Số trang cỡ chữ 14, kiểu chữ đứng.

Chữ nghiêng là lỗi, chữ đậm chỉ là cảnh báo.

Sai:
    số trang [cỡ 13]
    số trang [cỡ 12]
    số trang [nghiêng]
Đúng:
    số trang [cỡ 14]
"""

from __future__ import annotations

from docgen.check.engines.page_number_looks import wrong_letters
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("SO-04", PARTY, Level.ERROR, "thanh_phan.so_trang", __doc__, wrong_letters)
