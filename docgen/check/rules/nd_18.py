"""Cả văn bản dùng một cách đặt dấu thanh: «hòa, thủy» hoặc «hoà, thuỷ».

Cách nào cũng được; trộn hai cách mới là sai. Tên riêng, tên cơ quan ở đầu văn bản và phần ký không
bị xét.

Sai:
    lời văn [thêm sau Giữ gìn hoà khí, chăm lo thuỷ lợi trong cộng đồng dân cư.]
Đúng:
    lời văn [thêm sau Giữ gìn hòa khí, chăm lo thủy lợi, quý trọng lẽ phải.]
    lời văn [thêm sau Ông Nguyễn Văn Hoà và bà Trần Thị Thuỷ theo dõi.]
"""

from __future__ import annotations

from docgen.check.engines.spelling import mixed_tone_marks
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("ND-18", ALL, Level.WARNING, CONVENTION, __doc__, mixed_tone_marks)
