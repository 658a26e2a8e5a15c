"""Kế hoạch có mục đích, yêu cầu và tổ chức thực hiện; báo cáo có kết quả và phương hướng.

Chỉ xét văn bản có từ hai tiêu đề trở lên, nhận theo từ khóa trong tiêu đề.

Sai:
    mục La Mã [đoạn thứ 1: I. CHUNG] ++ khoản [đoạn thứ 1: 1. Đầu tư] ++ khoản [đoạn thứ 2: 2. Ấp]
    mục La Mã [đoạn thứ 3: III. KINH PHÍ]
Đúng:
    mục La Mã [đoạn thứ 3: III. BIỆN PHÁP THỰC HIỆN]
    (báo cáo) văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.sections import missing_sections
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("KH-01", ALL, Level.WARNING, CONVENTION, __doc__, missing_sections)
