"""Văn bản của Đảng: công văn có «Kính gửi:», tờ trình có «Kính trình:».

Trước ngày 27/5/2026 cả hai loại đều ghi «Kính gửi:». Chữ này cỡ 14, nghiêng; tên nơi nhận cỡ
14–15, đứng; từ hai nơi trở lên thì mỗi nơi một dòng «- …;» (trước ngày 27/5/2026: dấu phẩy).

Sai:
    (tờ trình) chữ Kính gửi [thay chữ Kính trình: => Kính gửi:]
    (công văn) chữ Kính gửi [thay chữ Kính gửi: => Kính trình:]
    (công văn) chữ Kính gửi [bỏ]
    (dang-hd36, tờ trình) chữ Kính gửi [thay chữ Kính gửi: => Kính trình:]
    (công văn) chữ Kính gửi [không nghiêng]
    (công văn) chữ Kính gửi [cỡ 12]
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã, | - Trạm Y tế xã.]
Đúng:
    (tờ trình) văn bản mẫu
    (công văn) văn bản mẫu
    (dang-hd36, tờ trình) văn bản mẫu
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã; | - Trạm Y tế xã.]
    (dang-hd36, công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã, | - Trạm Y tế xã.]
"""

from __future__ import annotations

from docgen.check.engines.addressees import whole_form
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule("KG-03", PARTY, Level.ERROR, "kinh_gui", __doc__, whole_form)
