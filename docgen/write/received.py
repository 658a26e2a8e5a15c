"""A zip that someone sent: bounded before it is read, hashed in passing, never unpacked to disk."""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.problems import Place, Problem, ProblemError
from docgen.write.archive import MAX_BYTES, MAX_LISTING, MAX_MEMBERS
from docgen.write.faults import read_fault

_MAX_RATIO = 200
_SMALL = 1_000_000  # bytes: below this a high ratio is harmless
_CHUNK = 1 << 20  # bytes
_END = struct.Struct("<4s4H2LH")
_END_MARK, _ZIP64_LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
_LOCATOR_LENGTH, _LONGEST_COMMENT = 20, 65_535
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
# Paths that lead out, and what moves the cursor of a terminal that shows the name.
_UNSAFE = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.{1,2}(?:/|$)|//|[\x00-\x1f\x7f-\x9f]")
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError)
_AGAIN = "xin gửi lại tệp nén, hoặc lập lại bằng docgen batch --zip"


@contextmanager
def received_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip after its directory has been checked, for the length of a `with` statement.

    Raises `ProblemError` (`D-TEPNEN`) for one that is damaged, beyond the bounds or has a member of
    an unsafe name; `D-GHI` when it cannot be read.
    """
    try:
        _check_end(path)
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error
    except _DAMAGE as error:
        raise ProblemError(_refused(path, "bị hỏng hoặc không phải tệp .zip")) from error
    with archive:
        _check_members(archive, path)
        yield archive


def documents_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members that are files, in the order of the directory."""
    return [member for member in archive.infolist() if not member.is_dir()]


def member_sha256(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> str:
    """Return the SHA-256 of a member's content; a damaged one is a `ProblemError` (`D-TEPNEN`)."""
    digest = hashlib.sha256()
    for data in _pieces(archive, member, path):
        digest.update(data)
    return digest.hexdigest()


def member_content(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, most: int
) -> bytes:
    """Return the content of a member of at most `most` bytes; raises as `member_sha256`."""
    if member.file_size > most:
        raise ProblemError(_refused(path, "quá lớn", member.filename))
    return b"".join(_pieces(archive, member, path))


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> Iterator[bytes]:
    try:
        with archive.open(member) as stream:
            while data := stream.read(_CHUNK):
                yield data
    except (*_DAMAGE, OSError) as error:
        raise ProblemError(_refused(path, "bị hỏng", member.filename)) from error


def _check_end(path: Path) -> None:
    """Bound the directory, which `zipfile` would read whole, by what the end of the file says."""
    size = path.stat().st_size
    if size > MAX_BYTES + 2 * MAX_LISTING:
        raise ProblemError(_refused(path, "quá lớn"))
    with path.open("rb") as stream:
        stream.seek(max(0, size - _END.size - _LONGEST_COMMENT - _LOCATOR_LENGTH))
        tail = stream.read()
    at = len(tail) - _END.size
    if at < 0 or tail[at : at + 4] != _END_MARK or tail[-2:] != b"\0\0":
        at = tail.rfind(_END_MARK)
    if at < 0:
        raise zipfile.BadZipFile
    _, _, _, _, count, listing, _, _ = _END.unpack_from(tail, at)
    is_zip64 = at >= _LOCATOR_LENGTH and tail[at - _LOCATOR_LENGTH :].startswith(_ZIP64_LOCATOR)
    if is_zip64 or count > MAX_MEMBERS + 1 or listing > MAX_LISTING:
        raise ProblemError(_refused(path, "quá lớn"))


def _check_members(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS + 1 or total > MAX_BYTES:
        raise ProblemError(_refused(path, "quá lớn"))
    if total > _SMALL + _MAX_RATIO * path.stat().st_size:
        raise ProblemError(_refused(path, "nở ra quá lớn, có thể là tệp phá hoại"))
    if len({member.filename for member in members}) != len(members):
        raise ProblemError(_refused(path, "có hai tệp cùng tên bên trong"))
    for member in members:
        if _UNSAFE.search(member.orig_filename):
            raise ProblemError(_refused(path, "có tên tệp dẫn ra ngoài bên trong"))
        if member.flag_bits & _ENCRYPTED:
            raise ProblemError(_refused(path, "bị khóa bằng mật khẩu"))
        if member.compress_type not in _METHODS:
            raise ProblemError(_refused(path, "nén theo kiểu docgen không đọc được"))


def _refused(path: Path, why: str, member: str = "") -> Problem:
    what = f"Phần «{member[:60]}» trong tệp nén" if member else f"Tệp nén «{path.name}»"
    return Problem("D-TEPNEN", f"{what} {why}.", Place(str(path), part=member), _AGAIN)
