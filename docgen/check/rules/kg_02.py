"""Kính gửi một nơi thì ghi cùng dòng; từ hai nơi trở lên thì mỗi nơi một dòng «- …;».

Các gạch đầu dòng thẳng hàng với nhau dưới dấu hai chấm, cuối dòng có dấu chấm phẩy, dòng cuối có
dấu chấm; cỡ chữ 13–14, chữ đứng. Một nơi mà ghi xuống dòng thì chỉ là cảnh báo.

Sai:
    (công văn) chữ Kính gửi [thay chữ Biên => Biên;] ++ chữ Kính gửi [thêm sau - Công an xã.]
    (công văn) chữ Kính gửi [thay chữ Ban Chỉ đạo xã Tân Biên => Công an xã; Trạm Y tế xã]
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã, | - Trạm Y tế xã.]
    (công văn) chữ Kính gửi [gửi nhiều nơi: -Công an xã; | - Trạm Y tế xã.]
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã; | - Trạm Y tế xã]
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã.]
    (công văn) chữ Kính gửi [gửi hai nơi] ++ nơi kính gửi [dòng 2: lùi vào 50 mm]
    (công văn) chữ Kính gửi [gửi hai nơi] ++ nơi kính gửi [mọi dòng: lùi vào 12,7 mm]
    (công văn) chữ Kính gửi [cỡ 12]
    (công văn) chữ Kính gửi [nghiêng]
Đúng:
    (công văn) văn bản mẫu
    (công văn) chữ Kính gửi [gửi nhiều nơi: - Công an xã; | - Trạm Y tế xã.]
    (tờ trình) chữ Kính gửi [cỡ 13]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.addressees import label_looks, wrong_list, wrong_places
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_list(case)
    yield from wrong_places(case)
    yield from label_looks(case)


RULE = Rule("KG-02", STATE, Level.ERROR, "kinh_gui", __doc__, _test)
