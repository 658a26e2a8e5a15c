"""Stretches of lines: what line breaks, tabs and long gaps part, and the side they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from docgen.check.finder.signs import date_like, number_like, title_of
from docgen.check.parts import Part
from docgen.tieng_viet.text import collapse, fold, nfc
from docgen.word.looks import Line

Side = Literal["trai", "phai", ""]

_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,}")
_BREAK = re.compile(r"[\n\f\v]")
_LEADING = re.compile(r"[ \u00a0]*\t|[ \u00a0]{12,}")
_SPACED = re.compile(r"^(?:[^\W\d_]\s+){3,}[^\W\d_]\W*$")
# A gap that a draft leaves inside a number or a date: what stands before and after it.
_OPEN_NUMBER = re.compile(r"s[ốoô]\s*[:.]?[\s\d.…_]*$", re.IGNORECASE)
_OPEN_DATE = re.compile(r"(?:,|ng[àa]y|th[áa]ng|n[ăa]m)[\s\d.…_]*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:ng[àa]y|th[áa]ng|n[ăa]m|[\d.…_]+\s*$)", re.IGNORECASE)
_HIDDEN_TITLE = re.compile(
    r"(?<=\S)[ \u00a0]{2,3}(?=C[ỘÔO]NG H[ÒOÀ]|Đ[ộô]c l[ậâ]p|ĐẢNG CỘNG SẢN|ĐOÀN TNCS)"
)
_FAR = 0.4  # of the width: a line that begins there stands on the right


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, the side that it stands on, its text, and its text folded."""

    line: Line
    start: int
    end: int
    side: Side
    text: str
    key: str
    alone: bool

    def named(self, role: str) -> Part:
        """Return it as a component."""
        return Part(role, self.line) if self.alone else Part(role, self.line, self.start, self.end)

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        return _mostly_bold(self)

    @property
    def centered(self) -> bool:
        """Whether its line is centred."""
        return self.line.look.align == "center"


def stroke_part(line: Line, role: str) -> Part:
    """Return the drawn line or the row of dashes of a line: nothing of its letters."""
    if line.text and not is_only_stroke(line):
        return Part(role, line, len(line.raw), len(line.raw))
    return Part(role, line)


def is_only_stroke(line: Line) -> bool:
    """Whether a line shows no letters, only a drawn line or a row of dashes."""
    return not any(char.isalnum() for char in line.text)


def pieces_of(lines: Iterable[Line]) -> list[Piece]:
    """Return the stretches of lines in reading order; a line without text is one empty stretch."""
    given = list(lines)
    boxes = _sides_of_boxes(given)
    found: list[Piece] = []
    for line in given:
        found += _cut(line, boxes)
    return found


def _cut(line: Line, boxes: dict[int, Side]) -> list[Piece]:
    spans = [span for row in _rows(line.raw) for span in _row_spans(line.raw, *row)]
    if not spans:
        return [Piece(line, 0, len(line.raw), _side(line, boxes, 0, 1), "", "", alone=True)]
    found = []
    for start, end, at, count in spans:
        text = collapse(nfc(line.raw[start:end]))
        side = _side(line, boxes, at, count)
        found.append(Piece(line, start, end, side, text, fold(text), alone=len(spans) == 1))
    return found


def _rows(raw: str) -> list[tuple[int, int]]:
    """Return the rows of a paragraph: what its line breaks part."""
    starts = [0, *(found.end() for found in _BREAK.finditer(raw))]
    ends = [*(found.start() for found in _BREAK.finditer(raw)), len(raw)]
    return list(zip(starts, ends, strict=True))


def _row_spans(raw: str, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """Return the stretches of a row: where each begins and ends, its number, how many."""
    spans: list[tuple[int, int]] = []
    row = raw[start:end]
    gaps = [] if _SPACED.match(row.strip()) else [*_GAP.finditer(row), *_HIDDEN_TITLE.finditer(row)]
    at = 0
    for gap in [*sorted((one.start(), one.end()) for one in gaps), (len(row), len(row))]:
        if row[at : gap[0]].strip():
            _add(raw, spans, start + at, start + gap[0])
        at = gap[1]
    trimmed = [_trimmed(raw, *span) for span in spans]
    leading = bool(_LEADING.match(row)) and len(trimmed) == 1
    count = 2 if leading else len(trimmed)
    return [(*span, at + leading, count) for at, span in enumerate(trimmed)]


def _add(raw: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a stretch, or join it to the last one where the gap is a blank of a draft."""
    if spans:
        before, after = raw[spans[-1][0] : spans[-1][1]].strip(), raw[start:end].strip()
        number = _OPEN_NUMBER.search(before) and after[:1] in "/-–—"
        if number or (_OPEN_DATE.search(before) and _GOES_ON.match(after)):
            spans[-1] = (spans[-1][0], end)
            return
    spans.append((start, end))


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    text = raw[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def _side(line: Line, boxes: dict[int, Side], at: int, count: int) -> Side:
    if line.in_box:
        return boxes.get(line.spot.container, "")
    if line.in_table and line.columns > 1:
        return "trai" if line.column < line.columns / 2 else "phai"
    if count > 1:
        return "phai" if at else "trai"
    look = line.look
    far = bool(line.width) and look.left > line.width * _FAR
    return "phai" if look.align == "right" or far else ""


def _sides_of_boxes(lines: list[Line]) -> dict[int, Side]:
    """Tell the sides of text boxes by what they hold: the titles and the date stand right."""
    sides: dict[int, Side] = {}
    for line in lines:
        if not line.in_box:
            continue
        for row in line.raw.split("\n"):
            text = collapse(nfc(row))
            if title_of(text) or date_like(text):
                sides[line.spot.container] = "phai"
            elif number_like(text):
                sides.setdefault(line.spot.container, "trai")
    return sides


def _mostly_bold(piece: Piece) -> bool:
    bold = total = 0
    for run in piece.line.runs:
        if run.start < piece.end and run.end > piece.start:
            letters = sum(char.isalpha() for char in run.text)
            total += letters
            bold += letters if run.look.bold else 0
    return bold * 2 > total
