"""Quốc hiệu viết đúng «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM».

Dấu thanh đặt ở chữ nào cũng được (HÒA, HOÀ). Văn bản có cả tiêu đề của Đảng, của Đoàn mà không có
Quốc hiệu thì quy tắc QH-10 nói.

Sai:
    Quốc hiệu: CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM
    Quốc hiệu [bỏ]
    (hoi-lhpn, công văn) Quốc hiệu: CỘNG HOA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Đúng:
    Quốc hiệu: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Quốc hiệu: Cộng hòa xã hội chủ nghĩa Việt Nam ++ Quốc hiệu [hoa máy]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import wrong_words
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    wanted = case.profile.tieu_de.dong[0]
    part = case.parts.one("quoc_hieu")
    if part is not None:
        yield from wrong_words(part, wanted)
    elif not case.parts.is_lost and not case.parts.one("tieu_de"):
        yield Finding("Thiếu Quốc hiệu ở góc phải đầu trang.", f"ghi «{wanted.chu}»")


RULE = Rule("QH-01", STATE, Level.ERROR, "thanh_phan.quoc_hieu", __doc__, _test)
