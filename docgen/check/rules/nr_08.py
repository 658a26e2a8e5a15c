"""Dòng Lưu của văn bản Đảng không có dấu hai chấm.

Viết «- Lưu Văn phòng Tỉnh ủy.», khác với văn bản Nhà nước («- Lưu: VT.»).

Sai:
    nơi nhận [dòng cuối: viết - Lưu: Văn phòng Đảng ủy.]
    (dang-hd36) nơi nhận [dòng cuối: viết - Lưu : VT.]
Đúng:
    nơi nhận [dòng cuối: viết - Lưu Văn phòng Tỉnh ủy.]
    (dang-hd36) văn bản mẫu
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.recipients import filing, recipients
from docgen.check.remedy import SetText
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level

_COLON = re.compile(r"(?<=[uU])\s*:\s*")


def _test(case: Case) -> Iterator[Finding]:
    kept = filing(recipients(case))
    colon = _COLON.search(kept.line.raw, kept.start, kept.end) if kept else None
    if kept and colon:
        yield Finding(
            f"Dòng Lưu viết «{kept.text}», có dấu hai chấm sau chữ Lưu.",
            f"viết «{_COLON.sub(' ', kept.text, count=1)}»",
            kept.line,
            kept.start,
            kept.end,
            remedies=(SetText(kept.line, colon.start(), colon.end(), " "),),
        )


RULE = Rule("NR-08", PARTY, Level.ERROR, "noi_nhan", __doc__, _test)
