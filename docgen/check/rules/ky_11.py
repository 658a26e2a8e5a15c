"""Giữa chức vụ và họ tên chừa đủ chỗ để ký: ít nhất 3 dòng trống hoặc 20 mm.

Ảnh chữ ký đặt giữa chức vụ và họ tên thì không xét. Ban chỉ đạo, hội đồng ghi thêm chức vụ chính
của người ký ngay trên họ tên thì chỗ để ký ở trên dòng ấy.

Sai:
    họ tên người ký [dòng trống trước 0]
    họ tên người ký [dòng trống trước 1]
Đúng:
    họ tên người ký [dòng trống trước 4]
    văn bản mẫu
"""

from __future__ import annotations

from docgen.check.engines.signing_room import narrow_gap
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule("KY-11", ALL, Level.WARNING, CONVENTION, __doc__, narrow_gap)
