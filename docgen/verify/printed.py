"""The texts of a context as they are printed, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.the_thuc.fields import BLOCK, FIELDS, Leaf, Shape, only_texts


class PrintedParts:
    """The texts of the parts of one context, each put together when first asked for."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self._texts: dict[str, str] = {}

    def lines(self, part: str) -> list[str]:
        """Return the lines of a part; the spans of one line stand together."""
        return _printed(_TEXTS[part], self.context[part])

    def text(self, part: str) -> str:
        """Return the texts of a part, a line each; the spans of one line stand together."""
        if part not in self._texts:
            self._texts[part] = "\n".join(self.lines(part))
        return self._texts[part]


def block_text(block: Mapping[str, Any]) -> str:
    """Return the texts of one paragraph or table, a line each."""
    return "\n".join(_printed(_BLOCK, block))


def block_lines(block: Mapping[str, Any]) -> list[str]:
    """Return the lines of one paragraph or table; those of a table in the order of its cells."""
    return _printed(_BLOCK, block)


def _printed(shape: Shape, value: Any) -> list[str]:
    if shape is Leaf.CHU:
        return [value]
    if isinstance(shape, list):
        inner = shape[0]
        if inner is Leaf.CHU:
            return list(value)
        if inner is _SPAN:
            return ["".join([span["chu"] for span in value])]
        return [text for item in value for text in _printed(inner, item)]
    return [
        text for key, inner in shape.items() if key in value for text in _printed(inner, value[key])
    ]


_SPAN: Shape = "span"  # pieces of one line: read together, never one by one
_TEXTS: dict[str, Shape] = only_texts(FIELDS, _SPAN)
_BLOCK: Shape = only_texts(BLOCK, _SPAN)
