"""Trích yếu công văn «V/v …» in đứng, không đậm, cỡ 12–13, dưới số, ký hiệu và cách 6 pt.

Việc căn giữa và khoảng cách chỉ xét khi trích yếu ở ngay dưới số trong cùng một ô; khoảng cách từ 5
đến 7 pt là được.

Sai:
    (công văn) trích yếu công văn [bỏ]
    (công văn) trích yếu công văn: Về việc phòng, chống ma túy năm 2026
    (công văn) trích yếu công văn: v/v phòng, chống ma túy năm 2026
    (công văn) trích yếu công văn [cỡ 14]
    (công văn) trích yếu công văn [đậm]
    (công văn) trích yếu công văn [nghiêng]
    (công văn) trích yếu công văn [căn trái]
    (công văn) trích yếu công văn [cách trên 0 pt]
Đúng:
    (công văn) trích yếu công văn [cỡ 13]
    (công văn) trích yếu công văn [cách trên 0 pt] ++ số, ký hiệu [cách dưới 6 pt]
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.header import not_centred, together
from docgen.check.engines.looks import wrong_size, wrong_slant, wrong_weight
from docgen.check.engines.title import wrong_letter_form
from docgen.check.remedy import SetParagraph
from docgen.check.rule import STATE, Finding, Rule
from docgen.check.words import figure
from docgen.problems import Level

_LEAST_PT, _MOST_PT = 5, 7  # 6 pt and the rounding of Word's own dialogs


def _test(case: Case) -> Iterator[Finding]:
    yield from wrong_letter_form(case)
    yield from together(wrong_size(case, _ROLE))
    yield from together(wrong_weight(case, _ROLE))
    yield from together(wrong_slant(case, _ROLE))
    yield from not_centred(case, _ROLE)
    yield from _wrong_gap(case)


_ROLE = "trich_yeu_cong_van"


def _wrong_gap(case: Case) -> Iterator[Finding]:
    number, part = case.parts.one("so_ky_hieu"), case.parts.one(_ROLE)
    if number is None or part is None or not number.whole or not part.whole:
        return
    upper, lower = number.line, part.line
    if lower.index != upper.index + 1 or lower.spot.container != upper.spot.container:
        return
    gap = max(upper.look.after, lower.look.before)
    if not lower.in_table or _LEAST_PT <= gap <= _MOST_PT:
        return
    look = case.profile.look(_ROLE)
    yield Finding(
        f"Trích yếu công văn cách số, ký hiệu {figure(gap)} pt, phải là {figure(look.truoc)} pt.",
        f"đặt Spacing Before {figure(look.truoc)} pt trong Paragraph",
        lower,
        remedies=(SetParagraph(upper, after=0), SetParagraph(lower, before=look.truoc)),
    )


RULE = Rule("TL-10", STATE, Level.ERROR, f"thanh_phan.{_ROLE}", __doc__, _test)
