"""Bản sao giấy: hình thức sao in hoa, đậm, cỡ 13–14; số có chữ SY, SL, TrS; đường kẻ ở trên.

Phần sao nằm sau văn bản được sao, dưới một đường kẻ hết chiều ngang vùng chữ. Ba hình thức: «SAO
Y», «SAO LỤC», «TRÍCH SAO»; số nhỏ hơn 10 thêm số 0; bản sao chưa có số thì để trống.

Sai:
    chữ Phụ lục [sao: SAO Y BẢN CHÍNH | Số: 05/SY-UBND]
    chữ Phụ lục [sao: SAO LỤC | Số: 05/SY-UBND]
    chữ Phụ lục [sao: SAO Y | Số: 5/SY-UBND]
    chữ Phụ lục [sao: Sao y | Số: 05/SY-UBND]
    chữ Phụ lục [sao không kẻ: SAO Y | Số: 05/SY-UBND]
    chữ Phụ lục [sao không đậm: SAO Y | Số: 05/SY-UBND]
Đúng:
    chữ Phụ lục [sao: SAO Y | Số: 05/SY-UBND]
    chữ Phụ lục [sao: TRÍCH SAO | Số: 12/TrS-UBND]
    chữ Phụ lục [sao: SAO LỤC | Số:      /SL-UBND]
"""

from __future__ import annotations

from docgen.check.engines.copies import copy_findings
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("SAO-01", STATE, Level.ERROR, "ban_sao", __doc__, copy_findings)
