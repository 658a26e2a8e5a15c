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

from docgen.tieng_viet.text import nfc

_MM_PER_POINT = 25.4 / 72
_EPSILON_EM = 1e-6
# A line breaks after blanks, and after a hyphen or dash between two letters; not after a slash.
_BREAK = re.compile(r"(?<=[ \t])(?=[^ \t])|(?<=[^ \t][-–—])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Face:
    """Advance widths of one face, in ems."""

    widths: dict[str, float]

    def of(self, char: str) -> float:
        """Return the width of one character, also of one that the table does not hold."""
        known = self.widths.get(char)
        if known is not None:
            return known
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            return 0.0
        if unicodedata.east_asian_width(char) in "WF":
            return 1.0
        return self.widths["n"]

    def span(self, text: str) -> float:
        """Return the width of a text in ems."""
        return sum(map(self.of, text))


@functools.cache
def _faces() -> tuple[_Face, ...]:
    source = resources.files("docgen.the_thuc").joinpath("times_new_roman.json")
    data = json.loads(source.read_text(encoding="utf-8"))
    em = data["em"]
    return tuple(
        _Face({char: widths[index] / em for char, widths in data["widths"].items()})
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
    done: list[str] = []
    for paragraph in nfc(text).split("\n"):
        done += _wrapped(paragraph, face, column, column if done else first)
    return [face.span(line) * em for line in done]


def longest_word_mm(text: str, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of the widest piece of a text that no line break can divide."""
    pieces = [piece for part in nfc(text).split("\n") for piece in _BREAK.split(part)]
    return max(text_mm(piece.rstrip(), size_pt, bold, italic) for piece in pieces)


def _wrapped(paragraph: str, face: _Face, column: float, first: float) -> list[str]:
    """Return the lines of one paragraph; the widths of the column and its first line are in ems."""
    done: list[str] = []
    line, used, room = "", 0.0, first
    for piece in _BREAK.split(paragraph):
        if line and used + face.span(piece.rstrip()) > room:
            done.append(line.rstrip())
            line, used, room = "", 0.0, column
        for char in piece:
            if line and not char.isspace() and used + face.of(char) > room:
                done.append(line.rstrip())
                line, used, room = "", 0.0, column
            line += char
            used += face.of(char)
    return [*done, line.rstrip()]
