"""The rows below a heading: settled cell by cell, merged and hidden parts announced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from docgen.load.table.cell_text import Settled, Settler, escaped
from docgen.load.table.grid import Kind, RawRow, Sheet, Special, Spot, Value, letters
from docgen.load.table.heading import ISSUER, Heading
from docgen.load.table.merging import Merging
from docgen.load.table.nouns import Cell, Column, Row
from docgen.load.table.refusals import too_big
from docgen.problems import Level, Place, Problem

_MOST_LISTED = 10
_DATES = (Kind.DATE, Kind.MOMENT)


class Filling:
    """Reads the data rows of one sheet once."""

    def __init__(
        self,
        sheet: Sheet,
        spot: Spot,
        heading: Heading,
        used: Collection[str] | None,
        max_rows: int,
    ) -> None:
        self._sheet = sheet
        self._spot = spot
        self._heading = heading
        self._matters = None if used is None else {ISSUER, *used}
        self._max_rows = max_rows
        self._settler = Settler()
        self._tidied: list[Place] = []
        self._tidied_count = 0
        self._hidden: list[int] = []
        self._nameless: dict[int, Place] = {}

    def read(self, raw_rows: Iterable[RawRow]) -> tuple[tuple[Row, ...], list[Problem]]:
        """Return the rows and what is to be said of the table as a whole.

        Raises `ProblemError` when there are more rows than allowed, and when the heading stands
        on several rows.
        """
        rows: list[Row] = []
        for raw in raw_rows:
            row = self._row(raw)
            if row is None:
                continue
            rows.append(row)
            if raw.hidden:
                self._hidden.append(row.number)
            if len(rows) > self._max_rows:
                message = f"Bảng có hơn {self._max_rows} dòng dữ liệu."
                raise too_big(self._spot.file, message, "chia bảng ra nhiều tệp rồi chạy từng tệp")
        merging = Merging(self._sheet.merged, self._spot, self._heading, self._is_used)
        merging.check_storeys(rows, self._nameless)
        merged = merging.marked(rows)
        about_heading = [*merging.about_heading(rows, self._nameless), *self._about_nameless()]
        return tuple(merged), [*about_heading, *self._about_rows(merged)]

    def _row(self, raw: RawRow) -> Row | None:
        """Return a row with its cells; None for one without a value in a named column."""
        cells: dict[str, Cell] = {}
        problems: list[Problem] = []
        columns = self._heading.columns
        for number, value in raw.values.items():
            column = columns.get(number)
            if column is None:
                problems += self._beside(raw.number, number, value)
                continue
            settled = self._settler.settle(value, column.name)
            if not settled.text and not settled.faults:
                continue
            place = self._spot.cell(raw.number, number)
            if settled.text:
                cells[column.name] = Cell(settled.text, place, _is_date(value))
            if settled.faults and self._is_used(column):
                problems += _faults(settled, column, place, value)
            if settled.tidied:
                self._count_tidied(place)
        if not cells and not problems:
            return None
        return Row(raw.number, cells, tuple(problems), self._spot.row(raw.number))

    def _is_used(self, column: Column) -> bool:
        return self._matters is None or column.name in self._matters

    def _beside(self, row: int, number: int, value: str | Special) -> Iterator[Problem]:
        """Note a value that no heading names; in a CSV file it means that a row was cut wrongly."""
        if number in self._heading.twins or (isinstance(value, str) and not value.strip()):
            return
        place = self._spot.cell(row, number)
        if not self._spot.sheet and number > self._heading.width:
            text = value if isinstance(value, str) else value.text
            message = f"Dòng này có nhiều ô hơn tiêu đề (giá trị thừa «{escaped(text)}»)."
            hint = "đặt giá trị có dấu ngăn cột trong ngoặc kép, hoặc xóa ô thừa"
            yield Problem("D-DONG", message, place, hint)
        else:
            self._nameless.setdefault(number, place)

    def _count_tidied(self, place: Place) -> None:
        self._tidied_count += 1
        if len(self._tidied) < _MOST_LISTED:
            self._tidied.append(place)

    def _about_nameless(self) -> Iterator[Problem]:
        for number, place in list(self._nameless.items())[:_MOST_LISTED]:
            message = f"Cột {letters(number)} có dữ liệu nhưng không có tiêu đề, không được đọc."
            hint = "ghi tiêu đề cho cột này, hoặc xóa dữ liệu thừa"
            yield Problem("D-COT", message, place, hint, Level.WARNING)

    def _about_rows(self, rows: list[Row]) -> Iterator[Problem]:
        whole = self._spot.whole()
        if not rows:
            hint = "điền ít nhất một dòng dưới tiêu đề"
            yield Problem("D-DONG", "Bảng không có dòng dữ liệu nào dưới tiêu đề.", whole, hint)
        yield from self._about_hidden(whole)
        if self._tidied:
            cited = ", ".join(place.where.rpartition("!")[2] for place in self._tidied)
            more = ", …" if self._tidied_count > len(self._tidied) else ""
            cells = f"{self._tidied_count} ô: {cited}{more}"
            message = f"Đã bỏ ký tự ẩn, sửa dấu cách lạ và chữ giống Đ trong {cells}."
            hint = "chữ nhìn thấy vẫn giữ nguyên; nếu cần, xem lại các ô này"
            yield Problem("D-KYTUAN", message, whole, hint, Level.NOTE)

    def _about_hidden(self, whole: Place) -> Iterator[Problem]:
        if self._hidden:
            listed = _listed(list(_runs(self._hidden)))
            message = f"{len(self._hidden)} dòng đang ẩn vẫn được đọc: {listed}."
            hint = "bỏ ẩn (Unhide) hoặc bỏ lọc để xem lại, xóa dòng nào không dùng"
            yield Problem("D-AN", message, whole, hint, Level.WARNING)
        hidden = [
            column
            for number, column in self._heading.columns.items()
            if any(first <= number <= last for first, last in self._sheet.hidden_columns)
        ]
        if hidden:
            names = ", ".join(f"{one.letter} («{escaped(one.heading)}»)" for one in hidden[:10])
            message = f"Cột đang ẩn vẫn được đọc: {names}."
            hint = "bỏ ẩn (Unhide) để xem lại, xóa cột nào không dùng"
            yield Problem("D-AN", message, whole, hint, Level.WARNING)


def _is_date(value: Value) -> bool:
    return isinstance(value, Special) and value.kind in _DATES


def _faults(
    settled: Settled, column: Column, place: Place, value: str | Special
) -> Iterator[Problem]:
    text = value if isinstance(value, str) else value.text
    cited = f", giá trị «{escaped(text)}»" if text else ""
    for fault in settled.faults:
        message = f"{fault.message} (cột «{escaped(column.heading)}»{cited})."
        yield Problem(fault.code, message, place, fault.hint, fault.level)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1:
            yield start, last
            start = number
        last = number
    yield start, last


def _listed(runs: list[tuple[int, int]]) -> str:
    shown = [f"{first}" if first == last else f"{first}-{last}" for first, last in runs]
    return ", ".join(shown[:_MOST_LISTED]) + (", …" if len(shown) > _MOST_LISTED else "")
