"""Số trang của phụ lục được đánh số riêng theo từng phụ lục.

Phần (section) bắt đầu bằng chữ Phụ lục đặt Start at 1. Phụ lục không có phần riêng do PL-06 xét;
văn bản không đánh số trang do SO-01 xét.

Sai:
    trang [phụ lục đánh số nối tiếp]
    (dang) trang [phụ lục đánh số nối tiếp]
    (doan) trang [phụ lục đánh số từ 5]
Đúng:
    trang [phụ lục đánh số từ 1]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.page_number_looks import counted_on
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule(
    "SO-07",
    ALL,
    Level.ERROR,
    {
        "": "NĐ 30/2020, Phụ lục I, III.1đ",
        "dang": "HD 05-HD/VPTW, IV.5.2",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, II.4",
    },
    __doc__,
    counted_on,
)
