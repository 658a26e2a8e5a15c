"""Tests of how letters are stored: text in an old code, in pieces, with look-alikes."""

from __future__ import annotations

import re

from docgen.tieng_viet.text import nfc
from docgen.word.looks import Line
from docgen.word.looks.legacy import mistaken

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_LOOKALIKES = str.maketrans("\u00d0\u0189\u00f0", "\u0110\u0110\u0111")


def is_judged(line: Line) -> bool:
    """Whether the letters of a line can be judged one by one: not where they are an old code."""
    return not line.raw.isascii() and not mistaken(line)


def unsettled(line: Line) -> list[tuple[int, int, str]]:
    """Return the words of a line that are not in NFC: where they stand, and how they are in NFC."""
    raw = line.raw
    if raw.isascii() or nfc(raw) == raw.translate(_LOOKALIKES):
        return []
    return [
        (word.start(), word.end(), settled)
        for word in _WORD.finditer(raw)
        if (settled := nfc(word.group())) != word.group().translate(_LOOKALIKES)
    ]
