"""Mỗi nơi nhận một dòng «- …;», cuối cùng là dòng «- Lưu …».

Đầu dòng có dấu gạch nối và một dấu cách, cuối dòng có dấu chấm phẩy (văn bản của Đảng trước ngày
27/5/2026: dấu phẩy); dòng Lưu đứng cuối và kết thúc bằng dấu chấm. Số bản trong ngoặc đơn sau tên
được đứng trước hoặc sau dấu. Dấu đầu dòng do Word tự đặt chỉ bị nhắc khi không phải dấu gạch nối.

Sai:
    nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh
    nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh,
    nơi nhận: -Ban Chỉ đạo tỉnh Tây Ninh;
    nơi nhận: – Ban Chỉ đạo tỉnh Tây Ninh;
    nơi nhận: Ban Chỉ đạo tỉnh Tây Ninh;
    nơi nhận [dòng cuối: bớt .]
    nơi nhận [dòng cuối: bỏ]
    nơi nhận [dòng cuối: lên đầu]
    nơi nhận [dấu tự động •]
    (dang-hd36) nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh;
    (doan) nơi nhận: - Ban Thường vụ Tỉnh đoàn.
Đúng:
    nơi nhận: - Ban Chỉ đạo tỉnh Tây Ninh (để báo cáo);
    nơi nhận [dấu tự động -]
    (dang-hd36) nơi nhận: - Ban Thường vụ Tỉnh ủy,
    (doan) nơi nhận: - Ban Thường vụ Tỉnh đoàn (3b);
    (doan) nơi nhận [dòng cuối: viết - Lưu TNNT, VT-LT. (4b)]
"""

from __future__ import annotations

from docgen.check.engines.recipients import list_form
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule(
    "NR-06", ALL, Level.ERROR, "noi_nhan", __doc__, list_form, levels={"doan": Level.WARNING}
)
