"""The tree of a text, read: its lines and tables before any value, profile or paper is known."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from docgen.model import Bac, Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation import Span, inline, numbered, printed_line

_KIND = {
    Bac.PHAN: "phan",
    Bac.CHUONG: "phan",
    Bac.MUC_SO: "phan",
    Bac.DIEU: "dieu",
    Bac.CHU_CAI: "muc",
    Bac.MUC: "muc",
    Bac.DIEM: "diem",
    Bac.GACH: "gach",
    Bac.CONG: "cong",
}
_CLAUSES = (Bac.KHOAN, Bac.KHOAN_2, Bac.KHOAN_3, Bac.KHOAN_4)

Spans: TypeAlias = tuple[Span, ...]


class Line(NamedTuple):
    """A paragraph: its kind, its pieces, and how many of its first characters are bold anyway."""

    kieu: str
    spans: Spans
    dam: int = 0


class Grid(NamedTuple):
    """A typed table: the pieces of each cell, the heading first, and its first cell as typed."""

    hang: tuple[tuple[Spans, ...], ...]
    chu: str


class Inserted(NamedTuple):
    """The place of a structured table."""

    ten: str


Read: TypeAlias = Line | Grid | Inserted


def read_tree(noi_dung: NoiDung) -> Iterator[Read]:
    """Yield the paragraphs and tables of a tree in the order of the page, numbers counted."""
    labels = numbered(noi_dung)
    for block in noi_dung.walk():
        if isinstance(block, Muc):
            yield from _heading(block, next(labels)[1])
        elif isinstance(block, Doan):
            yield Line("doan", inline.read(block.chu, line_start=True))
        elif isinstance(block, Bang):
            rows = tuple(tuple(map(inline.read, row)) for row in block.hang)
            yield Grid(rows, block.hang[0][0])
        elif isinstance(block, BangDuLieu):
            yield Inserted(block.ten)


def _heading(muc: Muc, label: str) -> Iterator[Line]:
    titled, article = _is_title(muc), muc.bac is Bac.DIEU
    bold = (sys.maxsize if titled else len(label)) if article else 0
    yield Line(_kind(muc.bac, titled=titled), inline.read(printed_line(muc, label)), bold)
    if muc.tieu_de is not None:
        title = inline.read(muc.tieu_de, line_start=True)
        yield Line("doan" if article else "ten_phan", title)


def _is_title(muc: Muc) -> bool:
    """Whether a heading has a text of its own below it.

    A sentence that ends in `.` or `;` stays running text when only plain paragraphs follow: in a
    letter these are its last words, not the text of the last clause.
    """
    below: list[Khoi] = [child for child in muc.con if not isinstance(child, GhiChu)]
    sentence = muc.chu.rstrip("* ").endswith((".", ";"))
    return bool(below) and not (sentence and all(isinstance(child, Doan) for child in below))


def _kind(bac: Bac, *, titled: bool) -> str:
    if bac in _CLAUSES:
        return f"khoan_{_CLAUSES.index(bac) + 1}" if titled else "khoan"
    return _KIND[bac]
