"""Văn bản có phần ký: quyền hạn (nếu có), chức vụ và họ tên người ký.

Bản dự thảo vẫn ghi sẵn chức vụ và họ tên người sẽ ký; thiếu họ tên chỉ là cảnh báo.

Sai:
    quyền hạn [bỏ] ++ chức vụ [bỏ] ++ họ tên người ký [bỏ]
    họ tên người ký [bỏ]
Đúng:
    văn bản mẫu
    (dang) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.signing import incomplete
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule(
    "KY-01",
    ALL,
    Level.ERROR,
    {
        "": "NĐ 30/2020, Phụ lục I, II.7",
        "dang": "HD 05-HD/VPTW, I.7.2",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, III.7",
    },
    __doc__,
    incomplete,
)
