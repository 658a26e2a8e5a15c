"""Numbers of headings: Roman numerals, the letters of points, two digits."""

from __future__ import annotations

import re

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters of points in order (N30-I II.6đ)."""

HIGHEST_ROMAN = 3999
HIGHEST_SECTION = 39

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", re.ASCII)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(n: int) -> str:
    """Return a number from 1 to 3999 in Roman numerals; `ValueError` outside.

    Up to 39 only I, V and X are used.
    """
    if not 1 <= n <= HIGHEST_ROMAN:
        raise ValueError(f"no Roman numeral for {n}")
    digits = ""
    for value, sign in _ROMAN:
        count, n = divmod(n, value)
        digits += sign * count
    return digits


def read_roman(s: str) -> int | None:
    """Return the value of a well-formed Roman numeral in capitals, else None."""
    if not s or not _ROMAN_FORM.fullmatch(s):
        return None
    values = [_ROMAN_VALUES[sign] for sign in s]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def read_section(s: str) -> int | None:
    """Return the value of a section's numeral: 1 to 39, only I, V and X; else None.

    `C`, `D`, `L`, `M` before a full stop are letters or initials, never section numbers.
    """
    value = read_roman(s)
    return value if value is not None and value <= HIGHEST_SECTION else None


def letter(n: int) -> str:
    """Return the letter of the n-th point, from 1; `ValueError` past the last letter."""
    if not 1 <= n <= len(ALPHABET):
        raise ValueError(f"no letter for point {n}")
    return ALPHABET[n - 1]


def capital(n: int) -> str:
    """Return the capital of the n-th part, from 1; `ValueError` past the last letter."""
    return letter(n).upper()


def read_letter(s: str) -> int | None:
    """Return the ordinal of one letter, small or capital, else None."""
    if len(s) != 1 or s.lower() not in ALPHABET:
        return None
    return ALPHABET.index(s.lower()) + 1


def pad(n: int) -> str:
    """Return a number with at least two digits: `05`, `148` (N30-I II.3)."""
    return f"{n:02}"
