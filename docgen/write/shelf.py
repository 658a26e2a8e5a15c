"""A folder of the user's own where a run keeps what the next one need not make again."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from docgen.problems import ProblemError
from docgen.write.atomic import replace_file

_DIGEST = 32


def kept(folder: Path, name: str) -> bytes | None:
    """Return what was kept under a name, or None when there is nothing whole and trustworthy.

    Only a folder that no one else can write into is believed; damage is found by SHA-256.
    """
    if not _is_private(folder):
        return None
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return None
    digest, data = content[:_DIGEST], content[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def keep(folder: Path, name: str, data: bytes, most: int) -> None:
    """Keep bytes under a name; beyond `most` files the oldest make room. Faults are passed over."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            replace_file(folder / name, hashlib.sha256(data).digest() + data)
            _make_room(folder, Path(name).suffix, most)
    except (OSError, ProblemError):
        return  # what is kept only saves time


def _is_private(folder: Path) -> bool:
    """Whether only this user can write into the folder; on Windows its rights see to that."""
    if not folder.is_dir():
        return False
    if os.name == "nt":
        return True
    about = folder.stat()
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _make_room(folder: Path, ending: str, most: int) -> None:
    files = sorted(folder.glob(f"*{ending}"), key=lambda file: file.stat().st_mtime)
    for file in files[:-most]:
        file.unlink(missing_ok=True)
