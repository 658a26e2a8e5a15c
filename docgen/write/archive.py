"""The zip of a job: its documents, the manifest, and the list that `sha256sum -c` reads."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from docgen.problems import Problem, ProblemError
from docgen.write.atomic import drop, replaceable, sync_folder, temporary_file
from docgen.write.faults import disk_fault, plain_file, read_fault, replace_fault, write_problem
from docgen.write.hashing import file_sha256
from docgen.write.manifest import MANIFEST
from docgen.write.naming import bad_name

SUMS = "SHA256SUMS.txt"
MAX_MEMBERS = 65_000
MAX_BYTES = 2_000_000_000
_CHUNK = 1 << 20  # bytes
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
_READABLE = 0o644 << 16
_UNIX = 3


def write_archive(folder: Path, target: Path, names: Sequence[str], *, force: bool = False) -> str:
    """Put the files `names` of a job's `folder` into the zip `target`; return its SHA-256.

    The same files give the same bytes. Members are stored, since a .docx is deflated already, and
    pass through in pieces, so that memory does not grow with the job. `target` takes its place as
    by `replace_file`; a file there that is no such zip is kept unless `force`. Raises
    `ProblemError`: `D-SUATAY` for such a file, `D-TEPNEN` for more than a zip should hold, `D-TEP`
    for a file that is not there, else as `replace_file` does.
    """
    members = [*sorted(set(names) - {MANIFEST}), MANIFEST]
    _check_size(folder, members, target)
    mode = replaceable(target)
    if mode is not None and not force and not is_archive(target):
        message = f"Tệp «{target.name}» đã có sẵn và không phải do docgen ghi."
        hint = "đổi tên tệp để giữ lại, hoặc chạy lại với --force để ghi đè"
        raise ProblemError(write_problem("D-SUATAY", message, target, hint))
    with _refusals_of(target):
        temporary = temporary_file(target.parent)
        try:
            with temporary.open("xb") as stream:
                _fill(stream, folder, members)
                stream.flush()
                os.fsync(stream.fileno())
            return _take_place(temporary, target, mode)
        finally:
            drop(temporary)


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
        total += status.st_size if status else 0
        if status is None:
            problems.append(_missing(folder / name))
    if total > MAX_BYTES:
        message = f"Văn bản cộng lại quá lớn, không nén chung vào «{target.name}» được."
        problems.append(write_problem("D-TEPNEN", message, target, hint))
    if problems:
        raise ProblemError(*problems)


def _missing(path: Path) -> Problem:
    message = f"Không còn tệp «{path.name}» để nén."
    return write_problem("D-TEP", message, path, "chạy lại để lập lại văn bản")


def _fill(stream: IO[bytes], folder: Path, members: Sequence[str]) -> None:
    sums = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name in members:
            sums.append(f"{_copy(archive, folder / name)}  {name}\n")
        archive.writestr(_member(SUMS), "".join(sums).encode())


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
