"""Who gets a document: the rows of a table, or the units below one."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from docgen.load.registry import Registry
from docgen.load.table import Cell, Column, Row, Table
from docgen.problems import Level, Place, Problem, nearest
from docgen.tieng_viet.dates import short

ISSUER = "don_vi"
ALIASES = ("ma_don_vi", "ma")
"""Other headings of the column of unit codes, as a registry in Excel has them."""
_USUAL = frozenset(
    {"stt", "tt", "so_tt", "so_thu_tu", "ghi_chu"}
)  # kept for people, not for places
_MOST_NAMED = 8  # columns that one finding names
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

    `doubtful` are their units, as far as they name one: what else is wrong with them can be told.
    `problems` are those of the table as a whole: an error among them stops the batch.
    """

    good: tuple[Unit, ...]
    sheet: Sheet
    bad: tuple[tuple[str, tuple[Problem, ...]], ...] = ()
    doubtful: tuple[Unit, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plan wants of a table: the places of its texts, of each unit that has an overlay.

    `pens` are the places of fields that may stay blank on paper, `units` the keys of the registry.
    """

    names: frozenset[str]
    own: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pens: frozenset[str] = frozenset()
    units: Container[str] = ()

    @property
    def all_names(self) -> frozenset[str]:
        """The places of the plan and of all its overlays."""
        return self.names.union(*self.own.values())


def units_of(table: Table, asked: Asked) -> Units:
    """Return the units of a table.

    A row with a fault is in `bad` under its key, or under its number when it names no unit; the
    same unit in two rows stops the whole batch.
    """
    table = _with_issuers(table, asked)
    sheet = sheet_of(table)
    good: list[Unit] = []
    bad: list[tuple[str, tuple[Problem, ...]]] = []
    doubtful: list[Unit] = []
    for row in table.rows:
        key = next(iter(_keys(row)), "")
        names = asked.own.get(key, asked.names)
        wanted = [name for name in sheet.columns if name in names and name != ISSUER]
        faults = list(_faults(row, wanted, sheet, asked))
        unit = _unit(row, wanted)
        if unit is None or any(fault.level is Level.ERROR for fault in faults):
            bad.append((unit.key if unit else f"dòng {row.number}", tuple(faults)))
            is_told = any(fault.code == "D-DONVI" for fault in faults)
            doubtful += [unit] if unit and not is_told else []
        else:
            good.append(unit)
    problems = [*table.problems, *_about_columns(table, asked.all_names), *_twice(table, sheet)]
    return Units(tuple(good), sheet, tuple(bad), tuple(doubtful), tuple(problems))


def _with_issuers(table: Table, asked: Asked) -> Table:
    """Return the table with the column of unit codes under its own name, as registries call it."""
    known = {column.name for column in table.columns}
    other = next((name for name in ALIASES if name in known - asked.all_names), None)
    if other is None or ISSUER in known:
        return table
    columns = tuple(
        replace(column, name=ISSUER) if column.name == other else column for column in table.columns
    )
    rows = tuple(
        replace(
            row, cells={ISSUER if name == other else name: cell for name, cell in row.cells.items()}
        )
        for row in table.rows
    )
    return replace(table, columns=columns, rows=rows)


def _faults(row: Row, wanted: list[str], sheet: Sheet, asked: Asked) -> Iterator[Problem]:
    """Yield what is wrong with a row; a row under the table, of no unit, in one sentence."""
    place = sheet.cell(row.number, ISSUER)
    strange = [key for key in _keys(row) if key not in asked.units]
    empty = list(_empty(row, [ISSUER, *wanted], sheet, asked.pens))
    if strange and empty:
        message = f"«{strange[0][:60]}» không phải mã đơn vị trong danh bạ."
        hint = f"nếu là dòng tổng cộng hay chữ ký thì xóa dòng {row.number}; nếu không thì ghi mã"
        yield Problem("D-DONVI", message, place, hint)
        return
    yield from (*row.problems, *empty, *_about_keys(row, sheet))


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


def _empty(row: Row, wanted: list[str], sheet: Sheet, pens: Collection[str]) -> Iterator[Problem]:
    for name in wanted:
        if name in row.cells or name in row.merged or name not in sheet.columns:
            continue
        place = sheet.cell(row.number, name)
        if all(problem.place != place for problem in row.problems):
            message = f"Ô của cột «{sheet.columns[name].heading[:60]}» còn trống."
            pen = "; muốn ghi bằng bút thì bỏ dòng này trong kế hoạch" if name in pens else ""
            yield Problem("D-THIEU", message, place, f"điền ô này{pen}")


def _about_columns(table: Table, names: Collection[str]) -> Iterator[Problem]:
    known = {column.name for column in table.columns}
    if table.columns and ISSUER not in known:
        first = table.columns[0]
        message = "Bảng không có cột mã đơn vị."
        hint = (
            f"thêm cột «Đơn vị» ghi mã như trong danh bạ, hoặc đổi tiêu đề «{first.heading[:60]}»"
        )
        yield Problem("D-COT", message, first.place, hint)
    missing = sorted(name for name in names if name not in known and "." not in name)
    unused = [one for one in table.columns if one.name not in names and one.name != ISSUER]
    idle: list[Column] = []
    for column in unused:
        meant = nearest(column.name, missing)
        if meant:
            message = f"Cột «{column.heading[:60]}» không có chỗ điền nào trong kế hoạch dùng tới."
            hint = f"nếu là «{meant}» thì đổi tiêu đề thành «{meant}»"
            yield Problem("D-COT", message, column.place, hint, Level.WARNING)
        elif column.name not in _USUAL:
            idle.append(column)
    if idle:
        headings = ", ".join(f"«{column.heading[:60]}»" for column in idle[:_MOST_NAMED])
        message = f"Cột không dùng đến: {headings}{' …' if len(idle) > _MOST_NAMED else ''}."
        hint = f"nếu cần in thì ghi {{{{ {idle[0].name} }}}} vào kế hoạch"
        yield Problem("D-COT", message, idle[0].place, hint, Level.WARNING)


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
