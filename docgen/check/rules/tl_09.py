"""Trích yếu văn bản của Đảng viết thường chữ đầu, trừ tên riêng.

Chữ đầu là tên riêng hoặc chữ viết tắt thì viết hoa; chữ đầu được viết hoa ở giữa câu trong lời văn
cũng được coi là tên riêng.

Sai:
    trích yếu: Thực hiện công tác phòng, chống ma túy năm 2026
    (dang, báo cáo) trích yếu: Kết quả công tác phòng, chống ma túy năm 2026
Đúng:
    trích yếu: kết quả công tác phòng, chống ma túy năm 2026
    trích yếu: UBKT Đảng ủy xã phòng, chống ma túy năm 2026
    trích yếu: Tân Biên phòng, chống ma túy năm 2026
    trích yếu: Công an xã phòng, chống ma túy năm 2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.title import subjects
from docgen.check.rule import PARTY, Finding, Rule
from docgen.problems import Level

_WORD = re.compile(r"\w+")
_TWO = re.compile(r"\w+ (\w)")


def _test(case: Case) -> Iterator[Finding]:
    part = next(iter(subjects(case)), None)
    found = _WORD.match(part.text) if part and case.parts.one("ten_loai") else None
    if part is None or found is None or not part.text[0].isupper():
        return
    word = found[0]
    if (len(word) > 1 and word.isupper()) or _is_proper(part.text) or _is_named(case, word):
        return
    yield Finding(
        f"Trích yếu mở đầu bằng chữ hoa «{word}».",
        f"viết «{word[0].lower()}{word[1:]}», nếu không phải tên riêng",
        part.line,
        part.start,
        part.stop,
    )


def _is_proper(text: str) -> bool:
    second = _TWO.match(text)
    return second is not None and second[1].isupper()


def _is_named(case: Case, word: str) -> bool:
    """Whether the text has the word with its capital inside a sentence."""
    inside = re.compile(rf"[\w,;] {word}\b")
    return any(inside.search(part.text) for part in case.parts.body if not part.shown.isupper())


RULE = Rule("TL-09", PARTY, Level.WARNING, "thanh_phan.trich_yeu", __doc__, _test)
