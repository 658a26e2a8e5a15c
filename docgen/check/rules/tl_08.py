"""Cuối trích yếu không có dấu chấm.

Sai:
    trích yếu: Phòng, chống ma túy trên địa bàn xã Tân Biên năm 2026.
    (công văn) trích yếu công văn: V/v phòng, chống ma túy năm 2026.
    (doan, công văn) trích yếu công văn: "V/v phòng, chống ma túy năm 2026."
Đúng:
    trích yếu: Phòng, chống ma túy trên địa bàn xã Tân Biên năm ...
    trích yếu: Phòng, chống ma túy, mại dâm, mua bán người v.v.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import SetText
from docgen.check.rule import ALL, CONVENTION, Finding, Rule
from docgen.check.words import upper_word
from docgen.problems import Level

_PERIOD = re.compile(r"\s*(?:\./)?\.(?=\s*[\"”’']?\s*$)")
_OPEN = re.compile(r"(?:\.\.|…|\bv\.v\.|\bv\.)\s*[\"”’']?\s*$")


def _test(case: Case) -> Iterator[Finding]:
    for part in case.parts.all("trich_yeu", "trich_yeu_cong_van")[-1:]:
        found = _PERIOD.search(part.raw)
        if found and not _OPEN.search(part.raw):
            start, end = part.start + found.start(), part.start + found.end()
            yield Finding(
                f"{upper_word(part.role)} có dấu chấm ở cuối.",
                "bỏ dấu chấm",
                part.line,
                start,
                end,
                remedies=(SetText(part.line, start, end, ""),),
            )


RULE = Rule("TL-08", ALL, Level.WARNING, CONVENTION, __doc__, _test)
