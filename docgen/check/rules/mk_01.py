"""Dấu chỉ mức độ khẩn: chữ trong danh mục, in hoa, đậm, cỡ 13–14, đóng khung nét đơn.

Ba mức: «KHẨN», «THƯỢNG KHẨN», «HỎA TỐC». Văn bản không khẩn thì không có phần này.

Sai:
    (công văn) trích yếu công văn [đóng dấu HỎA TỐC HẸN GIỜ]
    (công văn) trích yếu công văn [đóng dấu Khẩn]
    (công văn) trích yếu công văn [đóng dấu KHẨN] ++ độ khẩn [cỡ 12]
    (công văn) trích yếu công văn [đóng dấu KHẨN] ++ độ khẩn [không đậm]
    (công văn) trích yếu công văn [đóng dấu KHẨN] ++ độ khẩn [bỏ khung]
Đúng:
    (công văn) trích yếu công văn [đóng dấu KHẨN]
    (công văn) trích yếu công văn [đóng dấu HOẢ TỐC]
    (công văn) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.marks import mark_looks, unboxed, wrong_words
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level

_ROLE = "khan"


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_words(case, _ROLE, case.profile.khan.muc)
    yield from mark_looks(case, _ROLE)
    yield from unboxed(case, _ROLE)


RULE = Rule("MK-01", STATE, Level.ERROR, "khan", __doc__, _test)
