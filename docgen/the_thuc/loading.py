"""Reads the profiles that ship with the program and picks the one for a document."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docgen.problems import Level, Problem, ProblemError, suggest
from docgen.the_thuc.profile import Cot, TheThuc

FOLDER = Path(__file__).parent / "ho_so"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Rulebooks of which a newer edition replaced an older one.
EDITIONS = {"dang": ("dang", "dang-hd36"), "dang-hd36": ("dang", "dang-hd36")}
NAMES = ("nha-nuoc", "hoi-lhpn", "doan-the", "dang", "dang-hd36", "doan")


@cache
def load_profile(name: str) -> TheThuc:
    """Return the profile of that name with what it inherits.

    Raises `ProblemError` with the nearest name when there is none.
    """
    if name not in NAMES:
        raise ProblemError(
            Problem(
                "D-THETHUC",
                f"Không có thể thức «{name}».",
                hint=suggest(name, NAMES, "các thể thức: " + ", ".join(NAMES)),
            )
        )
    return TheThuc.model_validate(_read(name))


@cache
def titled_types() -> frozenset[str]:
    """Return the name of every type of any profile that a document bears as its title.

    Read without the rest of the profiles: who looks for a title does not know yet whose it is. A
    letter bears no name of its type.
    """
    contents = [_content(name) for name in NAMES]
    listed = [one.get("loai", {}) for one in contents]
    listed += [one.get("loai_khac", {}).get("loai", {}) for one in contents]
    kinds = [kind for types in listed for kind in types.values()]
    return frozenset(kind["ten"] for kind in kinds if "ten" in kind and not kind.get("cong_van"))


def profile_text(name: str) -> bytes:
    """Return the bytes of a profile and of all that it inherits, for fingerprints."""
    data = (FOLDER / f"{name}.yaml").read_bytes()
    parent = _parse(data).get("ke_thua")
    return data + (profile_text(parent) if parent else b"")


def columns_text() -> bytes:
    """Return the bytes that the columns of structured tables are read from, for fingerprints."""
    return (FOLDER / "bang.yaml").read_bytes()


def choose_profile(family: str, day: datetime.date | None) -> tuple[TheThuc, list[Problem]]:
    """Return the edition of a family that is in force on `day`, with a note if none is.

    `day` is the date of the document; `None` takes the edition without an end.
    """
    if family not in NAMES:
        return load_profile(family), []
    editions = [load_profile(name) for name in EDITIONS.get(family, (family,))]
    for edition in editions:
        if edition.hieu_luc.holds(day):
            return edition, []
    oldest = min(editions, key=lambda edition: edition.hieu_luc.tu or datetime.date.min)
    return oldest, [_too_old(oldest)]


@cache
def load_columns() -> dict[str, tuple[Cot, ...]]:
    """Return the columns of each structured table, in the order of the page."""
    content = _parse(columns_text())
    return {
        name: tuple(Cot.model_validate(column) for column in columns)
        for name, columns in content.items()
    }


def _too_old(profile: TheThuc) -> Problem:
    return Problem(
        "D-THETHUC",
        f"Văn bản có ngày trước khi «{profile.nguon}» có hiệu lực; docgen vẫn dùng thể thức này.",
        hint="xem lại «ngay»",
        level=Level.NOTE,
    )


def _parse(data: bytes) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(data, Loader=_Loader)  # noqa: S506 (a safe loader)
    return content


@cache
def _content(name: str) -> Mapping[str, Any]:
    return _parse((FOLDER / f"{name}.yaml").read_bytes())


def _read(name: str) -> dict[str, Any]:
    content = dict(_content(name))
    parent = content.get("ke_thua")
    if not parent:
        return content
    old, new = content.pop("doi_dieu", ("", ""))
    return _merge(_with_source(_read(parent), old, new) if old else _read(parent), content)


def _with_source(part: Any, old: str, new: str) -> Any:
    """Return an inherited part whose clauses name the child's own text instead of the parent's."""
    if isinstance(part, list):
        return [_with_source(item, old, new) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: new
        if key == "dieu" and isinstance(value, str) and value.startswith(old)
        else _with_source(value, old, new)
        for key, value in part.items()
    }


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        whole = key == "hieu_luc"  # the days in force are never inherited by halves
        merged[key] = (
            _merge(old, value)
            if isinstance(old, dict) and isinstance(value, dict) and not whole
            else value
        )
    return merged
