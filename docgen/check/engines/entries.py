"""A list of names as typed, a line each: `- Sở Nội vụ;`: its dashes and its ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.check.parts import Part
from docgen.check.remedy import SetText
from docgen.check.rule import Finding
from docgen.problems import Level
from docgen.tieng_viet.text import collapse, nfc
from docgen.word.looks import Line

# A plus or an asterisk opens a line too: a list below a name, a mark of an old typist.
_OPENED = re.compile(r"\s*([-\u2010-\u2015−•·▪*+\uf0b7\uf02d])\s*")
_ENDED = re.compile(r"[;.]\s*$")
_CLOSING = re.compile(r"(?:\./|[.,;:…])?\.?$")
# Copies behind the name: `(3b)`, and behind the whole list: `(255b)`.
_COPIES = re.compile(r"\(\s*\d+\s*(?:b|bản)?\s*\)$")
_SHORTENED = re.compile(r"(?:v\.v|\bTP|\bTX)\.$")
_SIGNS = {";": "dấu chấm phẩy (;)", ",": "dấu phẩy (,)", ".": "dấu chấm (.)"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a list: its stretch of the first line, and where its last line ends.

    `mark` is the sign that opens it as typed, empty where there is none or where Word puts it
    there (`automatic`).
    """

    line: Line
    start: int
    end: int
    mark: str
    automatic: str
    text: str
    last: Line
    stop: int

    @property
    def name(self) -> str:
        """The name without its dash."""
        found = _OPENED.match(self.text)
        return self.text[found.end() :] if found else self.text

    @property
    def bare(self) -> str:
        """The name without dash and end of line."""
        return _CLOSING.sub("", _without_copies(self.name))

    @property
    def is_opened(self) -> bool:
        """Whether a sign stands before it, typed or not."""
        return bool(self.mark or self.automatic)


def entries_of(parts: Iterable[Part]) -> tuple[Entry, ...]:
    """Return the names of a list; a line without a dash goes on with the name above it."""
    pieces = [
        piece
        for part in parts
        for piece in _pieces(part)
        if not collapse(piece.text).startswith("(")
    ]
    dashed = any(piece.is_opened for piece in pieces)
    found: list[Entry] = []
    for piece in pieces:
        goes_on = dashed and found and not piece.is_opened and not _ENDED.search(found[-1].text)
        if goes_on:
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(part: Part) -> Iterator[Entry]:
    at = part.start
    for text in part.raw.split("\n"):
        end = at + len(text)
        if text.strip():
            opened = _OPENED.match(text)
            yield Entry(
                line=part.line,
                start=at + len(text) - len(text.lstrip()),
                end=at + len(text.rstrip()),
                mark=opened[1] if opened else "",
                automatic=part.line.look.label if at == 0 else "",
                text=collapse(nfc(text)),
                last=part.line,
                stop=at + len(text.rstrip()),
            )
        at = end + 1


def _joined(above: Entry, below: Entry) -> Entry:
    return Entry(
        above.line,
        above.start,
        above.end,
        above.mark,
        above.automatic,
        f"{above.text} {below.text}",
        below.last,
        below.stop,
    )


def wrong_dashes(entries: Sequence[Entry], noun: str, wanted: str) -> Iterator[Finding]:
    """Yield one finding for the names that no hyphen and blank open; `wanted` is `- `."""
    sign = wanted.strip()
    wrong = [one for one in entries if not _rightly_opened(one, wanted)]
    typed = [one for one in wrong if not one.automatic]
    if typed:
        yield _told(
            typed,
            f"bắt đầu bằng dấu gạch nối ({sign}) và một dấu cách",
            noun,
            f"gõ «{wanted}» trước tên nơi nhận",
            tuple(_reopened(one, wanted) for one in typed),
        )
    drawn = [one for one in wrong if one.automatic and one.automatic != sign]
    if drawn:
        yield _told(
            drawn,
            f"bắt đầu bằng dấu gạch nối ({sign}), không phải dấu «{drawn[0].automatic}»",
            noun,
            f"bỏ dấu đầu dòng tự động rồi gõ «{wanted}»",
            (),
            Level.WARNING,
        )


def wrong_ends(
    entries: Sequence[Entry], noun: str, wanted: str, closing: str = ""
) -> Iterator[Finding]:
    """Yield one finding for the names that do not end as the profile wants.

    `closing` is the end of the last of them, where it is other than that of the rest.
    """
    rest = entries[:-1] if closing else entries
    wrong = [one for one in rest if not _ends(one, wanted)]
    if wrong:
        remedies = tuple(_reclosed(one, wanted) for one in wrong)
        words = _SIGNS.get(wanted, wanted)
        yield _told(wrong, f"kết thúc bằng {words}", noun, f"kết thúc bằng «{wanted}»", remedies)
    if closing and entries and not _ends(entries[-1], closing, last=True):
        last = entries[-1]
        yield Finding(
            f"Dòng cuối của {noun} «{last.text}» phải kết thúc bằng {_SIGNS[closing]}.",
            f"kết thúc bằng «{closing}»",
            last.last,
            remedies=(_reclosed(last, closing),),
        )


def _told(
    wrong: Sequence[Entry],
    must: str,
    noun: str,
    hint: str,
    remedies: tuple[SetText, ...],
    level: Level | None = None,
) -> Finding:
    first = wrong[0]
    if len(wrong) == 1:
        message = f"Dòng {noun} «{first.text}» phải {must}."
    else:
        message = f"{len(wrong)} dòng {noun} phải {must}, dòng thứ nhất: «{first.text}»."
    return Finding(
        message, hint, first.line, first.start, first.end, level=level, remedies=remedies
    )


def _rightly_opened(entry: Entry, wanted: str) -> bool:
    if entry.mark == "+":  # a list below a name: no rule is about it
        return True
    if entry.automatic:
        return entry.automatic == wanted.strip()
    return entry.line.raw.startswith(wanted, entry.start)


def _reopened(entry: Entry, wanted: str) -> SetText:
    found = _OPENED.match(entry.line.raw, entry.start)
    return SetText(entry.line, entry.start, found.end() if found else entry.start, wanted)


def _ends(entry: Entry, wanted: str, *, last: bool = False) -> bool:
    text = entry.text
    if text.endswith(":") and not last:  # names below it follow
        return True
    without = _without_copies(text)
    doubled = ("./" + wanted, wanted * 2)
    return any(one.endswith(wanted) and not one.endswith(doubled) for one in (text, without))


def _without_copies(text: str) -> str:
    return _COPIES.sub("", text).rstrip()


def _reclosed(entry: Entry, wanted: str) -> SetText:
    raw = entry.last.raw[: entry.stop]
    if _SHORTENED.search(raw):
        return SetText(entry.last, entry.stop, entry.stop, wanted)
    found = _CLOSING.search(raw)
    start = found.start() if found else entry.stop
    return SetText(entry.last, start, entry.stop, wanted)
