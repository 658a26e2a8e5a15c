"""Phụ lục có tên, căn giữa, ngay dưới dòng «Phụ lục».

Văn bản hành chính: tên phụ lục in hoa, đậm, đứng, cỡ 13–14. Văn bản của Đảng chỉ cần có tên; Hướng
dẫn của Đoàn không nói đến phụ lục nên chỉ là cảnh báo.

Sai:
    tên phụ lục [bỏ]
    tên phụ lục [căn trái]
    tên phụ lục: Danh mục nhiệm vụ
    tên phụ lục [không đậm]
    tên phụ lục [cỡ 12]
    tên phụ lục [nghiêng]
    (dang) tên phụ lục [bỏ]
    (doan) tên phụ lục [bỏ]
Đúng:
    tên phụ lục [cỡ 13]
    (dang) tên phụ lục: Danh mục nhiệm vụ
    tên phụ lục [thêm sau (Đơn vị tính: đồng)]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.appendix import about, missing_titles, titles
from docgen.check.engines.looks import (
    not_capitals,
    wrong_alignment,
    wrong_size,
    wrong_slant,
    wrong_weight,
)
from docgen.check.rule import ALL, STATE, Finding, Rule
from docgen.problems import Level

_ROLE = "phu_luc_ten"


def _test(case: Case) -> Iterator[Finding]:
    yield from missing_titles(case)
    yield from about(wrong_alignment(case, _ROLE), titles(case))
    if case.profile.ma in STATE:
        for test in (not_capitals, wrong_size, wrong_weight, wrong_slant):
            yield from about(test(case, _ROLE), titles(case))


RULE = Rule(
    "PL-03",
    ALL,
    Level.ERROR,
    "thanh_phan.phu_luc_ten",
    __doc__,
    _test,
    levels={"doan": Level.WARNING},
)
