"""A document's data file into a `VanBan`: every problem found, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from docgen.load.bodies import Bodies, parse_bodies
from docgen.load.crosscheck import crosscheck
from docgen.load.drafting import placeholder, put
from docgen.load.nodes import Mapping, place_of
from docgen.load.plain import prune, to_plain
from docgen.load.reading import Source, read_source
from docgen.load.scope import fill_places
from docgen.load.shape import shape_of
from docgen.load.strict_yaml import read_yaml
from docgen.load.texts import settle
from docgen.load.validation import as_problems, check
from docgen.model import VanBan
from docgen.problems import Level, Place, Problem, ProblemError

_SHAPE = shape_of(VanBan)
_MISSING = re.compile(r"Thiếu «(\w+)»\.")
_NO_SCOPE: AnyMapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A data file that has been read once: for a batch, the part that no unit changes.

    `node` is None when the file could not be read; then `problems` says why. `empty` tells where
    the keys stand that have nothing behind them, `in_bodies` which of the problems were found in
    texts in notation, `reasons` the «ly_do» of each overlay in it, by the overlay's file.
    """

    source: Source
    node: Mapping | None
    bodies: Bodies
    problems: tuple[Problem, ...]
    empty: AnyMapping[str, Place] = field(default_factory=dict)
    in_bodies: tuple[Problem, ...] = ()
    reasons: AnyMapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    r"""A loaded document. `van_ban` is None exactly when `problems` holds an error.

    `node` is the tree of the file and `text` its text (line ends as `\n`), for edits in place;
    `reasons` is that of the `DocumentFile`.
    """

    van_ban: VanBan | None
    problems: tuple[Problem, ...]
    node: Mapping | None
    text: str
    reasons: AnyMapping[str, str] = field(default_factory=dict)


def load_document(
    path: Path, display_name: str, *, draft: bool = False, scope: AnyMapping[str, str] = _NO_SCOPE
) -> Loaded:
    """Return the document of a data file with all its problems; never raises for a bad file.

    `display_name` is the file's name in findings. With `draft`, missing texts become
    `[thiếu: …]` and a note. `scope` holds the values for fields that are nothing but one place,
    by dotted name (`don_vi.ten`), as the text that was typed.
    """
    return bind(read_document(path, display_name), draft=draft, scope=scope)


def read_document(path: Path, display_name: str) -> DocumentFile:
    """Return a data file read up to the point where values are filled in; never raises."""
    try:
        source = read_source(path, display_name)
    except ProblemError as error:
        return DocumentFile(Source(display_name, ""), None, {}, error.problems)
    root, problems = read_yaml(source)
    if root is None:
        return DocumentFile(source, None, {}, tuple(problems))
    root, found = settle(root, _SHAPE, source)
    kept = prune(root, _SHAPE)
    bodies, wrong = parse_bodies(kept, _SHAPE, source)
    empty = {
        key.text: place_of(key, source.file)
        for key, _ in root.entries
        if kept.get(key.text) is None
    }
    return DocumentFile(source, kept, bodies, (*problems, *found, *wrong), empty, tuple(wrong))


def bind(
    file: DocumentFile, *, draft: bool = False, scope: AnyMapping[str, str] = _NO_SCOPE
) -> Loaded:
    """Return the document of a file for one set of values; see `load_document`."""
    if file.node is None:
        return Loaded(None, file.problems, None, file.source.text)
    name = file.source.file
    filled, open_places = fill_places(file.node, _SHAPE, scope, name)
    root = prune(filled, _SHAPE)
    van_ban, wrong = _validated(root, file.bodies, name, draft)
    told = {problem.place for problem in open_places}
    problems = [*file.problems, *open_places, *(one for one in wrong if one.place not in told)]
    problems += _between_fields(root, file)
    placed = (_at_empty_key(problem, file) for problem in problems)
    found = tuple(sorted(dict.fromkeys(placed), key=partial(_by_line, name)))
    failed = any(problem.level is Level.ERROR for problem in found)
    return Loaded(None if failed else van_ban, found, file.node, file.source.text, file.reasons)


def _at_empty_key(problem: Problem, file: DocumentFile) -> Problem:
    """Return a missing field's finding at its key when the key is there with nothing behind it."""
    name = _MISSING.fullmatch(problem.message) if problem.code == "D-THIEU" else None
    place = file.empty.get(name[1]) if name else None
    if name is None or place is None:
        return problem
    return replace(problem, place=place, hint=f"điền vào sau «{name[1]}:»")


def _by_line(file: str, problem: Problem) -> tuple[bool, str, int, int]:
    """Return the order of findings: those of the document's own file first."""
    place = problem.place
    return place.file != file, place.file, place.line, place.column


def _between_fields(root: Mapping, file: DocumentFile) -> Iterable[Problem]:
    """Return the findings between fields, without guesses about a body that could not be read."""
    unread = any(problem.level is Level.ERROR for problem in file.problems)
    found = crosscheck(root, _SHAPE, file.bodies, file.source.file)
    return [problem for problem in found if problem.level is Level.ERROR or not unread]


def _validated(
    root: Mapping, bodies: Bodies, file: str, draft: bool
) -> tuple[VanBan | None, list[Problem]]:
    data = to_plain(root, bodies)
    van_ban, errors = check(data, VanBan)
    if not draft:
        return van_ban, as_problems(errors, root, _SHAPE, file)
    missing = [error for error in errors if _fill(data, error)]
    van_ban, errors = check(data, VanBan)
    notes = [_as_note(one) for one in as_problems(missing, root, _SHAPE, file)]
    return van_ban, [*as_problems(errors, root, _SHAPE, file), *notes]


def _fill(data: Any, error: ErrorDetails) -> bool:
    value = placeholder(error["loc"], _SHAPE) if error["type"] == "missing" else None
    if value is not None:
        put(data, error["loc"], value)
    return value is not None


def _as_note(problem: Problem) -> Problem:
    return Problem(problem.code, problem.message, problem.place, problem.hint, Level.NOTE)
