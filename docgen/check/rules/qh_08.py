"""Tiêu đề «ĐOÀN TNCS HỒ CHÍ MINH» in hoa, đứng, đậm, cỡ 15, dưới có đường kẻ dài bằng tiêu đề.

Sai:
    tiêu đề: ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH ++ tiêu đề [đường kẻ dài 78 mm]
    tiêu đề [cỡ 13]
    tiêu đề [không đậm]
    tiêu đề [nghiêng]
    tiêu đề [bỏ đường kẻ]
Đúng:
    (công văn) tiêu đề: Đoàn TNCS Hồ Chí Minh ++ tiêu đề [hoa máy]
    tiêu đề [bỏ đường kẻ] ++ tiêu đề [viền dưới 68 mm]
"""

from __future__ import annotations

from docgen.check.engines.header import wrong_title
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("QH-08", UNION, Level.ERROR, "thanh_phan.tieu_de", __doc__, wrong_title)
