"""Small tables for the tests: files written, read back, and what is said of them.

.xls and .xlsb files are made byte by byte: nothing that we depend on writes them.
"""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

from docgen.load.table import Table, read_table
from docgen.problems import Level

Value = str | float
Cell = tuple[int, int, Value]  # row and column from 0

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
_NS = "http://schemas.openxmlformats.org"


PRINTABLE = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20
)
GRIDS = st.lists(st.lists(PRINTABLE, min_size=3, max_size=3), min_size=1, max_size=6)


def read(tmp_path: Path, content: str | bytes, name: str = "bang.csv", **options: object) -> Table:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, name, **options)  # type: ignore[arg-type]


def texts(table: Table) -> list[dict[str, str]]:
    return [{name: cell.text for name, cell in row.cells.items()} for row in table.rows]


def said(table: Table, level: Level = Level.ERROR) -> list[tuple[str, str, str]]:
    """Return code, place and message of every finding of a level, rows first."""
    found = [problem for row in table.rows for problem in row.problems]
    found += table.problems
    return [(one.code, one.place.where, one.message) for one in found if one.level is level]


def expected(text: str) -> str:
    """Return what is kept of a text: only look-alikes of Đ and odd blanks are put right."""
    plain = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    plain = plain.translate({0xD0: "Đ", 0x189: "Đ", 0xF0: "đ"})
    return unicodedata.normalize("NFC", plain).strip(" ")


def xls(cells: Iterable[Cell], merged: tuple[int, int, int, int] | None = None) -> bytes:
    """Return a BIFF8 workbook of one sheet `S` in a compound file; `merged` is r1 r2 c1 c2."""
    sheet = _record(0x809, struct.pack("<4H2L", 0x600, 0x10, 0, 0, 0, 0))
    for row, column, value in cells:
        where = struct.pack("<3H", row, column, 0)
        if isinstance(value, str):
            body = value.encode("utf-16-le")
            sheet += _record(0x204, where + struct.pack("<HB", len(body) // 2, 1) + body)
        else:
            sheet += _record(0x203, where + struct.pack("<d", value))
    if merged:
        sheet += _record(0xE5, struct.pack("<5H", 1, *merged))
    sheet += _record(0x0A, b"")
    start = _record(0x809, struct.pack("<4H2L", 0x600, 5, 0, 0, 0, 0))
    listed = struct.pack("<LHBB", len(start) + 13 + 4, 0, 1, 0) + b"S"
    stream = start + _record(0x85, listed) + _record(0x0A, b"") + sheet
    return _compound(stream)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """Return a compound file (MS-CFB) that holds one stream, `Workbook`."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    chain = [_FAT, _END, *range(3, count + 2), _END]
    fat = struct.pack(f"<{len(chain)}L", *chain).ljust(_SECTOR, b"\xff")
    root = _entry("Root Entry", 5, 1, _END, 0)
    listing = root + _entry("Workbook", 2, _FREE, 2, len(stream)) + _entry("", 0, _FREE, 0, 0) * 2
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x3L", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1)
    head += struct.pack("<L6L", 0, 4096, _END, 0, _END, 0, 0)[0:28]
    return head.ljust(_SECTOR, b"\xff") + fat + listing + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le") if name else b""
    fields = struct.pack("<HBB3L", len(written), kind, 1, _FREE, _FREE, child)
    return written.ljust(64, b"\0") + fields + bytes(36) + struct.pack("<LQ", start, size)


def xlsb(cells: Iterable[Cell]) -> bytes:
    """Return a binary workbook of one sheet `S`; the cells come row by row."""
    sheet = _part(129) + _part(148, bytes(16)) + _part(145)
    last = -1
    for row, column, value in cells:
        if row != last:
            sheet += _part(0, struct.pack("<L", row) + bytes(13))
            last = row
        where = struct.pack("<LL", column, 0)
        if isinstance(value, str):
            sheet += _part(6, where + _wide(value))
        else:
            sheet += _part(5, where + struct.pack("<d", value))
    sheet += _part(146) + _part(130)
    bundle = struct.pack("<LL", 0, 1) + _wide("rId1") + _wide("S")
    book = (
        _part(131)
        + _part(153, bytes(12))
        + _part(143)
        + _part(156, bundle)
        + _part(144)
        + _part(132)
    )
    relations = f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="rId1"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{_NS}/package/2006/content-types"/>')
        target = f' Type="{kind}/officeDocument" Target="xl/workbook.bin"/></Relationships>'
        file.writestr("_rels/.rels", relations + target)
        target = f' Type="{kind}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
        file.writestr("xl/_rels/workbook.bin.rels", relations + target)
        file.writestr("xl/workbook.bin", book)
        file.writestr("xl/worksheets/sheet1.bin", sheet)
    return packed.getvalue()


def _part(kind: int, content: bytes = b"") -> bytes:
    coded = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while True:
        size, rest = size >> 7, size & 0x7F
        length += bytes([rest | (0x80 if size else 0)])
        if not size:
            return coded + length + content


def _wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")
