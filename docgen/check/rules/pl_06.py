"""Mỗi phụ lục bắt đầu ở trang mới.

Tốt nhất là một phần (section) riêng của Word để số trang của phụ lục đánh lại từ 1; ngắt trang
trước dòng «Phụ lục» cũng được.

Sai:
    chữ Phụ lục [cùng trang]
    (dang) chữ Phụ lục [cùng trang]
    (doan) chữ Phụ lục [cùng trang]
Đúng:
    văn bản mẫu
    chữ Phụ lục [cùng trang] ++ chữ Phụ lục [ngắt trang trước]
    (doan, báo cáo) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.appendix import on_the_same_page
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("PL-06", ALL, Level.WARNING, "thông lệ", __doc__, on_the_same_page)
