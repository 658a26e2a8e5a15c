"""What the readers of all file kinds hand on: rows of raw values, merged areas, hidden columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, Protocol, TypeAlias

from docgen.problems import Level, Place

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet in Excel
MOST_CELLS = 2_000_000


class Kind(Enum):
    """What a cell that is not plain text holds; the last five cannot stand in a document.

    `MOMENT` is a date with a time of day that was left out.
    """

    NUMBER = auto()
    DATE = auto()
    MOMENT = auto()
    TIME = auto()
    LONG_NUMBER = auto()
    BAD_DATE = auto()
    TRUTH = auto()
    FAULT = auto()
    NO_RESULT = auto()


class Remark(NamedTuple):
    """What a reader has to say of a whole file: sentence, hint, and how much it matters."""

    message: str
    hint: str
    level: Level


class Special(NamedTuple):
    """A value that was not typed as text: as it is shown, and what a person should know of it."""

    kind: Kind
    text: str
    remark: str = ""


Value: TypeAlias = str | Special


class RawRow(NamedTuple):
    """A row as the file holds it: its number, its values by column (from 1), whether it hides."""

    number: int
    values: Mapping[int, Value]
    hidden: bool = False


class Area(NamedTuple):
    """A merged area by its corners, all from 1 and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


class Sheet(Protocol):
    """One sheet of a file; what is merged or hidden is known once its rows were read to the end."""

    name: str
    hidden: bool
    merged: list[Area]
    hidden_columns: list[tuple[int, int]]

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows that the file holds, from the top, each time anew."""
        ...

    def remarks(self) -> list[Remark]:
        """Return what should be said of the file as a whole."""
        ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Makes the places of one sheet; a file without sheets is cited by line and column."""

    file: str
    sheet: str

    def cell(self, row: int, column: int) -> Place:
        """Return the place of a cell, row and column from 1."""
        if not self.sheet:
            return Place(self.file, row, column)
        return Place(self.file, 0, 0, f"{self.sheet}!{letters(column)}{row}")

    def row(self, row: int) -> Place:
        """Return the place of a whole row."""
        return Place(self.file, 0, 0, f"{self.sheet}, dòng {row}") if self.sheet else self.line(row)

    def line(self, row: int) -> Place:
        """Return the place of a line of text."""
        return Place(self.file, row)

    def whole(self) -> Place:
        """Return the place of the sheet."""
        return Place(self.file, 0, 0, self.sheet)


def letters(column: int) -> str:
    """Return the letters of a column from 1: `A`, `Z`, `AA`, `XFD`."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """Return the number of a column by its letters; 0 when they are none of a sheet."""
    number = 0
    for char in name:
        if not "A" <= char <= "Z":
            return 0
        number = number * 26 + ord(char) - ord("A") + 1
        if number > MOST_COLUMNS:
            return 0
    return number
