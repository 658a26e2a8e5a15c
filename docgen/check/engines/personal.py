"""Personal data in the lines and tables of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.addresses import address_of
from docgen.check.case import Case
from docgen.check.content.personal import Grid, Text, personal_findings
from docgen.check.engines.tables import Table, tables_of
from docgen.problems import Place, Problem
from docgen.word.looks import Line

_NEAR = 12  # lines between a heading and the table it is about


def personal_in_document(case: Case) -> Iterator[Problem]:
    """Yield the personal data that a Word file prints; its day decides which law is cited."""
    texts = [Text(line.text, _marked(line)) for line in case.seen.lines if _may_hold(line)]
    grids = [_grid(case, table) for table in tables_of(case)]
    for one in personal_findings(texts, grids, case.parts.date):
        line = case.seen.lines[one.place.line]
        yield one.at(Place(case.seen.file, part=address_of(line, case.seen)))


def _may_hold(line: Line) -> bool:
    """Whether a line has digits enough for a number; most have not."""
    return sum(char.isdigit() for char in line.raw) >= 9


def _marked(line: Line) -> Place:
    """Return a place that only marks the line; its address is worked out where it is needed."""
    return Place(line=line.index)


def _grid(case: Case, table: Table) -> Grid:
    rows = tuple(
        tuple(row.cells.get(at, "") for at in range(max(row.cells) + 1)) for row in table.rows
    )
    start = table.first.index
    above = tuple(line.text for line in case.seen.lines[max(start - _NEAR, 0) : start])
    return Grid(rows, tuple(_marked(row.lines[0]) for row in table.rows), above)
