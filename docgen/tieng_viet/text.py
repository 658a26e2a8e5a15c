"""Normal form, folding, capitals, and the characters that must not stand in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong with a character: the last two are repaired by `clean`, the rest errors."""

    CONTROL = "control"
    NONCHARACTER = "noncharacter"
    SURROGATE = "surrogate"
    BIDI = "bidi"
    MIXED = "mixed"
    HIDDEN = "hidden"
    LOOKALIKE = "lookalike"


_SENTENCES = {
    Kind.CONTROL: "Có ký tự điều khiển {char}.",
    Kind.NONCHARACTER: "Có mã {char} không phải là chữ.",
    Kind.SURROGATE: "Có nửa ký tự hỏng {char}.",
    Kind.BIDI: "Có ký tự ẩn đảo chiều chữ {char}.",
    Kind.MIXED: "Từ «{word}» lẫn chữ {script} {char} trông giống chữ Việt.",
    Kind.HIDDEN: "Đã bỏ ký tự ẩn {char}.",
    Kind.LOOKALIKE: "Đã thay chữ {char} trông giống chữ Đ bằng chữ Đ của tiếng Việt.",
}
_HINTS = {
    Kind.MIXED: "gõ lại từ này bằng bộ gõ tiếng Việt",
    Kind.HIDDEN: "không phải làm gì, chữ nhìn thấy vẫn giữ nguyên",
    Kind.LOOKALIKE: "không phải làm gì, chữ nhìn thấy vẫn giữ nguyên",
}
_HINT = "xóa ký tự này rồi gõ lại chữ ở chỗ đó"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A character that must not stand in a text.

    `char` is its code as `U+XXXX`, `index` its place in the text (from 0), `word` the word around
    it when the kind is `MIXED`.
    """

    kind: Kind
    char: str
    index: int
    word: str = ""

    @property
    def message(self) -> str:
        """What is wrong, as one Vietnamese sentence."""
        script = "Hy Lạp" if self.char.startswith("U+03") else "Ki-rin"
        return _SENTENCES[self.kind].format(char=self.char, word=self.word[:60], script=script)

    @property
    def hint(self) -> str:
        """The next step, in Vietnamese."""
        return _HINTS.get(self.kind, _HINT)


# Before NFC: a tone typed ahead of the mark that shapes the letter (e + U+0301 + U+0302).
_TONE_FIRST = re.compile(r"([aeoAEO][\u031b\u0323]*)([\u0300\u0301\u0303\u0309]+)([\u0302\u0306])")
_D_LOOKALIKES = {0x00D0: "Đ", 0x0189: "Đ", 0x00F0: "đ"}
_UNSETTLED = re.compile(r"[\u00d0\u0189\u00f0\u0300-\u036f]")
_BLANKS = re.compile(r"[ \t\r\n\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")

_CODES = re.compile(
    r"(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f])"
    r"|(?P<noncharacter>[\ufffe\uffff])"
    r"|(?P<surrogate>[\ud800-\udfff])"
    r"|(?P<bidi>[\u200e\u200f\u202a-\u202e\u2066-\u2069])"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Greek alpha, gamma and mu are left out: TNFα, IFNγ and μm are honest words.
_FOREIGN = re.compile(
    r"[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    r"\u03b9\u03bd\u03bf\u03c1\u03c5\u0400-\u052f]"
)
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_CHANGED = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff\u00d0\u0189\u00f0]")
# Scripts that are spelled with joiners: Indic and South-East Asian ones, Cham, Thai Việt, emoji.
_JOINED = re.compile(
    r"[\u0900-\u109f\u1780-\u17ff\u2600-\u27bf\uaa00-\uaadf\ufe0f\U0001f000-\U0001faff]"
)


def nfc(s: str) -> str:
    """Return the text in NFC, marks in their right order and Đ look-alikes as Đ.

    Rule: TCVN 6909:2001. Text in an old code (TCVN3, VNI) is decoded before, since there U+00D0
    is a letter of its own.
    """
    if s.isascii() or (not _UNSETTLED.search(s) and unicodedata.is_normalized("NFC", s)):
        return s
    parts = _TONE_FIRST.sub(r"\1\3\2", unicodedata.normalize("NFD", s))
    return unicodedata.normalize("NFC", parts).translate(_D_LOOKALIKES)


def fold(s: str) -> str:
    """Return the text as a key: marks off, đ as d, lower case, all else as one `_`.

    `Họ tên người ký` gives `ho_ten_nguoi_ky`; a text without Latin letters or digits gives an
    empty string.
    """
    parts = unicodedata.normalize("NFD", nfc(_HIDDEN.sub("", s)))
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "_", bare.lower().replace("đ", "d")).strip("_")


def collapse(s: str) -> str:
    """Return the text with tabs, line breaks and runs of blanks as one blank, none at the ends."""
    return _BLANKS.sub(" ", s).strip(" ")


def upper(s: str) -> str:
    """Return the text in capitals."""
    return nfc(s).upper()


def upper_first(s: str) -> str:
    """Return the text with its first letter as a capital."""
    text = nfc(s)
    return text[:1].upper() + text[1:]


def lower_first(s: str) -> str:
    """Return the text with its first letter lowered; an abbreviation (`UBND …`) stays.

    Proper names cannot be told from the letters: that is the caller's to know.
    """
    text = nfc(s)
    word = _WORD.match(text)
    if word and len(word.group()) > 1 and word.group().isupper():
        return text
    return text[:1].lower() + text[1:]


def flaws(s: str) -> list[Flaw]:
    """Return the characters that make a text unfit for a document, in the order they stand.

    These are errors: control characters (tab and line ends are none), non-characters, halves of
    a surrogate pair, marks that turn the reading direction, and words that mix Latin letters with
    Cyrillic or Greek ones that look the same. Hidden characters are the business of `clean`.
    """
    if s.isascii() and s.isprintable():
        return []
    found = [
        Flaw(Kind(match.lastgroup or ""), code_of(match.group()), match.start())
        for match in _CODES.finditer(s)
    ]
    if _FOREIGN.search(s):
        found += _mixed_words(s)
    return sorted(found, key=lambda flaw: flaw.index)


def _mixed_words(s: str) -> list[Flaw]:
    found = []
    for word in _WORD.finditer(s):
        foreign = _FOREIGN.search(word.group())
        if foreign and _LATIN.search(word.group()):
            index = word.start() + foreign.start()
            found.append(Flaw(Kind.MIXED, code_of(foreign.group()), index, word.group()))
    return found


def clean(s: str) -> tuple[str, list[Flaw]]:
    """Return the text without hidden characters, Đ look-alikes as Đ, and what was changed.

    Joiners inside scripts and emoji that are spelled with them stay. Nothing visible is lost.
    Text in an old code is decoded before: there U+00AD and U+00D0 are letters.
    """
    if not _CHANGED.search(s):
        return s, []
    changed: list[Flaw] = []
    kept: list[str] = []
    for index, char in enumerate(s):
        if _HIDDEN.match(char) and not _joins(s, index):
            changed.append(Flaw(Kind.HIDDEN, code_of(char), index))
        elif ord(char) in _D_LOOKALIKES:
            changed.append(Flaw(Kind.LOOKALIKE, code_of(char), index))
            kept.append(_D_LOOKALIKES[ord(char)])
        else:
            kept.append(char)
    return "".join(kept), changed


def _joins(s: str, index: int) -> bool:
    if s[index] not in "\u200b\u200c\u200d" or not 0 < index < len(s) - 1:
        return False
    return bool(_JOINED.match(s[index - 1]) and _JOINED.match(s[index + 1]))


def code_of(char: str) -> str:
    """Return a character's code as `U+XXXX`."""
    return f"U+{ord(char):04X}"
