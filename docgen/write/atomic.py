"""A file takes its place whole or not at all, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from docgen.problems import ProblemError
from docgen.write.faults import disk_fault, plain_file, replace_fault, write_problem

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
    status = plain_file(path)
    mode = stat.S_IMODE(status.st_mode) if status else None
    if mode is not None and not mode & stat.S_IWUSR:
        message = f"Không ghi được «{path.name}»: tệp ở chế độ chỉ đọc."
        hint = "bỏ chế độ chỉ đọc của tệp rồi chạy lại"
        raise ProblemError(write_problem("D-GHI", message, path, hint))
    for attempt in range(1, _ATTEMPTS + 1):
        if _try_replace(path, data, mode, is_last=attempt == _ATTEMPTS):
            return


def probe_folder(folder: Path) -> None:
    """Find out, before any work, whether a file can be written into `folder`.

    Raises `ProblemError` as `replace_file` does.
    """
    try:
        _write_temporary(folder, b"\0" * 4096, None).unlink(missing_ok=True)
    except OSError as error:
        raise ProblemError(disk_fault(error, folder)) from error


def sweep(folder: Path) -> tuple[str, ...]:
    """Remove what a killed run left in `folder`; return the names, sorted.

    A temporary file that the system does not let go is left for the next run.
    """
    swept = []
    for path in sorted(folder.iterdir()):
        if not _TEMPORARY.fullmatch(path.name) or path.is_dir():
            continue
        with suppress(OSError):
            path.unlink()
            swept.append(path.name)
    return tuple(swept)


def append_line(path: Path, line: bytes) -> None:
    """Add one line to `path` and see it to the disk; raises `ProblemError` (`D-GHI`).

    The line is set off on both sides, so that one torn by a full disk spoils no other.
    """
    plain_file(path)
    try:
        with path.open("ab") as stream:
            stream.write(b"\n" + line + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise ProblemError(disk_fault(error, path)) from error


def drop(path: Path) -> None:
    """Remove a file that is no longer needed; one that the system holds waits for the next run."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _try_replace(path: Path, data: bytes, mode: int | None, *, is_last: bool) -> bool:
    try:
        temporary = _write_temporary(path.parent, data, mode)
    except OSError as error:
        raise ProblemError(disk_fault(error, path)) from error
    try:
        temporary.replace(path)
        _sync_folder(path.parent)
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


def _write_temporary(folder: Path, data: bytes, mode: int | None) -> Path:
    path = folder / f".docgen-{secrets.token_hex(4)}.tmp"
    stream = path.open("xb")
    try:
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            path.chmod(mode)
    except BaseException:
        drop(path)
        raise
    return path


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can: Windows cannot."""
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
