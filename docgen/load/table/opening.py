"""Which kind of file a table is, and its sheets; a foreign or locked file is refused by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from docgen.load.table.archive import Archive
from docgen.load.table.grid import Sheet
from docgen.load.table.old_bounds import check_bounds
from docgen.load.table.old_excel import old_sheets
from docgen.load.table.refusals import LOCKED, SAVE_AS_XLSX, broken, too_big, unreadable
from docgen.load.table.separated import csv_sheet
from docgen.problems import ProblemError

TABLE_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".csv")
"""The kinds of files that hold a table; macros of an .xlsm file are never run."""

MOST_BYTES = 50_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHOOSE = "chọn tệp .xlsx, .xls, .xlsb hoặc .csv"
_SAVE_ODS = "mở tệp rồi Lưu thành (Save As) kiểu .xlsx"
_LOCK = "~$"  # before the name of a file that is open in Excel
_FOREIGN = {
    **dict.fromkeys((".doc", ".docx", ".docm", ".dotx", ".rtf", ".odt"), "Word"),
    **dict.fromkeys((".yaml", ".yml"), "YAML"),
    ".pdf": "PDF",
}


def open_sheets(path: Path, file: str, used: Collection[str]) -> Sequence[Sheet]:
    """Return the sheets of a file, in its order; `used` helps to find the separator of a CSV file.

    Raises `ProblemError`: `D-TEP` for a file that cannot be opened, `D-BANGTINH` for one that is
    damaged, locked or of another kind than its name says, `D-LON` for one that is too large,
    `D-MAHOA` for a CSV file that is not UTF-8.
    """
    data = _bytes(path, file)
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        raise _foreign(path, file)
    if not data.strip():
        raise broken(file, "Tệp không có gì bên trong.", "chép hoặc tải lại tệp rồi chạy lại")
    if data.startswith(_ZIP):
        return _zipped(data, file, suffix)
    if data.startswith(_OLE):
        return _compound(data, file, suffix)
    if suffix != ".csv" or data.startswith(b"%PDF"):
        raise _not_excel(data, file, suffix)
    return [csv_sheet(data, file, used)]


def _bytes(path: Path, file: str) -> bytes:
    try:
        if path.is_dir():
            raise unreadable(file, "Đây là thư mục, không phải tệp.", "chỉ rõ tệp trong thư mục")
        if path.exists() and not path.is_file():
            raise unreadable(file, "Đây không phải là tệp thường.", _CHOOSE)
        if path.stat().st_size > MOST_BYTES:
            raise too_big(file, f"Tệp lớn hơn {MOST_BYTES // 1_000_000} MB.")
        if path.name.startswith(_LOCK):
            name = path.name.removeprefix(_LOCK)
            raise unreadable(file, "Đây là tệp khóa tạm của Excel.", f"dùng {name[:60]}")
        return path.read_bytes()
    except FileNotFoundError:
        raise unreadable(file, "Không tìm thấy tệp.", "xem lại tên tệp và thư mục") from None
    except (OSError, ValueError):  # a name with a NUL is a ValueError
        hint = "xem lại quyền đọc, hoặc đóng chương trình khác đang mở tệp"
        raise unreadable(file, "Không đọc được tệp.", hint) from None


def _foreign(path: Path, file: str) -> ProblemError:
    """Return the refusal of a kind of file that is no table, whatever it holds."""
    suffix = path.suffix.lower()
    if suffix == ".ods":
        return unreadable(file, "docgen không đọc kiểu .ods.", _SAVE_ODS)
    kind = _FOREIGN.get(suffix)
    message = f"Tệp «{(suffix or path.name)[:60]}» không phải bảng tính."
    if kind:
        message = f"Đây là tệp {kind}, không phải bảng tính."
    return unreadable(file, message, _CHOOSE)


def _zipped(data: bytes, file: str, suffix: str) -> Sequence[Sheet]:
    archive = Archive(data, file)
    if "xl/workbook.bin" in archive:
        _match(file, suffix, ".xlsb", ".xlsb")
        for name in archive.names("xl/worksheets/", ".bin"):
            check_bounds(archive.binary(name), file)
        return old_sheets(data, file)
    if "word/document.xml" in archive:
        raise broken(file, "Đây là tệp Word, không phải bảng tính.", _CHOOSE)
    if "content.xml" in archive:
        raise broken(file, "docgen không đọc kiểu .ods (OpenDocument).", _SAVE_ODS)
    if "[Content_Types].xml" not in archive:
        raise broken(
            file, "Đây là tệp nén, không phải bảng tính.", "giải nén rồi chọn tệp bên trong"
        )
    _match(file, suffix, ".xlsx", ".xlsx", ".xlsm")
    # openpyxl is slow to load, and only these files need it.
    from docgen.load.table.xlsx import xlsx_sheets

    return xlsx_sheets(archive, data)


def _compound(data: bytes, file: str, suffix: str) -> Sequence[Sheet]:
    """Open what Office wrote before 2007, and what it writes still when a password is set."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise broken(file, "Tệp Excel bị khóa bằng mật khẩu.", LOCKED)
    if "WordDocument".encode("utf-16-le") in data:
        raise broken(file, "Đây là tệp Word kiểu cũ, không phải bảng tính.", _CHOOSE)
    _match(file, suffix, ".xls", ".xls")
    return old_sheets(data, file)


def _match(file: str, suffix: str, right: str, *allowed: str) -> None:
    if suffix not in allowed:
        message = f"Tệp mang đuôi {suffix} nhưng bên trong là kiểu {right}."
        raise broken(file, message, f"đổi đuôi tệp thành {right} rồi chạy lại")


def _not_excel(data: bytes, file: str, suffix: str) -> Exception:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        return broken(file, f"Tệp mang đuôi {suffix} nhưng bên trong là trang web hoặc XML.")
    if data.startswith(b"%PDF"):
        return broken(file, f"Tệp mang đuôi {suffix} nhưng bên trong là PDF.", _CHOOSE)
    if b"\0" not in data[:4096]:
        hint = "đổi đuôi tệp thành .csv, hoặc mở bằng Excel rồi lưu thành kiểu .xlsx"
        return broken(file, f"Tệp mang đuôi {suffix} nhưng bên trong là văn bản CSV.", hint)
    return broken(file, "Tệp bị hỏng hoặc không phải là tệp Excel.", SAVE_AS_XLSX)
