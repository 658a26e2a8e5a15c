"""Văn bản hoàn chỉnh không còn chỗ chưa điền.

Chỗ chưa điền là {{…}}, [thiếu: …], xxx, từ 5 dấu chấm liền nhau, từ 2 dấu «…» liền nhau. Không báo
chỗ trống để ghi số, ngày, dòng chấm trong bảng, trong phụ lục và trong các loại giấy mời, giấy
giới thiệu, phiếu, biên bản, hợp đồng. Dự thảo chưa có số hoặc ngày thì dòng chấm chỉ là cảnh báo.

Sai:
    lời văn [thêm sau Đầu mối liên hệ: {{dau_moi}}.]
    lời văn [thêm sau Đầu mối liên hệ: [thiếu: họ tên].]
    lời văn [thêm sau Đầu mối liên hệ: ông xxx.]
    lời văn [thêm sau Đầu mối liên hệ: ........... của Văn phòng.]
    lời văn [thêm sau Đầu mối liên hệ: …… của Văn phòng.]
Đúng:
    lời văn [thêm sau Các hình thức khác: loa, băng rôn, tờ rơi… theo điều kiện từng ấp.]
    lời văn [thêm sau Công văn số …… ngày ….. tháng ….. năm 2026 của Ban Chỉ đạo.]
    ô bảng [đổi «Kiểm tra, giám sát» thành «...............»]
"""

from __future__ import annotations

from docgen.check.engines.dates import left_open
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("ND-20", ALL, Level.ERROR, CONVENTION, __doc__, left_open)
