"""A line under the knife: where each letter of it stands in the file, runs cut in two."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

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

    `solid`: letters in an old code, which can only be taken as a whole.
    """

    start: int
    text: str
    child: Element
    run: Element
    solid: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the line's text."""
        return self.start + len(self.text)


class Stretch:
    """The letters of one line, in the tree that is being mended."""

    def __init__(self, line: Line, paragraph: Element, twins: Mapping[Element, Element]) -> None:
        self.paragraph = paragraph
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

    def runs(self, start: int, end: int) -> list[Element]:
        """Return the runs of a stretch, cut so that they hold nothing else."""
        self._cut(start)
        self._cut(end)
        found: list[Element] = []
        for atom in self.atoms:
            if atom.start < end and atom.end > start and atom.run not in found[-1:]:
                found.append(atom.run)
        return found

    def replace(self, start: int, end: int, new: str) -> bool:
        """Put `new` in the place of some letters, in the look of the first; tell whether it went.

        Places behind `end` are no longer right afterwards: go from right to left.
        """
        touched = [atom for atom in self.atoms if atom.start < end and atom.end > start]
        host = touched[0] if touched else self._before(start)
        if host is None or any(atom.solid for atom in (*touched, host)):
            return False
        _insert(host, start, min(end, host.end), new)
        for atom in touched[1:]:
            _insert(atom, atom.start, min(end, atom.end), "")
        for atom in (host, *touched):
            _tidy(atom)
        return True

    def _before(self, at: int) -> Atom | None:
        """Return what an insertion joins: the letters before it, else those behind it."""
        before = [atom for atom in self.atoms if atom.start < at <= atom.end]
        behind = [atom for atom in self.atoms if atom.start == at]
        near = [*before, *behind]
        return next((atom for atom in near if atom.child.tag == TEXT), near[0] if near else None)

    def _cut(self, at: int) -> None:
        for index, atom in enumerate(self.atoms):
            if atom.start < at < atom.end and atom.child.tag == TEXT and not atom.solid:
                self.atoms.insert(index + 1, _cut_text(atom, at))
                break
        for before, behind in zip(self.atoms, self.atoms[1:], strict=False):
            if behind.start == at and before.run is behind.run:
                self._cut_run(behind)
                return

    def _cut_run(self, atom: Atom) -> None:
        """Move a run's content from an atom on to a new run of the same look behind it."""
        old = atom.run
        new = old.makeelement(RUN, dict(old.attrib))
        look = old.find(_LOOK)
        if look is not None:
            new.append(copy.deepcopy(look))
        moved = [atom.child, *atom.child.itersiblings()]
        for node in moved:
            new.append(node)
        old.addnext(new)
        for other in self.atoms:
            if other.run is old and other.child in moved:
                other.run = new


def set_letters(element: Element, text: str) -> None:
    """Give a `w:t` its text; blanks at its ends are kept."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _cut_text(atom: Atom, at: int) -> Atom:
    rest = atom.child.makeelement(TEXT)
    set_letters(rest, atom.text[at - atom.start :])
    set_letters(atom.child, atom.text[: at - atom.start])
    atom.child.addnext(rest)
    behind = Atom(at, rest.text, rest, atom.run)
    atom.text = atom.child.text
    return behind


def _insert(atom: Atom, start: int, end: int, new: str) -> None:
    """Put `new` in the place of the letters `start` to `end` of one atom.

    Of what it held, the atom keeps the letters before: what is mended next stands left of it.
    """
    whole = (atom.child.text or "") if atom.child.tag == TEXT else atom.text
    left, right = whole[: start - atom.start], whole[end - atom.start :]
    atom.text = left
    if atom.child.tag == TEXT and not _SIGN.search(new):
        set_letters(atom.child, left + new + right)
    elif atom.child.tag == TEXT:
        set_letters(atom.child, left)
        _add_behind(atom, new + right)
    else:  # a tab or a break
        added = _add_behind(atom, new)
        if right and added:  # it stays, behind what is new
            added[-1].addnext(atom.child)
        if not left + right:
            atom.run.remove(atom.child)


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
