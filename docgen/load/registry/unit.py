"""One unit from its tree of texts, quickly when nothing is wrong with it.

A unit whose texts are all fit for paper as they stand goes straight to the model; only one that is
not takes the longer way, which finds the place of every fault.
"""

from __future__ import annotations

from typing import Any

from docgen.load.nodes import Mapping, Node, Scalar, Sequence
from docgen.load.reading import Source
from docgen.load.shape import Shape, shape_of
from docgen.load.texts import settle
from docgen.load.validation import check, validate
from docgen.model import DonVi
from docgen.problems import Problem
from docgen.tieng_viet.legacy import guess_legacy
from docgen.tieng_viet.text import clean, collapse, flaws, nfc


class UnitReader:
    """Reads one unit after the other; a text that was looked at once is known from then on."""

    def __init__(self, source: Source) -> None:
        """Take the file that the trees come from."""
        self._source = source
        self._shape = shape_of(DonVi)
        self._fit: set[str] = set()

    def read(self, node: Mapping) -> tuple[DonVi | None, list[Problem]]:
        """Return the unit of a tree, or None, and everything wrong with it, each in its place."""
        unit = self._at_once(node)
        if unit is not None:
            return unit, []
        settled, found = settle(node, self._shape, self._source)
        unit, wrong = validate(settled, DonVi, self._source)
        return unit, [*found, *wrong]

    def _at_once(self, node: Mapping) -> DonVi | None:
        try:
            return check(self._group(node, self._shape), DonVi)[0]
        except _Unsettled:
            return None

    def _group(self, node: Mapping, shape: Shape) -> dict[str, Any]:
        fields, plain = shape.fields, {}
        for key, value in node.entries:
            field = fields.get(key.text)
            if field is None:
                raise _Unsettled
            kept = self._plain(value, field)
            if kept:
                plain[key.text] = kept
        return plain

    def _plain(self, node: Node, shape: Shape) -> Any:
        """Return a value as the model takes it; an empty one is the same as none."""
        if isinstance(node, Scalar):
            if node.text not in self._fit:
                if not _is_fit(node.text):
                    raise _Unsettled
                self._fit.add(node.text)
            return node.text
        if isinstance(node, Sequence):
            return [kept for kept in (self._plain(item, shape) for item in node.items) if kept]
        return self._group(node, shape)


class _Unsettled(Exception):  # noqa: N818 (a turn of the way, not an error)
    """A text that is not fit as it stands, or a key that the model does not have."""


def _is_fit(text: str) -> bool:
    """Whether settling would find nothing in a text and leave it letter for letter."""
    if text.isascii():
        return text.isprintable() and collapse(text) == text
    if guess_legacy(text) or flaws(text) or clean(text)[1]:
        return False
    return nfc(text) == text and collapse(text) == text
