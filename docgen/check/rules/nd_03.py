"""Mỗi căn cứ một dòng: bắt đầu bằng «- », kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm.

Văn bản trước ngày 27/5/2026 (Hướng dẫn 36): căn cứ cuối kết thúc bằng dấu phẩy.

Sai:
    (dang) căn cứ [đoạn thứ 1: Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư;]
    (dang) căn cứ [đoạn thứ 1: - Căn cứ Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư,]
    (dang) căn cứ [đoạn thứ cuối: - Theo đề nghị của Văn phòng;]
    (dang-hd36) căn cứ [đoạn thứ cuối: - Theo đề nghị của Văn phòng.]
Đúng:
    (dang) văn bản mẫu
    (dang-hd36) văn bản mẫu
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.bases import wrong_beginnings, wrong_ends
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_beginnings(case)
    yield from wrong_ends(case)


RULE = Rule("ND-03", PARTY, Level.ERROR, "can_cu", __doc__, _test)
