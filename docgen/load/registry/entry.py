"""A unit as it was read from a file of whatever kind: what the checks between units work on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import NamedTuple

from docgen.load.nodes import Path
from docgen.load.registry.naming import Names, as_code, is_key
from docgen.model import DonVi
from docgen.problems import Place, Problem

TABLES = (".xlsx", ".csv")
PARTS = ("nguoi_ky", "lich_su")  # what a table holds on sheets, or in files, of their own


class Words(NamedTuple):
    """What the ends of a span are called where a file has them."""

    both: str
    last: str


KEYS_OF_SPAN = Words("«tu», «den»", "«den»")
COLUMNS_OF_SPAN = Words("cột «Từ», «Đến»", "cột «Đến»")


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit under its key; `where` tells the place of a field, of the unit for an empty path."""

    key: str
    unit: DonVi
    where: Callable[[Path], Place]
    span: Words = KEYS_OF_SPAN


@dataclass(frozen=True, slots=True)
class Entries:
    """The right units of a file in its order, and what was found.

    `typed` are the codes that are no longer unknown: all that stand in the file, and those that a
    faulty one was meant to be. `names` are the names of all units, faulty ones too.
    """

    right: list[Entry]
    typed: frozenset[str]
    problems: list[Problem]
    names: Names


def refused_key(key: str, place: Place, typed: Collection[str]) -> Problem | None:
    """Return why a text cannot be a unit's key, or None.

    The hint is the key that it was meant to be, unless that is in `typed`: the keys of the file.
    """
    if is_key(key):
        return None
    meant = as_code(key)
    message = f"Mã đơn vị «{key[:60]}» chỉ được có chữ không dấu, chữ số và dấu «-»."
    hint = f"sửa mã thành {meant[:60]}" if meant else "đặt mã như hoi-lhpn-hoc-mon"
    if meant in typed:
        hint = f"đặt mã khác; «{meant[:60]}» là mã của một đơn vị khác"
    return Problem("D-MA", message, place, hint)


def codes_meant(keys: Collection[str]) -> frozenset[str]:
    """Return all keys of a file, and for each that cannot be one the key that it stands for."""
    return frozenset(keys) | {as_code(key) for key in keys if not is_key(key)}


def files_of(path: FilePath) -> list[FilePath]:
    """Return the files that a registry is read from: the file itself, and the parts of a .csv."""
    if path.suffix.lower() != ".csv":
        return [path]
    parts = (path.with_name(f"{part}.csv") for part in PARTS)
    return [path, *(part for part in parts if part.is_file())]
