"""Lề trang của văn bản của Đảng: trên 20, dưới 20, trái 30, phải 15 mm.

Các lề là trị số cố định, không phải khoảng; sai lệch không quá 0,5 mm được bỏ qua. Khi văn bản in
hai mặt (lề đối xứng), lề trong và lề ngoài do TR-08 xét.

Sai:
    trang [lề trái 35 mm]
    trang [lề phải 20 mm]
    trang [lề trên 25 mm]
    trang [lề đối xứng] ++ trang [lề dưới 15 mm]
Đúng:
    trang [lề trái 30,4 mm]
    trang [lề đối xứng]
"""

from __future__ import annotations

from docgen.check.engines.page import wrong_one_sided_margins
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("TR-04", PARTY, Level.ERROR, "trang.le", __doc__, wrong_one_sided_margins)
