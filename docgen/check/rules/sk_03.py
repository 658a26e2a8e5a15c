"""Số, ký hiệu viết «Số: 15-KH/TĐTN-TNNT».

Giữa số và tên loại viết tắt là dấu gạch nối (-), trước tên cơ quan là dấu gạch chéo (/), trước đơn
vị soạn thảo là dấu gạch nối (-). Đại hội, tiểu ban, tổ, hội đồng, đoàn kiểm tra không ghi tên loại.
Văn bản dự thảo để trống số.

Sai:
    số, ký hiệu: Số: 15/KH-ĐTN
    số, ký hiệu: Số: 15-KH-ĐTN
    số, ký hiệu: Số: 15-kh/đtn
    số, ký hiệu [bỏ]
Đúng:
    số, ký hiệu: Số:      -KH/ĐTN
    số, ký hiệu: Số: 245-KH/TWĐTN-VP
    số, ký hiệu: Số: 05/ĐH
"""

from __future__ import annotations

from docgen.check.engines.symbol import wrong_symbol
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("SK-03", UNION, Level.ERROR, "so", __doc__, wrong_symbol)
