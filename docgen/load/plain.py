"""From the tree of a file to the plain dicts, lists and strings that the model reads."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from typing import Any

from docgen.load.nodes import Mapping, Node, Scalar, Sequence, Spot, spot_of
from docgen.load.shape import Shape
from docgen.model import NoiDung


def prune(node: Mapping, shape: Shape) -> Mapping:
    """Return the tree without empty values: they mean the same as an absent key.

    An unknown key stays even when it is empty, so that it is reported.
    """
    entries = []
    for key, value in node.entries:
        field = shape.fields.get(key.text)
        kept = _pruned(value, field) if field else value
        if kept is not None:
            entries.append((key, kept))
    return replace(node, entries=tuple(entries))


def _pruned(node: Node, shape: Shape) -> Node | None:
    if isinstance(node, Scalar):
        return node if node.text.strip() else None
    if isinstance(node, Sequence):
        items = tuple(item for item in (_pruned(item, shape) for item in node.items) if item)
        return replace(node, items=items) if items else None
    kept = prune(node, shape)
    return kept if kept.entries else None


def to_plain(node: Node, bodies: AnyMapping[Spot, NoiDung]) -> Any:
    """Return a tree as dicts, lists and strings.

    `bodies` holds the parsed texts in notation by the spot where they were typed.
    """
    body = bodies.get(spot_of(node)) if bodies else None
    if body is not None:
        return body
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item, bodies) for item in node.items]
    return {key.text: to_plain(value, bodies) for key, value in node.entries}
