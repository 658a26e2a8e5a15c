"""Không hiển thị số trang ở trang thứ nhất.

Chọn Different First Page và để trống đầu trang thứ nhất. Văn bản một trang, phụ lục (trang đầu
của phụ lục được đánh số hay không đều được) không xét.

Sai:
    trang [hiện số trang thứ nhất]
    (dang) trang [hiện số trang thứ nhất]
    (doan) trang [số trang ở đầu trang thứ nhất]
Đúng:
    văn bản mẫu
    trang [phụ lục hiện số trang thứ nhất]
"""

from __future__ import annotations

from docgen.check.engines.page_numbers import shown_on_first_page
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("SO-05", ALL, Level.ERROR, "trang.so_trang", __doc__, shown_on_first_page)
