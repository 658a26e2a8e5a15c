"""Văn bản của Đảng có từ hai phụ lục trở lên thì đánh số Ả Rập theo thứ tự.

Viết «Phụ lục 1», «Phụ lục 2», chữ thường hay chữ hoa đều được; khác với văn bản Nhà nước (số La
Mã). Chỉ có một phụ lục mà đánh số thì là cảnh báo.

Sai:
    chữ Phụ lục [có hai phụ lục: Phụ lục I, Phụ lục II]
    chữ Phụ lục [có hai phụ lục: Phụ lục 2, Phụ lục 3]
    (dang-hd36) chữ Phụ lục [có hai phụ lục: Phụ lục, Phụ lục]
    chữ Phụ lục: Phụ lục 1
Đúng:
    văn bản mẫu
    chữ Phụ lục [có hai phụ lục: Phụ lục 1, Phụ lục 2]
    (dang-hd36) chữ Phụ lục: PHỤ LỤC
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.appendix import wrong_labels
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_labels(case, strict_case=False)


RULE = Rule("PL-02", PARTY, Level.ERROR, "phu_luc", __doc__, _test)
