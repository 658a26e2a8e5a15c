"""Văn bản có phụ lục phải có chỉ dẫn về phụ lục đó; phụ lục được dẫn phải có trong văn bản.

Phụ lục của văn bản khác («Phụ lục I Nghị định số 30/2020/NĐ-CP») không bị xét. Dẫn phụ lục mà tệp
không có phụ lục nào chỉ là cảnh báo, vì phụ lục có thể là tệp riêng.

Sai:
    khoản [đổi « và danh mục nhiệm vụ tại Phụ lục kèm theo» thành «»]
    chữ Phụ lục: Phụ lục I ++ khoản [đổi «Phụ lục kèm theo» thành «Phụ lục I và Phụ lục II»]
Đúng:
    lời văn [thêm sau Theo Phụ lục II Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.appendix_links import links
from docgen.check.rule import ALL, CONVENTION, UNION, Rule
from docgen.problems import Level

RULE = Rule(
    "ND-13",
    ALL,
    Level.ERROR,
    {
        "": "NĐ 30/2020, Phụ lục I, III.1a",
        "dang": "HD 05-HD/VPTW, II.1.1",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": CONVENTION,
    },
    __doc__,
    links,
    dict.fromkeys(UNION, Level.WARNING),  # no clause of its own, only what is usual
)
