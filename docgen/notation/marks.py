"""The marks that begin a line, as §4.1 of the design lists them, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.model.noi_dung import Bac
from docgen.notation.emphasis import ESCAPED, roles_at
from docgen.notation.places import PLACE

BLANKS = " \t\u00a0"
CLAUSES = (Bac.KHOAN, Bac.KHOAN_2, Bac.KHOAN_3, Bac.KHOAN_4)

_WORD = re.compile(
    r"(?P<word>Phần|Chương|Mục|Điều)[ \u00a0](?P<number>[IVX]{1,7}|[0-9]{1,4})(?!\w)"
)
_WORD_RANKS = {"Phần": Bac.PHAN, "Chương": Bac.CHUONG, "Mục": Bac.MUC_SO, "Điều": Bac.DIEU}
_ROMAN_WORDS = ("Phần", "Chương")
_CLAUSE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){0,3})\.(?![0-9])")
_SECTION = re.compile(r"([IVX]{1,7})\.")
_LETTER = re.compile(r"([A-HJ-UWYZĐ])\.")
_POINT = re.compile(r"([a-zđ])\)")
_DASH = re.compile(r"[-–•]()")
_PLUS = re.compile(r"\+()")
_STARS = re.compile(r"\*+")
_ALONE = re.compile(r"\*+(?:[ \u00a0]|$)")
_INITIAL = re.compile(r"\**([^\W\d_])\.")
_NOT_TITLE = re.compile(rf"{PLACE}|(?<!\\)\{{[^{{}}]*+\}}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it was typed, and the raw text after it.

    `so` is the typed ordinal (`III`, `2.1`, `đ`, empty for a dash or a plus); `mo` and `dau` are
    those of `Muc`; `end` is where the mark with its sign ends in the line.
    """

    bac: Bac
    so: str
    mo: str
    dau: str
    chu: str
    end: int

    @property
    def has_title(self) -> bool:
        """Whether letters stand after the mark on its own line."""
        return bool(self.chu.strip(BLANKS + "*"))


def find_mark(line: str) -> Mark | None:
    """Return the mark that a line (outer blanks off) begins with, else None.

    Stars that begin a look may stand before the mark.
    """
    stars = _STARS.match(line)
    mo = stars.group() if stars else ""
    body = line[len(mo) :]
    found = _find(body)
    if not found or (mo and not _opens(line, len(mo))):
        return None
    bac, match = found
    if bac <= Bac.DIEU:
        return _word_mark(line, mo, bac, match)
    end = len(mo) + match.end()
    chu = text_after(line, mo, end, directly=bac < Bac.GACH)
    if chu is None or not _fits(bac, chu):
        return None
    return Mark(bac, match.group(1), mo, "", chu, end)


def drop_escape(line: str) -> str | None:
    """Return the line without the backslash that keeps its beginning from being a mark.

    None when no such backslash stands there.
    """
    match = re.match(r"\**\\", line)
    if not match or line[match.end() : match.end() + 1] in ESCAPED:
        return None
    bare = line[: match.end() - 1] + line[match.end() :]
    return bare if find_mark(bare) else None


def in_capitals(text: str) -> bool:
    """Whether a raw title has letters and all of them are capitals; places do not count."""
    letters = [char for char in _NOT_TITLE.sub("", text) if char.isalpha()]
    return bool(letters) and not any(char.islower() for char in letters)


def text_after(line: str, mo: str, end: int, *, directly: bool) -> str | None:
    """Return the raw text after a mark that ends at `end`, None when no mark may end there.

    After the mark comes a blank, the end of the line, the stars that close `mo`, or, where
    `directly`, a letter (stars that begin a look may stand before it). Stars between two blanks
    keep the first one, so that they differ from closing stars.
    """
    rest = line[end:]
    chu = rest.lstrip(BLANKS)
    if not rest or chu != rest:
        return " " + chu if mo and _ALONE.match(chu) else chu
    if directly and rest[0].isalpha():
        return rest
    stars = _STARS.match(rest)
    if not stars or stars.end() > 3:
        return None
    count, role = roles_at(line)[end]
    after = rest[count : count + 1]
    if mo and role.closes == count and (not after or after in BLANKS):
        return rest
    return rest if directly and role.opens == count and after.isalpha() else None


def _find(body: str) -> tuple[Bac, re.Match[str]] | None:
    """Find the letters of a mark, whatever follows them."""
    for pattern, rank in _PATTERNS:
        match = pattern.match(body)
        if match:
            return rank(match), match
    return None


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bac]], ...] = (
    (_DASH, lambda _: Bac.GACH),
    (_PLUS, lambda _: Bac.CONG),
    (_CLAUSE, lambda match: CLAUSES[match.group(1).count(".")]),
    (_POINT, lambda _: Bac.DIEM),
    (_SECTION, lambda _: Bac.MUC),
    (_LETTER, lambda _: Bac.CHU_CAI),
    (_WORD, lambda match: _WORD_RANKS[match.group("word")]),
)


def _opens(line: str, count: int) -> bool:
    """Whether all of the stars that a line begins with begin a look."""
    return roles_at(line)[0][1].opens == count


def _fits(bac: Bac, chu: str) -> bool:
    """Whether a letter or a section may have this text: no initial, a letter only capitals."""
    if bac not in (Bac.MUC, Bac.CHU_CAI):
        return True
    initial = _INITIAL.match(chu.lstrip(BLANKS))
    if initial and initial.group(1).isupper():
        return False
    return bac is Bac.MUC or in_capitals(chu)


def _word_mark(line: str, mo: str, bac: Bac, match: re.Match[str]) -> Mark | None:
    """Read `Phần I`, `Chương I`, `Mục 1`, `Điều 1.` with its sign and title.

    Without a sign only a title in capitals makes a heading of the line: `Phần I của Đề án` is
    the beginning of a sentence.
    """
    number = match.group("number")
    if number.isdigit() is (match.group("word") in _ROMAN_WORDS):
        return None
    end = len(mo) + match.end()
    dau = line[end : end + 1] if line[end : end + 1] in (".", ":") else ""
    if bac is Bac.DIEU and dau != ".":
        return None
    chu = text_after(line, mo, end + len(dau), directly=bool(dau))
    if chu is None or not (dau or not chu.strip(BLANKS + "*") or in_capitals(chu)):
        return None
    kept = "" if bac is Bac.DIEU else dau
    return Mark(bac, number, mo, kept, chu, end + len(dau))
