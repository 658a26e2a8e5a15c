"""Numbers of headings: Roman numerals, the letters of points, two digits."""

from __future__ import annotations

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


def letter(n: int) -> str:
    """Return the letter of the n-th point, from 1; `ValueError` past the last letter."""
    if not 1 <= n <= len(ALPHABET):
        raise ValueError(f"no letter for point {n}")
    return ALPHABET[n - 1]


def pad(n: int) -> str:
    """Return a number with at least two digits: `05`, `148` (N30-I II.3)."""
    return f"{n:02}"
