"""The running text: bases, numbered lines, paragraphs, cells of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.check.finder.headings import heading_of
from docgen.check.finder.pieces import is_only_stroke
from docgen.check.finder.signs import is_basis, is_mistyped_basis
from docgen.check.parts import Heading, Part
from docgen.word.looks import Line
from docgen.word.parts import w

_ENACTING = re.compile(r"^(?:quyết định|quyết nghị|nghị quyết)\s*:?$", re.IGNORECASE)
_MIDDLE = 40  # mm; a line in capitals that begins so far in is meant to stand in the middle
_CARRYING_OUT = re.compile(r"^[-–•+]?\s*(?:thực hiện|thi hành)\b", re.IGNORECASE)
# A clause of its own after the basis makes a sentence of it: `Căn cứ …, Ủy ban … xây dựng …`.
_CLAUSE = re.compile(
    r"[,;]\s(?:nay\s)?(?:chủ tịch|thường trực|ban|ủy ban|uỷ ban|ubnd|hội|đảng|đoàn|sở|phòng)\s"
    r"[^;]{0,200}?\b(?:xây dựng|ban hành|báo cáo|đề nghị|kính|triển khai|yêu cầu|thông báo|tổ chức"
    r"|có ý kiến|quyết định|giao)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 300  # letters of the name of a part
_NAME_LINES = 6


@dataclass
class _Reader:
    """Reads line by line; knows how far the text has come."""

    lines: list[Line]
    appendix: int
    opened: bool
    parts: list[Part] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    based: bool = False
    listing: bool = False
    names: int = 0
    rows: dict[int, int] = field(default_factory=dict)

    def read(self) -> None:
        """Read every line; what bears no mark and is no basis is running text."""
        self.rows = _first_rows(self.lines)
        for at, line in enumerate(self.lines):
            if line.in_table:
                self.parts.append(Part(self._cell(line), line))
            elif not is_only_stroke(line) or line.look.label:
                self._text(at, line)
            elif not line.text and not line.strokes:
                self.parts.append(Part("trong", line))

    def _cell(self, line: Line) -> str:
        heads = self.rows.get(line.spot.table) == line.spot.row or _repeats(line)
        return "bang_dau" if heads and line.text else "bang_o"

    def _text(self, at: int, line: Line) -> None:
        if not self.opened and self._is_basis(at, line):
            self.based = True
            self.listing = line.text.endswith((";", ","))
            self.parts.append(Part("can_cu", line))
            return
        heading = heading_of(line, self.appendix)
        if heading:
            self.headings.append(heading)
            self.parts.append(heading.part)
            self.opened = True
            self.names = _NAME_LINES if heading.part.role == "phan" else 0
            return
        self.parts.append(Part(self._plain(line), line))

    def _plain(self, line: Line) -> str:
        centered = line.look.align == "center"
        if self.names and centered and len(line.text) < _LONGEST_NAME:
            self.names -= 1
            return "ten_phan"
        self.names = 0
        middle = centered or line.text.isupper() and line.look.left + line.look.first > _MIDDLE
        if not self.opened and middle and _ENACTING.match(line.text):
            self.opened = True
            return "lenh"
        if not self.opened and centered and line.text.isupper():
            return "tham_quyen"
        # A line without an end of sentence may be a basis that was mistyped: bases may follow it.
        self.opened = self.opened or self.based or line.text.endswith((".", ":", "/"))
        return "loi_van"

    def _is_basis(self, at: int, line: Line) -> bool:
        text = line.text
        if text.endswith(":") or _CLAUSE.search(text):
            return False
        if is_basis(text):
            return not _CARRYING_OUT.match(text) or text.endswith((";", ","))
        heading = heading_of(line, -1)
        if heading and heading.kind != "gach":
            return False
        if self.listing and is_mistyped_basis(text):
            return True
        if heading or not text.endswith(";"):
            return False
        after = next((one for one in self.lines[at + 1 : at + 4] if one.text), None)
        return after is not None and is_basis(after.text) and after.text[-1] != ":"


def read_body(
    lines: list[Line], appendix: int, *, opened: bool = False
) -> tuple[list[Part], list[Heading]]:
    """Return the parts and the numbered lines of a text; `appendix` is -1 for the main text.

    `opened`: no bases can stand in it.
    """
    reader = _Reader(lines, appendix, opened)
    reader.read()
    return reader.parts, reader.headings


def _first_rows(lines: list[Line]) -> dict[int, int]:
    """Return the first row of each table that has further rows and more than one column."""
    first: dict[int, int] = {}
    longer: set[int] = set()
    for line in lines:
        spot = line.spot
        if spot.table and first.setdefault(spot.table, spot.row) != spot.row and line.columns > 1:
            longer.add(spot.table)
    return {table: row for table, row in first.items() if table in longer}


def _repeats(line: Line) -> bool:
    """Whether the row of a cell repeats at the head of each page."""
    row = next((one for one in line.element.iterancestors() if one.tag == w("tr")), None)
    return row is not None and row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
