"""Trích yếu ở dưới tên loại, in đậm, đứng, căn giữa, không viết hoa toàn bộ.

Giấy mời, giấy giới thiệu, phiếu gửi … không có trích yếu. Trong văn bản của Đảng, dòng tên tác giả
(CỦA BAN THƯỜNG VỤ …) ở trên trích yếu viết hoa.

Sai:
    trích yếu [bỏ]
    trích yếu [không đậm]
    trích yếu [nghiêng]
    trích yếu [căn trái]
    trích yếu: PHÒNG, CHỐNG MA TÚY TRÊN ĐỊA BÀN XÃ TÂN BIÊN NĂM 2026
    (dang, báo cáo) trích yếu [không đậm]
Đúng:
    trích yếu: UBND xã Tân Biên phòng, chống ma túy năm 2026
    (dang, kế hoạch) trích yếu [thêm trước CỦA BAN THƯỜNG VỤ ĐẢNG ỦY XÃ TÂN BIÊN]
    tên loại văn bản: GIẤY MỜI ++ số, ký hiệu: Số: 15/GM-UBND ++ trích yếu [bỏ]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import together
from docgen.check.engines.looks import wrong_alignment, wrong_slant, wrong_weight
from docgen.check.engines.title import has_no_subject, subject_lines, subjects
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    if has_no_subject(case):
        if not case.parts.is_lost:
            title = case.parts.one("ten_loai")
            yield Finding(
                "Thiếu trích yếu dưới tên loại văn bản.",
                "ghi trích yếu nội dung ở dòng dưới",
                title.line if title else None,
            )
        return
    if not subject_lines(case):
        return
    yield from together(wrong_weight(case, "trich_yeu"))
    yield from together(wrong_slant(case, "trich_yeu"))
    yield from together(wrong_alignment(case, "trich_yeu"))
    lines = subjects(case)
    if lines and all(part.shown.isupper() for part in lines):
        yield Finding(
            "Trích yếu viết hoa toàn bộ.",
            "viết chữ thường, chỉ viết hoa chữ đầu câu và tên riêng",
            lines[0].line,
        )


RULE = Rule("TL-03", ALL, Level.ERROR, "thanh_phan.trich_yeu", __doc__, _test)
