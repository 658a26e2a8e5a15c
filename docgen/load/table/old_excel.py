"""Sheets of .xls and .xlsb files, through calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.load.table.grid import MOST_CELLS, Area, RawRow, Remark
from docgen.load.table.number_formats import value_of
from docgen.load.table.refusals import LOCKED, broken, too_big
from docgen.problems import Level

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_WORKBOOK_START, _FILE_PASS = b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x2f\x00"
_FIRST_RECORDS = 5
_REMARK = Remark(
    "Tệp Excel kiểu cũ không cho biết dòng ẩn, cột ẩn và dạng số; ô lỗi đọc ra thành ô trống.",
    "nên mở bằng Excel, lưu thành kiểu .xlsx rồi dùng tệp mới",
    Level.WARNING,
)


@dataclass(slots=True)
class OldSheet:
    """A sheet of an old workbook; calamine reads it whole."""

    name: str
    hidden: bool
    file: str
    book: CalamineWorkbook
    merged: list[Area] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows from the top; a damaged sheet is a `ProblemError`."""
        sheet = _sheet(self.book, self.name, self.file)
        self.merged = [
            Area(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
        if sheet.start is None:
            return
        if sheet.height * sheet.width > MOST_CELLS:
            raise too_big(self.file, f"Trang tính có quá {MOST_CELLS} ô.")
        top, left = sheet.start
        for number, cells in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
            values = {left + 1 + at: value_of(cell) for at, cell in enumerate(cells) if cell != ""}
            yield RawRow(number, values)

    def remarks(self) -> list[Remark]:
        """Return what these kinds of file do not tell."""
        return [_REMARK]


def old_sheets(data: bytes, file: str) -> list[OldSheet]:
    """Return the worksheets of an .xls or .xlsb file; raises `ProblemError` for a bad one."""
    # Slow to load, and only old files need it.
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise broken(file, "Tệp Excel bị khóa bằng mật khẩu.", LOCKED) from None
    except (CalamineError, OSError, ValueError):
        if _has_password(data):
            raise broken(file, "Tệp Excel bị khóa bằng mật khẩu.", LOCKED) from None
        raise broken(file, "Tệp Excel kiểu cũ bị hỏng.") from None
    return [
        OldSheet(sheet.name, sheet.visible != SheetVisibleEnum.Visible, file, book)
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _has_password(data: bytes) -> bool:
    """Whether one of the first records of an .xls workbook is FilePass (MS-XLS 2.4.117)."""
    at = data.find(_WORKBOOK_START)
    for _ in range(_FIRST_RECORDS if at >= 0 else 0):
        kind, size = data[at : at + 2], data[at + 2 : at + 4]
        if kind == _FILE_PASS:
            return True
        at += 4 + int.from_bytes(size, "little")
    return False


def _sheet(book: CalamineWorkbook, name: str, file: str) -> Any:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError):
        raise broken(file, f"Trang «{name}» của tệp bị hỏng.") from None
