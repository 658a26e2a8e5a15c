"""Tên loại văn bản cỡ 13–14 (Đảng cỡ 15–16, Đoàn cỡ 16).

Sai:
    tên loại văn bản [cỡ 16]
    (dang, kế hoạch) tên loại văn bản [cỡ 14]
    (doan, kế hoạch) tên loại văn bản [cỡ 15]
Đúng:
    tên loại văn bản [cỡ 13]
    (dang, kế hoạch) tên loại văn bản [cỡ 16]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import wrong_size
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from together(wrong_size(case, "ten_loai"))


RULE = Rule("TL-02", ALL, Level.ERROR, "thanh_phan.ten_loai", __doc__, _test)
