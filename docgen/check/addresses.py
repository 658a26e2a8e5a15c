"""Where a line stands, in words that a person can follow."""

from __future__ import annotations

from docgen.word.looks import Line, Seen

_SHOWN = 40  # letters of the line's beginning


def address_of(line: Line, seen: Seen) -> str:  # noqa: ARG001 (the first page is found by it)
    """Return the address of a line with the beginning of its text."""
    beginning = line.text[:_SHOWN] + ("…" if len(line.text) > _SHOWN else "")
    words = line.spot.address
    return f"{words} «{beginning}»" if beginning else words
