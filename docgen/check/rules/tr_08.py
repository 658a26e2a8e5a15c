"""In hai mặt: lề trong 30 mm, lề ngoài 15 mm (Đảng) hoặc 20 mm (Đoàn).

Chỉ xét văn bản đặt lề đối xứng (Mirror margins): ở trang sau, lề trái và lề phải đổi chỗ cho
nhau, lề trong luôn là cạnh đóng gáy. Văn bản in một mặt do TR-04, TR-05 xét.

Sai:
    trang [lề đối xứng] ++ trang [lề trái 25 mm]
    trang [lề đối xứng] ++ trang [lề phải 10 mm]
    (doan) trang [lề đối xứng] ++ trang [lề phải 15 mm]
Đúng:
    trang [lề đối xứng]
    (doan) trang [lề đối xứng]
"""

from __future__ import annotations

from docgen.check.engines.page import wrong_duplex
from docgen.check.rule import PARTY, UNION, Rule
from docgen.problems import Level

RULE = Rule(
    "TR-08",
    PARTY + UNION,
    Level.WARNING,
    {
        "": "HD 05-HD/VPTW, IV.4.2",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, II.3",
    },
    __doc__,
    wrong_duplex,
)
