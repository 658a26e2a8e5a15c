"""Lề trang của văn bản của Đoàn: trên 20, dưới 20, trái 30, phải 20 mm.

Các lề là trị số cố định, không phải khoảng; sai lệch không quá 0,5 mm được bỏ qua. Khi văn bản in
hai mặt (lề đối xứng), lề trong và lề ngoài do TR-08 xét.

Sai:
    trang [lề phải 15 mm]
    trang [lề dưới 25 mm]
    trang [lề đối xứng] ++ trang [lề trên 25 mm]
Đúng:
    trang [lề phải 20,4 mm]
    trang [lề đối xứng]
"""

from __future__ import annotations

from docgen.check.engines.page import wrong_one_sided_margins
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("TR-05", UNION, Level.ERROR, "trang.le", __doc__, wrong_one_sided_margins)
