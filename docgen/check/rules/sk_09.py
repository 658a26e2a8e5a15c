"""Ký hiệu của công văn không có chữ viết tắt tên loại.

Công văn ghi chữ viết tắt tên cơ quan rồi đến đơn vị soạn thảo hoặc lĩnh vực: «Số: 15/UBND-VP».

Sai:
    (công văn) số, ký hiệu: Số: 15/CV-UBND
    (công văn) số, ký hiệu: Số: 15/KH-UBND
    (hoi-lhpn, công văn) số, ký hiệu: Số: 15/BC-BTV
Đúng:
    (công văn) số, ký hiệu: Số: 15/UBND-VX
    (doan-the, công văn) số, ký hiệu: Số: 12/CĐ-VP
    (công văn) số, ký hiệu: Số:      /UBND-VP
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.number import LETTER_CODE, read_number, type_codes
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    number = read_number(case)
    if number is None or case.parts.one("ten_loai") or not case.parts.one("trich_yeu_cong_van"):
        return
    if number.code in {*type_codes(case.profile), LETTER_CODE} and number.is_formed(case.profile):
        yield Finding(
            f"Ký hiệu của công văn có chữ viết tắt tên loại «{number.code}».",
            "ghi chữ viết tắt tên cơ quan rồi đến đơn vị soạn thảo, ví dụ «UBND-VP»",
            number.part.line,
            number.part.start,
            number.part.stop,
        )


RULE = Rule("SK-09", STATE, Level.ERROR, {"": "NĐ 30/2020, Phụ lục I, II.3b"}, __doc__, _test)
