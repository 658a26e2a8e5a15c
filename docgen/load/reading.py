"""Bytes of a data file into text, or the reason why they are none."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from docgen.problems import Place, Problem, ProblemError
from docgen.tieng_viet.legacy import Code, guess_encoding

MAX_BYTES = 5 * 1024 * 1024
_SAMPLE = 32 * 1024  # bytes around the first bad one, enough to guess the encoding
_FOREIGN = {
    b"PK\x03\x04": "tệp Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "tệp Word hoặc Excel kiểu cũ",
    b"%PDF": "tệp PDF",
}
_CONVERT = "mở bằng Notepad, chọn Lưu thành…, ở ô Mã hóa chọn UTF-8"


@dataclass(frozen=True, slots=True)
class Source:
    r"""The text of a file, line ends as `\n`, and the name that people are shown."""

    file: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        object.__setattr__(self, "_starts", tuple(starts[:-1]))

    def line(self, number: int) -> str:
        """Return a line (from 1) without its end; an empty string outside the file."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    def offset(self, line: int, column: int) -> int:
        """Return the index in the text of a line and column (both from 1)."""
        if line > len(self._starts):
            return len(self.text)
        return self._starts[line - 1] + column - 1

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column (both from 1) of an index in the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def read_source(path: Path, display_name: str) -> Source:
    """Return the text of a file.

    Raises `ProblemError`: `D-TEP` when there is no such file or it cannot be read, `D-LON` when
    it is over 5 MB, `D-MAHOA` when it is not UTF-8.
    """
    data = _read_bytes(path, display_name)
    return Source(display_name, decode(data, display_name))


def decode(data: bytes, display_name: str) -> str:
    r"""Return UTF-8 bytes, with or without a byte order mark, as text with `\n` line ends."""
    for magic, name in _FOREIGN.items():
        if data.startswith(magic):
            _refuse(display_name, f"Đây là {name}, không phải tệp văn bản.", "chọn tệp .yaml")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        start = error.start + len(data) - len(error.object)
        raise ProblemError(_not_utf8(data, start, display_name)) from None
    if b"\0" in data and guess_encoding(data[:_SAMPLE]) == Code.UTF_16:
        raise ProblemError(_not_utf8(data, 0, display_name))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            _refuse(name, "Đây là thư mục, không phải tệp.", "chỉ rõ tệp .yaml trong thư mục này")
        if path.exists() and not path.is_file():
            _refuse(name, "Đây không phải là tệp thường.", "chỉ rõ một tệp .yaml")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        _refuse(name, "Không tìm thấy tệp.", "xem lại tên tệp và thư mục")
    except (OSError, ValueError):  # a name with a NUL is a ValueError
        _refuse(name, "Không đọc được tệp.", "xem lại quyền đọc, hoặc đóng chương trình khác")
    if len(data) > MAX_BYTES:
        message = f"Tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB."
        raise ProblemError(Problem("D-LON", message, Place(name), "chia dữ liệu ra nhiều tệp"))
    return data


def _refuse(name: str, message: str, hint: str) -> NoReturn:
    raise ProblemError(Problem("D-TEP", message, Place(name), hint))


def _not_utf8(data: bytes, start: int, name: str) -> Problem:
    code = guess_encoding(data[max(0, start - _SAMPLE) : start + _SAMPLE])
    line = 1 if code == Code.UTF_16 else data.count(b"\n", 0, start) + 1
    known = f"có vẻ là {code}" if code != Code.UNKNOWN else "không rõ bảng mã gì"
    return Problem("D-MAHOA", f"Tệp không phải UTF-8, {known}.", Place(name, line, 1), _hint(code))


def _hint(code: str) -> str:
    if code in (Code.TCVN3, Code.VNI):
        return f"chuyển chữ sang Unicode bằng UniKey (Ctrl+Shift+F6), rồi {_CONVERT}"
    return _CONVERT
