"""Chữ «Nơi nhận:» của văn bản Đảng cỡ chữ 14, đứng, có gạch chân.

Đường kẻ dưới chữ là nét liền, dài bằng dòng chữ: gạch chân, hoặc một nét vẽ ngay dưới chữ. Chữ in
đậm chỉ là cảnh báo, vì Hướng dẫn không nói đến.

Sai:
    chữ Nơi nhận [cỡ 12]
    chữ Nơi nhận [nghiêng]
    chữ Nơi nhận [không gạch chân]
    (dang-hd36) chữ Nơi nhận [cỡ 13]
    chữ Nơi nhận [đậm]
Đúng:
    văn bản mẫu
    chữ Nơi nhận [không gạch chân] ++ chữ Nơi nhận [kẻ dưới]
"""

from __future__ import annotations

from docgen.check.engines.recipients import label_looks
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("NR-03", PARTY, Level.ERROR, "thanh_phan.noi_nhan_nhan", __doc__, label_looks)
