"""A unit as it was read from a file of whatever kind: what the checks between units work on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath

from docgen.load.nodes import Path
from docgen.model import DonVi
from docgen.problems import Place, Problem

TABLES = (".xlsx", ".csv")
PARTS = ("nguoi_ky", "lich_su")  # what a table holds on sheets, or in files, of their own
_KEY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit under its key; `where` tells the place of a field, of the unit for an empty path."""

    key: str
    unit: DonVi
    where: Callable[[Path], Place]


@dataclass(frozen=True, slots=True)
class Entries:
    """The right units of a file in its order, all keys typed in it, and what was found."""

    right: list[Entry]
    typed: frozenset[str]
    problems: list[Problem]


def refused_key(key: str, place: Place) -> Problem | None:
    """Return why a text cannot be a unit's key, or None."""
    if _KEY.fullmatch(key):
        return None
    message = f"Mã đơn vị «{key[:60]}» chỉ được có chữ không dấu, chữ số và dấu «-»."
    return Problem("D-MA", message, place, "đặt mã như hoi-lhpn-hoc-mon")


def files_of(path: FilePath) -> list[FilePath]:
    """Return the files that a registry is read from: the file itself, and the parts of a .csv."""
    if path.suffix.lower() != ".csv":
        return [path]
    parts = (path.with_name(f"{part}.csv") for part in PARTS)
    return [path, *(part for part in parts if part.is_file())]
