"""SHA-256 of bytes and of the files that stand in a folder."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from docgen.problems import ProblemError
from docgen.write.faults import plain_file, read_fault

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | _NO_LINKS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 20  # bytes


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str | None:
    """Return the SHA-256 of the file `path`, or None where there is none.

    The content is always read: neither size nor date would show every edit. Raises `ProblemError`
    when it is not a regular file or cannot be read.
    """
    # Where the system cannot refuse a link while it opens, the link is looked for before.
    if not _NO_LINKS and plain_file(path) is None:
        return None
    try:
        descriptor = os.open(path, _READ)
    except FileNotFoundError:
        return None
    except OSError as error:
        plain_file(path)  # says in its own words what stands there instead of a file
        raise ProblemError(read_fault(error, path)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            plain_file(path)
        return _digest(descriptor, status.st_size)
    except OSError as error:
        raise ProblemError(read_fault(error, path)) from error
    finally:
        os.close(descriptor)


def _digest(descriptor: int, size: int) -> str:
    digest = hashlib.sha256()
    # One byte more than the file has, so that a small one is known to be whole after two reads.
    while data := os.read(descriptor, min(size + 1, _CHUNK)):
        digest.update(data)
    return digest.hexdigest()
