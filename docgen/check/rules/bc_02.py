"""Báo cáo gửi cấp trên phải có «Kính gửi:».

Chỉ xét khi dữ liệu của văn bản ghi «gui_cap_tren: true», vì nhìn văn bản không biết gửi cho ai.

Sai:
    (báo cáo) văn bản mẫu
Đúng:
    (tờ trình) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.sections import report_without_addressee
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule(
    "BC-02",
    STATE,
    Level.ERROR,
    "NĐ 30/2020, Phụ lục I, II.9b",
    __doc__,
    report_without_addressee,
    needs_data=True,
)
