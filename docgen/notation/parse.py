"""Text in notation → tree of the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docgen.model.noi_dung import Bac, Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation.commands import Brace, conflict, faults, split_brace, whole_line
from docgen.notation.marks import BLANKS, CLAUSES, Mark, find_mark
from docgen.notation.notes import Owned, Typed, notes
from docgen.notation.proposals import propose
from docgen.notation.tables import check_table, is_row, split_row
from docgen.problems import Place, Problem

_LINE_END = re.compile(r"\r\n?|\n")
_RUN = re.compile(r"[ \t\u00a0]{2,}|\t")
_CLOSING_SENTENCE = re.compile(r"\**Trên đây là(?!\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its letters without runs of blanks, and where it stands.

    `start` and `raw` are the first column (from 0) and the letters as typed.
    """

    text: str
    index: int
    start: int
    raw: str


def parse(text: str, at: Callable[[int, int], Place]) -> tuple[NoiDung, list[Problem]]:
    """Read a text in notation (§4.1 of the design).

    Args:
        text: the whole text, in NFC.
        at: gives the place of a line (counted from 0) and a column (from 1) of the text.

    Returns:
        The tree, in which nothing typed is lost, and every problem in the order of the lines:
        errors `D-BANG`, `D-LENH`, `D-XUNGDOT`, `D-QUADAI`; notes `D-DANHSO`, `D-VIENDAN`,
        `D-DAUMUC`. It never raises.

    """
    reader = _Reader(at)
    for line in lines_of(text):
        reader.read(line)
    tree = reader.finish()
    found = [*reader.problems, *notes(tree, reader.typed, reader.lines, at)]
    return tree, sorted(found, key=lambda problem: (problem.place.line, problem.place.column))


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank."""
    for index, raw in enumerate(_LINE_END.split(text)):
        stripped = raw.lstrip(BLANKS)
        line = _RUN.sub(" ", stripped.rstrip(BLANKS))
        if line:
            yield Line(line, index, len(raw) - len(stripped), raw)


def is_closing(text: str) -> bool:
    """Whether a paragraph closes everything that is open: it begins `Trên đây là`."""
    return bool(_CLOSING_SENTENCE.match(text))


@dataclass(slots=True)
class _Open:
    """A marked block that is still taking children."""

    mark: Mark
    tien_to: str
    brace: Brace | None
    number: int
    tieu_de: str | None = None
    con: list[Khoi] = field(default_factory=list)

    def close(self) -> Muc:
        mark = self.mark
        return Muc(
            bac=mark.bac,
            chu=mark.chu,
            mo=mark.mo,
            dau=mark.dau,
            tieu_de=self.tieu_de,
            tien_to=self.tien_to,
            cho="cap-duoi" if self.brace == "cap-duoi" else None,
            rieng=self.brace == "rieng",
            con=tuple(self.con),
        )


class _Reader:
    """Takes line after line and keeps what is open."""

    def __init__(self, at: Callable[[int, int], Place]) -> None:
        self._at = at
        self._top: list[Khoi] = []
        self._open: list[_Open] = []
        self._untitled: _Open | None = None
        self._rows: list[tuple[tuple[str, ...], Place]] = []
        self.problems: list[Problem] = []
        self.typed: list[Typed] = []
        self.lines: list[Owned] = []

    def read(self, line: Line) -> None:
        """Put one line into the tree."""
        place = self._at(line.index, line.start + 1)
        marks = len(self.typed)
        if is_row(line.text):
            self._rows.append((split_row(line.text), place))
            self._report(line.text, place)
            self._untitled = None
        else:
            self._end_table()
            command = whole_line(line.text)
            if isinstance(command, GhiChu):
                # It is never printed, so it closes nothing and parts no heading from its title.
                self._children().append(command)
                return
            self._read_printed(line, command, place)
        is_heading = len(self.typed) > marks and self.typed[-1].bac <= Bac.DIEU
        owner = self._open[-1].number if self._open else -1
        self.lines.append(Owned(line.index, line.raw, owner, is_heading))

    def finish(self) -> NoiDung:
        """Close everything and return the tree."""
        self._end_table()
        self._close_down_to(Bac.PHAN)
        return NoiDung(khoi=tuple(self._top))

    def _read_printed(self, line: Line, command: BangDuLieu | None, place: Place) -> None:
        untitled, self._untitled = self._untitled, None
        if command:
            self._add(command)
            return
        text, brace = split_brace(line.text)
        mark = find_mark(text)
        if mark:
            self._start(mark, brace, place)
        elif untitled and _may_be_title(text, both=bool(brace and untitled.brace)):
            untitled.tieu_de, untitled.brace = text, brace or untitled.brace
            self._report(text, place)
        else:
            self._read_paragraph(line.text, place)

    def _start(self, mark: Mark, brace: Brace | None, place: Place) -> None:
        self._close_down_to(mark.bac)
        upper = self._open[-1] if self._open else None
        prefix = mark.so.rpartition(".")[0] if mark.bac in CLAUSES else ""
        if upper and upper.mark.bac == mark.bac - 1:
            prefix = ""
        block = _Open(mark, prefix, brace, len(self.typed))
        self._open.append(block)
        self.typed.append(Typed(mark.bac, mark.so, upper.number if upper else -1, place))
        self._report(mark.chu, place)
        if mark.bac <= Bac.DIEU and not mark.has_title:
            self._untitled = block

    def _read_paragraph(self, text: str, place: Place) -> None:
        if is_closing(text):
            self._close_down_to(Bac.PHAN)
        self._add(Doan(chu=text))
        marked = conflict(text, place)
        if marked:
            self.problems.append(marked)
            return
        self._report(text, place)
        proposal = propose(text, place)
        if proposal:
            self.problems.append(proposal)

    def _add(self, block: Khoi) -> None:
        """Add a block without a mark: it belongs to the open clause, section or higher."""
        self._close_down_to(Bac.DIEM)
        self._children().append(block)

    def _children(self) -> list[Khoi]:
        return self._open[-1].con if self._open else self._top

    def _close_down_to(self, bac: Bac) -> None:
        """Close every open block of this rank or lower."""
        while self._open and self._open[-1].mark.bac >= bac:
            muc = self._open.pop().close()
            self._children().append(muc)

    def _end_table(self) -> None:
        if not self._rows:
            return
        rows = tuple(cells for cells, _ in self._rows)
        places = [place for _, place in self._rows]
        self._rows = []
        self._add(Bang(hang=rows))
        self.problems.extend(check_table(rows, lambda i: places[i]))

    def _report(self, text: str, place: Place) -> None:
        self.problems.extend(faults(text, place))


def _may_be_title(text: str, *, both: bool) -> bool:
    """Whether a plain line can be the title of the heading above it."""
    return bool(text) and not both and text[0] != "[" and not is_closing(text)
