"""The heading row of a sheet: which row it is, and the columns that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from docgen.load.table.cell_text import Settler, escaped
from docgen.load.table.grid import RawRow, Special, Spot, letters
from docgen.load.table.nouns import Column
from docgen.problems import Level, Problem
from docgen.tieng_viet.text import collapse, fold

SEARCHED = 50
"""How many rows from the top may hold the heading."""

ISSUER = "don_vi"
_MOST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading row: its number, its columns by their number, and what is wrong with them.

    `width` is the number of its last cell that says anything. `twins` are columns left out because
    they repeat a name.
    """

    row: int
    width: int
    columns: dict[int, Column]
    problems: tuple[Problem, ...]
    twins: frozenset[int]


def known_heading(head: Sequence[RawRow], used: Collection[str]) -> int:
    """Return the index of the row that names most of the columns looked for, or -1."""
    wanted = {ISSUER, *used}
    scores = [len(wanted & {fold(text) for text in _texts(row)}) for row in head]
    return scores.index(max(scores)) if any(scores) else -1


def likely_heading(head: Sequence[RawRow]) -> int:
    """Return the index of the first wide row of texts with data below, or -1.

    Titles above a table fill fewer cells than half of its width.
    """
    widest = max((len(row.values) for row in head), default=0)
    for index, row in enumerate(head[:-1]):
        texts = [text for text in _texts(row) if fold(text)]
        if len(texts) >= 2 and 2 * len(texts) >= widest and head[index + 1].values:
            return index
    return -1


def read_heading(row: RawRow, spot: Spot, used: Collection[str] | None) -> Heading:
    """Return the columns that a heading row names.

    Two headings that fold to one name are an error `D-COT` (a warning when the name is not used);
    of the two the first is kept. A heading without a letter or digit names no column.
    """
    columns: dict[int, Column] = {}
    names: dict[str, Column] = {}
    twins: set[int] = set()
    problems: list[Problem] = []
    settler = Settler()
    for number, value in sorted(row.values.items()):
        place = spot.cell(row.number, number)
        text = _text(value)
        settled = settler.settle(collapse(text) if isinstance(value, str) else value, "")
        problems += [
            Problem(fault.code, f"{fault.message} (tiêu đề «{escaped(text)}»).", place, fault.hint)
            for fault in settled.faults
            if fault.level is Level.ERROR
        ]
        name = fold(settled.text)
        if not name:
            continue
        heading = collapse(settled.text)[:_MOST_HEADING]
        column = Column(name, heading, letters(number), place)
        if name in names:
            problems.append(_twice(names[name], column, used))
            twins.add(number)
            continue
        columns[number] = names[name] = column
    width = max(row.values, default=0)
    return Heading(row.number, width, columns, tuple(problems), frozenset(twins))


def _twice(first: Column, second: Column, used: Collection[str] | None) -> Problem:
    where = f"{first.place.where} và {second.place.where}"
    message = (
        f"Hai cột «{escaped(first.heading)}» và «{escaped(second.heading)}» trùng tên ({where})."
    )
    matters = used is None or first.name in used or first.name == ISSUER
    level = Level.ERROR if matters else Level.WARNING
    return Problem("D-COT", message, second.place, "đổi tên hoặc bỏ bớt một cột", level)


def _texts(row: RawRow) -> Iterator[str]:
    for value in row.values.values():
        if isinstance(value, str) and value.strip():
            yield value


def _text(value: str | Special) -> str:
    return value if isinstance(value, str) else value.text
