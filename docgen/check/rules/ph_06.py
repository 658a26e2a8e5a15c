"""Lời văn cỡ chữ 13–14, một cỡ trong cả văn bản.

Sai:
    lời văn [cỡ 12]
    gạch đầu dòng [cỡ 13]
Đúng:
    lời văn [cỡ 14]
"""

from __future__ import annotations

from docgen.check.engines.body import wrong_body_size
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("PH-06", STATE, Level.ERROR, "loi_van", __doc__, wrong_body_size)
