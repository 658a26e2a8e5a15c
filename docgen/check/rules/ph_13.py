"""Khoảng cách giữa các đoạn văn từ 6 pt trở lên.

Khoảng cách giữa hai đoạn là số lớn hơn trong hai số: After của đoạn trên, Before của đoạn dưới;
Word bỏ nó khi hai đoạn cùng kiểu và chọn Don't add space between paragraphs of the same style.
Chỉ xét hai đoạn lời văn liền nhau, không xét bảng, đầu trang, chữ ký, nơi nhận.

Sai:
    lời văn [cách trên dưới 3 pt]
    gạch đầu dòng [cách trên dưới 0 pt]
    (dang) lời văn [cách trên dưới 5 pt]
    gạch đầu dòng [bỏ cách đoạn cùng kiểu]
Đúng:
    lời văn [cách trên dưới 6 pt]
    lời văn [cách trên dưới 12 pt]
    (dang) lời văn [cách trên dưới 6 pt]
"""

from __future__ import annotations

from docgen.check.engines.spacing import wrong_gap
from docgen.check.rule import PARTY, STATE, Rule
from docgen.problems import Level

RULE = Rule("PH-13", STATE + PARTY, Level.ERROR, "loi_van", __doc__, wrong_gap)
