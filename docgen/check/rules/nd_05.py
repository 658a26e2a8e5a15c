"""Lần đầu viện dẫn một văn bản phải ghi đủ ngày tháng, cơ quan ban hành; các lần sau ghi ngắn.

Lần đầu ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành và trích yếu; các lần sau
chỉ ghi tên loại và số, ký hiệu. Không xét trong bảng, không xét luật và số của chính văn bản.

Sai:
    lời văn [thêm sau Thực hiện nghiêm Nghị định số 105/2021/NĐ-CP trên địa bàn xã.]
    căn cứ [đoạn thứ 1: Căn cứ Kế hoạch số 45/KH-BCĐ ngày 09 tháng 3 năm 2026 về ma túy;]
    lời văn [thêm sau Thực hiện Kế hoạch số 45/KH-BCĐ ngày 09/3/2026 của Ban Chỉ đạo tỉnh.]
Đúng:
    lời văn [thêm sau Thực hiện Nghị định số 105/2021/NĐ-CP ngày 04/12/2021 của Chính phủ.]
    lời văn [thêm sau Các ấp tiếp tục triển khai Kế hoạch số 45/KH-BCĐ trên địa bàn.]
    lời văn [thêm sau Các nội dung khác thực hiện theo Kế hoạch số 15/KH-UBND này.]
    ô bảng [đổi «Kiểm tra, giám sát» thành «Quyết định số 12/QĐ-UBND»]
"""

from __future__ import annotations

from docgen.check.engines.citations import wrong_citations
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule(
    "ND-05",
    ALL,
    Level.WARNING,
    {
        "": "NĐ 30/2020, Phụ lục I, II.6b",
        "dang": "HD 05-HD/VPTW, I.6.1.4",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, III.6",
    },
    __doc__,
    wrong_citations,
)
