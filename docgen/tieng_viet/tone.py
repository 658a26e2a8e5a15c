"""Two ways to place a tone mark: `hòa, thủy` and `hoà, thuỷ`. Neither is wrong; mixing them is."""

from __future__ import annotations

import re

_PAIRS = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_LETTER = r"[^\W\d_]"


def _words(endings: list[str]) -> re.Pattern[str]:
    """Return the pattern of words that end so; after q the u is no vowel, so `quý` has one way."""
    ending = f"(?<![qQ])(?:{'|'.join(endings)})"
    return re.compile(rf"(?<!{_LETTER}){_LETTER}*{ending}(?!{_LETTER})", re.IGNORECASE)


_FIRST = _words(list(_PAIRS))
_SECOND = _words(list(_PAIRS.values()))


def mixed_tones(text: str) -> tuple[str, str] | None:
    """Return a word of each way when a text (in NFC) mixes both, else None."""
    first, second = _FIRST.search(text), _SECOND.search(text)
    return (first.group(), second.group()) if first and second else None
