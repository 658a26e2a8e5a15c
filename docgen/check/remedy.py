"""What can be mended without a person: changes of look, page and spelling, as plain data.

A rule proposes them with its finding; `mending` carries them out. They never change wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.check.finder.signs import is_like
from docgen.check.parts import Part
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line, Section
from docgen.word.looks.model import Align, Rule


@dataclass(frozen=True, slots=True)
class SetLook:
    """Give the letters of a line from `start` to `end` (-1: to its end) a look; None leaves it.

    `size` is points.
    """

    line: Line
    start: int = 0
    end: int = -1
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """Set a paragraph: indents in mm, gaps in points, line spacing as in `ParagraphLook`."""

    line: Line
    align: Align | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    spacing: float | None = None
    rule: Rule | None = None
    contextual: bool | None = None
    page_break: bool | None = None
    keep_next: bool | None = None


@dataclass(frozen=True, slots=True)
class SetText:
    """Put `new` in the place of the characters `start` to `end` of a line's raw text."""

    line: Line
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Recode:
    """Write the runs of a line that are in an old code anew in Unicode, in a Unicode font."""

    line: Line
    font: str


@dataclass(frozen=True, slots=True)
class SetPage:
    """Set the page of a section: lengths in mm; None leaves a value as it is."""

    section: Section
    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None
    gutter: float | None = None
    start: int | None = None
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class SetPageNumber:
    """Number the pages of the document anew: centred in the header, none on the first page.

    `size` is points, `edge` the distance of the number from the top of the paper in mm.
    """

    section: Section
    font: str
    size: float
    edge: float
    hide_first: bool


@dataclass(frozen=True, slots=True)
class SetTable:
    """Set a table row: repeat it on each page as a heading, keep it on one page."""

    line: Line
    what: Literal["header", "whole_rows"]


Remedy = SetLook | SetParagraph | SetText | Recode | SetPage | SetPageNumber | SetTable


def retyped(part: Part, wanted: str) -> tuple[SetText, ...]:
    """Return the remedy that writes the fixed words of a component as they must be.

    None where other words stand there: those may be what a person meant to say.
    """
    if not is_like(part.text, fold(wanted)):
        return ()
    return (SetText(part.line, part.start, part.stop, wanted),)
