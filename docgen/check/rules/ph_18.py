"""Không dùng đoạn trống để tạo khoảng cách trong lời văn.

Khoảng cách giữa các đoạn đặt bằng Spacing; đoạn trống làm trang xô lệch khi sửa. Đoạn trống trước
và sau bảng, ở chỗ ký, quanh đường kẻ, đoạn ngắt trang và đoạn chứa hình không phải là lỗi.

Sai:
    lời văn [đoạn trống sau]
    (dang) gạch đầu dòng [đoạn trống sau]
    lời văn [đoạn trống sau] ++ lời văn [đoạn trống sau]
Đúng:
    chức vụ [đoạn trống sau]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.spacing import empty_paragraphs
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("PH-18", ALL, Level.WARNING, CONVENTION, __doc__, empty_paragraphs)
