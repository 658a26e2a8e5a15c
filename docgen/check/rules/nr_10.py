"""Không ghi một nơi nhận hai lần.

So tên không tính chữ hoa, dấu cách và phần trong ngoặc đơn; «UBND» và «Ủy ban nhân dân» là một.

Sai:
    nơi nhận [thêm sau - Ban Chỉ đạo tỉnh Tây Ninh;]
    nơi nhận [thêm sau - Ban chỉ đạo tỉnh Tây Ninh (để báo cáo);]
    nơi nhận: - UBND xã; ++ nơi nhận [thêm sau - Ủy ban nhân dân xã;]
    (doan) nơi nhận [thêm sau - Các ấp trên địa bàn xã;]
Đúng:
    nơi nhận [thêm sau - Ban Chỉ đạo tỉnh Long An;]
    (dang) nơi nhận [thêm sau - Các ấp trên địa bàn xã Tân Lập;]
"""

from __future__ import annotations

from docgen.check.engines.recipients import repeated
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("NR-10", ALL, Level.WARNING, "thông lệ", __doc__, repeated)
