"""One sheet of an .xlsx file, row by row, with what is merged and what is hidden.

The cells are read by openpyxl's parser of rows. The sheet object around it, which is meant for
filling grids, would leave out rows that are not in order and cells that stand twice, make up
those missing in a gap, move 23:59:59.9999 to the next day, and stop at an odd filter or rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import (
    COL_TAG,
    FORMULA_TAG,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from docgen.load.table.archive import Archive, refusing_damage
from docgen.load.table.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Area,
    Kind,
    RawRow,
    Remark,
    Special,
    Value,
)
from docgen.load.table.number_formats import GENERAL, NumberFormat, value_of
from docgen.load.table.refusals import broken, too_big

_MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_NO_RESULT = "no result"
_TRUE = {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a workbook share: formats by the number of a style, texts by theirs."""

    archive: Archive
    epoch_1904: bool
    formats: tuple[NumberFormat, ...]
    texts: dict[int, str]


class _Parser(WorkSheetParser):
    """openpyxl's parser, which also tells a formula without a result from an empty cell."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            is_text = element.get("t") == "str" and element.find(VALUE_TAG) is not None
            cell["data_type"] = "s" if is_text else _NO_RESULT
        return cell


@dataclass(slots=True)
class XlsxSheet:
    """A worksheet part that is read as a stream, each time from its start."""

    name: str
    hidden: bool
    part: str
    book: Workbook
    merged: list[Area] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows in the order of the file; damage is a `ProblemError`."""
        self.merged.clear()
        self.hidden_columns.clear()
        file = self.book.archive.file
        last = count = 0
        for number, hidden, cells in self._parsed():
            if not last < number <= MOST_ROWS:
                raise broken(file, f"Trang «{self.name}» có dòng sai thứ tự.")
            last = number
            values = self._values(number, cells)
            count += len(values)
            if count > MOST_CELLS:
                raise too_big(file, f"Trang tính có quá {MOST_CELLS} ô.")
            yield RawRow(number, values, hidden)

    def remarks(self) -> list[Remark]:
        """Return nothing: an .xlsx file tells all that is asked of it."""
        return []

    def _parsed(self) -> Iterator[tuple[int, bool, list[dict[str, Any]]]]:
        """Yield each row's number, whether it hides, and its cells as openpyxl tells them."""
        archive = self.book.archive
        with refusing_damage(archive.file), archive.open(self.part) as source:
            # Without date formats dates stay numbers, which no rounding has touched.
            parser = _Parser(source, self.book.texts, data_only=True)
            for _, element in iterparse(source):
                if element.tag == ROW_TAG:
                    hidden = _hides(element, "ht")
                    number, cells = parser.parse_row(element)
                    parser.row_dimensions.clear()
                    element.clear()
                    yield number, hidden, cells
                elif element.tag == COL_TAG and _hides(element, "width"):
                    self.hidden_columns.append((int(element.get("min")), int(element.get("max"))))
                elif element.tag == _MERGED_TAG:
                    left, top, right, bottom = CellRange(element.get("ref")).bounds
                    self.merged.append(Area(top, left, bottom, right))

    def _values(self, row: int, cells: list[dict[str, Any]]) -> dict[int, Value]:
        values: dict[int, Value] = {}
        for cell in cells:
            value = self._value(cell)
            if value == "":
                continue
            column = cell["column"]
            if column in values or column > MOST_COLUMNS or cell["row"] != row:
                message = f"Trang «{self.name}» có ô sai chỗ ở dòng {row}."
                raise broken(self.book.archive.file, message)
            values[column] = value
        return values

    def _value(self, cell: dict[str, Any]) -> Value:
        kind, value = cell["data_type"], cell["value"]
        if kind == _NO_RESULT:
            return Special(Kind.NO_RESULT, "")
        if value is None:
            return ""
        if isinstance(value, str):
            return Special(Kind.FAULT, value) if kind == "e" else unescape(value)
        formats, style = self.book.formats, cell["style_id"] or 0
        look = formats[style] if style < len(formats) else GENERAL
        return value_of(value, look, self.book.epoch_1904)


def _hides(element: Any, size: str) -> bool:
    return element.get("hidden", "").lower() in _TRUE or element.get(size) == "0"
