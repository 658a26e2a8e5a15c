"""Plain data against a noun: the model's errors as findings with file, line and column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from docgen.load.faults import Fault, sentence
from docgen.load.limits import FULL, and_more
from docgen.load.nodes import Mapping, Node, Path, child_of
from docgen.load.plain import prune, to_plain
from docgen.load.reading import Source
from docgen.load.shape import Kind, Shape, shape_of
from docgen.model.base import Noun
from docgen.problems import Level, Problem

AnyNoun = TypeVar("AnyNoun", bound=Noun)


def validate(
    node: Mapping, model: type[AnyNoun], source: Source
) -> tuple[AnyNoun | None, list[Problem]]:
    """Return the noun that a tree of strings stands for, or None and everything wrong with it.

    Empty values count as absent. Nothing is coerced but by the field's own reader.
    """
    shape = shape_of(model)
    kept = prune(node, shape)
    noun, errors = check(to_plain(kept, {}), model)
    return noun, as_problems(errors, kept, shape, source.file)


def check(data: Any, model: type[AnyNoun]) -> tuple[AnyNoun | None, list[ErrorDetails]]:
    """Return the noun of plain data, or None and the model's own errors."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def as_problems(
    errors: Iterable[ErrorDetails], node: Mapping, shape: Shape, file: str
) -> list[Problem]:
    """Return the model's errors as findings at the nearest node of the tree, one a cause."""
    all_errors = list(errors)
    faults = [_fault(error, node, shape, file) for error in all_errors[:FULL]]
    typos = {(fault.parent_path, fault.meant) for fault in faults if fault.meant}
    told = [fault for fault in faults if (fault.parent_path, fault.missing) not in typos]
    problems = list(dict.fromkeys(sentence(fault) for fault in told))
    if len(all_errors) > FULL:
        problems.append(and_more(len(all_errors) - FULL, Level.ERROR, problems))
    return problems


def walk(node: Node, loc: Iterable[str | int]) -> tuple[Path, Node]:
    """Return the path and the node nearest to a place in the model.

    What the tree does not have is passed over: the index 0 of a single value, a missing key.
    """
    path: Path = ()
    for part in loc:
        child = child_of(node, part)
        if child is not None:
            node, path = child, (*path, part)
    return path, node


def _fault(error: ErrorDetails, root: Mapping, shape: Shape, file: str) -> Fault:
    loc = _up_to_field(error["loc"], shape)
    parent_path, parent = walk(root, loc[:-1])
    _, node = walk(root, loc)
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    field = shape.below(tuple(part for part in loc if isinstance(part, str)))
    return Fault(
        type=error["type"],
        name=name,
        message=error["msg"],
        context=error.get("ctx", {}),
        node=node,
        parent=parent,
        parent_path=parent_path,
        around=shape.below(parent_path),
        field=field,
        file=file,
    )


def _up_to_field(loc: tuple[int | str, ...], shape: Shape) -> tuple[int | str, ...]:
    """Cut off what lies inside a date: for a clerk it is one value."""
    for end in range(1, len(loc) + 1):
        field = shape.below(loc[:end])
        if field and field.kind is Kind.DATE:
            return loc[:end]
    return loc
