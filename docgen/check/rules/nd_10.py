"""Mục La Mã viết bằng chữ in hoa, đậm: «I. MỤC ĐÍCH, YÊU CẦU».

Chữ trong ngoặc đơn, số, ký hiệu văn bản trong tiêu đề và lời ngắn ghi sau dấu hai chấm không bị
xét.

Sai:
    mục La Mã [đoạn thứ 1: I. Mục đích, yêu cầu]
    mục La Mã [không đậm]
    (doan) mục La Mã [đoạn thứ 1: I. Mục đích, yêu cầu]
Đúng:
    mục La Mã [đoạn thứ 1: I. MỤC ĐÍCH CỦA QUYẾT ĐỊNH SỐ 1719/QĐ-TTg (giai đoạn 2021 - 2025)]
    mục La Mã [đoạn thứ cuối: III. TỔ CHỨC THỰC HIỆN: Văn phòng chủ trì]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.heading_looks import wrong_roman
from docgen.check.rule import STATE, UNION, Rule
from docgen.problems import Level

RULE = Rule("ND-10", STATE + UNION, Level.ERROR, "thanh_phan.muc", __doc__, wrong_roman)
