"""Công văn, tờ trình có phần «Kính gửi:».

Chữ viết đúng, có dấu hai chấm liền sau. Báo cáo gửi cấp trên xem BC-02. Loại văn bản không có phần
này mà ghi Kính gửi thì chỉ là cảnh báo; nơi nhận của nó ghi ở cuối văn bản.

Sai:
    (công văn) chữ Kính gửi [bỏ]
    (tờ trình) chữ Kính gửi [bỏ]
    (công văn) chữ Kính gửi [thay chữ Kính gửi: => Kính gửi :]
    (công văn) chữ Kính gửi [thay chữ Kính gửi: => Kính gởi:]
    (kế hoạch) trích yếu [thêm kính gửi Ban Chỉ đạo tỉnh Tây Ninh] ++ nơi nhận: - Như trên;
Đúng:
    (công văn) văn bản mẫu
    (hoi-lhpn, tờ trình) văn bản mẫu
    (báo cáo) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.addressees import absent_or_unwanted, wrong_label
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from absent_or_unwanted(case)
    yield from wrong_label(case)


RULE = Rule("KG-01", STATE, Level.ERROR, "NĐ 30/2020, Phụ lục I, II.9b", __doc__, _test)
