"""Viết hoa đúng quy định: Nhân dân, Nhà nước, Điều viết hoa; khoản, điểm, tỉnh, xã viết thường.

Danh từ chung chỉ đơn vị hành chính viết thường trước tên riêng (tỉnh Tây Ninh, xã Tân Biên), trừ
tên là chữ số, tên người, sự kiện (Phường 1, Xã Hồ Thị Kỷ) và Thủ đô Hà Nội, Thành phố Hồ Chí Minh.
«Ủy ban nhân dân», «cơ quan nhà nước» giữ chữ thường. Chỉ báo những chỗ chắc chắn.

Sai:
    lời văn [thêm sau Nâng cao đời sống của nhân dân trên địa bàn.]
    lời văn [thêm sau Chấp hành chủ trương của Đảng và nhà nước.]
    lời văn [thêm sau Thực hiện theo quy định tại Khoản 2 Điều 5 Luật Phòng, chống ma túy.]
    lời văn [thêm sau Thực hiện theo quy định tại khoản 2 điều 5 Luật Phòng, chống ma túy.]
    lời văn [thêm sau Tổ chức tuyên truyền trên địa bàn Tỉnh Tây Ninh trong năm.]
Đúng:
    lời văn [thêm sau Chấp hành pháp luật của Nhà nước, tận tâm phục vụ Nhân dân.]
    lời văn [thêm sau Ủy ban nhân dân xã và các cơ quan nhà nước trên địa bàn.]
    lời văn [thêm sau Theo điểm a khoản 2 Điều 5 của Luật; tại Thành phố Hồ Chí Minh.]
    lời văn [thêm sau Phối hợp với các đơn vị trên địa bàn Xã Hồ Thị Kỷ.]
"""

from __future__ import annotations

from docgen.check.engines.spelling import wrong_capitals
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule(
    "ND-17",
    ALL,
    Level.WARNING,
    {"": "NĐ 30/2020, Phụ lục II", "dang": CONVENTION, "dang-hd36": CONVENTION, "doan": CONVENTION},
    __doc__,
    wrong_capitals,
)
