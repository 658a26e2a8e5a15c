"""What the tree of a text must print, counted and read again on its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docgen.model import Bang, BangDuLieu, Doan, GhiChu, Muc, NoiDung
from docgen.notation import Cho, inline, numbered, printed_line

GAP = "\0"  # stands where a place was; no text can hold it


class Printed(NamedTuple):
    """A paragraph or table that a tree prints: its lines or cells, `GAP` for each place.

    `ten` names the structured table that stands there instead; its texts are not of the tree.
    `cho` are its lines cut at their places, empty where it has none.
    """

    lines: tuple[str, ...]
    ten: str = ""
    cho: tuple[tuple[str | Cho, ...], ...] = ()


def tree_blocks(tree: NoiDung) -> Iterator[Printed]:
    """Yield what a tree prints, one for each paragraph and table; notes print nothing."""
    labels = numbered(tree)
    for block in tree.walk():
        if isinstance(block, Muc):
            yield _printed([_cut(printed_line(block, next(labels)[1]))])
            if block.tieu_de is not None:
                yield _printed([_cut(block.tieu_de, line_start=True)])
        elif isinstance(block, Doan):
            yield _printed([_cut(block.chu, line_start=True)])
        elif isinstance(block, Bang):
            yield _printed([_cut(cell) for row in block.hang for cell in row])
        elif isinstance(block, BangDuLieu):
            yield Printed((), block.ten)


def block_count(tree: NoiDung) -> int:
    """Return how many paragraphs and tables a tree prints; notes print nothing."""
    return sum(
        1 + (isinstance(block, Muc) and block.tieu_de is not None)
        for block in tree.walk()
        if not isinstance(block, GhiChu)
    )


def _printed(lines: list[tuple[str | Cho, ...]]) -> Printed:
    texts = tuple(
        "".join([part if isinstance(part, str) else GAP for part in line]) for line in lines
    )
    return Printed(texts, cho=tuple(lines) if any(GAP in text for text in texts) else ())


def _cut(raw: str, *, line_start: bool = False) -> tuple[str | Cho, ...]:
    spans = inline.read(raw, line_start=line_start)
    return tuple([span.cho or span.chu for span in spans])
