"""Ngày tháng trong văn bản phải có thật, ngày bắt đầu không sau ngày kết thúc.

Số, ký hiệu (05/2023/TT-BNV), phân số (1/3), tỷ lệ và «24/7» không bị xét là ngày.

Sai:
    lời văn [thêm sau Báo cáo kết quả trước ngày 31/6/2026.]
    lời văn [thêm sau Hoàn thành trước ngày 30 tháng 02 năm 2027.]
    lời văn [thêm sau Thực hiện từ ngày 01/9/2026 đến ngày 31/7/2026.]
    lời văn [thêm sau Cao điểm từ ngày 01/7 đến ngày 31/9.]
    lời văn [thêm sau Thực hiện trong giai đoạn 2030 - 2026.]
    lời văn [thêm sau Báo cáo kết quả trước ngày 30/9/20266.]
Đúng:
    lời văn [thêm sau Từ ngày 01/7/2026 đến hết ngày 31/7/2026, trực 24/7, từ 15/20 lên 20/20 ấp.]
    lời văn [thêm sau Giai đoạn 2026 - 2030, theo Mẫu 05/2023/TT-BNV.]
"""

from __future__ import annotations

from docgen.check.engines.dates import impossible_days
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("ND-21", ALL, Level.WARNING, CONVENTION, __doc__, impossible_days)
