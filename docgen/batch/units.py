"""Who gets a document: the rows of a table, or the units below one."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.load.registry import Registry
from docgen.load.table import Cell, Column, Row, Table
from docgen.problems import Level, Place, Problem, suggest
from docgen.tieng_viet.dates import short

ISSUER = "don_vi"
_SEPARATOR = re.compile(r"\s*[;\n]\s*")  # of the issuers of a joint document in one cell
_MOST_ISSUERS = 30  # of a joint document; more in one cell is a list that lost its rows


@dataclass(frozen=True, slots=True)
class Unit:
    """One document of a batch: its issuers, lead first, and what its row gives by column."""

    don_vi: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    row: int = 0

    @property
    def key(self) -> str:
        """The lead issuer, which names the document."""
        return self.don_vi[0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the values of a batch stand: a table's file and sheet, and its columns by name.

    A CSV file has no sheet and is cited by line; of a YAML file `cells` are the places by row and
    column. Without a table, `file` is the registry and a unit is found by its key.
    """

    file: str
    name: str = ""
    columns: Mapping[str, Column] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], Place] = field(default_factory=dict)

    def place(self, unit: Unit, column: str = ISSUER) -> Place:
        """Return where a value of a unit stands; an unknown column gives the row."""
        return self.cell(unit.row, column) if unit.row else Place(self.file, part=unit.key)

    def cell(self, row: int, column: str) -> Place:
        """Return the cell of a row and column, of a text file its line."""
        known = self.columns.get(column)
        if self.name:
            return Place(self.file, part=f"{self.name}!{known.letter if known else 'A'}{row}")
        at = known.place.column if known and known.letter else 1
        return self.cells.get((row, column)) or Place(self.file, row, at)


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a batch in the order of the table; `bad` are the rows that cannot be used.

    `problems` are those of the table as a whole: an error among them stops the batch.
    """

    good: tuple[Unit, ...]
    sheet: Sheet
    bad: tuple[tuple[str, tuple[Problem, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()


def units_below(registry: Registry, top: str, day: datetime.date | None) -> Units:
    """Return the direct lower units of a unit on a day, in Vietnamese order.

    Raises `ProblemError` for a unit that the registry does not know, or that is no more on the day.
    """
    sheet = Sheet(registry.file)
    registry.lookup(top, day, Place(registry.file, part=top))
    below = registry.below(top, day)
    if not below:
        message = f"«{top}» không có đơn vị cấp dưới nào vào ngày của kế hoạch."
        hint = f"ghi «cap_tren: {top}» ở các đơn vị cấp dưới, hoặc dùng --units với một bảng"
        place = Place(registry.file, part=top)
        return Units((), sheet, problems=(Problem("D-DONVI", message, place, hint),))
    return Units(tuple(Unit((key,)) for key in below), sheet)


def sheet_of(table: Table) -> Sheet:
    """Return where the cells of a table stand."""
    columns = {column.name: column for column in table.columns}
    has_lines = not table.sheet and any(not column.letter for column in table.columns)
    cells = {
        (row.number, name): cell.place
        for row in (table.rows if has_lines else ())
        for name, cell in row.cells.items()
    }
    return Sheet(table.file, table.sheet, columns, cells)


def units_of(
    table: Table, names: Collection[str], own: Mapping[str, Collection[str]] = MappingProxyType({})
) -> Units:
    """Return the units of a table; `names` are the places that the plan wants to be answered.

    `own` are the places of the units whose overlay changes the plan. A row with a fault is in
    `bad` under its key, or under its number when it names no unit; the same unit in two rows stops
    the whole batch.
    """
    sheet = sheet_of(table)
    good: list[Unit] = []
    bad: list[tuple[str, tuple[Problem, ...]]] = []
    for row in table.rows:
        key = row.cells[ISSUER].text if ISSUER in row.cells else ""
        wanted = [name for name in sheet.columns if name in own.get(key, names) and name != ISSUER]
        faults = [*row.problems, *_empty(row, [ISSUER, *wanted], sheet), *_about_keys(row, sheet)]
        unit = _unit(row, wanted)
        if unit is None or any(fault.level is Level.ERROR for fault in faults):
            bad.append((unit.key if unit else f"dòng {row.number}", tuple(faults)))
        else:
            good.append(unit)
    asked = frozenset(names).union(*own.values())
    problems = [*table.problems, *_about_columns(table, asked), *_twice(table, sheet)]
    return Units(tuple(good), sheet, tuple(bad), tuple(problems))


def _unit(row: Row, wanted: list[str]) -> Unit | None:
    keys = _keys(row)
    values = {name: _value(row.cells[name]) for name in wanted if name in row.cells}
    return Unit(keys, values, row.number) if keys else None


def _value(cell: Cell) -> str:
    """Return what a cell gives: its text, a date of Excel as offices write it (05/3/2026)."""
    if not cell.is_date:
        return cell.text
    date = datetime.date.fromisoformat(cell.text)
    return short(date.day, date.month, date.year)


def _keys(row: Row) -> tuple[str, ...]:
    cell = row.cells.get(ISSUER)
    return tuple(filter(None, _SEPARATOR.split(cell.text))) if cell else ()


def _about_keys(row: Row, sheet: Sheet) -> Iterator[Problem]:
    """Say what is wrong with the issuers that the cell of a row names."""
    place = sheet.cell(row.number, ISSUER)
    keys = Counter(_keys(row))
    if not keys and ISSUER in row.cells:
        message = f"Ô «{row.cells[ISSUER].text[:60]}» không có mã đơn vị nào."
        yield Problem("D-THIEU", message, place, "ghi mã đơn vị như trong danh bạ")
    if len(keys) > _MOST_ISSUERS:
        message = f"Ô này ghi {len(keys)} đơn vị, một văn bản có nhiều nhất {_MOST_ISSUERS}."
        yield Problem("D-LON", message, place, "mỗi đơn vị ghi một dòng riêng")
    for key, count in keys.items():
        if count > 1:
            message = f"Ô này ghi đơn vị «{key[:60]}» {count} lần."
            yield Problem("D-TRUNG", message, place, "mỗi đơn vị chỉ ghi một lần")


def _empty(row: Row, wanted: list[str], sheet: Sheet) -> Iterator[Problem]:
    for name in wanted:
        if name in row.cells or name not in sheet.columns:
            continue
        place = sheet.cell(row.number, name)
        if all(problem.place != place for problem in row.problems):
            message = f"Ô của cột «{sheet.columns[name].heading[:60]}» còn trống."
            yield Problem("D-THIEU", message, place, "điền ô này")


def _about_columns(table: Table, names: Collection[str]) -> Iterator[Problem]:
    known = {column.name for column in table.columns}
    if table.columns and ISSUER not in known:
        message = "Bảng không có cột «don_vi»."
        first = table.columns[0].place
        hint = "thêm cột «don_vi» ghi mã đơn vị như trong danh bạ"
        match = suggest(ISSUER, known)
        yield Problem("D-COT", message, first, match or hint)
    missing = sorted(name for name in names if name not in known)
    for column in table.columns:
        if column.name in names or column.name == ISSUER:
            continue
        message = f"Cột «{column.heading[:60]}» không có chỗ điền nào trong kế hoạch dùng tới."
        otherwise = f"ghi {{{{ {column.name} }}}} ở chỗ cần in trong kế hoạch, hoặc bỏ cột này"
        hint = suggest(column.name, missing, otherwise)
        yield Problem("D-COT", message, column.place, hint, Level.WARNING)


def _twice(table: Table, sheet: Sheet) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in table.rows:
        unit = _unit(row, [])
        if unit is None:
            continue
        above = first.setdefault(unit.key, row.number)
        if above != row.number:
            message = f"Đơn vị «{unit.key[:60]}» có ở cả dòng {above} và dòng {row.number}."
            place = sheet.cell(row.number, ISSUER)
            yield Problem("D-TRUNG", message, place, "mỗi đơn vị chỉ để một dòng")
