"""Họ tên người ký in đậm, không viết bằng chữ in hoa, cỡ chữ 13–14 (Đảng, Đoàn: 14).

Sai:
    họ tên người ký [không đậm]
    họ tên người ký [cỡ 12]
    họ tên người ký: NGUYỄN VĂN A
    (dang) họ tên người ký [cỡ 13]
Đúng:
    họ tên người ký [cỡ 13]
    họ tên người ký: Trần Thị B
"""

from __future__ import annotations

from docgen.check.engines.signing import wrong_name
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule("KY-04", ALL, Level.ERROR, "thanh_phan.ho_ten", __doc__, wrong_name)
