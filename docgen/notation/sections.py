"""Which lines of a text are which block of its tree, and where its sections begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.model.noi_dung import Bac, Bang, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation.commands import whole_line
from docgen.notation.numbering import Counted, counted
from docgen.notation.parse import Line, is_closing, lines_of

_SIGNS = {Bac.GACH: "-", Bac.CONG: "+"}


@dataclass(slots=True)
class Section:
    """A marked block in the lines of its text (from 0).

    `name` is its mark as printed, without the closing sign: `Điều 3`, `II`, `1.1`, `a`; dashes and
    pluses are counted: `-2`, `+1`. Its heading with the title begins in line `start`, what stands
    below it in line `below`; line `end` is the first one that is not its own.
    """

    muc: Muc
    name: str
    start: int
    below: int
    end: int
    children: list[Section] = field(default_factory=list)


def blocks_by_line(text: str, tree: NoiDung) -> Iterator[tuple[Line, Khoi]]:
    """Yield every line that is printed with its block; rows and titles have lines of their own.

    `tree` is what `parse` made of `text`; notes (`[ghi chú: …]`) are left out.
    """
    lines = (line for line in lines_of(text) if not isinstance(whole_line(line.text), GhiChu))
    for block in tree.walk():
        for _ in range(_height(block)):
            yield next(lines), block


def sections(text: str, tree: NoiDung) -> list[Section]:
    """Return the highest sections of a text, each with those below it; see `blocks_by_line`."""
    marks = counted(tree)
    top: list[Section] = []
    stack: list[Section] = []
    for line, block in blocks_by_line(text, tree):
        if isinstance(block, Muc) and stack and stack[-1].muc is block:
            stack[-1].below = line.index + 1  # its title
            continue
        _close(stack, _rank(block), line.index)
        if isinstance(block, Muc):
            section = _opened(block, next(marks), line.index)
            (stack[-1].children if stack else top).append(section)
            stack.append(section)
    _close(stack, Bac.PHAN, len(text.split("\n")))
    return top


def _opened(block: Muc, mark: Counted, index: int) -> Section:
    name = mark.label.rstrip(".)")
    if block.bac in _SIGNS:
        name = f"{_SIGNS[block.bac]}{mark.thu}"
    return Section(block, name, index, index + 1, index + 1)


def _close(stack: list[Section], bac: Bac, index: int) -> None:
    while stack and stack[-1].muc.bac >= bac:
        stack.pop().end = index


def _rank(block: Khoi) -> Bac:
    """Return the highest rank that a block closes."""
    if isinstance(block, Muc):
        return block.bac
    return Bac.PHAN if isinstance(block, Doan) and is_closing(block.chu) else Bac.DIEM


def _height(block: Khoi) -> int:
    if isinstance(block, Muc):
        return 1 + (block.tieu_de is not None)
    if isinstance(block, Bang):
        return len(block.hang)
    return 0 if isinstance(block, GhiChu) else 1
