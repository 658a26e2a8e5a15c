"""Bảng phân công nhiệm vụ có cột đơn vị chủ trì và cột thời gian hoàn thành.

Sai:
    dòng đầu bảng [đổi «Thời gian hoàn thành» thành «Ghi chú»]
    dòng đầu bảng [đổi «Đơn vị chủ trì» thành «Ghi chú»]
Đúng:
    dòng đầu bảng [đổi «Thời gian hoàn thành» thành «Tiến độ»]
    ô bảng [lập bảng STT | Nội dung | Thời gian | Địa điểm / 1 | Khai mạc | 07:30 | Hội trường]
"""

from __future__ import annotations

from docgen.check.engines.sections import unassigned
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("KH-02", ALL, Level.WARNING, CONVENTION, __doc__, unassigned)
