"""Địa danh, ngày tháng in nghiêng; cỡ 13–14 (Đảng cỡ 14, Đoàn cỡ 13).

Sai:
    địa danh, ngày tháng [không nghiêng]
    địa danh, ngày tháng [cỡ 12]
    (dang, kế hoạch) địa danh, ngày tháng [cỡ 13]
    (doan, kế hoạch) địa danh, ngày tháng [cỡ 14]
Đúng:
    địa danh, ngày tháng [cỡ 14]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.looks import wrong_size, wrong_slant
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_size(case, "dia_danh_ngay")
    yield from wrong_slant(case, "dia_danh_ngay")


RULE = Rule("DD-02", ALL, Level.ERROR, "thanh_phan.dia_danh_ngay", __doc__, _test)
