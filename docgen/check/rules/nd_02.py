"""Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu chấm.

Dòng «Theo đề nghị của …» đứng cuối cũng là một căn cứ. Câu mở đầu kết thúc bằng dấu hai chấm không
phải là căn cứ. Công văn không có phần căn cứ.

Sai:
    căn cứ [đoạn thứ 1: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]
    căn cứ [đoạn thứ 1: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.]
    căn cứ [đoạn thứ cuối: Theo đề nghị của Văn phòng;]
    căn cứ [đoạn thứ cuối: Theo đề nghị của Văn phòng,]
Đúng:
    căn cứ [đoạn thứ 1: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;]
    (công văn) lời văn: Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã;
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.bases import wrong_ends
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("ND-02", STATE, Level.ERROR, "can_cu", __doc__, wrong_ends)
