"""Căn cứ ban hành in nghiêng, cỡ chữ 13–14.

Mỗi căn cứ một dòng, dưới trích yếu. Câu mở đầu kết thúc bằng dấu hai chấm («Căn cứ …, Ủy ban nhân
dân xã xây dựng kế hoạch như sau:») là lời văn, không phải căn cứ. Công văn không có phần căn cứ.

Sai:
    căn cứ [không nghiêng]
    căn cứ [cỡ 12]
    (hoi-lhpn, báo cáo) căn cứ [không nghiêng]
Đúng:
    căn cứ [thêm cuối Căn cứ tình hình, Ủy ban nhân dân xã xây dựng kế hoạch như sau:]
    (công văn) lời văn: Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã;
"""

from __future__ import annotations

from docgen.check.engines.bases import wrong_look
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("ND-01", STATE, Level.ERROR, "thanh_phan.can_cu", __doc__, wrong_look)
