"""Dưới Tiêu ngữ có đường kẻ nét liền dài bằng dòng chữ.

Đường kẻ có thể là nét vẽ, đường viền dưới của đoạn hoặc dãy dấu gạch dưới (_). Gạch chân chữ và
đường kẻ dài ngắn hơn dòng chữ quá 15% chỉ bị nhắc.

Sai:
    Tiêu ngữ [bỏ đường kẻ]
    Tiêu ngữ [đường kẻ dài 30 mm]
    Tiêu ngữ [đường kẻ dài 75 mm]
    Tiêu ngữ [bỏ đường kẻ] ++ Tiêu ngữ [gạch chân]
    Tiêu ngữ [bỏ đường kẻ] ++ Tiêu ngữ [thêm sau ---------------]
Đúng:
    Tiêu ngữ [đường kẻ dài 50 mm]
    Tiêu ngữ [bỏ đường kẻ] ++ Tiêu ngữ [viền dưới 53 mm]
    Tiêu ngữ [bỏ đường kẻ] ++ Tiêu ngữ [thêm sau _______________________]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.strokes import below_title, wrong_stroke
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    part = case.parts.one("tieu_ngu")
    if part is not None:
        yield from wrong_stroke((part,), below_title(case), case.profile.tieu_de.ke)


RULE = Rule("QH-05", STATE, Level.ERROR, "tieu_de.ke", __doc__, _test)
