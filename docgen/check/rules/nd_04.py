"""Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu phẩy.

Sai:
    căn cứ [đoạn thứ 1: Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh]
    căn cứ [đoạn thứ cuối: Theo đề nghị của Văn phòng.]
Đúng:
    văn bản mẫu
    căn cứ [đoạn thứ 1: Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;]
"""

from __future__ import annotations

from docgen.check.engines.bases import wrong_ends
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("ND-04", UNION, Level.WARNING, "can_cu", __doc__, wrong_ends)
