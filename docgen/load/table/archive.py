"""The zip of a workbook, checked before anything is inflated, its XML watched while it is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat

from docgen.load.table.refusals import broken, too_big
from docgen.problems import ProblemError

MOST_MEMBERS = 2_000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
# Below this size a high ratio is harmless.
_RATIO_FREE = 1_000_000
# Tags that are in memory at once; a row of 16,384 cells has a fifth of it.
_MOST_PENDING = 400_000
_MOST_TAGS = 20_000_000
# Bytes of one tag: expat looks through a tag anew with each piece of it.
_MOST_OPEN = 500_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STREAMED = frozenset({f"{_MAIN} row", f"{_MAIN} si"})
_STRICT = "http://purl.oclc.org/ooxml/"
# What zipfile, the XML parsers and openpyxl raise where a file is not as it should be.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    SyntaxError,  # the base of the errors of both XML parsers of openpyxl
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@contextmanager
def refusing_damage(
    file: str, message: str = "Tệp bị hỏng bên trong, không đọc hết được."
) -> Iterator[None]:
    """Turn what a library raises of a damaged file into the `ProblemError` of `D-BANGTINH`."""
    try:
        yield
    except _FAULTS:
        raise broken(file, message) from None


class Archive(zipfile.ZipFile):
    """A zip whose directory is within the bounds; `file` is the name that people are shown.

    What is opened or read is taken for XML, and its markup is bounded too: a document type or
    more tags than any workbook has is a `ProblemError`, before a parser sees them.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        with refusing_damage(file, "Tệp bị hỏng hoặc tải về chưa đủ."):
            super().__init__(io.BytesIO(data))
        members = self.infolist()
        self._check(members)
        # Some programs write the paths of Windows.
        self._names = {
            member.filename.replace("\\", "/").casefold(): member.filename for member in members
        }
        if len(self._names) < len(members):
            raise broken(file, "Tệp có hai phần trùng tên nhau bên trong.")

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MOST_MEMBERS:
            raise too_big(self.file, f"Tệp có {len(members)} phần bên trong, quá {MOST_MEMBERS}.")
        total = sum(member.file_size for member in members)
        if total > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise too_big(self.file, f"Tệp bung ra tới {total // 1_000_000} MB, quá {limit} MB.")
        for member in members:
            if member.file_size > max(_RATIO_FREE, member.compress_size * MOST_RATIO):
                message = f"Tệp nén quá {MOST_RATIO} lần, giống tệp phá hoại."
                raise too_big(self.file, message)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._names

    def names(self, start: str, end: str) -> list[str]:
        """Return the members whose names, in small letters, begin and end so."""
        return [name for name in self._names if name.startswith(start) and name.endswith(end)]

    def getinfo(self, name: str) -> zipfile.ZipInfo:
        """Return a member by its name, small and capital letters alike; no such is a KeyError."""
        return super().getinfo(self._names[name.casefold()])

    def open(  # type: ignore[override]  # a workbook is only read, and has no password
        self, name: str, *_: object
    ) -> IO[bytes]:
        """Return a member to be read as a stream, of which rows and texts are forgotten."""
        return io.BufferedReader(_Watched(super().open(name), self.file, _STREAMED))

    def read(  # type: ignore[override]
        self, name: str, *_: object
    ) -> bytes:
        """Return a whole member that is to be parsed at once."""
        with io.BufferedReader(_Watched(super().open(name), self.file, frozenset())) as part:
            return part.read()

    def binary(self, name: str) -> bytes:
        """Return a whole member that is no XML; damage is a `ProblemError`."""
        with refusing_damage(self.file), super().open(name) as part:
            return part.read()


class _Watched(io.RawIOBase):
    """A member of the zip that raises `ProblemError` before it hands on too much markup."""

    def __init__(self, source: IO[bytes], file: str, streamed: frozenset[str]) -> None:
        self._source = source
        self._file = file
        self._streamed = streamed
        self._tags = self._pending = self._given = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._document_type
        self._parser.StartElementHandler = self._element

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        piece = self._source.read(len(room))
        self._given += len(piece)
        if piece:
            self._parser.Parse(piece)
        if self._given - self._parser.CurrentByteIndex > _MOST_OPEN:
            raise self._too_much()
        room[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._source.close()
        super().close()

    def _document_type(self, *_: object) -> None:
        raise broken(self._file, "Tệp có khai báo DTD mà Excel không bao giờ ghi.")

    def _element(self, name: str, _: object) -> None:
        if not self._tags and name.startswith(_STRICT):
            hint = "mở bằng Excel, chọn Lưu thành (Save As) kiểu «Excel Workbook (*.xlsx)»"
            raise broken(self._file, "Tệp lưu theo kiểu «Strict Open XML», không đọc được.", hint)
        self._tags += 1
        self._pending = 0 if name in self._streamed else self._pending + 1
        if self._pending > _MOST_PENDING or self._tags > _MOST_TAGS:
            raise self._too_much()

    def _too_much(self) -> ProblemError:
        return too_big(self._file, "Tệp có quá nhiều ô, giống tệp phá hoại.")
