"""Counts lines the way a person looking at the pages does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.word.looks.model import Line

_CELL = re.compile(r"bảng (\d+) dòng (\d+) ô (\d+)")
_LONGEST_OPENING = 60  # letters; a longer line is no title of a stretch


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is counted.

    `number` counts the lines with text in its cell, box or part, from 1; in the main text it
    begins anew with each stretch (see `opening`). An empty line has the number of the one above
    it. `several`: there are other lines with text beside it. `table`, `row` and `rows` are those of
    its table, 0 outside of tables; `within` lists table, row and cell of each box around that
    table. `opening` is the first text after the page break or section break before it, empty
    before the first one, or where that text is long.
    """

    number: int
    several: bool
    table: int = 0
    row: int = 0
    rows: int = 0
    within: tuple[tuple[int, int, int], ...] = ()
    opening: str = ""


def place_lines(lines: Sequence[Line]) -> tuple[Place, ...]:
    """Return the place of each line, in one pass over all of them and one over the boxes."""
    counter = _Counter()
    counted = [counter.count(line) for line in lines]
    return tuple(
        Place(
            number=number,
            several=counter.totals[box] > 1,
            table=steps[-1][0] if steps else 0,
            row=steps[-1][1] if steps else 0,
            rows=counter.rows[table] if steps else 0,
            within=steps[:-1],
            opening=opening,
        )
        for number, box, table, steps, opening in counted
    )


_Key = tuple[object, ...]
_Steps = tuple[tuple[int, int, int], ...]


class _Counter:
    """Counts the lines of each box, the rows of each table, the tables of each stretch."""

    def __init__(self) -> None:
        self.totals: dict[_Key, int] = defaultdict(int)
        self.rows: dict[_Key, int] = defaultdict(int)
        self._tables: dict[int, int] = {}
        self._begins = True
        self._stretch, self._section, self._opening = 0, 0, ""

    def count(self, line: Line) -> tuple[int, _Key, _Key, _Steps, str]:
        """Count one line: its number, its box, its table, the tables around it, the opening."""
        is_main = line.story == "document.main"
        if is_main:
            self._turn_page(line)
        steps = _steps(line)
        if is_main and steps:
            first = self._tables.setdefault(steps[0][0], len(self._tables) + 1)
            steps = ((first, *steps[0][1:]), *steps[1:])
        table = (line.part, line.spot.table)
        if steps:
            self.rows[table] = max(self.rows[table], steps[-1][1])
        box: _Key = (line.part, line.spot.container, self._stretch if is_main else 0)
        self.totals[box] += bool(line.text)
        return self.totals[box], box, table, steps, self._opening if is_main else ""

    def _turn_page(self, line: Line) -> None:
        """Begin a new stretch with the first text after a break of page or section."""
        turns = line.look.page_break or line.section != self._section or line.raw.startswith("\f")
        self._section = line.section
        self._begins = self._begins or turns
        if self._begins and line.text:
            # The first stretch is the document itself: it needs no name.
            named = self._stretch > 0 or turns
            self._opening = line.text if named and len(line.text) <= _LONGEST_OPENING else ""
            self._begins = False
            self._stretch += 1
            self._tables = {}
        if line.raw.endswith("\f"):
            self._begins = True


def _steps(line: Line) -> _Steps:
    return tuple(
        (int(table), int(row), int(cell)) for table, row, cell in _CELL.findall(line.spot.address)
    )
