"""Text and files in an old code: which one it probably is, and what it says in Unicode."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from docgen.tieng_viet.old_codes import (
    TCVN3,
    covers_tcvn3,
    covers_vni,
    decode_tcvn3,
    decode_vni,
    letters_tcvn3,
    letters_vni,
)
from docgen.tieng_viet.syllable import is_syllable
from docgen.tieng_viet.text import nfc

__all__ = [
    "Code",
    "Legacy",
    "decode_guess",
    "decode_tcvn3",
    "decode_vni",
    "guess_encoding",
    "guess_legacy",
    "letters_of",
    "weigh",
]


class Code(StrEnum):
    """An encoding by the name that a clerk knows."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    WINDOWS_1258 = "Windows-1258"
    UTF_16 = "UTF-16"
    UNKNOWN = "không rõ"


@dataclass(frozen=True, slots=True)
class Legacy:
    """A text found to be in an old code, and the Unicode text that it probably means.

    `sure`: several words speak for it, and none against it.
    """

    code: Code
    text: str
    sure: bool = False

    @property
    def message(self) -> str:
        """What is wrong, as one Vietnamese sentence."""
        return f"Chữ gõ bằng bảng mã cũ {self.code}, không phải Unicode."

    @property
    def hint(self) -> str:
        """The proposed conversion, in Vietnamese."""
        shown = self.text if len(self.text) <= 60 else self.text[:60] + "…"
        return f"có phải ý bạn là «{shown}»?"


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a text: how words are cut out of it and how a word is decoded."""

    code: Code
    words: re.Pattern[str]
    decode: Callable[[str], str]
    covers: Callable[[str], bool]


_OLD_LETTERS = re.escape("".join(map(chr, TCVN3)))
# VNI first: where both readings make sense, pairs of letters that happen to be codes are rarer.
# Signs that are letters of TCVN3 stand inside words for VNI too: they speak against it.
_READINGS = (
    _Reading(
        Code.VNI,
        re.compile(f"(?:[A-Za-z\u00c0-\u00ff]|[{_OLD_LETTERS}](?<![«»]))+"),
        decode_vni,
        covers_vni,
    ),
    _Reading(
        Code.TCVN3, re.compile(f"[A-Za-z{_OLD_LETTERS}\u00c0-\u00ff]+"), decode_tcvn3, covers_tcvn3
    ),
)
# Letters and marks that only Unicode has: a text that holds one is not in an old code.
_UNICODE_ONLY = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    r"\u0300-\u036f\u1ea0-\u1ef9]"
)
# Such a letter and the letters after it: a word with two of them counts once.
_UNICODE_WORD = re.compile(f"{_UNICODE_ONLY.pattern}\\w*")
_SEVERAL = 2  # words that leave no doubt
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
# Every French, German, Spanish, Dutch word that happens to spell a syllable in an old code.
_FOREIGN_LISTED = """
    aï aß aún bö caïn coït deán dña gieß gît goï goïm gé kón laïc loïc maß naë oaï où raï rôt saoû
    saï saß säen taï thaï tôt µm μm
