"""The rows of one sheet of a registry as trees of texts, as if they had been typed in YAML.

The reader of units tells places by line and column. Here each cell gets a number of its own as
its line; `Places` turns that back into the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docgen.load.nodes import Mapping, Node, Scalar, Sequence
from docgen.load.registry.entry import PARTS
from docgen.load.registry.naming import Named
from docgen.load.shape import Kind, Shape, shape_of
from docgen.load.table import Cell, Column, Row, Table
from docgen.load.table.grid import Spot, column_number
from docgen.model.base import Noun
from docgen.problems import Level, Place, Problem, nearest

KEYS = ("don_vi", "ma", "ma_don_vi")
_IDLE = {"stt", "tt"}  # running numbers, which every office table has
_SEVERAL = re.compile(r"[;\n]")
_DATE = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")


@dataclass(slots=True)
class Places:
    """The places of cells, each under a number that stands for its line in a tree."""

    _places: list[Place] = field(default_factory=list)

    def number(self, place: Place) -> int:
        """Return a new number for a place, from 1."""
        self._places.append(place)
        return len(self._places)

    def of(self, number: int) -> Place:
        """Return the place of a number."""
        return self._places[number - 1]

    def back(self, problem: Problem) -> Problem:
        """Return a finding at the cell that its line stands for."""
        return problem.at(self.of(problem.place.line))


@dataclass(frozen=True, slots=True)
class Block:
    """A row as a tree of its fields, under its key; a row with a fault of its own is not sound."""

    key: Scalar
    node: Mapping
    row: int
    sound: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """The rows of a sheet as trees, and everything wrong with its headings and cells.

    `faulty` are the rows without a key that can be used: what stands in their cells.
    """

    rows: list[Block]
    problems: list[Problem]
    faulty: list[Named]


@dataclass(frozen=True, slots=True)
class Form:
    """What a sheet may hold: its fields with their shapes, and which of them it must hold."""

    fields: dict[str, Shape]
    required: tuple[str, ...]


def read_blocks(table: Table, form: Form, places: Places) -> Blocks:
    """Return the rows of a sheet as trees, with what is wrong in them."""
    problems = list(table.problems)
    names = [column.name for column in table.columns]
    key = next((name for name in KEYS if name in names), "")
    if not table.columns:
        return Blocks([], problems, [])
    problems += _headings(table, form, key)
    if not key:
        return Blocks([], problems, [])
    wanted = [name for name in form.required if name in names]
    columns = {column.name: column for column in table.columns}
    blocks, faulty, spot = list[Block](), list[Named](), Spot(table.file, table.sheet)
    for row in table.rows:
        lacking = list(_lacking(row, [key, *wanted], columns, spot))
        problems += [*row.problems, *lacking]
        faults = {one.place for one in (*row.problems, *lacking) if one.level is Level.ERROR}
        if key in row.cells and row.cells[key].place not in faults:
            blocks.append(_block(row, key, form, places, not faults))
        else:
            said = {name: cell.text for name, cell in row.cells.items()}
            faulty.append(Named(said.get(key, ""), said.get("ten"), said.get("ten_tat")))
    return Blocks(blocks, problems, faulty)


def _headings(table: Table, form: Form, key: str) -> Iterator[Problem]:
    known = [*form.fields, *(() if key else KEYS)]
    absent = [name for name in form.fields if name not in {one.name for one in table.columns}]
    meant: set[str] = set()
    for column in table.columns:
        if column.name in form.fields or column.name == key or column.name in _IDLE:
            continue
        near = nearest(column.name, [name for name in known if name in absent or name in KEYS])
        meant.add(near)
        if near:
            message = f"Không có cột «{column.heading[:60]}»."
            yield Problem("D-KHOA", message, column.place, f"có phải ý bạn là «{near}»?")
        else:
            message = f"Cột «{column.heading[:60]}» không thuộc danh bạ nên không dùng đến."
            hint = "các cột dùng được: " + ", ".join([KEYS[0], *form.fields])
            yield Problem("D-KHOA", message, column.place, hint, Level.NOTE)
    missing = [] if key or meant & set(KEYS) else [KEYS[0]]
    missing += [name for name in form.required if name in absent and name not in meant]
    for name in missing:
        hint = f"thêm cột «{name}» vào hàng tiêu đề"
        yield Problem("D-THIEU", f"Thiếu cột «{name}».", _top(table), hint)


def form_of(model: type[Noun]) -> Form:
    """Return the form of a sheet of units, of signers, or of periods."""
    fields = {name: shape for name, shape in shape_of(model).fields.items() if name not in PARTS}
    life = fields.pop("hieu_luc", None)
    if life:
        fields |= {f"hieu_luc_{name}": shape for name, shape in life.fields.items()}
    needed = [name for name, info in model.model_fields.items() if info.is_required()]
    return Form(fields, tuple(needed))


def _top(table: Table) -> Place:
    """Return the place of the row of headings."""
    return table.columns[0].place


def _lacking(
    row: Row, names: Iterable[str], columns: dict[str, Column], spot: Spot
) -> Iterator[Problem]:
    unread = {problem.place for problem in row.problems}
    for name in names:
        place = spot.cell(row.number, column_number(columns[name].letter))
        if name not in row.cells and name not in row.merged and place not in unread:
            hint = f"điền ô này, cột «{columns[name].heading[:60]}»"
            yield Problem("D-THIEU", f"Thiếu «{name}».", place, hint)


def _block(row: Row, key: str, form: Form, places: Places, sound: bool) -> Block:
    line = places.number(row.place)
    entries: list[tuple[Scalar, Node]] = []
    life: list[tuple[Scalar, Node]] = []
    for name, cell in row.cells.items():
        shape = form.fields.get(name)
        if shape is None:
            continue
        number = places.number(cell.place)
        bound = name.removeprefix("hieu_luc_") if name.startswith("hieu_luc_") else ""
        pair = Scalar(bound or name, number, 1), _node(cell, shape, number)
        (life if bound else entries).append(pair)
    if life:
        first = life[0][0].line
        entries.append((Scalar("hieu_luc", first, 1), Mapping(tuple(life), first, 1)))
    said = row.cells[key]
    scalar = Scalar(said.text, places.number(said.place), 1)
    return Block(scalar, Mapping(tuple(entries), line, 1), row.number, sound)


def _node(cell: Cell, shape: Shape, number: int) -> Node:
    """Return a cell as a text, or as a list where it holds several."""
    text = cell.text
    if shape.kind is Kind.DATE:
        text = _DATE.sub(r"\3-\2-\1", text) if _DATE.fullmatch(text) else text
    parts = [part.strip() for part in _SEVERAL.split(text)] if shape.many else [text]
    texts = [Scalar(part, number, 1, typed=part) for part in parts]
    return texts[0] if len(texts) == 1 else Sequence(tuple(texts), number, 1)


def with_parts(node: Mapping, name: str, blocks: list[Block]) -> Mapping:
    """Return the tree of a unit with the rows of another sheet as one of its lists."""
    if not blocks:
        return node
    first = blocks[0].node
    items = Sequence(tuple(block.node for block in blocks), first.line, 1)
    return replace(node, entries=(*node.entries, (Scalar(name, first.line, 1), items)))


def unknown_key(block: Block, hint: str, places: Places) -> Problem:
    """Return the fault of a row of another sheet whose unit the registry does not have."""
    message = f"Danh bạ không có đơn vị «{block.key.text[:60]}»."
    return Problem("D-DONVI", message, places.of(block.key.line), hint)
