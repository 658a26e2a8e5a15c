"""Chữ viết tắt phải được giải thích ở lần dùng đầu tiên.

Viết đủ cụm từ rồi mở ngoặc ghi chữ viết tắt: «bảo hiểm tai nạn (BHTNDS)», hoặc «sau đây viết tắt
là …». Chữ viết tắt thông dụng (UBND, HĐND, MTTQ, CP, TW …), chữ trong số, ký hiệu, trong tiêu đề
in hoa, trong bảng và chữ đã có ở đầu văn bản không bị xét. Mỗi chữ viết tắt chỉ báo một lần.

Sai:
    lời văn [thêm sau Các ấp phối hợp với ĐCTXH tổ chức thực hiện, kịp thời báo cáo ĐCTXH.]
Đúng:
    lời văn [thêm sau Phối hợp với đội công tác xã hội (ĐCTXH), báo cáo ĐCTXH kịp thời.]
    lời văn [thêm sau UBND xã phối hợp với Ủy ban MTTQ Việt Nam xã về HIV/AIDS, ANTT, OCOP.]
    lời văn [thêm sau Đại hội lần thứ XIV của Đảng, chủ đề CHUNG TAY VÌ CỘNG ĐỒNG.]
"""

from __future__ import annotations

from docgen.check.engines.abbreviations import unexplained
from docgen.check.rule import ALL, CONVENTION, Rule
from docgen.problems import Level

RULE = Rule(
    "ND-16",
    ALL,
    Level.WARNING,
    {"": CONVENTION, "dang": "HD 05-HD/VPTW, I.6.1.3", "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018"},
    __doc__,
    unexplained,
)
