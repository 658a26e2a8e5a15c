"""Dấu câu viết liền chữ đứng trước, cách chữ đứng sau một dấu cách.

Không xét số (1.500, 10:30), địa chỉ thư và trang web, chữ viết tắt (TP.HCM), dấu «./.», dòng có
dấu chấm dẫn, và chỗ chừa trống để ghi số, ngày.

Sai:
    lời văn [thêm sau Các ấp , khu dân cư tổ chức thực hiện.]
    lời văn [thêm sau Các ấp,khu dân cư tổ chức thực hiện.]
    lời văn [thêm sau Các ấp tổ chức thực hiện.Văn phòng theo dõi.]
    lời văn [thêm sau Các ấp  tổ chức thực hiện theo kế hoạch.]
    ô bảng [đổi «Kiểm tra, giám sát» thành «Kiểm tra ,giám sát»]
Đúng:
    lời văn [thêm sau Chi 1.500.000 đồng, từ 10:30, mô hình 5+1 tại TP.HCM, gửi vp@tanbien.vn.]
    lời văn [thêm sau Công văn số        ngày      tháng      năm 2026 của Ban Chỉ đạo tỉnh.]
    lời văn [thêm sau Các hình thức: loa, băng rôn, tờ rơi, v.v. (theo điều kiện từng ấp).]
"""

from __future__ import annotations

from docgen.check.engines.spelling import wrong_blanks
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("ND-19", ALL, Level.WARNING, CONVENTION, __doc__, wrong_blanks)
