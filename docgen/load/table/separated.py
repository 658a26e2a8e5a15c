"""The rows of a CSV file: its separator found, every cell letter for letter."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from docgen.load.reading import decode
from docgen.load.table.grid import MOST_CELLS, MOST_COLUMNS, Area, RawRow, Remark
from docgen.load.table.refusals import too_big
from docgen.problems import Place, Problem, ProblemError
from docgen.tieng_viet.text import fold

_SEPARATORS = ",;\t"
_DECLARED = re.compile(r"sep=([,;\t])\n")
_TRIED = 30  # records that a separator is judged by
_AS_UTF8 = "mở bằng Excel, chọn Lưu thành (Save As) kiểu «CSV UTF-8», hoặc kiểu .xlsx"
_QUOTES = "mở bằng Excel rồi lưu lại, hoặc viết đôi dấu ngoặc kép bên trong ô"


@dataclass(slots=True)
class CsvSheet:
    """The only sheet of a CSV file; rows are numbered by the line where they begin."""

    file: str
    text: str
    separator: str
    first_line: int
    name: str = ""
    hidden: bool = False
    merged: list[Area] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[RawRow]:
        """Yield the records; quotes that are not closed are a `ProblemError`."""
        cells = 0
        for line, record in _records(self.text, self.separator, self.first_line):
            if record is None:
                message = "Dấu ngoặc kép mở ở dòng này không khép, hoặc khép sai chỗ."
                place = Place(self.file, line, 1)
                raise ProblemError(Problem("D-BANGTINH", message, place, _QUOTES))
            cells += len(record)
            if cells > MOST_CELLS or len(record) > MOST_COLUMNS:
                raise too_big(self.file, f"Tệp có quá {MOST_CELLS} ô.")
            values = {at: cell for at, cell in enumerate(record, 1) if cell}
            yield RawRow(line, values)

    def remarks(self) -> list[Remark]:
        """Return nothing: a separator that was found changes no value."""
        return []


def csv_sheet(data: bytes, file: str, used: Collection[str]) -> CsvSheet:
    """Return the sheet of a CSV file; `used` are headings that tell the right separator.

    Raises `ProblemError` of code `D-MAHOA` where the file is not UTF-8.
    """
    try:
        text = decode(data, file)
    except ProblemError as error:
        raise ProblemError(*(_with_excel_hint(problem) for problem in error.problems)) from None
    declared = _DECLARED.match(text)
    if declared:
        return CsvSheet(file, text[declared.end() :], declared[1], 2)
    best = max(_SEPARATORS, key=lambda separator: _likelihood(text, separator, used))
    return CsvSheet(file, text, best, 1)


def _with_excel_hint(problem: Problem) -> Problem:
    if problem.code != "D-MAHOA" or "UniKey" in problem.hint:
        return problem
    return replace(problem, hint=_AS_UTF8)


def _records(text: str, separator: str, line: int) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the line where each record begins, and its cells.

    The cells are None for a record that is quoted wrongly.
    """
    # Not splitlines(), which also ends a line at U+2028 and other signs inside a cell.
    lines = io.StringIO(text, newline="\n")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        start = line + reader.line_num
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield start, None
            return
        yield start, record


def _likelihood(text: str, separator: str, used: Collection[str]) -> tuple[int, int, float]:
    """Return how well a separator fits: headings known, columns of the heading, even rows."""
    head = [record for _, record in islice(_records(text, separator, 1), _TRIED) if record]
    if not head:
        return 0, 0, 0.0
    matches = [sum(fold(cell) in used for cell in record) for record in head]
    widths = Counter(len(record) for record in head)
    width = len(head[matches.index(max(matches))]) if any(matches) else widths.most_common(1)[0][0]
    even = sum(len(record) == width for record in head) / len(head)
    return max(matches), width, even
