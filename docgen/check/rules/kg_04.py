"""Văn bản của Đoàn: «Kính gửi:» cỡ 14, in đậm, nghiêng; tên nơi nhận in đậm, đứng.

Công văn, tờ trình có phần này; có thể có thêm «Đồng kính gửi:». Từ hai nơi trở lên thì mỗi nơi một
dòng «- …;», dòng cuối có dấu chấm.

Sai:
    (công văn) chữ Kính gửi [không nghiêng]
    (công văn) chữ Kính gửi [không đậm]
    (công văn) chữ Kính gửi [cỡ 13]
    (công văn) chữ Kính gửi [bỏ]
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã, | - Trạm Y tế xã.]
Đúng:
    (công văn) văn bản mẫu
    (tờ trình) văn bản mẫu
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã; | - Trạm Y tế xã.]
"""

from __future__ import annotations

from docgen.check.engines.addressees import whole_form
from docgen.check.rule import UNION, Rule
from docgen.problems import Level

RULE = Rule("KG-04", UNION, Level.WARNING, "kinh_gui", __doc__, whole_form)
