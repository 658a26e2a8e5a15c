"""Tiêu ngữ in đứng, đậm, cỡ 13–14, căn giữa dưới Quốc hiệu.

Việc căn giữa chỉ xét khi đầu trang là bảng hoặc khung chữ; gõ bằng tab thì không xét.

Sai:
    Tiêu ngữ [cỡ 12]
    Tiêu ngữ [cỡ 15]
    Tiêu ngữ [không đậm]
    Tiêu ngữ [nghiêng]
    Tiêu ngữ [căn trái]
Đúng:
    Tiêu ngữ [cỡ 14] ++ Tiêu ngữ [đường kẻ dài 60 mm]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import not_centred
from docgen.check.engines.looks import wrong_size, wrong_slant, wrong_weight
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_size(case, "tieu_ngu")
    yield from wrong_weight(case, "tieu_ngu")
    yield from wrong_slant(case, "tieu_ngu")
    yield from not_centred(case, "tieu_ngu")


RULE = Rule("QH-04", STATE, Level.ERROR, "thanh_phan.tieu_ngu", __doc__, _test)
