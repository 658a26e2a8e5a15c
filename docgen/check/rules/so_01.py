"""Số trang đặt ở lề trên, không đặt ở chân trang.

Văn bản dài hơn một trang phải đánh số trang bằng trường PAGE ở đầu trang. Văn bản một trang không
cần số trang; khi không chắc văn bản dài hơn một trang, quy tắc này không báo.

Sai:
    trang [số trang ở chân trang]
    trang [bỏ số trang]
    (dang) trang [số trang ở chân trang]
    (doan) trang [bỏ số trang]
    trang [trang chẵn không có số]
Đúng:
    văn bản mẫu
    trang [bỏ số trang] ++ trang [chỉ một trang]
"""

from __future__ import annotations

from docgen.check.engines.page_numbers import missing_numbers
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("SO-01", ALL, Level.ERROR, "trang.so_trang", __doc__, missing_numbers)
