"""The shape of a noun: its keys and what each of them wants, read from the model itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from docgen.load.nodes import Path
from docgen.model import Ngay, NoiDung
from docgen.model.base import Noun


class Kind(Enum):
    """What a field wants to be."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    NOTATION = "notation"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Shape:
    """A field: its kind, whether it is a list of that, and of a noun its keys in model order."""

    kind: Kind
    many: bool
    fields: Mapping[str, Shape]

    def below(self, path: Path) -> Shape | None:
        """Return the shape at a path of keys and indices, or None for an unknown key."""
        shape: Shape | None = self
        for name in path:
            if isinstance(name, str):
                shape = shape.fields.get(name) if shape else None
        return shape


@cache
def shape_of(model: type[Noun]) -> Shape:
    """Return the shape of a noun."""
    fields = {name: _field_shape(info.annotation) for name, info in model.model_fields.items()}
    return Shape(Kind.NOUN, False, MappingProxyType(fields))


_NO_FIELDS: Mapping[str, Shape] = MappingProxyType({})
_KINDS = {Ngay: Kind.DATE, NoiDung: Kind.NOTATION, bool: Kind.FLAG, int: Kind.NUMBER}


def _field_shape(annotation: Any) -> Shape:
    leaves = [leaf for leaf in _leaves(annotation) if leaf not in (type(None), Ellipsis)]
    many = tuple in _origins(annotation)
    if str in leaves:  # text is taken as typed, even where a date would do too
        return Shape(Kind.TEXT, many, _NO_FIELDS)
    leaf = leaves[0]
    if leaf in _KINDS:
        return Shape(_KINDS[leaf], many, _NO_FIELDS)
    if isinstance(leaf, type) and issubclass(leaf, Noun):
        return Shape(Kind.NOUN, many, shape_of(leaf).fields)
    return Shape(Kind.CHOICE, many, _NO_FIELDS)


def _origins(annotation: Any) -> Iterator[Any]:
    yield get_origin(annotation)
    for argument in get_args(annotation):
        if get_origin(argument) is not Literal:
            yield from _origins(argument)


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield the plain types inside an annotation; metadata of `Annotated` is left out."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if not arguments:
        yield annotation
    elif origin is Literal:
        yield Literal
    elif hasattr(annotation, "__metadata__"):
        yield from _leaves(arguments[0])
    else:
        for argument in arguments:
            yield from _leaves(argument)
