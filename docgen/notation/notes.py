"""What a count changed: numbers, the places that cite them, and ordinals that ran out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docgen.model.noi_dung import Bac, NoiDung
from docgen.notation.citations import Citation, citations
from docgen.notation.numbering import HIGHEST, counted, label_of
from docgen.problems import Level, Place, Problem

_ROOT = -1
_NAMES = {
    Bac.PHAN: "phần",
    Bac.CHUONG: "chương",
    Bac.MUC_SO: "mục",
    Bac.DIEU: "điều",
    Bac.CHU_CAI: "mục A, B, C",
    Bac.MUC: "mục I, II, III",
    Bac.DIEM: "điểm a, b, c",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A mark as typed: rank, ordinal, the number of its parent (-1 for none), where it stands."""

    bac: Bac
    so: str
    parent: int
    place: Place


@dataclass(frozen=True, slots=True)
class Owned:
    """A line of text: its index, its letters as typed, and the number of the mark it belongs to.

    `owner` is -1 outside of all marks; `is_heading`: the line begins with a word mark (`Điều 1.`).
    """

    index: int
    raw: str
    owner: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """A mark with the ordinal that it gets in print."""

    typed: Typed
    now: str

    @property
    def is_change(self) -> bool:
        return self.typed.so != self.now


def notes(
    tree: NoiDung,
    typed: Sequence[Typed],
    lines: Sequence[Owned],
    at: Callable[[int, int], Place],
) -> list[Problem]:
    """Return notes on changed numbers and their citations, and errors for ordinals that ran out.

    Args:
        tree: the tree.
        typed: its marks as typed, in the order of the page.
        lines: the lines that are printed.
        at: the place of a line (from 0) and a column (from 1).

    """
    items = list(counted(tree))
    problems = [
        _overflow(mark)
        for mark, item in zip(typed, items, strict=True)
        if item.thu == HIGHEST.get(mark.bac, 0) + 1 and mark.bac < Bac.GACH
    ]
    marks = [_Change(mark, item.so) for mark, item in zip(typed, items, strict=True)]
    changed = [mark for mark in marks if mark.is_change]
    problems += [_renumbered(mark) for mark in changed]
    if changed:
        book = _Book(marks)
        for line in lines:
            for citation in citations(line.raw, begins_with_mark=line.is_heading):
                place = at(line.index, citation.start + 1)
                problems.extend(_cited(book, citation, line.owner, place))
    return problems


class _Book:
    """Finds the mark that a citation means by the ordinals that were typed."""

    def __init__(self, marks: Sequence[_Change]) -> None:
        self._marks = marks
        self._index: dict[tuple[int, Bac, str], int] = {}
        for number, mark in enumerate(marks):
            for scope in self.scopes(mark.typed.parent):
                key = (scope, mark.typed.bac, mark.typed.so)
                known = self._index.get(key)
                if known is None or (mark.is_change and not marks[known].is_change):
                    self._index[key] = number

    def scopes(self, number: int) -> Iterator[int]:
        """Yield a mark and all above it, the root last."""
        while number != _ROOT:
            yield number
            number = self._marks[number].typed.parent
        yield _ROOT

    def find(self, citation: Citation, owner: int) -> _Change | None:
        """Return the mark that is cited from below `owner`, the nearest one."""
        scopes = list(self.scopes(owner))
        for ranks, so in reversed(citation.path):
            number = self._nearest(scopes, ranks, so)
            if number is None:
                return None
            scopes = [number]
        return self._marks[scopes[0]]

    def _nearest(self, scopes: Sequence[int], ranks: Sequence[Bac], so: str) -> int | None:
        for bac in ranks:
            for scope in scopes:
                number = self._index.get((scope, bac, so))
                if number is not None:
                    return number
        return None


def _cited(book: _Book, citation: Citation, owner: int, place: Place) -> Iterator[Problem]:
    mark = book.find(citation, owner)
    if not mark or not mark.is_change:
        return
    message = f"«{citation.letters}» nhắc đến số đã đổi: {mark.typed.so} nay là {mark.now}."
    hint = f"nếu đúng là nói đến chỗ đó, sửa thành «{citation.word} {mark.now}»"
    yield Problem("D-VIENDAN", message, place, hint, Level.NOTE)


def _renumbered(mark: _Change) -> Problem:
    old, new = (label_of(mark.typed.bac, so) for so in (mark.typed.so, mark.now))
    message = f"«{old}» được đánh số lại thành «{new}»."
    hint = "không phải sửa gì ở đây; xem lại các chỗ nhắc đến số cũ"
    return Problem("D-DANHSO", message, mark.typed.place, hint, Level.NOTE)


def _overflow(typed: Typed) -> Problem:
    highest = HIGHEST[typed.bac]
    name = _NAMES.get(typed.bac, "khoản")
    message = f"Quá {highest} {name} liền nhau, không còn số thứ tự để đánh."
    return Problem("D-QUADAI", message, typed.place, "chia bớt sang một đề mục khác")
