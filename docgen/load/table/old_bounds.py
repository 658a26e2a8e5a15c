"""How far the cells of an .xlsb file reach: calamine takes memory for the whole rectangle."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.load.table.grid import MOST_CELLS
from docgen.load.table.refusals import broken, too_big

_ROW = 0
_CELLS = {*range(1, 12), 62}
_MOST_RECORDS = 6_000_000


def check_bounds(part: bytes, file: str) -> None:
    """Refuse a worksheet part (MS-XLSB 2.1.7.61) whose cells span a rectangle that is too large.

    Raises `ProblemError`: `D-LON` for a huge one, `D-BANGTINH` for one cut short.
    """
    row = 0
    top = left = MOST_CELLS
    bottom = right = -1
    for kind, start in _records(part, file):
        if kind == _ROW:
            row = int.from_bytes(part[start : start + 4], "little")
        elif kind in _CELLS:
            column = int.from_bytes(part[start : start + 4], "little")
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, column)
    if bottom >= 0 and (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        hint = "mở bằng Excel, xóa các ô nằm xa ngoài bảng, lưu thành kiểu .xlsx"
        raise too_big(file, f"Các ô của trang tính trải trên quá {MOST_CELLS} ô.", hint)


def _records(part: bytes, file: str) -> Iterator[tuple[int, int]]:
    """Yield the kind of each record and where its content starts."""
    at = count = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        count += 1
        if at + size > len(part):
            raise broken(file, "Trang tính của tệp bị cắt ngang.")
        if count > _MOST_RECORDS:
            raise too_big(file, f"Trang tính có quá {MOST_CELLS} ô.")
        yield kind, at
        at += size


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, lowest first, and where it ends."""
    number = 0
    for shift, byte in enumerate(part[at : at + most]):
        number |= (byte & 0x7F) << 7 * shift
        at += 1
        if byte < 0x80:
            break
    return number, at
