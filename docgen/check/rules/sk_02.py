"""Số, ký hiệu viết «Số 15-KH/ĐU».

Giữa số và tên loại viết tắt là dấu gạch nối (-), trước tên cơ quan là dấu gạch chéo (/). Văn bản
dự thảo để trống số.

Sai:
    số, ký hiệu: Số 15/KH-ĐU
    số, ký hiệu: Số 15-KH/ĐU/2026
    số, ký hiệu: Số 15–KH/ĐU
    số, ký hiệu: số 15-KH/ĐU
    số, ký hiệu [bỏ]
    (dang-hd36) số, ký hiệu: Số 15-KH/đu
Đúng:
    số, ký hiệu: Số      -KH/ĐU
    số, ký hiệu: Số 127-KH/BTGDVTU
    số, ký hiệu: Số 15-KH/UBKTTU-CAT
"""

from __future__ import annotations

from docgen.check.engines.symbol import wrong_symbol
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("SK-02", PARTY, Level.ERROR, "so", __doc__, wrong_symbol)
