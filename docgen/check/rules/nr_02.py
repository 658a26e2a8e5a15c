"""Chữ «Nơi nhận:» của văn bản Nhà nước cỡ chữ 12, in đậm, nghiêng.

Danh sách nơi nhận ở dưới có cỡ chữ riêng, xem NR-05.

Sai:
    chữ Nơi nhận [cỡ 13]
    chữ Nơi nhận [không đậm]
    chữ Nơi nhận [không nghiêng]
Đúng:
    văn bản mẫu
    (hoi-lhpn, công văn) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.recipients import label_looks
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("NR-02", STATE, Level.ERROR, "thanh_phan.noi_nhan_nhan", __doc__, label_looks)
