"""Chữ «Nơi nhận:» của văn bản Đoàn cỡ chữ 13, in đậm, đứng.

Khác với văn bản Nhà nước (cỡ 12, nghiêng). Danh sách nơi nhận ở dưới có cỡ chữ riêng, xem NR-05.

Sai:
    chữ Nơi nhận [cỡ 12]
    chữ Nơi nhận [nghiêng]
    chữ Nơi nhận [không đậm]
Đúng:
    văn bản mẫu
    (công văn) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.recipients import label_looks
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("NR-04", UNION, Level.ERROR, "thanh_phan.noi_nhan_nhan", __doc__, label_looks)
