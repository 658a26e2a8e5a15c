"""What stands in headers and footers: page numbers, stamped marks, the contact line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.finder.pieces import pieces_of
from docgen.check.finder.signs import CONTACT, mark_of
from docgen.check.parts import Part
from docgen.word.looks import Line, Seen

_PAGE = re.compile(r"\bPAGE\b")
_MARKS = ("luu_hanh", "du_thao", "khan")


def read_margins(seen: Seen) -> Iterator[Part]:
    """Yield the components of headers and footers."""
    for line in seen.lines:
        if line.story not in ("header", "footer"):
            continue
        if _PAGE.search(" ".join(line.fields)):
            yield Part("so_trang", line)
        elif line.text:
            yield from _marks(line)


def _marks(line: Line) -> Iterator[Part]:
    for piece in pieces_of([line]):
        mark = mark_of(piece.text, piece.key)
        if mark in _MARKS:
            yield piece.named(mark)
        elif line.story == "footer" and CONTACT.search(piece.text):
            yield piece.named("lien_he")
