"""The place-and-date line as typed, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.case import Case
from docgen.check.parts import Part
from docgen.check.remedy import Remedy, SetText
from docgen.check.rule import Finding
from docgen.problems import Level
from docgen.tieng_viet import dates
from docgen.tieng_viet.text import nfc

_ROOM = r"[\s.…_]*"
_WORDS = re.compile(
    rf"(?P<place>.*?)(?P<comma>\s*,)?\s*(?P<w1>ngày)(?P<d>{_ROOM}[0-9]*{_ROOM})(?P<w2>tháng)"
    rf"(?P<m>{_ROOM}[0-9]*{_ROOM})(?P<w3>năm)(?P<y>{_ROOM}[0-9]*)(?P<tail>{_ROOM})",
    re.IGNORECASE | re.DOTALL,
)
_FIGURES = re.compile(
    r"(?P<place>[^,0-9]*?)\s*,?\s*(?:ngày)?\s*(?P<d>[0-9]{1,2})\s*[/.\-]\s*(?P<m>[0-9]{1,2})"
    r"\s*[/.\-]\s*(?P<y>[0-9]{4})\s*\.?\s*",
    re.IGNORECASE,
)
_YEAR_DIGITS = 4


@dataclass(frozen=True)
class DateLine:
    """A place and a date. A figure is None where the pen is to write it."""

    part: Part
    place: str
    day: int | None
    month: int | None
    year: int | None
    found: re.Match[str]
    in_words: bool

    @property
    def written(self) -> str:
        """The line in its right form."""
        return f"{self.place}, {dates.written(self.day, self.month, self.year)}"

    def retyped(self, group: str = "", new: str = "") -> tuple[Remedy, ...]:
        """Return the remedy that puts `new` in the place of a piece, or writes the line anew."""
        if nfc(self.part.raw) != self.part.raw:  # the places count in another text
            return ()
        start, end = self.found.span(group) if group else self.found.span()
        start, end = self.part.start + start, self.part.start + end
        return (SetText(self.part.line, start, end, new or self.written),)


def read_date_line(case: Case) -> DateLine | None:
    """Return the place and date of the document, None where the line is not there or unreadable."""
    part = case.parts.one("dia_danh_ngay")
    if part is None:
        return None
    raw = nfc(part.raw)
    words = _WORDS.fullmatch(raw)
    found = words or _FIGURES.fullmatch(raw)
    if found is None:
        return None
    day, month = _figure(found["d"]), _figure(found["m"])
    year = _figure(found["y"]) if len(_digits(found["y"])) == _YEAR_DIGITS else None
    place = found["place"].strip()
    return DateLine(part, place, day, month, year, found, words is not None)


def _digits(text: str) -> str:
    return text.strip(" \t\n\xa0.…_")


def _figure(text: str) -> int | None:
    digits = _digits(text)
    return int(digits) if digits.isdecimal() else None


def wrong_padding(line: DateLine) -> Iterator[Finding]:
    """Yield a day or month below ten without its zero, and a month with one too many."""
    for group, word, right in (
        ("d", "ngày", dates.day(line.day) if line.day else ""),
        ("m", "tháng", dates.month(line.month) if line.month else ""),
    ):
        typed = _digits(line.found[group])
        if not right or typed == right:
            continue
        lacks = len(typed) < len(right)
        yield Finding(
            f"Địa danh, ngày tháng ghi «{word} {typed}»"
            + (", thiếu số 0 đằng trước." if lacks else ", thừa số 0 đằng trước."),
            f"ghi «{word} {right}»" + ("" if lacks else ", chỉ ngày 1–9, tháng 1, tháng 2 có số 0"),
            line.part.line,
            line.part.start,
            line.part.stop,
            level=None if lacks else Level.WARNING,
            remedies=line.retyped(group, f" {right} "),
        )


def wrong_form(line: DateLine) -> Iterator[Finding]:
    """Yield a line that has the parts of a date but not their form."""
    faults = list(_faults(line))
    if not faults:
        return
    known = bool(line.place)
    yield Finding(
        f"Địa danh, ngày tháng «{line.part.text}» {', '.join(faults)}.",
        f"ghi «{line.written}»" if known else "ghi địa danh và dấu phẩy trước chữ ngày",
        line.part.line,
        line.part.start,
        line.part.stop,
        remedies=line.retyped() if known and line.year is not None else (),
    )


def _faults(line: DateLine) -> Iterator[str]:
    if not line.in_words:
        yield "dùng dấu thay cho các chữ ngày, tháng, năm"
        return
    found = line.found
    if not line.place:
        yield "thiếu địa danh"
    elif not found["comma"]:
        yield "thiếu dấu phẩy sau địa danh"
    words = (found["w1"], found["w2"], found["w3"])
    if any(word != word.lower() for word in words):
        yield "viết hoa chữ ngày, tháng, năm"
    if line.year is not None and found["tail"].strip():
        yield "thừa dấu ở cuối"
    if line.day and line.month and line.year is None and _digits(found["y"]) and not found["tail"]:
        yield "ghi năm không đủ bốn chữ số"
