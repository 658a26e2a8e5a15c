"""JSON Schema of the data files, so that an editor completes keys and shows what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from docgen.load.shape import Kind, Shape, shape_of
from docgen.model import CanCu, DonVi, NoiNhan, VanBan
from docgen.model.base import Noun
from docgen.model.words import WORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$"
_PLACE = r"^\{\{.*\}\}$"
_ALSO_TEXT = (CanCu, NoiNhan)  # an entry of these may be one plain sentence


def document_schema() -> dict[str, Any]:
    """Return the schema of a document's data file."""
    return {"$schema": DIALECT, "title": "Văn bản của docgen", **_noun(VanBan, shape_of(VanBan))}


def registry_schema() -> dict[str, Any]:
    """Return the schema of `data/don_vi.yaml`: keys of units, each with its fields."""
    unit = _noun(DonVi, shape_of(DonVi))
    return {
        "$schema": DIALECT,
        "title": "Sổ đơn vị của docgen",
        "type": "object",
        "propertyNames": {"pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"},
        "additionalProperties": unit,
    }


def _noun(model: type[Noun], shape: Shape) -> dict[str, Any]:
    properties = {
        name: {"description": WORDS[name], **_field(field, model.model_fields[name].annotation)}
        for name, field in shape.fields.items()
    }
    needed = [name for name, info in model.model_fields.items() if info.is_required()]
    content = {"type": "object", "additionalProperties": False, "properties": properties}
    return content | ({"required": needed} if needed else {})


def _field(shape: Shape, annotation: Any) -> dict[str, Any]:
    item = _item(shape, annotation)
    return {"anyOf": [item, {"type": "array", "items": item}]} if shape.many else item


def _item(shape: Shape, annotation: Any) -> dict[str, Any]:
    if shape.kind is Kind.NOUN:
        model = next(_nouns(annotation))
        content = _noun(model, shape)
        return {"anyOf": [{"type": "string"}, content]} if model in _ALSO_TEXT else content
    if shape.kind is Kind.NUMBER:
        return {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": _PLACE}]}
    if shape.kind is Kind.DATE:
        pattern = {"type": "string", "pattern": f"{_DATE}|{_PLACE}"}
        return {"anyOf": [pattern, {"type": "integer", "minimum": 1900, "maximum": 2100}]}
    if shape.kind is Kind.FLAG:
        return {"type": "boolean"}
    if shape.kind is Kind.CHOICE:
        return {"enum": sorted(_choices(annotation))}
    return {"type": ["string", "number", "boolean"]}


def _nouns(annotation: Any) -> Iterator[type[Noun]]:
    if (
        isinstance(annotation, type)
        and get_origin(annotation) is None
        and issubclass(annotation, Noun)
    ):
        yield annotation
    for argument in get_args(annotation):
        yield from _nouns(argument)


def _choices(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {choice for argument in get_args(annotation) for choice in _choices(argument)}
