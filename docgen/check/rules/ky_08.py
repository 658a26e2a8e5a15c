"""Chức vụ của người ký không kèm tên cơ quan.

Trừ văn bản liên tịch và văn bản của ban chỉ đạo, tiểu ban, hội đồng không có con dấu riêng.

Sai:
    chức vụ: BÍ THƯ ĐẢNG ỦY
    chức vụ: PHÓ BÍ THƯ THƯỜNG TRỰC ĐẢNG ỦY
Đúng:
    chức vụ: PHÓ BÍ THƯ THƯỜNG TRỰC
    chức vụ: CHÁNH VĂN PHÒNG
"""

from __future__ import annotations

from docgen.check.engines.signing import post_with_body
from docgen.check.rule import PARTY, Rule
from docgen.problems import Level

RULE = Rule(
    "KY-08",
    PARTY,
    Level.ERROR,
    {"": "HD 05-HD/VPTW, I.7.1.2", "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018"},
    __doc__,
    post_with_body,
)
