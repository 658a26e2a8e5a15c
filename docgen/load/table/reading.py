"""A file into a table: the sheet is chosen, its heading found, its rows settled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from docgen.load.table.filling import Filling
from docgen.load.table.grid import RawRow, Sheet, Special, Spot
from docgen.load.table.heading import ISSUER, SEARCHED, known_heading, likely_heading, read_heading
from docgen.load.table.nouns import Table
from docgen.load.table.opening import open_sheets
from docgen.problems import Level, Place, Problem, ProblemError, suggest
from docgen.tieng_viet.text import nfc

_MOST_NAMED = 10


def read_table(
    path: Path,
    shown: str,
    *,
    sheet: str | None = None,
    used: Collection[str] | None = None,
    max_rows: int = 100_000,
) -> Table:
    """Return the table that a spreadsheet or CSV file holds; never raises for a bad file.

    `shown` is the name that findings give, `sheet` chooses a sheet by name (else the first
    visible one with a heading row), `used` names the columns that matter (None: all of them):
    faults in cells of other columns are passed over. More than `max_rows` rows of data are
    refused. A table that could not be read has problems and no rows.
    """
    try:
        sheets = open_sheets(path, shown, {ISSUER, *(used or ())})
        chosen = _choose(sheets, shown, sheet, used)
        spot = Spot(shown, chosen.sheet.name)
        heading = read_heading(chosen.heading, spot, used)
        filling = Filling(chosen.sheet, spot, heading, used, max_rows)
        rows, problems = filling.read(chosen.below)
        other = list(_other_sheets(sheets, chosen.sheet, shown))
    except ProblemError as error:
        return Table(shown, sheet or "", (), (), error.problems)
    said = [
        Problem("D-TRANG", remark.message, Place(shown), remark.hint, remark.level)
        for remark in chosen.sheet.remarks()
    ]
    found = (*heading.problems, *problems, *said, *other)
    return Table(shown, chosen.sheet.name, tuple(heading.columns.values()), rows, found)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A sheet with its heading row and the rows below it."""

    sheet: Sheet
    heading: RawRow
    below: Iterator[RawRow]


def _choose(
    sheets: Sequence[Sheet], file: str, name: str | None, used: Collection[str] | None
) -> _Chosen:
    candidates = [one for one in sheets if not one.hidden] if name is None else []
    if name is not None:
        candidates = [one for one in sheets if nfc(one.name).casefold() == nfc(name).casefold()]
        if not candidates:
            raise ProblemError(_no_sheet(sheets, file, name))
    started = [(one, one.rows()) for one in candidates]
    heads = [(one, list(islice(_filled(rows), SEARCHED)), rows) for one, rows in started]
    for one, head, rows in heads:
        index = known_heading(head, used or ())
        if index >= 0:
            return _Chosen(one, head[index], chain(head[index + 1 :], rows))
    for one, head, rows in heads:
        index = likely_heading(head)
        if index >= 0:
            return _Chosen(one, head[index], chain(head[index + 1 :], rows))
    raise ProblemError(_no_heading(candidates, file, [head for _, head, _ in heads]))


def _filled(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    return (row for row in rows if any(_says(value) for value in row.values.values()))


def _says(value: str | Special) -> bool:
    return not isinstance(value, str) or not value.isspace()


def _no_sheet(sheets: Sequence[Sheet], file: str, name: str) -> Problem:
    names = [one.name for one in sheets if one.name]
    message = f"Tệp không có trang tính «{name[:60]}»."
    known = ", ".join(f"«{one}»" for one in names[:_MOST_NAMED])
    hint = suggest(
        name, names, f"các trang có: {known}" if known else "tệp CSV không có trang tính"
    )
    return Problem("D-TRANG", message, Place(file), hint)


def _no_heading(sheets: Sequence[Sheet], file: str, heads: list[list[RawRow]]) -> Problem:
    if not sheets:
        hint = "mở bằng Excel, bấm chuột phải vào tên trang, chọn Hiện (Unhide)"
        return Problem("D-TRANG", "Mọi trang tính của tệp đều bị ẩn.", Place(file), hint)
    place = Place(file, part=sheets[0].name)
    if not any(heads):
        return Problem("D-DONG", "Bảng không có dòng nào.", place, "điền dữ liệu rồi chạy lại")
    hint = f"ghi tên các cột trên một dòng, trong {SEARCHED} dòng đầu; cột mã đơn vị tên «don_vi»"
    return Problem("D-COT", "Không tìm thấy dòng tiêu đề.", place, hint)


def _other_sheets(sheets: Sequence[Sheet], chosen: Sheet, file: str) -> Iterator[Problem]:
    """Say which sheet was read where there is a choice, and which hidden ones hold data."""
    visible = [
        one.name for one in sheets if not one.hidden and one is not chosen and holds_data(one)
    ]
    if visible:
        names = ", ".join(f"«{name}»" for name in visible[:_MOST_NAMED])
        message = f"Chỉ đọc trang «{chosen.name}»; không đọc {names}."
        hint = f'cần đọc trang khác thì thêm --sheet "{visible[0]}"'
        yield Problem("D-TRANG", message, Place(file, part=chosen.name), hint, Level.NOTE)
    for one in sheets:
        if one.hidden and (one is chosen or holds_data(one)):
            what = "vẫn được đọc" if one is chosen else "không được đọc"
            message = f"Trang ẩn «{one.name}» có dữ liệu, {what}."
            hint = "hiện trang này lên để xem lại, hoặc xóa trang"
            yield Problem("D-AN", message, Place(file, part=one.name), hint, Level.WARNING)


def holds_data(sheet: Sheet) -> bool:
    """Whether a sheet has a cell that is not blank, or is too damaged to tell."""
    try:
        return next(_filled(sheet.rows()), None) is not None
    except ProblemError:
        return True
