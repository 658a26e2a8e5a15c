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

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.addressees import (
    absent_or_unwanted,
    label_looks,
    wrong_label,
    wrong_list,
)
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from absent_or_unwanted(case)
    yield from wrong_label(case)
    yield from wrong_list(case)
    yield from label_looks(case)


RULE = Rule("KG-03", PARTY, Level.ERROR, "kinh_gui", __doc__, _test)
