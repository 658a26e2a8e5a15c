"""Places `{{ name.name | filter }}` in a text: found here, looked up elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"\w++"
PLACE = rf"\{{\{{[ \t]*{_NAME}(?:\.{_NAME})*+[ \t]*(?:\|[ \t]*{_NAME}[ \t]*)*+\}}\}}"
"""The pattern of a place, without groups; it backtracks nowhere, so it is linear."""

_PLACE = re.compile(PLACE)


@dataclass(frozen=True, slots=True)
class Cho:
    """A place: its dotted name, its filters in order, and the letters that were typed."""

    ten: str
    loc: tuple[str, ...]
    chu: str


def read_place(letters: str) -> Cho:
    """Return the place that `letters`, a whole `{{ … }}` as found by `PLACE`, stands for."""
    name, *filters = (part.strip(" \t") for part in letters[2:-2].split("|"))
    return Cho(name, tuple(filters), letters)


def split_places(text: str) -> tuple[str | Cho, ...]:
    """Cut the text of a plain field into literal pieces and places, in order, none empty.

    There are no escapes in plain fields. A `{{` or `{%` that begins no place is literal, so the
    pieces joined (`Cho.chu` for a place) always give the text back.
    """
    pieces: list[str | Cho] = []
    end = 0
    for match in _PLACE.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        pieces.append(read_place(match.group()))
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)
