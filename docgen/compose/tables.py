"""Tables: columns wide enough for their words, cells with their alignment."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from docgen.compose.spans import SpanDict, span, text_of
from docgen.the_thuc.fields import GRID
from docgen.the_thuc.profile import TheThuc
from docgen.the_thuc.widths import longest_word_mm, text_mm

MOST_COLUMNS = 20  # more would leave less than a letter's width to each
_PADDING_MM = 3.0
_LONGEST_LINE_MM = 90.0  # beyond this a longer text asks for no more width
_SHORT = re.compile(r"[\d.,/%\s-]{0,14}")

Cell = list[list[SpanDict]]


class Group(NamedTuple):
    """A row that is the name of a group, over all columns."""

    name: Cell


Row = list[Cell] | Group


def plain_cell(*lines: str) -> Cell:
    """Return a cell of plain lines, at least one."""
    return [[span(line)] if line else [] for line in lines] or [[]]


def table(
    heads: list[Cell],
    rows: Sequence[Row],
    aligns: list[str],
    width_mm: float,
    profile: TheThuc,
    *,
    landscape: bool,
) -> dict[str, Any]:
    """Return a table block.

    `aligns` holds `giua` or `trai` for each column; `width_mm` is the width of the text area.
    """
    full = [row for row in rows if not isinstance(row, Group)]
    widths = column_widths(heads, full, width_mm, profile)
    return {
        "kieu": "bang_ngang" if landscape else "bang",
        "dau": [_cell("dau", wide, head) for wide, head in zip(widths, heads, strict=True)],
        "hang": [_row(row, widths, aligns) for row in rows],
    }


def guessed_aligns(rows: list[list[Cell]], columns: int) -> list[str]:
    """Return the alignment of each column of a typed table: short figures stand in the middle."""
    return [
        "giua" if all(_SHORT.fullmatch(_text(row[index])) for row in rows) else "trai"
        for index in range(columns)
    ]


def column_widths(
    heads: list[Cell], rows: list[list[Cell]], width_mm: float, profile: TheThuc
) -> list[int]:
    """Return the width of each column in sixtieths of the table.

    Every column holds its longest word; what is left goes to the columns with long lines.
    """
    columns = list(zip(heads, *rows, strict=True))
    size = profile.look("bang_o").dung
    least = [
        _PADDING_MM + max(_word(cell, size, index == 0) for index, cell in enumerate(column))
        for column in columns
    ]
    most = [
        _PADDING_MM + max(_line(cell, size, index == 0) for index, cell in enumerate(column))
        for column in columns
    ]
    room = max(0.0, width_mm - sum(least))
    wanted = [max(0.0, high - low) for low, high in zip(least, most, strict=True)]
    total = sum(wanted) or 1.0
    exact = [low + room * wish / total for low, wish in zip(least, wanted, strict=True)]
    return _sixtieths(exact, least)


def _sixtieths(exact: list[float], least: list[float]) -> list[int]:
    """Return whole sixtieths near `exact`; rounding takes no column below what it needs."""
    scale = GRID / sum(exact)
    widths = [max(1, math.ceil(low * scale)) for low in least]
    while sum(widths) < GRID:
        short = [width * scale - have for width, have in zip(exact, widths, strict=True)]
        widths[short.index(max(short))] += 1
    while sum(widths) > GRID:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(row: Row, widths: list[int], aligns: list[str]) -> list[dict[str, Any]]:
    if isinstance(row, Group):
        return [_cell("nhom", GRID, row.name)]
    return [_cell(align, wide, cell) for wide, align, cell in zip(widths, aligns, row, strict=True)]


def _cell(kind: str, width: int, lines: Cell) -> dict[str, Any]:
    return {"kieu": kind, "rong": width, "doan": lines or [[]]}


def _text(cell: Cell) -> str:
    return "\n".join(text_of(line) for line in cell)


def _word(cell: Cell, size: float, head: bool) -> float:
    return max((longest_word_mm(text_of(line), size, bold=head) for line in cell), default=0.0)


def _line(cell: Cell, size: float, head: bool) -> float:
    widest = max((text_mm(text_of(line), size, bold=head) for line in cell), default=0.0)
    return min(_LONGEST_LINE_MM, widest)
