"""The texts of a data file: refused, repaired with a note, or left letter for letter."""

from __future__ import annotations

from dataclasses import replace

from docgen.load.limits import shortened
from docgen.load.nodes import Mapping, Node, Path, Scalar, Sequence
from docgen.load.positions import Locator, settled
from docgen.load.reading import Source
from docgen.load.shape import Kind, Shape
from docgen.problems import Level, Problem
from docgen.tieng_viet.legacy import guess_legacy
from docgen.tieng_viet.text import Flaw, clean, collapse, flaws

_SHOWN = 5  # findings of one kind in one text; the rest would say the same


def settle(node: Mapping, shape: Shape, source: Source) -> tuple[Mapping, list[Problem]]:
    """Return the tree with every text fit for a document, and what was found in them.

    Control characters, reading-direction marks and words of mixed scripts are errors `D-KYTU`, old
    codes `D-MACU`; hidden characters go with a note `D-KYTUAN`. Texts come out in NFC, on one line
    with single blanks; texts in notation keep their lines.
    """
    settling = _Settling(source, shape)
    return settling.mapping(node, ()), shortened(settling.problems)


def settle_value(
    node: Node, path: Path, shape: Shape, source: Source
) -> tuple[Node, list[Problem]]:
    """Return one value of a document, `path` being where it will stand, as `settle` does a tree."""
    settling = _Settling(source, shape)
    return settling.node(node, path), shortened(settling.problems)


class _Settling:
    def __init__(self, source: Source, shape: Shape) -> None:
        self._source = source
        self._shape = shape
        self.problems: list[Problem] = []

    def mapping(self, node: Mapping, path: Path) -> Mapping:
        entries = tuple((key, self.node(value, (*path, key.text))) for key, value in node.entries)
        return replace(node, entries=entries)

    def node(self, node: Node, path: Path) -> Node:
        if isinstance(node, Scalar):
            return self._scalar(node, path)
        if isinstance(node, Sequence):
            return replace(node, items=tuple(self.node(item, path) for item in node.items))
        return self.mapping(node, path)

    def _scalar(self, node: Scalar, path: Path) -> Scalar:
        if not _is_plain(node.text):
            self._look_at(node)
        text = settled(node.text)
        shape = self._shape.below(path)
        if shape is None or shape.kind is not Kind.NOTATION:
            text = collapse(text)
        return replace(node, text=text)

    def _look_at(self, node: Scalar) -> None:
        locator = Locator(node, self._source.file)
        for number, line in enumerate(node.text.split("\n")):
            old = guess_legacy(line)
            if old:
                place = locator.typed(number, 1)
                self.problems.append(Problem("D-MACU", old.message, place, old.hint))
                continue
            for flaw in _first_of_each(flaws(line)):
                place = locator.typed(number, flaw.index + 1)
                self.problems.append(Problem("D-KYTU", flaw.message, place, flaw.hint))
            for flaw in _first_of_each(clean(line)[1]):
                place = locator.typed(number, flaw.index + 1)
                note = Problem("D-KYTUAN", flaw.message, place, flaw.hint, Level.NOTE)
                self.problems.append(note)


def _first_of_each(found: list[Flaw]) -> list[Flaw]:
    first: dict[str, Flaw] = {}
    for flaw in found:
        first.setdefault(flaw.message, flaw)
    return list(first.values())[:_SHOWN]


def _is_plain(text: str) -> bool:
    return text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()
