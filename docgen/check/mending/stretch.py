"""A line under the knife: where each letter of it stands in the file, runs cut in two."""

from __future__ import annotations

import copy
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby, islice, takewhile

from docgen.word.looks import Line
from docgen.word.parts import Element, w
from docgen.word.text import RUN, TEXT, pieces

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGN = re.compile("([\t\n])")
_NAMES = {"\t": "tab", "\n": "br"}
_LOOK = w("rPr")


@dataclass
class Atom:
    """Some letters of a line, the element that holds them, and that element's run.

    `solid`: letters in an old code, which can only be taken as a whole. `kept` counts the letters
    that no change has reached yet; `behind` is what follows these, the last first.
    """

    start: int
    text: str
    child: Element
    run: Element
    solid: bool = False
    kept: int = field(init=False)
    behind: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep all letters."""
        self.kept = len(self.text)

    @property
    def end(self) -> int:
        """Where it ends in the line's text."""
        return self.start + self.kept

    @property
    def is_text(self) -> bool:
        """Whether it holds letters, not a tab or a break."""
        return bool(self.child.tag == TEXT)


class Stretch:
    """The letters of one line, in the tree that is being mended."""

    def __init__(self, line: Line, paragraph: Element, twins: Mapping[Element, Element]) -> None:
        self.atoms: list[Atom] = []
        held = {
            run: [(piece.text, piece.element) for piece in group]
            for run, group in groupby(pieces(paragraph), key=lambda piece: piece.run)
        }
        for run in line.runs:
            own = twins[run.element]
            letters = held.get(own, [])
            if run.code or "".join(text for text, _ in letters) != run.text:
                child = letters[0][1] if letters else own
                self.atoms.append(Atom(run.start, run.text, child, own, solid=True))
                continue
            start = run.start
            for text, child in letters:
                self.atoms.append(Atom(start, text, child, own))
                start += len(text)
        self._starts = [atom.start for atom in self.atoms]

    def runs(self, start: int, end: int) -> list[Element]:
        """Return the runs of a stretch, cut so that they hold nothing else."""
        self._cut(start)
        self._cut(end)
        found: list[Element] = []
        for atom in self._touched(start, end):
            if atom.run not in found[-1:]:
                found.append(atom.run)
        return found

    def replace(self, changes: Iterable[tuple[int, int, str]]) -> None:
        """Put new letters in the place of some, in the look of the first of these.

        A change is where it starts and ends, and the new letters; they come from left to right, and
        no two meet.
        """
        changed: dict[int, Atom] = {}
        # From right to left, so that places further left stay right.
        for start, end, new in reversed(list(changes)):
            touched = self._touched(start, end)
            host = touched[0] if touched else self._beside(start)
            if host is None or any(atom.solid for atom in (*touched, host)):
                continue
            _insert(host, start, min(end, host.end), new)
            for atom in touched[1:]:
                _insert(atom, atom.start, min(end, atom.end), "")
            changed |= {id(atom): atom for atom in (host, *touched)}
        for atom in changed.values():
            if atom.is_text:
                _write(atom)
            _tidy(atom)

    def _touched(self, start: int, end: int) -> list[Atom]:
        """Return the atoms that hold some of the letters."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        return [atom for atom in self.atoms[first:last] if atom.end > start]

    def _beside(self, at: int) -> Atom | None:
        """Return what an insertion joins: the letters before it, else those behind it."""
        place = bisect_left(self._starts, at)
        before = [atom for atom in self.atoms[max(place - 1, 0) : place] if atom.end == at]
        behind = [atom for atom in self.atoms[place : place + 1] if atom.start == at]
        near = [*before, *behind]
        return next((atom for atom in near if atom.is_text), near[0] if near else None)

    def _cut(self, at: int) -> None:
        place = bisect_left(self._starts, at)
        before = self.atoms[place - 1] if place else None
        if before is not None and at < before.end and before.is_text and not before.solid:
            self.atoms.insert(place, _cut_text(before, at))
            self._starts.insert(place, at)
        starts_here = place < len(self.atoms) and self._starts[place] == at
        if before is not None and starts_here and before.run is self.atoms[place].run:
            self._cut_run(place)

    def _cut_run(self, place: int) -> None:
        """Move a run's content from an atom on to a new run of the same look behind it."""
        atom = self.atoms[place]
        old = atom.run
        new = old.makeelement(RUN, dict(old.attrib))
        look = old.find(_LOOK)
        if look is not None:
            new.append(copy.deepcopy(look))
        for node in [atom.child, *atom.child.itersiblings()]:
            new.append(node)
        old.addnext(new)
        for other in takewhile(lambda one: one.run is old, islice(self.atoms, place, None)):
            other.run = new


def set_letters(element: Element, text: str) -> None:
    """Give a `w:t` its text; blanks at its ends are kept."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _cut_text(atom: Atom, at: int) -> Atom:
    rest = atom.child.makeelement(TEXT)
    letters = atom.text
    atom.text, atom.kept = letters[: at - atom.start], at - atom.start
    set_letters(rest, letters[atom.kept :])
    set_letters(atom.child, atom.text)
    atom.child.addnext(rest)
    return Atom(at, rest.text, rest, atom.run)


def _insert(atom: Atom, start: int, end: int, new: str) -> None:
    """Put `new` in the place of the letters `start` to `end` of one atom."""
    right = atom.text[end - atom.start : atom.kept]
    atom.kept = start - atom.start
    atom.behind += [right, new]
    if not atom.is_text:  # a tab or a break
        _replace_sign(atom, new, stays=bool(right))
    elif _SIGN.search(new):
        _add_behind(atom, "".join(reversed(atom.behind)))
        atom.behind = []


def _replace_sign(atom: Atom, new: str, *, stays: bool) -> None:
    """Put `new` before a tab or a break that stays, behind it, or in its place."""
    added = _add_behind(atom, new)
    if stays and added:
        added[-1].addnext(atom.child)
    if not stays and not atom.kept:
        atom.run.remove(atom.child)


def _write(atom: Atom) -> None:
    set_letters(atom.child, atom.text[: atom.kept] + "".join(reversed(atom.behind)))


def _add_behind(atom: Atom, text: str) -> list[Element]:
    """Put letters, tabs and breaks behind the element of an atom."""
    added = []
    for piece in filter(None, _SIGN.split(text)):
        element = atom.run.makeelement(w(_NAMES.get(piece, "t")))
        if element.tag == TEXT:
            set_letters(element, piece)
        added.append(element)
    for element in reversed(added):
        atom.child.addnext(element)
    return added


def _tidy(atom: Atom) -> None:
    """Take an empty text away, and a run that holds nothing any more."""
    if atom.child.tag == TEXT and not atom.child.text and atom.child.getparent() is not None:
        atom.child.getparent().remove(atom.child)
    parent = atom.run.getparent()
    if parent is not None and all(child.tag == _LOOK for child in atom.run):
        parent.remove(atom.run)
