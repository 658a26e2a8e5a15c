"""Vietnamese order: 29 letters, then tones, then case; numbers by their value."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, TypeAlias

from docgen.tieng_viet.text import nfc

_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = {letter: rank for rank, letter in enumerate(_LETTERS)}
# Ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TOKEN: Final = re.compile(r"[0-9]+|(?:[^\W\d_]|[\u0300-\u036f])+")

Key: TypeAlias = tuple[tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...], str]


def key(s: str) -> Key:
    """Return what sorts a text as a Vietnamese dictionary does.

    Syllable by syllable: the letters first (a ă â b c d đ e ê …), then the tone (ngang, huyền,
    hỏi, ngã, sắc, nặng). Signs do not count, a number goes by its value and before letters. Texts
    that differ in nothing else: small letters before capitals.
    """
    text = nfc(s)
    return tuple(_token(token) for token in _TOKEN.findall(text)), text.swapcase()


def _token(token: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    if token[0] in "0123456789":
        digits = token.lstrip("0")
        return 0, (len(digits), *map(int, digits)), ()
    letters: list[int] = []
    tones: list[int] = []
    for char in token.lower():
        rank, tone = _letter(char)
        letters += rank
        tones += [tone] if tone else []  # hoà and hòa are one syllable
    return 1, tuple(letters), tuple(tones)


@lru_cache(maxsize=2048)
def _letter(char: str) -> tuple[tuple[int, ...], int]:
    """Return the rank of a letter and of its tone; marks of other languages come after tones."""
    parts = unicodedata.normalize("NFD", char)
    base, tone = parts[0], 0
    for mark in parts[1:]:
        shaped = unicodedata.normalize("NFC", base + mark)
        if mark not in _TONES and shaped in _RANKS:
            base = shaped
        else:
            tone = _TONES.get(mark, len(_TONES) + ord(mark))
    if unicodedata.combining(base):
        return (), _TONES.get(base, len(_TONES) + ord(base))
    return (_RANKS.get(base, len(_LETTERS) + ord(base)),), tone
