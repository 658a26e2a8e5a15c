"""Không để thêm lề gáy (gutter).

Lề gáy cộng thêm vào lề trái, làm lề thật lớn hơn quy định mà hộp lề vẫn ghi đúng.

Sai:
    trang [gáy 4 mm]
    trang [chỉ một trang] ++ trang [gáy 10 mm]
    (doan) trang [gáy 3 mm]
Đúng:
    trang [gáy 0 mm]
"""

from __future__ import annotations

from docgen.check.engines.page import gutters
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("TR-07", ALL, Level.WARNING, "trang.le", __doc__, gutters)
