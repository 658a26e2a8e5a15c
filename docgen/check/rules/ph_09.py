"""Lời văn căn đều hai bên.

Chỉ xét đoạn dài hơn một dòng: ở đoạn một dòng, căn trái và căn đều trông như nhau. Độ dài được
tính theo bề rộng chữ Times New Roman. Dòng đậm hay nghiêng đặt giữa trang (tên hình, tên biểu đồ)
không xét; sai trong phụ lục là cảnh báo.

Sai:
    lời văn [căn trái]
    điểm [căn trái]
    căn cứ [căn phải]
    (dang) gạch đầu dòng [căn trái]
    (doan) lời văn [căn giữa]
Đúng:
    khoản [căn trái]
    mục La Mã [căn trái]
    lời văn [căn đều]
"""

from __future__ import annotations

from docgen.check.engines.body import not_justified
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("PH-09", ALL, Level.ERROR, "loi_van", __doc__, not_justified)
