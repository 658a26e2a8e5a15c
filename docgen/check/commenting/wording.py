"""What a comment says: code and weight, the sentence, the clause, the next step."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.problems import Level, Problem
from docgen.word import markup

_WEIGHTS = {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo", Level.NOTE: "ghi chú"}
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIZE = markup.half_points(10)  # small, whatever the document is set in


def sentences(problem: Problem, *, with_place: bool) -> list[str]:
    """Return the paragraphs of a comment on one finding; the first is its heading."""
    found = [f"{problem.code} ({_WEIGHTS[problem.level]})", problem.message]
    if with_place and problem.place.where:
        found.append(f"Chỗ: {problem.place.where}")
    if problem.clause:
        found.append(f"Căn cứ: {problem.clause}")
    if problem.hint:
        found.append(f"Gợi ý: {problem.hint}")
    return found


def left_out(count: int) -> list[str]:
    """Return what the last comment says of the places that got none."""
    return ["Chưa ghi hết", f"Còn {count} chỗ nữa không ghi vào tệp; chạy docgen check để xem đủ."]


def comment(key: int, author: str, date: str, findings: Iterable[list[str]]) -> str:
    """Return a `w:comment` whose findings stand one below the other."""
    paragraphs = [
        _paragraph(sentence, heading=at == 0)
        for finding in findings
        for at, sentence in enumerate(finding)
    ]
    initials = "".join(word[0] for word in author.split())[:4].upper()
    return markup.w(
        "comment",
        *paragraphs,
        id=key,
        author=clean(author),
        date=date,
        initials=clean(initials),
    )


def clean(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _FORBIDDEN.sub(" ", text)


def _paragraph(sentence: str, *, heading: bool) -> str:
    w = markup.w
    set_so = w(
        "pPr",
        w("spacing", before=0, after=0, line=240, lineRule="auto"),
        w("ind", left=0, right=0, firstLine=0),
        w("jc", val="left"),
    )
    weight = [w("b", val=int(heading)), w("i", val=0)]
    look = [*weight, w("sz", val=_SIZE), w("szCs", val=_SIZE)]
    return w("p", set_so, markup.run(clean(sentence), *look))
