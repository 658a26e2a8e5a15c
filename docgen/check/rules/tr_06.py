"""Trang khổ dọc; khổ ngang chỉ dùng cho trang có bảng, biểu.

Phần để khổ ngang phải có bảng, hình vẽ hay biểu đồ. Bảng không có đường viền chỉ để xếp đầu trang
và chữ ký không kể là bảng, biểu.

Sai:
    trang [khổ ngang]
    (dang) trang [khổ ngang]
Đúng:
    trang [phụ lục khổ ngang]
    (doan) trang [phụ lục khổ ngang]
"""

from __future__ import annotations

from docgen.check.engines.page import wide_without_reason
from docgen.check.rule import ALL, STATE, Rule
from docgen.problems import Level

RULE = Rule(
    "TR-06",
    ALL,
    Level.WARNING,
    {"": "trang.kho", **dict.fromkeys(STATE, "NĐ 30/2020, Phụ lục I, I.2")},
    __doc__,
    wide_without_reason,
)
