"""How wide a text is in Times New Roman, and how many lines it takes.

The widths are advance widths without kerning, which Word leaves off by default.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate

from docgen.tieng_viet.text import nfc

_MM_PER_POINT = 25.4 / 72
_EPSILON_EM = 1e-6
# A line breaks after blanks, and after a hyphen or dash between two letters; not after a slash.
_WORD = re.compile(r"[^ \t]+[ \t]*|[ \t]+")
_DASHED = re.compile(r"[-–—][^\W\d_]")
_BREAK = re.compile(r"(?<=[^ \t][-–—])(?=[^\W\d_])")


class _Widths(dict[str, float]):
    """The advance width of each character in ems, also of one that the table does not hold."""

    def __missing__(self, char: str) -> float:
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            return 0.0
        return 1.0 if unicodedata.east_asian_width(char) in "WF" else self["n"]


@dataclass(frozen=True, slots=True)
class _Face:
    """Advance widths of one face, in ems."""

    widths: _Widths

    def span(self, text: str) -> float:
        """Return the width of a text in ems."""
        return sum(map(self.widths.__getitem__, text))


@functools.cache
def _faces() -> tuple[_Face, ...]:
    source = resources.files("docgen.the_thuc").joinpath("times_new_roman.json")
    data = json.loads(source.read_text(encoding="utf-8"))
    em = data["em"]
    return tuple(
        _Face(_Widths({char: widths[index] / em for char, widths in data["widths"].items()}))
        for index in range(len(data["faces"]))
    )


def text_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width of a text on one line, in mm, at a font size in points.

    A character outside the table is as wide as `n`, a Han character or an emoji a full em.
    """
    face = _faces()[bold + 2 * italic]
    return face.span(nfc(text)) * size_pt * _MM_PER_POINT


def line_widths(
    text: str,
    size_pt: float,
    width_mm: float,
    bold: bool = False,
    italic: bool = False,
    first_indent_mm: float = 0,
) -> list[float]:
    """Return the width in mm of each line of a text in a column, indent not counted; at least one.

    Lines break as in Word; a word wider than the column is cut where the column ends.
    `ValueError` for a column without width.
    """
    if width_mm <= 0:
        raise ValueError(f"a column of {width_mm} mm")
    face = _faces()[bold + 2 * italic]
    em = size_pt * _MM_PER_POINT
    column = width_mm / em + _EPSILON_EM
    first = column - first_indent_mm / em
    done: list[float] = []
    for paragraph in nfc(text).split("\n"):
        done += _wrapped(paragraph, face, column, column if done else first)
    return [line * em for line in done]


def longest_word_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of the widest piece of a text that no line break can divide."""
    pieces = [piece for part in nfc(text).split("\n") for piece in _pieces(part)]
    return max(text_mm(piece.rstrip(), size_pt, bold, italic) for piece in pieces)


def fits_one_line(
    text: str, size_pt: float, width_mm: float, bold: bool = False, first_indent_mm: float = 0
) -> bool:
    """Whether `line_widths` would give one line only; asked of long texts, where it is faster."""
    face = _faces()[bold]
    em = size_pt * _MM_PER_POINT
    room = (width_mm - first_indent_mm) / em + _EPSILON_EM
    return "\n" not in text and face.span(nfc(text).rstrip()) <= room


def _pieces(text: str) -> list[str]:
    """Return what no line break divides, each with the blanks behind it; at least one."""
    words = _WORD.findall(text) or [""]
    if not _DASHED.search(text):
        return words
    return [
        piece
        for word in words
        for piece in (_BREAK.split(word) if _DASHED.search(word) else (word,))
    ]


def _wrapped(paragraph: str, face: _Face, column: float, first: float) -> list[float]:
    """Return the width of each line of one paragraph; all widths are in ems."""
    sums = [0.0, *accumulate(map(face.widths.__getitem__, paragraph))]
    done: list[float] = []
    start, at, room = 0, 0, first

    def end_line(end: int) -> None:
        done.append(sums[start + len(paragraph[start:end].rstrip())] - sums[start])

    for piece in _pieces(paragraph):
        stop = at + len(piece.rstrip())
        if at > start and sums[stop] - sums[start] > room:
            end_line(at)
            start, room = at, column
        if sums[stop] - sums[start] > room:  # wider than a line: cut where the column ends
            for index in range(max(at, start + 1), stop):
                if sums[index + 1] - sums[start] > room and not paragraph[index].isspace():
                    end_line(index)
                    start, room = index, column
        at += len(piece)
    end_line(at)
    return done
