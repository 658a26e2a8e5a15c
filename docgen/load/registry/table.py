"""The unit registry as a table: a row a unit, and further sheets for signers and the past.

In an .xlsx file: the sheet `don_vi` (else the only or first one), and beside it the sheets
`nguoi_ky` (`don_vi`, `ho_ten`, `chuc_vu`, `quyen_han`, `tu`, `den`) and `lich_su` (`don_vi`, `tu`,
`den`, and the fields that differ), both optional; a name folds like a heading, so that «Người ký»
is `nguoi_ky`. As .csv: `don_vi.csv` with `nguoi_ky.csv` and `lich_su.csv` beside it. The key of a
unit stands in the column `don_vi`, `ma` or `ma_don_vi`; the other columns are the keys of the YAML
file, `hieu_luc` as `hieu_luc_tu` and `hieu_luc_den`. Dates are Excel dates, d/m/yyyy or ISO.

Where a field takes several lines (`co_quan_ban_hanh`, `co_quan_chu_quan`, `thay_boi`, `nhom`,
`quyen_han`), the cell holds them separated by `;`. A line that has a semicolon of its own can
only be written in YAML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from docgen.load.limits import FULL
from docgen.load.nodes import Mapping, Scalar
from docgen.load.nodes import Path as NodePath
from docgen.load.reading import Source
from docgen.load.registry.checks import UNKNOWN
from docgen.load.registry.entry import (
    COLUMNS_OF_SPAN,
    PARTS,
    Entries,
    Entry,
    codes_meant,
    files_of,
    refused_key,
)
from docgen.load.registry.naming import Named, Names, as_code, named
from docgen.load.registry.sheet import (
    KEYS,
    Block,
    Blocks,
    Form,
    Places,
    form_of,
    read_blocks,
    unknown_key,
    with_parts,
)
from docgen.load.registry.unit import UnitReader
from docgen.load.table import read_table
from docgen.load.table.grid import Sheet
from docgen.load.table.opening import open_sheets
from docgen.load.table.reading import holds_data
from docgen.load.validation import walk
from docgen.model import DonVi, LichSu, NguoiKy
from docgen.model.base import Noun
from docgen.problems import Level, Place, Problem
from docgen.tieng_viet.text import fold

_SHOWN = 10
_UNITS = "don_vi"
_MODELS: dict[str, type[Noun]] = {"nguoi_ky": NguoiKy, "lich_su": LichSu}


def read_table_units(path: Path, shown: str) -> Entries:
    """Return the units of a workbook or of .csv files, and all that is wrong in each of them.

    `shown` is the file's name in problems. Raises `ProblemError` when it cannot be read at all.
    """
    reading = _Reading(path, shown)
    return reading.entries()


class _Reading:
    """One registry on its way from sheets to units."""

    def __init__(self, path: Path, shown: str) -> None:
        self._places = Places()
        self._problems: list[Problem] = []
        self._units = UnitReader(Source(shown, ""))
        sheets = _sheets_of(path, shown)
        self._problems += sheets.unread
        read = self._read(sheets.units, form_of(DonVi))
        self._blocks = read.rows
        self._keys = frozenset(block.key.text for block in self._blocks)
        self._meant = codes_meant(self._keys) | _codes_of(read.faulty)
        units = (named(block.key.text, block.node) for block in self._blocks)
        self._names = Names(chain(units, (one for one in read.faulty if one.code)))
        self._problems += _told(read)
        self._later: list[Problem] = []  # after what is wrong with the units themselves
        self._parts = {
            name: self._part(sheet, form_of(_MODELS[name])) for name, sheet in sheets.parts.items()
        }

    def entries(self) -> Entries:
        """Return the units with all that was found."""
        right, first = [], dict[str, int]()
        for block in self._blocks:
            key = block.key.text
            place = self._places.of(block.key.line)
            refused = refused_key(key, place, self._keys)
            if key in first:
                message = f"Mã «{key[:60]}» ghi hai lần, ở hàng {first[key]} và hàng {block.row}."
                refused = Problem("D-TRUNG", message, place, "giữ lại một hàng, xóa hàng kia")
            first.setdefault(key, block.row)
            if refused:
                self._problems.append(refused)
                continue
            entry = self._entry(block)
            right += [entry] if entry else []
        problems = [*self._problems, *self._later]
        return Entries(right, self._meant, problems, self._names)

    def _entry(self, block: Block) -> Entry | None:
        node, sound = block.node, block.sound
        for name, rows in self._parts.items():
            own = rows.get(block.key.text, [])
            node = with_parts(node, name, own)
            sound = sound and all(one.sound for one in own)
        unit, found = self._units.read(node)
        # Empty cells were told by their sheet already.
        self._problems += [
            _of_columns(self._places.back(one)) for one in found if one.code != "D-THIEU"
        ]
        if unit is None or not sound:
            return None
        where = partial(self._where, block.key, node)
        return Entry(block.key.text, unit, where, COLUMNS_OF_SPAN)

    def _where(self, key: Scalar, node: Mapping, path: NodePath) -> Place:
        """Return the cell of a field, or the nearest that was filled in."""
        return self._places.of(walk(node, path)[1].line if path else key.line)

    def _read(self, sheet: _Sheet, form: Form) -> Blocks:
        used = [*KEYS, *form.fields]
        table = read_table(sheet.path, sheet.shown, sheet=sheet.name, used=used)
        return read_blocks(table, form, self._places)

    def _part(self, sheet: _Sheet, form: Form) -> dict[str, list[Block]]:
        """Return the rows of another sheet by unit."""
        rows: dict[str, list[Block]] = {}
        unknown: list[Block] = []
        read = self._read(sheet, form)
        self._later += _told(read)
        for block in read.rows:
            if block.key.text in self._keys:
                rows.setdefault(block.key.text, []).append(block)
            # Without any unit it is the sheet of the units that has to be mended.
            elif self._blocks and block.key.text not in self._meant:
                unknown.append(block)
        for block in unknown[:FULL]:
            hint = self._names.hint(block.key.text, UNKNOWN, rows)
            self._later.append(unknown_key(block, hint, self._places))
        self._later += [unknown_key(one, UNKNOWN, self._places) for one in unknown[FULL:]]
        return rows


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where a table stands: a file, its name in problems, and in a workbook its sheet."""

    path: Path
    shown: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The table of the units and the further ones that are there, and what is passed over."""

    units: _Sheet
    parts: dict[str, _Sheet]
    unread: list[Problem]


def _sheets_of(path: Path, shown: str) -> _Sheets:
    if path.suffix.lower() == ".csv":
        folder = shown[: len(shown) - len(path.name)]
        files = {file.stem: _Sheet(file, f"{folder}{file.name}") for file in files_of(path)[1:]}
        return _Sheets(_Sheet(path, shown), files, [])
    sheets = open_sheets(path, shown, KEYS)
    found = _folded(sheets)
    parts = {part: _Sheet(path, shown, found[part]) for part in PARTS if part in found}
    visible = [one for one in sheets if not one.hidden]
    units = found.get(_UNITS) or next(
        (one.name for one in visible if fold(one.name) not in PARTS), None
    )
    read = {units, *(part.name for part in parts.values())}
    others = [one.name for one in visible if one.name not in read and holds_data(one)]
    return _Sheets(_Sheet(path, shown, units), parts, _unread(units, others, shown))


def _folded(sheets: Sequence[Sheet]) -> dict[str, str]:
    """Return the name of the sheet for each folded name; of two, the one typed just so."""
    found: dict[str, str] = {}
    for one in sheets:
        folded = fold(one.name)
        if folded not in found or one.name == folded:
            found[folded] = one.name
    return found


def _unread(units: str | None, others: list[str], shown: str) -> list[Problem]:
    if not units or not others:
        return []
    names = ", ".join(f"«{name}»" for name in others[:_SHOWN])
    message = f"Danh bạ lấy từ trang «{units}»; không đọc {names}."
    hint = "trang nào cần đọc thì đặt tên là don_vi, nguoi_ky hoặc lich_su"
    return [Problem("D-TRANG", message, Place(shown, part=units), hint, Level.NOTE)]


def _told(blocks: Blocks) -> list[Problem]:
    """Return the findings of a sheet but for what is read and what is not: the file tells that."""
    return [
        one
        for one in blocks.problems
        if one.level is Level.ERROR or one.code not in ("D-TRANG", "D-AN")
    ]


def _codes_of(faulty: list[Named]) -> frozenset[str]:
    """Return the codes that rows without a usable key may have been meant to have."""
    said = {text for row in faulty for text in ([row.code] if row.code else row[1:]) if text}
    return frozenset(said) | {as_code(text) for text in said}


def _of_columns(problem: Problem) -> Problem:
    """Return a finding about a unit's data in the words of a table."""
    return replace(problem, hint=problem.hint.replace("tu và den", COLUMNS_OF_SPAN.both))
