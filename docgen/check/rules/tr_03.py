"""Lề trang: trên và dưới 20–25, trái 30–35, phải 15–20 mm.

Xét từng phần (section) của văn bản; sai lệch không quá 0,5 mm được bỏ qua. Trang khổ ngang được
để lề như trang dọc, hoặc như tờ giấy dọc xoay ngang: cạnh đóng gáy 30–35 mm nằm ở trên hoặc ở
dưới.

Sai:
    trang [lề trái 25 mm]
    trang [lề phải 10 mm]
    trang [lề trên 28 mm]
    trang [lề dưới 15 mm]
    trang [phụ lục khổ ngang] ++ trang [lề phụ lục 20, 20, 20, 20 mm]
Đúng:
    trang [lề trên 25 mm]
    trang [lề phải 15 mm]
    trang [lề dưới 25,4 mm]
    trang [phụ lục khổ ngang]
    trang [phụ lục khổ ngang] ++ trang [lề phụ lục 30, 15, 20, 20 mm]
    trang [phụ lục khổ ngang] ++ trang [lề phụ lục 20, 35, 25, 20 mm]
"""

from __future__ import annotations

from docgen.check.engines.page import wrong_margins
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("TR-03", STATE, Level.ERROR, "trang.le", __doc__, wrong_margins)
