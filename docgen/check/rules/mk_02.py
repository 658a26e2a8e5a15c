"""Độ mật đóng bằng dấu, không đánh máy vào văn bản.

Chỉ xét dòng có đúng chữ «TUYỆT MẬT», «TỐI MẬT» hoặc «MẬT» ở đầu văn bản, ở đầu trang hay chân
trang; chữ «mật» trong câu, trong tên cột của bảng không phải lỗi.

Sai:
    (công văn) trích yếu công văn [đóng dấu MẬT] ++ độ khẩn [màu 000000]
    (công văn) trích yếu công văn [đóng dấu [TỐI MẬT]] ++ độ khẩn [màu 000000]
    (dang, công văn) trích yếu công văn [đóng dấu TUYỆT MẬT]
Đúng:
    (công văn) trích yếu công văn: V/v quản lý tài liệu mật
    ô bảng: Mật
    ô bảng: TỐI MẬT
"""

from __future__ import annotations

from docgen.check.engines.marks import typed_secrecy
from docgen.check.rule import ALL, PARTY, UNION, Rule
from docgen.problems import Level

RULE = Rule(
    "MK-02",
    ALL,
    Level.WARNING,
    {
        "": "NĐ 30/2020, Phụ lục I, III.2a",
        **dict.fromkeys(PARTY, "HD 05-HD/VPTW, II.2"),
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        **dict.fromkeys(UNION, "HD 29-HD/TWĐTN-VP, III.9.1"),
    },
    __doc__,
    typed_secrecy,
)
