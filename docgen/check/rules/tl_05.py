"""Dưới trích yếu có đường kẻ nét liền dài từ 1/3 đến 1/2 dòng chữ.

Đường kẻ có thể là nét vẽ, đường viền dưới của đoạn hoặc dãy dấu gạch dưới (_). Chiều dài so với
dòng dài nhất của trích yếu; sai chiều dài chỉ bị nhắc.

Sai:
    trích yếu [bỏ đường kẻ]
    trích yếu [đường kẻ dài 110 mm]
    trích yếu [đường kẻ dài 15 mm]
    trích yếu [bỏ đường kẻ] ++ trích yếu [gạch chân]
    trích yếu [bỏ đường kẻ] ++ trích yếu [thêm sau --------------------]
Đúng:
    trích yếu [đường kẻ dài 60 mm]
    trích yếu [bỏ đường kẻ] ++ trích yếu [viền dưới 55 mm]
    trích yếu [bỏ đường kẻ] ++ trích yếu [thêm sau ____________________]
    tên loại văn bản: GIẤY MỜI ++ số, ký hiệu: Số: 15/GM-UBND ++ trích yếu [bỏ]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.strokes import below, wrong_stroke
from docgen.check.engines.title import subject_lines
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    lines = subject_lines(case)
    if case.parts.one("ten_loai") and lines:
        found = below(case, lines, "ke_trich_yeu")
        yield from wrong_stroke(lines, found, case.profile.ke_trich_yeu)


RULE = Rule("TL-05", STATE, Level.ERROR, "ke_trich_yeu", __doc__, _test)
