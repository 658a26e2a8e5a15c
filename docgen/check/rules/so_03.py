"""Số trang cỡ chữ 13–14, kiểu chữ đứng.

Quy định chỉ ghi «kiểu chữ đứng»: chữ nghiêng là lỗi, chữ đậm chỉ là cảnh báo.

Sai:
    số trang [cỡ 11]
    số trang [cỡ 12]
    số trang [nghiêng]
    số trang [đậm]
    (doan) số trang [cỡ 12]
Đúng:
    số trang [cỡ 13]
    số trang [cỡ 14]
    (doan) số trang [cỡ 14]
"""

from __future__ import annotations

from docgen.check.engines.page_number_looks import wrong_letters
from docgen.check.rule import STATE, UNION, Rule
from docgen.problems import Level

RULE = Rule("SO-03", STATE + UNION, Level.ERROR, "thanh_phan.so_trang", __doc__, wrong_letters)
