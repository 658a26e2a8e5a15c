"""Where a field's text stands in its data file, for findings made after loading."""

from __future__ import annotations

from docgen.load.nodes import Mapping, Node, Scalar, child_of, place_of
from docgen.load.positions import Locator
from docgen.problems import Place


def locate(root: Mapping | None, text: str, file: str, field: str, needle: str) -> Place:
    """Return the place of `needle` inside the field at a dotted path, or of the field itself.

    `text` is the text of the whole file. A path such as `noi_nhan.2.ten` that the file does not
    hold gives the place of its nearest part that is there.
    """
    node = _nearest(root, field)
    if node is None or not field:
        return Place(file)
    if needle and isinstance(node, Scalar) and (node.file or node.origin):
        return _inside(node, file, needle)
    if needle and isinstance(node, Scalar):
        lines = text.split("\n")[node.line - 1 : max(node.last_line, node.line)]
        for offset, line in enumerate(lines):
            column = line.find(needle)
            if column >= 0:
                return Place(file, node.line + offset, column + 1)
    return place_of(node, file)


def _inside(node: Scalar, file: str, needle: str) -> Place:
    """Return the place of `needle` in a text that is not, or not all, in the file of the tree."""
    for number, line in enumerate(node.typed.split("\n")):
        column = line.find(needle)
        if column >= 0:
            return Locator(node, file).typed(number, column + 1)
    return place_of(node, file)


def _nearest(root: Mapping | None, field: str) -> Node | None:
    node: Node | None = root
    for part in field.split("."):
        below = child_of(node, int(part) if part.isdecimal() else part) if node else None
        if below is None:
            return None if node is root else node
        node = below
    return node
