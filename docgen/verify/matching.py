"""Whether a text stands in a printed one: whole, or between the edges of words.

Where a place is not known to the proof, `GAP` stands in the text and matches any letters.
"""

from __future__ import annotations

import re

from docgen.verify.body import GAP

_DASHES = re.compile(r"^(?:[-–•]\s+)+")
_EDGE = " \t\n\u00a0.;,/"


def core(line: str) -> str:
    """Return a line without list dashes in front and without end marks and blanks behind."""
    return unended(_DASHES.sub("", line.lstrip()))


def unended(text: str) -> str:
    """Return a text without the end marks and blanks behind it."""
    return text.rstrip(_EDGE)


def fits(wanted: str, text: str, *, head: bool = True, tail: bool = True) -> bool:
    """Whether a printed text is the wanted one.

    Without `head` or `tail` more may stand before or behind it, though no letters of its words.
    """
    if GAP in wanted:
        return _fits_with_gaps(wanted.split(GAP), text, head=head, tail=tail)
    if head and tail:
        return wanted == text
    if head:
        return text.startswith(wanted) and _is_edge(text, 0, wanted)
    if tail:
        return text.endswith(wanted) and _is_edge(text, len(text) - len(wanted), wanted)
    return find(wanted, text) >= 0


def find(wanted: str, text: str, start: int = 0) -> int:
    """Return where the wanted text ends behind `start`, or -1; no word of it goes on beyond it."""
    if GAP in wanted:
        return _end_of(wanted.split(GAP), text, start)
    found = text.find(wanted, start)
    while found >= 0 and not _is_edge(text, found, wanted):
        found = text.find(wanted, found + 1)
    return found + len(wanted) if found >= 0 else -1


def _fits_with_gaps(pieces: list[str], text: str, *, head: bool, tail: bool) -> bool:
    if head and not text.startswith(pieces[0]):
        return False
    if not tail:
        return _end_of(pieces, text, 0) >= 0
    *others, last = pieces
    end = _end_of(others, text, 0)
    return text.endswith(last) and 0 <= end <= len(text) - len(last)


def _end_of(pieces: list[str], text: str, at: int) -> int:
    """Return where the last of some pieces ends that follow each other, or -1."""
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return -1
        at = found + len(piece)
    return at


def _is_edge(text: str, start: int, piece: str) -> bool:
    """Whether a piece found there does not begin or end inside a word."""
    if not piece:
        return True
    end = start + len(piece)
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    opened = piece[0].isalnum() and before.isalnum()
    return not opened and not (piece[-1].isalnum() and after.isalnum())
