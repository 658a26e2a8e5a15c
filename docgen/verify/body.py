"""What the tree of a text must print, counted and read again on its own."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model import Bang, Doan, GhiChu, Muc, NoiDung
from docgen.notation import inline, numbered, printed_line

GAP = "\0"  # stands where a place was; no text can hold it


def tree_lines(tree: NoiDung) -> Iterator[str]:
    """Yield each printed line and cell of a tree, number and all, `GAP` for each place."""
    labels = {id(muc): label for muc, label in numbered(tree)}
    for block in tree.walk():
        if isinstance(block, Muc):
            yield _literal(printed_line(block, labels[id(block)]))
            if block.tieu_de is not None:
                yield _literal(block.tieu_de, line_start=True)
        elif isinstance(block, Doan):
            yield _literal(block.chu, line_start=True)
        elif isinstance(block, Bang):
            yield from (_literal(cell) for row in block.hang for cell in row)


def block_count(tree: NoiDung) -> int:
    """Return how many paragraphs and tables a tree prints; notes print nothing."""
    return sum(
        1 + (isinstance(block, Muc) and block.tieu_de is not None)
        for block in tree.walk()
        if not isinstance(block, GhiChu)
    )


def _literal(raw: str, *, line_start: bool = False) -> str:
    spans = inline.read(raw, line_start=line_start)
    return "".join(GAP if span.cho else span.chu for span in spans)
