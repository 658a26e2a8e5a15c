"""What is seen of a document: lines of text, each with how it really looks.

Sizes and gaps are points, lengths millimetres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from docgen.tieng_viet.text import collapse, nfc
from docgen.word.looks.places import Place, place_lines
from docgen.word.parts import Element
from docgen.word.walk import Spot

Align = Literal["left", "right", "center", "both"]
Rule = Literal["auto", "exact", "atLeast"]


class TabStop(NamedTuple):
    """A tab stop: its distance from the margin in mm, its kind, and what fills the gap before it.

    `kind` and `leader` are words of the standard: `left`, `center`, `right` …; `none`, `dot`,
    `hyphen`, `underscore`, `heavy`, `middleDot`.
    """

    at: float
    kind: str
    leader: str


@dataclass(frozen=True, slots=True)
class RunLook:
    """How the letters of a run look: fonts by script slot, size in points, marks.

    `color` is `auto` or six hex digits. `caps` shows small letters as capitals. `spacing` is what
    is put between two letters, in points, less than 0 where they are drawn together; `stretch`
    the share of their usual width.
    """

    ascii: str = "Times New Roman"
    hansi: str = "Times New Roman"
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    color: str = "auto"
    highlight: str = ""
    raised: Literal["", "superscript", "subscript"] = ""
    spacing: float = 0
    stretch: float = 1

    def font_of(self, char: str) -> str:
        """Return the font that one character is shown in."""
        return self.ascii if char.isascii() else self.hansi


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set: indents in mm, gaps in points, line spacing.

    `line` counts lines where `rule` is `auto`, else points. `first` is negative for a hanging
    indent. `label` is the number or bullet that Word puts before the text, `suffix` what follows
    it: `tab`, `space`, `nothing`. `borders` names the sides that have one. `framed`: it stands in
    a frame of its own (`w:framePr`), beside the running text.
    """

    style: str = ""
    style_name: str = ""
    align: Align = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    rule: Rule = "auto"
    contextual: bool = False
    keep_next: bool = False
    page_break: bool = False
    borders: frozenset[str] = frozenset()
    label: str = ""
    level: int = -1
    suffix: str = "tab"
    framed: bool = False
    tabs: tuple[TabStop, ...] = ()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn horizontal line: its length in mm, 0 where it cannot be measured, and how it is made.

    `kind`: `drawing`, `vml`, `border` (of the paragraph), `cell` (a cell ruled below only),
    `underscores` (typed: also underlined blanks), `leader` (a tab that draws a line).
    """

    length: float
    kind: Literal["drawing", "vml", "border", "cell", "underscores", "leader"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one look: its place in the line's text, and its `w:r` element.

    `text` is Unicode; `raw` is what the file holds, other than `text` where the run is written in
    the old code that `code` names.
    """

    text: str
    look: RunLook
    element: Element
    start: int
    raw: str
    code: str = ""

    @property
    def end(self) -> int:
        """Where it ends in the line's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph as it is seen.

    `index` counts through the whole document, `section` the sections of the main text. `part` is
    the member it stands in, `story` that member's kind (`document.main`, `header`, `footer`,
    `footnotes`, `endnotes`), `in_box` true inside a text box. `column` and `columns` place its cell
    in its row, `width` is the room for its text in mm (0: unknown). `label_look` is how the letters
    of its automatic number look, None where it has none.
    """

    index: int
    part: str
    story: str
    section: int
    spot: Spot
    element: Element
    look: ParagraphLook
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...] = ()
    in_box: bool = False
    column: int = 0
    columns: int = 0
    width: float = 0
    fields: tuple[str, ...] = ()
    ends_page: bool = False
    label_look: RunLook | None = None

    @cached_property
    def raw(self) -> str:
        """The text, letter for letter, Unicode; tabs and breaks as control characters."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def text(self) -> str:
        """The text in NFC with single blanks, as a person reads it."""
        return collapse(nfc(self.raw))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.text and not self.look.label

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table cell."""
        return bool(self.spot.cell)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the main text: page and margins in mm, page numbers, headers and footers.

    `headers` and `footers` map `default`, `first`, `even` to member names, inherited ones too.
    `number_format` and `number_start` are empty where the file says nothing. `element` is the
    `w:sectPr`, None where the file has none.
    """

    index: int
    width: float
    height: float
    landscape: bool
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    gutter: float
    title_page: bool
    number_format: str
    number_start: int | None
    kind: str
    headers: Mapping[str, str]
    footers: Mapping[str, str]
    element: Element = None
    gutter_at_top: bool = False
    columns: int = 1
    column_gap: float = 0
    line_pitch: float = 240

    @property
    def text_width(self) -> float:
        """The width between the margins in mm."""
        return self.width - self.left - self.right - (0 if self.gutter_at_top else self.gutter)

    @property
    def column_width(self) -> float:
        """The room for a line of the running text in mm: narrower where there are columns."""
        gaps = (self.columns - 1) * self.column_gap
        return max(self.text_width - gaps, 0) / self.columns


@dataclass(frozen=True, eq=False)
class Seen:
    """A whole document as it is seen.

    `roots` are the parsed parts by member name; a line's element lives in one of them.
    """

    file: str
    members: Mapping[str, bytes]
    roots: Mapping[str, Element]
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    mirrored: bool = False
    even_odd: bool = False

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each line is counted, by the line's index."""
        return place_lines(self.lines)

    def of(self, part: str) -> tuple[Line, ...]:
        """Return the lines of one member."""
        return tuple(line for line in self.lines if line.part == part)

    @cached_property
    def main(self) -> tuple[Line, ...]:
        """The lines of the main text, tables and text boxes included."""
        return tuple(line for line in self.lines if line.story == "document.main")
