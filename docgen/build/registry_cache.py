"""Registries kept on disk, so that an unchanged file of thousands of units is not read again.

The way of `template_cache`: in the user's own folder, under a name that changes with the file and
with everything that reads it.
"""

from __future__ import annotations

import hashlib
import importlib.util
from importlib.metadata import version
from pathlib import Path

from docgen import __version__
from docgen.load.registry import Registry, thawed
from docgen.load.registry.entry import files_of
from docgen.load.registry.file import load_registry
from docgen.problems import Problem
from docgen.the_thuc.loading import NAMES
from docgen.write import keep, kept

_MOST = 8  # files of about 1 KB a unit
_FEW = 100  # units: reading so few takes less than looking for what was kept
_LARGEST = 64 * 1024 * 1024  # bytes; a registry is never that large
_READERS = ("load", "model", "the_thuc", "tieng_viet")  # our own rooms that a registry comes from


def cached_registry(path: Path, shown: str, folder: Path | None) -> tuple[Registry, list[Problem]]:
    """Return the registry of a file and all its problems, from `folder` when it was read before.

    `shown` is the file's name in problems, `folder` the user's cache folder, or None to keep
    nothing. Only a registry without any problem is kept; never raises for a bad file.
    """
    name = _name(path) if folder else None
    if folder is None or name is None:
        return load_registry(path, shown, NAMES)
    content = kept(folder, name)
    if content is not None:
        return thawed(content, shown), []
    registry, problems = load_registry(path, shown, NAMES)
    # Someone may have saved the file while it was read.
    if not problems and len(registry.units) >= _FEW and _name(path) == name:
        frozen = registry.frozen()
        keep(folder, name, frozen, _MOST)
        return thawed(frozen, shown), []  # a third of the memory, and the same as the next run
    return registry, problems


def _name(path: Path) -> str | None:
    """Return the name for the present bytes of a registry, or None when they cannot be had."""
    whole = hashlib.sha256(_tools().encode())
    try:
        for file in files_of(path):
            if file.stat().st_size > _LARGEST:
                return None
            data = file.read_bytes()
            whole.update(f"{file.name} {len(data)}\n".encode())
            whole.update(data)
    except (OSError, ValueError):  # a name with a NUL is a ValueError
        return None
    return f"{whole.hexdigest()}.danhba"


def _tools() -> str:
    """Return what changes with everything that reads a registry."""
    package = Path(__file__).parents[1]
    files = sorted(file for room in _READERS for file in (package / room).rglob("*.py"))
    versions = [__version__, *(version(name) for name in ("pydantic", "pyyaml", "openpyxl"))]
    times = [str(file.stat().st_mtime_ns) for file in files]
    return "|".join([*versions, importlib.util.MAGIC_NUMBER.hex(), *times])
