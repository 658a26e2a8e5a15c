"""The zip of a job: its documents, the manifest, and the list that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from docgen.problems import Level, Place, Problem, ProblemError
from docgen.write.atomic import drop, replaceable, sync_folder, temporary_file
from docgen.write.faults import disk_fault, plain_file, read_fault, replace_fault, write_problem
from docgen.write.hashing import file_sha256
from docgen.write.manifest import MANIFEST, Manifest, read_manifest
from docgen.write.naming import bad_name

SUMS = "SHA256SUMS.txt"
MAX_MEMBERS = 65_000
MAX_BYTES = 2_000_000_000
MAX_LISTING = 32 * 1024 * 1024  # bytes of the directory: a reader holds it in memory whole
_CHUNK = 1 << 20  # bytes
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
_READABLE = 0o644 << 16
_UNIX = 3
_HEAD = 46  # bytes of a member in the directory, without its name
_CHANGED = ("D-SUASAU", "đã bị sửa sau khi ghi")
_TOLD = "nơi nhận chạy docgen verify sẽ thấy như vậy; nếu không cố ý, lập lại rồi nén lại"
_SUM = 64 + len("  \n")  # bytes of a line of the sums, without its name


@dataclass(frozen=True, slots=True)
class Packed:
    """A finished zip: its SHA-256, and a warning for each member that the manifest disowns."""

    sha256: str
    problems: tuple[Problem, ...] = ()


def write_archive(
    folder: Path, target: Path, names: Sequence[str], *, force: bool = False
) -> Packed:
    """Put the files `names` of a job's `folder` into the zip `target`.

    The same files give the same bytes. Members are stored, since a .docx is deflated already, and
    pass through in pieces, so that memory does not grow with the job. `target` takes its place as
    by `replace_file`; a file there that is no such zip is kept unless `force`. SHA256SUMS.txt has
    every member as it was sent; whether docgen wrote it, the manifest alone says: a member that it
    does not record is a warning `D-NGOAISO`, one of other content `D-SUASAU`. Raises
    `ProblemError`: `D-SUATAY` for a file to be kept, `D-TEPNEN` for more than a zip should hold,
    `D-TEP` for a file that is not there, else as `read_manifest` and `replace_file` do.
    """
    members = [*sorted(set(names) - {MANIFEST}), MANIFEST]
    _check_size(folder, members, target)
    manifest = read_manifest(folder / MANIFEST)
    mode = replaceable(target)
    if mode is not None and not force and not is_archive(target):
        message = f"Tệp «{target.name}» đã có sẵn và không phải do docgen ghi."
        hint = "đổi tên tệp để giữ lại, hoặc chạy lại với --force để ghi đè"
        raise ProblemError(write_problem("D-SUATAY", message, target, hint))
    with _refusals_of(target):
        temporary = temporary_file(target.parent)
        try:
            with temporary.open("xb") as stream:
                sums = _fill(stream, folder, members)
                stream.flush()
                os.fsync(stream.fileno())
            digest = _take_place(temporary, target, mode)
        finally:
            drop(temporary)
    return Packed(digest, tuple(_disowned(folder, manifest, sums)))


def is_archive(path: Path) -> bool:
    """Whether the file at `path` is a zip that `write_archive` made."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()[-2:] == [MANIFEST, SUMS]
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False


def _take_place(temporary: Path, target: Path, mode: int | None) -> str:
    digest = file_sha256(temporary) or ""
    if mode is not None:
        if file_sha256(target) == digest:
            return digest
        temporary.chmod(mode)
    try:
        temporary.replace(target)
    except OSError as error:
        raise ProblemError(replace_fault(error, target)) from error
    sync_folder(target.parent)
    return digest


def _check_size(folder: Path, members: Sequence[str], target: Path) -> None:
    hint = "chia danh sách đơn vị ra nhiều lần chạy, mỗi lần một thư mục"
    if len(members) > MAX_MEMBERS:
        message = f"Quá {MAX_MEMBERS} văn bản, không nén chung vào «{target.name}» được."
        raise ProblemError(write_problem("D-TEPNEN", message, target, hint))
    problems: list[Problem] = []
    total = 0
    for name in members:
        problems += bad_name(folder / name, name) if name != MANIFEST else ()
        status = plain_file(folder / name)
        total += (status.st_size if status else 0) + _SUM + len(name.encode())
        if status is None:
            problems.append(_missing(folder / name))
    if total > MAX_BYTES or _listing_length(members) > MAX_LISTING:
        message = f"Văn bản cộng lại quá lớn, không nén chung vào «{target.name}» được."
        problems.append(write_problem("D-TEPNEN", message, target, hint))
    if problems:
        raise ProblemError(*problems)


def _listing_length(members: Sequence[str]) -> int:
    return sum(_HEAD + len(name.encode()) for name in (*members, SUMS))


def _missing(path: Path) -> Problem:
    message = f"Không còn tệp «{path.name}» để nén."
    return write_problem("D-TEP", message, path, "chạy lại để lập lại văn bản")


def _disowned(folder: Path, manifest: Manifest, sums: Mapping[str, str]) -> Iterator[Problem]:
    for name, sha256 in sums.items():
        key = manifest.owner(name)
        if name == MANIFEST or (key is not None and manifest.documents[key].sha256 == sha256):
            continue
        code, what = ("D-NGOAISO", "không có trong sổ kê") if key is None else _CHANGED
        message = f"Tệp «{name}» trong tệp nén {what}."
        yield Problem(code, message, Place(str(folder / name)), _TOLD, Level.WARNING)


def _fill(stream: IO[bytes], folder: Path, members: Sequence[str]) -> dict[str, str]:
    """Write the zip; return the SHA-256 of each member that went into it."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        sums = {name: _copy(archive, folder / name) for name in members}
        lines = (f"{sha256}  {name}\n" for name, sha256 in sums.items())
        archive.writestr(_member(SUMS), "".join(lines).encode())
    return sums


def _copy(archive: zipfile.ZipFile, path: Path) -> str:
    digest = hashlib.sha256()
    with _source(path) as source, archive.open(_member(path.name), "w") as member:
        while data := _read(source, path):
            digest.update(data)
            member.write(data)
    return digest.hexdigest()


@contextmanager
def _source(path: Path) -> Iterator[IO[bytes]]:
    try:
        source = path.open("rb")
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error
    with source:
        yield source


def _read(source: IO[bytes], path: Path) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error


def _member(name: str) -> zipfile.ZipInfo:
    """Return the head of a member: nothing of clock, system or user is in it."""
    member = zipfile.ZipInfo(name, _FIRST_DAY)
    member.create_system = _UNIX
    member.external_attr = _READABLE
    return member


@contextmanager
def _refusals_of(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ProblemError(disk_fault(error, target)) from error
