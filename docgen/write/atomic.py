"""A file takes its place whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from docgen.problems import ProblemError
from docgen.write.faults import disk_fault, plain_file, refuse_open, replace_fault, write_problem

# Begins with a dot and never ends in .docx, so that no one opens or sends one by mistake.
_TEMPORARY = re.compile(r"\.docgen-[0-9a-f]{8}\.tmp")
TEMPORARY_LENGTH = len(".docgen-01234567.tmp")
_ATTEMPTS = 3
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EACCES, errno.EPERM}


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`: a reader sees the old content or the new one, never a part.

    The permissions of a file that is replaced are kept. Raises `ProblemError`: `D-DANGMO` when
    another program holds the file, `D-LIENKET` for a symbolic link, `D-GHI` or `D-DUONGDAN` when
    the disk refuses; then nothing has changed and no temporary file is left.
    """
    mode = replaceable(path)
    for attempt in range(1, _ATTEMPTS + 1):
        if _try_replace(path, data, mode, is_last=attempt == _ATTEMPTS):
            return


def replaceable(path: Path) -> int | None:
    """Return the permissions of the file at `path` that may be replaced, None where there is none.

    Raises `ProblemError` as `replace_file` does for a file that may not.
    """
    status = plain_file(path)
    if status is None:
        return None
    if not status.st_mode & stat.S_IWUSR:
        message = f"Không ghi được «{path.name}»: tệp ở chế độ chỉ đọc."
        hint = "bỏ chế độ chỉ đọc của tệp rồi chạy lại"
        raise ProblemError(write_problem("D-GHI", message, path, hint))
    refuse_open(path)
    return stat.S_IMODE(status.st_mode)


def probe_folder(folder: Path) -> None:
    """Find out, before any work, whether a file can be written into `folder`.

    Raises `ProblemError` as `replace_file` does.
    """
    try:
        write_temporary(folder, b"\0" * 4096, None).unlink(missing_ok=True)
    except OSError as error:
        raise ProblemError(disk_fault(error, folder)) from error


def sweep(folder: Path) -> tuple[str, ...]:
    """Remove what a killed run left in `folder`; return the names, sorted.

    A temporary file that the system does not let go is left for the next run.
    """
    swept = []
    for name in names_like(folder, _TEMPORARY):
        with suppress(OSError):
            (folder / name).unlink()
            swept.append(name)
    return tuple(swept)


def names_like(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    """Return the names in `folder` that match `pattern` whole, sorted, those of folders left out.

    Raises `OSError` when the folder cannot be listed.
    """
    with os.scandir(folder) as entries:
        return sorted(one.name for one in entries if pattern.fullmatch(one.name) and one.is_file())


def append_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Add lines to `path` and see them to the disk together; raises `ProblemError` (`D-GHI`).

    They are set off on both sides, so that one torn by a full disk spoils no other. The finding
    names the folder: a clerk knows nothing of the file.
    """
    is_new = plain_file(path) is None
    try:
        with path.open("ab") as stream:
            stream.write(b"\n" + b"\n".join(lines) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        if is_new:
            sync_folder(path.parent)
    except OSError as error:
        raise ProblemError(disk_fault(error, path.parent)) from error


def drop(path: Path) -> None:
    """Remove a file that is no longer needed; one that the system holds waits for the next run."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _try_replace(path: Path, data: bytes, mode: int | None, *, is_last: bool) -> bool:
    try:
        temporary = write_temporary(path.parent, data, mode)
    except OSError as error:
        raise ProblemError(disk_fault(error, path)) from error
    try:
        temporary.replace(path)
        sync_folder(path.parent)
    except FileNotFoundError as error:
        # Another run in the same folder swept the temporary file: the data is still at hand.
        if is_last:
            raise ProblemError(disk_fault(error, path)) from error
        return False
    except OSError as error:
        raise ProblemError(replace_fault(error, path)) from error
    finally:
        drop(temporary)
    return True


def write_temporary(folder: Path, data: bytes, mode: int | None) -> Path:
    """Return a new file in `folder` that holds `data` and has reached the disk.

    `mode` are its permissions, None for those of any new file. Raises `OSError`; then no file is
    left.
    """
    path = temporary_file(folder)
    stream = path.open("xb")
    try:
        with stream:
            stream.write(data)
            if mode is not None:
                path.chmod(mode)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        drop(path)
        raise
    return path


def temporary_file(folder: Path) -> Path:
    """Return the path of a temporary file that no one else uses; nothing is created."""
    return folder / f".docgen-{secrets.token_hex(4)}.tmp"


def sync_folder(folder: Path) -> None:
    """Make new names last through a power cut, where the system can: Windows cannot.

    Raises `OSError` when the disk fails.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
