"""Danh sách nơi nhận dùng chữ thường, đứng: cỡ 11, văn bản của Đảng cỡ 12.

Tính mọi dòng dưới chữ «Nơi nhận:», cả dòng Lưu; số bản gửi viết cao lên sau tên, ví dụ (3b), được
nhỏ hơn. Mỗi kiểu sai chỉ báo một lần, tại dòng sai thứ nhất.

Sai:
    nơi nhận [cỡ 12]
    nơi nhận [dòng cuối: cỡ 13]
    nơi nhận [nghiêng]
    nơi nhận [đậm]
    (dang) nơi nhận [cỡ 11]
    (doan) nơi nhận [cỡ 12]
Đúng:
    nơi nhận [cỡ 11]
    (dang) nơi nhận [cỡ 12]
    (doan) nơi nhận: - Ban Chấp hành Đoàn xã (3b);
"""

from __future__ import annotations

from docgen.check.engines.recipients import name_looks
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("NR-05", ALL, Level.ERROR, "thanh_phan.noi_nhan_ten", __doc__, name_looks)
