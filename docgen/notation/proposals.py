"""Lines that look like headings and are none: the note that proposes the mark."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.notation.marks import find_mark
from docgen.problems import Level, Place, Problem

_FORMS = tuple(
    (re.compile(pattern), proposal)
    for pattern, proposal in (
        (r"([0-9]{1,3})\)(?= ?[^\W\d_])", r"\1. "),
        (r"([0-9]{1,3}) ?[/–-](?= [^\W\d_])", r"\1. "),
        (r"([IVX]{1,7}) ?[)/–-](?= [^\W\d_])", r"\1. "),
        (r"([a-zđ])(?:\.| ?[/–-])(?= [^\W\d_])", r"\1) "),
        (r"([-–•+])(?=[^\W\d_])", r"\1 "),
        (r"[—−·●▪◦](?= )", "- "),
        (r"((?:Phần|Chương) [IVX]{1,7}|Mục [0-9]{1,4}) ?[–-](?= )", r"\1. "),
        (r"(Điều [0-9]{1,4})(?::| ?[–-])(?= )", r"\1. "),
        (r"\*{1,3}((?:[0-9]{1,3}|[IVX]{1,7}|Điều [0-9]{1,4}))\*{1,3}\.(?= )", r"\1. "),
    )
)
_LEVELS = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,3}) ([^\W\d_])")
_CAPITALS = re.compile(r"(PHẦN|CHƯƠNG|MỤC|ĐIỀU)(?= [0-9IVX])")


class _Look(NamedTuple):
    typed: str
    mark: str


def propose(line: str, place: Place) -> Problem | None:
    """Return the note `D-DAUMUC` for a paragraph that was probably meant to have a mark."""
    found = _looks_like(line)
    if not found:
        return None
    message = f"«{found.typed}» không phải là dấu đề mục, dòng này in như đoạn văn."
    hint = f"nếu đây là đề mục, ghi «{found.mark} …»"
    return Problem("D-DAUMUC", message, place, hint, Level.NOTE)


def _looks_like(line: str) -> _Look | None:
    body = line.lstrip("*")
    for pattern, proposal in _FORMS:
        match = pattern.match(line) or pattern.match(body)
        if match and find_mark(_with_mark(match, proposal)):
            return _Look(match.group().strip(), match.expand(proposal).strip())
    match = _LEVELS.match(body)
    if match and match.group(2).isupper():
        return _Look(match.group(1), f"{match.group(1)}.")
    match = _CAPITALS.match(body)
    if match:
        word = match.group().capitalize()
        return _Look(match.group(), word) if find_mark(word + body[match.end() :]) else None
    return None


def _with_mark(match: re.Match[str], proposal: str) -> str:
    rest = match.string[match.end() :].lstrip(" ")
    return match.expand(proposal) + rest.replace("*", "")
