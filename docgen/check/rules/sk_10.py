"""Số, ký hiệu in đứng, không đậm, căn giữa dưới tên cơ quan; cỡ 13 (Đảng, Đoàn cỡ 14).

Việc căn giữa chỉ xét khi đầu trang là bảng hoặc khung chữ; gõ bằng tab thì không xét.

Sai:
    số, ký hiệu [cỡ 12]
    số, ký hiệu [đậm]
    số, ký hiệu [nghiêng]
    số, ký hiệu [căn trái]
    (dang, kế hoạch) số, ký hiệu [cỡ 13]
    (doan, công văn) số, ký hiệu [cỡ 13]
Đúng:
    số, ký hiệu [cỡ 13]
    (dang, công văn) số, ký hiệu [cỡ 14]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import not_centred
from docgen.check.engines.looks import wrong_size, wrong_slant, wrong_weight
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_size(case, "so_ky_hieu")
    yield from wrong_weight(case, "so_ky_hieu")
    yield from wrong_slant(case, "so_ky_hieu")
    yield from not_centred(case, "so_ky_hieu")


RULE = Rule("SK-10", ALL, Level.ERROR, "thanh_phan.so_ky_hieu", __doc__, _test)
