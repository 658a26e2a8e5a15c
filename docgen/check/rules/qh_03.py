"""Tiêu ngữ viết đúng «Độc lập - Tự do - Hạnh phúc».

Giữa các cụm từ là dấu gạch nối (-) có một dấu cách ở hai bên, không phải gạch ngang dài (–); chữ
cái đầu của mỗi cụm từ viết hoa.

Sai:
    Tiêu ngữ: Độc lập – Tự do – Hạnh phúc
    Tiêu ngữ: Độc lập-Tự do-Hạnh phúc
    Tiêu ngữ [bỏ]
Đúng:
    Tiêu ngữ: Độc lập - Tự do - Hạnh phúc
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.remedy import retyped
from docgen.check.rule import STATE, Finding, Rule
from docgen.problems import Level


def _test(case: Case) -> Iterator[Finding]:
    wanted = case.profile.tieu_de.dong[-1].chu
    hint = f"viết «{wanted}»"
    part = case.parts.one("tieu_ngu")
    if part is None:
        if not case.parts.is_lost:
            yield Finding("Thiếu Tiêu ngữ dưới Quốc hiệu.", hint)
    elif part.text != wanted:
        yield Finding(
            f"Tiêu ngữ viết «{part.text}».",
            hint,
            part.line,
            part.start,
            part.stop,
            remedies=retyped(part, wanted),
        )


RULE = Rule("QH-03", STATE, Level.ERROR, "thanh_phan.tieu_ngu", __doc__, _test)
