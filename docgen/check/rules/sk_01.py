"""Số, ký hiệu viết «Số: 15/KH-UBND»; công văn «Số: 15/UBND-VP».

Giữa số và ký hiệu là dấu gạch chéo (/), giữa các nhóm chữ viết tắt là dấu gạch nối (-), chữ viết
tắt in hoa, không ghi năm. Văn bản dự thảo để trống số. Công văn không ghi đơn vị soạn thảo chỉ bị
nhắc.

Sai:
    số, ký hiệu: Số: 15-KH/UBND
    số, ký hiệu: Số: 15/2026/KH-UBND
    số, ký hiệu: Số: 15/kh-ubnd
    số, ký hiệu: Số: 15/KH–UBND
    số, ký hiệu: SỐ: 15/KH-UBND
    số, ký hiệu: Số: 15/KH
    số, ký hiệu [bỏ]
    (công văn) số, ký hiệu: Số: 15/UBND
    (hoi-lhpn) số, ký hiệu: Số:      -KH/BTV
Đúng:
    số, ký hiệu: Số:        /KH-UBND
    số, ký hiệu: Số: ....../KH-UBND
    số, ký hiệu: Số: …… /KH-UBND
    số, ký hiệu: Số: 115/KH-BCĐ389
    (công văn) số, ký hiệu: Số: 1205/UBND-NC1
    (doan-the, kế hoạch) số, ký hiệu: Số: 16/KH-MTTQ-BTT
"""

from __future__ import annotations

from docgen.check.engines.symbol import wrong_symbol
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("SK-01", STATE, Level.ERROR, "so", __doc__, wrong_symbol)
