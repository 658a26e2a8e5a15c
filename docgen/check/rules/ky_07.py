"""Trước họ tên người ký không ghi học hàm, học vị, quân hàm, danh hiệu, «ông», «bà», «đồng chí».

Cơ quan lực lượng vũ trang, giáo dục, y tế, khoa học làm theo quy định của ngành, nên học vị, quân
hàm không bị xét.

Sai:
    họ tên người ký: ThS. Nguyễn Văn A
    họ tên người ký: Bác sĩ Nguyễn Văn A
    họ tên người ký: Đ/c Nguyễn Văn A
    (dang) họ tên người ký: TS. Trần Thị B
Đúng:
    họ tên người ký: Trần Thị B
    tên cơ quan ban hành: BỆNH VIỆN ĐA KHOA XÃ TÂN BIÊN ++ họ tên người ký: BS. Nguyễn Văn A
"""

from __future__ import annotations

from docgen.check.engines.signing import titled_name
from docgen.check.rule import ALL, Rule
from docgen.problems import Level

RULE = Rule(
    "KY-07",
    ALL,
    Level.ERROR,
    {
        "": "NĐ 30/2020, Phụ lục I, II.7c",
        "dang": "HD 05-HD/VPTW, I.7.1.3",
        "dang-hd36": "HD 36-HD/VPTW ngày 03/4/2018",
        "doan": "HD 29-HD/TWĐTN-VP, III.7",
    },
    __doc__,
    titled_name,
)
