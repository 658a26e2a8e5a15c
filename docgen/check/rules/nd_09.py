"""Phần, chương, mục đặt ở dòng riêng, căn giữa, in đậm; tên ở dòng dưới, chữ in hoa, đậm, căn giữa.

«Phần I», «Chương I» dùng số La Mã, «Mục 1», «Tiểu mục 1» dùng số Ả Rập, viết bằng chữ in thường.

Sai:
    mục La Mã [dòng giữa đậm Quy định chung] ++ mục La Mã [dòng giữa đậm Phần I]
    mục La Mã [dòng giữa đậm QUY ĐỊNH CHUNG] ++ mục La Mã [dòng giữa thường Phần I]
    mục La Mã [dòng giữa đậm QUY ĐỊNH CHUNG] ++ mục La Mã [dòng trái đậm Phần I]
    mục La Mã [dòng giữa đậm Phần I. QUY ĐỊNH CHUNG]
    mục La Mã [dòng giữa đậm QUY ĐỊNH CHUNG] ++ mục La Mã [dòng giữa đậm PHẦN I]
Đúng:
    mục La Mã [dòng giữa đậm QUY ĐỊNH CHUNG] ++ mục La Mã [dòng giữa đậm Phần I]
"""

from __future__ import annotations

from docgen.check.engines.heading_looks import wrong_parts
from docgen.check.rule import STATE, Rule
from docgen.problems import Level

RULE = Rule("ND-09", STATE, Level.ERROR, "thanh_phan.phan", __doc__, wrong_parts)
