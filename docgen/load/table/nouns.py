"""The nouns of a table of units: its columns, rows and cells, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its folded key, its heading as typed, its letter and where the heading stands."""

    name: str
    heading: str
    letter: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """The final text of a cell (NFC, trimmed) and where it stands.

    `is_date` says that the file holds a date, which `text` writes as `2026-05-25`: only Excel cells
    do. The same letters typed as text are no date.
    """

    text: str
    place: Place
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its number, its cells that are not empty by column name, its faults.

    `number` is the one that Excel shows; of a CSV file it is the line where the row begins. A
    cell that could not be read (a formula without a result) is not among `cells`. `merged` are the
    columns whose cell is part of a merged area: an empty one is not known to be left empty.
    """

    number: int
    cells: Mapping[str, Cell]
    problems: tuple[Problem, ...] = ()
    place: Place = field(default=Place())
    merged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet read to its end; one that could not be read has problems and no rows.

    `sheet` is empty for a CSV file; `problems` are those of the table as a whole, an error among
    them stops everything.
    """

    file: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
