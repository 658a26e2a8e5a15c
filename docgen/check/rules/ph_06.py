"""Lời văn cỡ chữ 13–14, một cỡ trong cả văn bản.

Xét mọi đoạn của lời văn, kể cả các mục, khoản, điểm; chữ trong bảng và dòng đặt giữa trang không
xét, căn cứ ngoài khoảng 13–14 do ND-01 xét. Cỡ của cả văn bản là cỡ của phần lớn số chữ; mỗi phụ
lục có thể có một cỡ của mình, sai trong phụ lục là cảnh báo.

Sai:
    lời văn [cỡ 12]
    lời văn [cỡ 15]
    gạch đầu dòng [cỡ 13]
    khoản [cỡ 13]
    căn cứ [cỡ 13]
Đúng:
    lời văn [cỡ 14]
    ô bảng [cỡ 13]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.body import wrong_body_size
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    return wrong_body_size(case, besides=("can_cu",))


RULE = Rule("PH-06", STATE, Level.ERROR, "loi_van", __doc__, _test)