"""
_FOREIGN = frozenset(_FOREIGN_LISTED.split())


def guess_legacy(s: str) -> Legacy | None:
    """Return the old code that a text is written in and its Unicode reading, or None.

    Call it line by line and before `clean` and `nfc`, which would change some of the old letters.
    Rule (§12.2 of the rulebook): letters of the table, none that only Unicode has, and the result
    is Vietnamese while the source is not.
    """
    if s.isascii():
        return None
    text = unicodedata.normalize("NFC", s)
    if _UNICODE_ONLY.search(text):
        return None
    reading = max(_READINGS, key=lambda one: _share_gained(text, one))
    if _share_gained(text, reading) < 0.7:
        return None
    proposal = _convert(text, reading)
    if _share_of_syllables(_PLAIN_WORD.findall(proposal)) < 0.5:
        return None
    speaking, against = weigh(text, reading.code)
    return Legacy(reading.code, proposal, sure=speaking >= _SEVERAL and against == 0)


def weigh(s: str, code: Code) -> tuple[int, int]:
    """Return how many words of a text speak for one old code, and how many against it.

    A word speaks for it if it is a syllable only when decoded; against it if only as it stands, or
    if it holds a letter that only Unicode has. Ask it where the font already names the code.
    """
    if s.isascii():
        return 0, 0
    reading = next(one for one in _READINGS if one.code == code)
    against = len(_UNICODE_WORD.findall(s))
    speaking = 0
    for word in reading.words.findall(s):
        if word.isascii():
            continue
        stands = is_syllable(word)
        reads = reading.covers(word) and is_syllable(_convert(word, reading))
        speaking += reads and not stands
        against += stands and not reads
    return speaking, against


def letters_of(s: str, code: Code) -> list[str]:
    """Return what each character of a text in an old code stands for.

    Where two characters make a letter, the first gives the letter and the second nothing.
    """
    return letters_vni(s) if code == Code.VNI else letters_tcvn3(s)


def _share_gained(text: str, reading: _Reading) -> float:
    """Return the share of odd words that become syllables when decoded; 0 without evidence."""
    touched = [word for word in reading.words.findall(text) if not word.isascii()]
    uncovered = {word for word in touched if not reading.covers(word)}
    odd = {word for word in touched if not is_syllable(word)}
    decoded = {word: _convert(word, reading) for word in odd - uncovered}
    gained = {word for word, result in decoded.items() if is_syllable(result)}
    silent = {word for word in odd - gained if _is_abbreviation(word, reading)}
    evidence = {word for word in gained if len(decoded[word]) > 1 and word.lower() not in _FOREIGN}
    judged = [word for word in touched if word in (odd | uncovered) - silent]
    if not evidence or len(judged) < 0.2 * len(touched):
        return 0.0
    return sum(word in gained for word in judged) / len(judged)


def _is_abbreviation(word: str, reading: _Reading) -> bool:
    """Whether a word is one like HĐND, QĐ, đ: it spells no syllable and proves nothing."""
    result = reading.decode(word)
    return result == "đ" or (result.isupper() and not set("ĐƯ").isdisjoint(result))


def _share_of_syllables(words: list[str]) -> float:
    judged = [word for word in words if is_syllable(word) or not word.isupper()]
    return sum(map(is_syllable, judged)) / len(judged) if judged else 0.0


def _convert(text: str, reading: _Reading) -> str:
    """Decode; a word or a text whose plain letters are all capitals becomes capitals."""

    def one(match: re.Match[str]) -> str:
        result = reading.decode(match.group())
        return result.upper() if _in_capitals(match.group(), 2) else result

    result = reading.words.sub(one, text)
    return result.upper() if _in_capitals(text, 4) else result


def _in_capitals(text: str, at_least: int) -> bool:
    letters = [char for char in text if char.isascii() and char.isalpha()]
    return len(letters) >= at_least and all(char.isupper() for char in letters)


def guess_encoding(raw: bytes) -> str:
    """Return the encoding that bytes which are not UTF-8 are probably in, by the name clerks know.

    One of `UTF-16`, `TCVN3 (ABC)`, `VNI`, `Windows-1258`, `không rõ`.
    """
    if _utf_16(raw):
        return Code.UTF_16
    text = raw.decode("latin-1")
    shares: dict[Code, float] = {one.code: _share_gained(text, one) for one in _READINGS}
    words = _PLAIN_WORD.findall(_windows_1258(raw))
    shares[Code.WINDOWS_1258] = _share_of_syllables([word for word in words if not word.isascii()])
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= 0.7 else Code.UNKNOWN


def decode_guess(raw: bytes, name: str) -> str:
    """Return bytes as text in the encoding that `guess_encoding` named: a preview, not data.

    What cannot be read shows as U+FFFD; an unknown encoding is read as UTF-8.
    """
    for reading in _READINGS:
        if name == reading.code:
            return _convert(raw.decode("latin-1"), reading)
    if name == Code.WINDOWS_1258:
        return _windows_1258(raw)
    return raw.decode((_utf_16(raw) or "utf-16-le") if name == Code.UTF_16 else "utf-8", "replace")


def _windows_1258(raw: bytes) -> str:
    return nfc(raw.decode("cp1258", "replace"))


def _utf_16(raw: bytes) -> str:
    """Return the codec of UTF-16 bytes by their mark or their zero bytes, else an empty string."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = raw[:4096]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(1, 0.3 * pairs) or min(even, odd) > 0.05 * pairs:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
