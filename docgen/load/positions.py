"""From a line and column inside a text to the line and column of its file."""

from __future__ import annotations

from dataclasses import replace

from docgen.load.nodes import Scalar
from docgen.problems import Place
from docgen.tieng_viet.text import clean, nfc


def settled(text: str) -> str:
    """Return a text in NFC and without hidden characters; nothing visible is lost."""
    return nfc(clean(text)[0])


class Locator:
    """Places inside one scalar: exact for `|` texts and plain ones, else where the text starts."""

    def __init__(self, node: Scalar, file: str) -> None:
        self._node = node
        self._file = node.file or file
        self._lines = node.typed.split("\n")

    def typed(self, line: int, column: int) -> Place:
        """Return the place of a line (from 0) and column (from 1) of the text as typed."""
        node = self._node
        if line < len(node.origin):
            start = node.origin[line]
            return replace(start, column=max(start.column + column - 1, 1))
        if node.style == "|":
            return Place(self._file, node.line + 1 + line, node.indent + column)
        offset = len(node.style) + column - 1 if node.exact and line == 0 else 0
        return Place(self._file, node.line, node.column + offset)

    def settled(self, line: int, column: int) -> Place:
        """Return the place of a line (from 0) and column (from 1) of the text after settling."""
        raw = self._lines[line] if line < len(self._lines) else ""
        return self.typed(line, _column_as_typed(raw, column))


def _column_as_typed(raw: str, column: int) -> int:
    """Return the end of the shortest prefix that settles to `column` letters."""
    if raw.isascii() or settled(raw) == raw:
        return column
    low, high = 1, max(len(raw), 1)
    while low < high:
        middle = (low + high) // 2
        if len(settled(raw[:middle])) >= column:
            high = middle
        else:
            low = middle + 1
    return low
