"""Dòng «Phụ lục» cỡ 14, in đậm, đứng; từ hai phụ lục trở lên thì đánh số La Mã theo thứ tự.

Viết chữ thường «Phụ lục I», không có dấu hai chấm hay dấu chấm ở sau. Chỉ có một phụ lục mà đánh
số thì là cảnh báo; tệp chỉ chứa một trong nhiều phụ lục thì số của nó được giữ.

Sai:
    chữ Phụ lục: PHỤ LỤC
    chữ Phụ lục: Phụ lục:
    chữ Phụ lục: Phụ lục I
    chữ Phụ lục: Phụ lục 1
    chữ Phụ lục [có hai phụ lục: Phụ lục 1, Phụ lục 2]
    chữ Phụ lục [có hai phụ lục: Phụ lục II, Phụ lục I]
    chữ Phụ lục [có hai phụ lục: Phụ lục, Phụ lục]
    chữ Phụ lục [cỡ 13]
    chữ Phụ lục [không đậm]
    chữ Phụ lục [nghiêng]
Đúng:
    văn bản mẫu
    chữ Phụ lục [có hai phụ lục: Phụ lục I, Phụ lục II]
    chữ Phụ lục: Phụ lục II
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.appendix import wrong_labels
from docgen.check.engines.looks import wrong_size, wrong_slant, wrong_weight
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level

_ROLE = "phu_luc_so"


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_labels(case, strict_case=True)
    yield from wrong_size(case, _ROLE)
    yield from wrong_weight(case, _ROLE)
    yield from wrong_slant(case, _ROLE)


RULE = Rule("PL-01", STATE, Level.ERROR, "thanh_phan.phu_luc_so", __doc__, _test)
