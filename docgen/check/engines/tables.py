"""Tables of the text: heading row, rows that stay whole, numbers in order, sizes, width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.check.case import Case
from docgen.check.remedy import SetLook, SetTable
from docgen.check.rule import Finding
from docgen.check.words import figure, span
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line
from docgen.word.looks.lengths import MM_PER_TWIP
from docgen.word.parts import Element, w

_ROLES = ("bang_o", "bang_dau")
_LONG = 5  # rows; a table as long as this may reach the next page
_NUMBERED = {"stt", "tt", "so_tt", "so_thu_tu"}
_NUMBER = re.compile(r"(\d{1,4})\.?")
_GROUP = re.compile(r"[IVXLC]+\.?(?:\s|$)|[A-ZĐ]\.?(?:\s|$)")
_OVER_MM = 4.5  # Word lets a table reach 1.9 mm beyond the text on either side
_FULL = 5000  # fiftieths of a percent: the whole width


@dataclass(frozen=True)
class Row:
    """A row of a table: its lines in reading order, and its `w:tr`."""

    lines: tuple[Line, ...]
    element: Element

    @cached_property
    def cells(self) -> dict[int, str]:
        """The text of each cell, by its column."""
        found: dict[int, str] = {}
        for line in self.lines:
            found[line.column] = f"{found.get(line.column, '')} {line.text}".strip()
        return found

    def has(self, name: str) -> bool:
        """Whether a property of the row (`tblHeader`, `cantSplit`) is on."""
        element = self.element.find(f"{w('trPr')}/{w(name)}")
        return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


@dataclass(frozen=True)
class Table:
    """A table of the text or of an appendix."""

    rows: tuple[Row, ...]
    element: Element

    @property
    def first(self) -> Line:
        """Its first line, where findings about the whole table stand."""
        return self.rows[0].lines[0]

    @property
    def columns(self) -> int:
        """The most cells that a row has."""
        return max(len(row.cells) for row in self.rows)

    @cached_property
    def is_data(self) -> bool:
        """Whether it has columns under headings; a table that only lays out text has none."""
        head = [text for text in self.rows[0].cells.values() if text]
        if len(self.rows) < 2 or self.columns < 2 or len(head) < 2:
            return False
        runs = [run for line in self.rows[0].lines for run in line.runs if run.text.strip()]
        return any(fold(text) in _NUMBERED for text in head) or all(run.look.bold for run in runs)


def tables_of(case: Case) -> Iterator[Table]:
    """Yield the tables of the text and of the appendices that hold data."""
    rows: dict[int, dict[int, list[Line]]] = {}
    for part in case.parts.all(*_ROLES):
        spot = part.line.spot
        if spot.table:
            rows.setdefault(spot.table, {}).setdefault(spot.row, []).append(part.line)
    for found in rows.values():
        built = tuple(
            Row(tuple(lines), _around(lines[0].element, "tr")) for lines in found.values()
        )
        table = Table(built, _around(built[0].element, "tbl"))
        if table.is_data:
            yield table


def _around(element: Element, name: str) -> Element:
    return next(element.iterancestors(w(name)))


def unsafe_rows(case: Case) -> Iterator[Finding]:
    """Yield long tables whose heading does not repeat, or whose rows may be torn apart."""
    for table in tables_of(case):
        if len(table.rows) < _LONG:
            continue
        if not table.rows[0].has("tblHeader"):
            yield Finding(
                "Dòng đầu của bảng không lặp lại khi bảng sang trang.",
                "chọn dòng đầu, đặt Repeat Header Rows",
                table.first,
                remedies=(SetTable(table.first, "header"),),
            )
        torn = [row for row in table.rows if not row.has("cantSplit")]
        if torn:
            yield Finding(
                f"{len(torn)} dòng của bảng có thể bị cắt đôi giữa hai trang.",
                "chọn cả bảng, bỏ Allow row to break across pages",
                torn[0].lines[0],
                remedies=tuple(SetTable(row.lines[0], "whole_rows") for row in torn),
            )


def broken_numbers(case: Case) -> Iterator[Finding]:
    """Yield the first number of each table that does not follow the one above it."""
    for table in tables_of(case):
        if fold(table.rows[0].cells.get(0, "")) not in _NUMBERED:
            continue
        found = _first_break(table)
        if found:
            line, number, before = found
            yield Finding(
                f"Số thứ tự trong bảng không liên tục: sau {before} là {number}.",
                "đánh lại số thứ tự",
                line,
            )


def _first_break(table: Table) -> tuple[Line, int, int] | None:
    before, grouped = 0, False
    for row in table.rows[1:]:
        text = row.cells.get(0, "")
        found = _NUMBER.fullmatch(text)
        if not found:
            grouped = grouped or bool(_GROUP.match(text))
            continue
        number = int(found[1])
        if _counts_columns(row):
            continue
        if before and number != before + 1 and not (number == 1 and grouped):
            return row.lines[0], number, before
        before, grouped = number, False
    return None


def _counts_columns(row: Row) -> bool:
    """Whether it is the row `1 2 3 4` that numbers the columns."""
    texts = [row.cells.get(column, "") for column in range(len(row.cells))]
    return len(texts) > 2 and texts == [str(at) for at in range(1, len(texts) + 1)]


def wrong_sizes(case: Case) -> Iterator[Finding]:
    """Yield each table with letters beyond the sizes of the profile."""
    look = case.look("bang_o")
    if look is None:
        return
    low, high = look.co
    for table in tables_of(case):
        lines = [line for row in table.rows for line in row.lines]
        sizes: Counter[float] = Counter()
        wrong: list[Line] = []
        for line in lines:
            beyond = {size for size in _sizes(line) if not low <= size <= high}
            sizes.update(beyond)
            if beyond:
                wrong.append(line)
        if wrong:
            shown = ", ".join(figure(size) for size in sorted(sizes))
            yield Finding(
                f"Chữ trong bảng cỡ {shown}, nên là {span(low, high, 'pt')}.",
                f"đặt cỡ chữ {figure(look.dung)}",
                wrong[0],
                remedies=tuple(SetLook(line, size=look.dung) for line in wrong),
            )


def _sizes(line: Line) -> set[float]:
    return {
        run.look.size
        for run in line.runs
        if not run.look.raised and any(char.isalnum() for char in run.text)
    }


def too_wide(case: Case) -> Iterator[Finding]:
    """Yield each table that reaches beyond the text on its sides."""
    for table in tables_of(case):
        room = case.seen.sections[table.first.section].text_width
        width = _width(table.element, room)
        if width > room + _OVER_MM:
            yield Finding(
                f"Bảng rộng {figure(width)} mm, vượt vùng chữ rộng {figure(room)} mm.",
                "thu hẹp các cột, hoặc đặt bảng ở trang ngang",
                table.first,
            )


def _width(table: Element, room: float) -> float:
    """Return the width of a table in mm, 0 where the file does not say it."""
    wide = table.find(f"{w('tblPr')}/{w('tblW')}")
    kind = "" if wide is None else wide.get(w("type"), "dxa")
    value = _amount(wide, "w")
    if kind == "pct" and value:
        return room * value / _FULL
    if kind == "dxa" and value:
        return value * MM_PER_TWIP
    return sum(_amount(one, "w") for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")) * (
        MM_PER_TWIP
    )


def _amount(element: Element | None, name: str) -> float:
    written = "" if element is None else element.get(w(name), "")
    return float(written) if written.isdecimal() else 0.0
