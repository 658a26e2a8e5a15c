"""The marks of list lines: dashes in front, ends behind, typed or printed."""

from __future__ import annotations

import re

from docgen.model.words import HOLE
from docgen.the_thuc.profile import ThanhPhan
from docgen.tieng_viet.text import upper

_DASH = re.compile(r"^[-–•]\s+")
_LAST_WORD = re.compile(r"([^\s(]+)\.$")
_VOWEL = re.compile(r"[aeiouyăâêôơưà-ỹ]", re.IGNORECASE)


def bare(line: str) -> str:
    """Return a typed line without the dash in front and the `;` or `,` behind."""
    line = _DASH.sub("", line.strip())
    return line[:-1].rstrip() if line.endswith((";", ",")) else line


def ended(line: str, mark: str) -> str:
    """Return a bare line with its end mark, never doubled.

    A typed full stop gives way to `;` or `,`, but for that of an abbreviation (`TP.`, `v.v.`).
    """
    if not mark or not line.endswith("."):
        return line + mark
    if mark == "." or line.endswith("..") or _is_abbreviated(line):
        return line if mark == "." else line + mark
    return line[:-1].rstrip() + mark


def listed(lines: list[str], front: str, between: str, last: str) -> list[str]:
    """Return bare lines as a list: `front` before each, `between` behind all but the last."""
    marks = [between] * (len(lines) - 1) + [last]
    return [front + ended(line, mark) for line, mark in zip(lines, marks, strict=True)]


def capitals(text: str, look: ThanhPhan) -> str:
    """Return a text in capitals where its look wants them; a hole of a draft stays as it is."""
    return upper(text) if look.hoa and not text.startswith(HOLE) else text


def _is_abbreviated(line: str) -> bool:
    """Whether the last word keeps its full stop: capitals, no vowel, or a stop inside."""
    found = _LAST_WORD.search(line)
    word = found[1] if found else ""
    return "." in word or (word.isupper() and len(word) <= 4) or not _VOWEL.search(word)
