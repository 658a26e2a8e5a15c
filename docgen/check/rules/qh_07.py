"""Tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM» in hoa, đứng, đậm, cỡ 15, dưới có đường kẻ dài bằng tiêu đề.

Sai:
    tiêu đề: ĐẢNG CỘNG SẢN VIÊT NAM
    tiêu đề [cỡ 14]
    tiêu đề [không đậm]
    tiêu đề: Đảng Cộng sản Việt Nam
    tiêu đề [bỏ đường kẻ]
    tiêu đề [đường kẻ dài 30 mm]
Đúng:
    tiêu đề: Đảng Cộng sản Việt Nam ++ tiêu đề [hoa máy]
    tiêu đề [bỏ đường kẻ] ++ tiêu đề [gạch chân]
    tiêu đề [bỏ đường kẻ] ++ tiêu đề [thêm sau ____________________________]
"""

from __future__ import annotations

from docgen.check.engines.header import wrong_title
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("QH-07", PARTY, Level.ERROR, "thanh_phan.tieu_de", __doc__, wrong_title)
