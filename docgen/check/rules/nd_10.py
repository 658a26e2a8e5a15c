"""Mục La Mã viết bằng chữ in hoa, đậm: «I. MỤC ĐÍCH, YÊU CẦU».

Chữ trong ngoặc đơn và số, ký hiệu văn bản trong tiêu đề không bị xét.

Sai:
    mục La Mã [đoạn thứ 1: I. Mục đích, yêu cầu]
    mục La Mã [không đậm]
    (doan) mục La Mã [đoạn thứ 1: I. Mục đích, yêu cầu]
Đúng:
    mục La Mã [đoạn thứ 1: I. MỤC ĐÍCH CỦA QUYẾT ĐỊNH SỐ 1719/QĐ-TTg (giai đoạn 2021 - 2025)]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.titles import wrong_roman
from docgen.check.rule import STATE, UNION, Rule
from docgen.problems import Level

RULE = Rule("ND-10", STATE + UNION, Level.ERROR, "thanh_phan.muc", __doc__, wrong_roman)
