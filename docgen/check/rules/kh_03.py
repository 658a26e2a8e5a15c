"""Thời hạn của nhiệm vụ không trước ngày ban hành và nằm trong thời gian của kế hoạch.

Thời gian của kế hoạch lấy từ dữ liệu, hoặc từ trích yếu, câu «thời gian thực hiện: từ … đến …».
Hạn báo cáo sau khi kết thúc là bình thường, nên chỉ xét thời hạn trong bảng nhiệm vụ. Nhiệm vụ ghi
ở khóa «nhiem_vu» của dữ liệu thì được xét ngay trong tệp dữ liệu (D-HANSOM, D-HANNGOAI).

Sai:
    ô bảng [đổi «30/6/2026» thành «30/5/2026»]
    lời văn [thêm sau Các ấp hoàn thành việc rà soát trước ngày 15/4/2026.]
    lời văn [thêm sau Thời gian thực hiện: từ ngày 01/6/2026 đến ngày 30/9/2026.]
Đúng:
    lời văn [thêm sau Việc rà soát đã hoàn thành trước ngày 15/4/2026.]
    lời văn [thêm sau Thời gian thực hiện: từ ngày 01/6/2026 đến ngày 30/11/2026.]
    (báo cáo) lời văn [thêm sau Các ấp hoàn thành việc rà soát trước ngày 15/4/2026.]
"""

from __future__ import annotations

from docgen.check.engines.sections import wrong_deadlines
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("KH-03", ALL, Level.WARNING, CONVENTION, __doc__, wrong_deadlines)
