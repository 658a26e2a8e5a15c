"""The letters of one line or cell: escapes, places and stars, and which stars belong together."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple

from docgen.notation.places import PLACE

ITALIC = 1
BOLD = 2
BOTH = ITALIC | BOLD
"""Looks as bits: a run of n stars switches exactly the bits of n."""

ESCAPED = "\\*|{["
"""What a backslash disappears before, besides a mark at the start of a line."""

_TOKEN = re.compile(rf"\\[{re.escape(ESCAPED)}]|{PLACE}|\*+|[^\\*{{]+|[\\{{]")


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    PLACE = auto()
    STARS = auto()


class Token(NamedTuple):
    """A piece of raw text: its kind, the letters it stands for, where it begins and ends."""

    kind: Kind
    text: str
    start: int
    end: int


class Role(NamedTuple):
    """What a run of stars does: the looks it begins and the looks it ends, as bits."""

    opens: int
    closes: int


def tokens(raw: str) -> list[Token]:
    """Cut a raw text into tokens; an escape becomes the character that it protects."""
    found = []
    for match in _TOKEN.finditer(raw):
        piece = match.group()
        kind = Kind.TEXT
        if piece[0] == "*":
            kind = Kind.STARS
        elif piece[0] == "\\" and len(piece) == 2:
            piece = piece[1]
        elif piece.startswith("{{"):
            kind = Kind.PLACE
        found.append(Token(kind, piece, match.start(), match.end()))
    return found


def pair(found: list[Token]) -> dict[int, Role]:
    """Say of every run of stars what it does, by its place in `found`.

    Stars that a run does not need for its role are literal; runs of four and more always are.
    An opener is paired with the nearest closer of its kind.
    """
    opens = dict.fromkeys((i for i, token in enumerate(found) if token.kind is Kind.STARS), 0)
    closes = opens.copy()
    waiting: dict[int, list[int]] = {ITALIC: [], BOLD: []}
    for i in opens:
        wanted = len(found[i].text)
        if wanted > BOTH:
            continue
        before = found[i - 1].text[-1] if i else ""
        after = found[i + 1].text[0] if i + 1 < len(found) else ""
        looks = [look for look in waiting if look & wanted]
        ending = [look for look in looks if waiting[look]] if can_close(before, after) else []
        for look in ending:
            opens[waiting[look].pop()] |= look
            closes[i] |= look
        if not ending and can_open(before, after):
            for look in looks:
                waiting[look].append(i)
    return {i: Role(opens[i], closes[i]) for i in opens}


def can_open(before: str, after: str) -> bool:
    """Whether stars between these characters (empty at an end) may begin a look."""
    return not _in_word(before) and bool(after) and not after.isspace() and after != ")"


def can_close(before: str, after: str) -> bool:
    """Whether stars between these characters (empty at an end) may end a look."""
    return bool(before) and not before.isspace() and before != "(" and not _in_word(after)


def _in_word(char: str) -> bool:
    return bool(char) and (char.isalnum() or unicodedata.category(char)[0] == "M")


def roles_at(raw: str) -> dict[int, tuple[int, Role]]:
    """Return the runs of stars of a raw text by their start: how many stars, and their role."""
    if "*" not in raw:
        return {}
    found = tokens(raw)
    return {found[i].start: (len(found[i].text), role) for i, role in pair(found).items()}
