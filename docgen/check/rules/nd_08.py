"""Điều viết «Điều 1. …», chữ số Ả Rập và dấu chấm, in đậm.

Trong quyết định chỉ cần in đậm «Điều 1.»; điều có tên thì tên cũng in đậm. Câu văn bắt đầu bằng
«Điều 5 Nghị định này …» không phải là điều.

Sai:
    lời văn [đoạn thứ cuối: Điều 1. Điều khoản thi hành./.]
    lời văn [đoạn thứ cuối: Điều 1: Điều khoản thi hành./.]
    lời văn [đoạn thứ cuối: ĐIỀU 1. Điều khoản thi hành./.]
Đúng:
    lời văn [đoạn thứ cuối: Điều 1. Điều khoản thi hành./.] ++ lời văn [đậm dòng có «Điều 1.»]
    lời văn: Điều 5 Nghị định này quy định về trách nhiệm của Ủy ban nhân dân cấp xã.
"""

from __future__ import annotations

from docgen.check.engines.heading_looks import wrong_articles
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("ND-08", STATE, Level.ERROR, "NĐ 30/2020, Phụ lục I, II.6đ", __doc__, wrong_articles)
