"""Who is under whom on a day, answered for thousands of units without reading each of them.

A day lies between two days on which something changes; one index serves all days in between.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.model import DonVi
from docgen.model.don_vi import Khoang
from docgen.tieng_viet.collation import key as sort_key

Day = datetime.date | None
_KEPT = 16  # indexes at once: a batch seldom has documents of more than a few periods


class Span(NamedTuple):
    """Days from `first` to `last`, both included, as ordinals; an open end is None."""

    first: int | None = None
    last: int | None = None

    def holds(self, day: int | None) -> bool:
        """Whether a day lies in the span; an unknown day is in every span without an end."""
        if day is None:
            return self.last is None
        after = self.first is None or self.first <= day
        return after and (self.last is None or day <= self.last)

    def within(self, other: Span) -> Span | None:
        """Return the days that both spans have, or None."""
        first = max((day for day in (self.first, other.first) if day is not None), default=None)
        last = min((day for day in (self.last, other.last) if day is not None), default=None)
        if first is not None and last is not None and first > last:
            return None
        return Span(first, last)

    @property
    def turns(self) -> list[int]:
        """The first day and the day after the last, where the span has them."""
        after = None if self.last is None else self.last + 1
        return [day for day in (self.first, after) if day is not None]


class Change(NamedTuple):
    """What one entry of `lich_su` says of name and parent; None where it says nothing."""

    span: Span
    ten: str | None = None
    cap_tren: str | None = None


class Outline(NamedTuple):
    """What the tree needs to know of a unit: plain data that can be kept in a file."""

    ten: str
    cap_tren: str | None
    span: Span
    nhom: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def on(self, day: int | None) -> tuple[str, str | None]:
        """Return the name and the parent's key of a day, as `DonVi.on` does."""
        ten, cap_tren = self.ten, self.cap_tren
        for change in self.changes:
            if change.span.holds(day):
                ten, cap_tren = change.ten or ten, change.cap_tren or cap_tren
        return ten, cap_tren

    def parents(self) -> list[tuple[Span, str]]:
        """Return who was the superior when, over the whole life of the unit."""
        turns = {day for one in self.changes if one.cap_tren for day in one.span.turns}
        cuts = sorted(day for day in turns if self.span.holds(day) and day != self.span.first)
        pieces = [
            Span(first, last)
            for first, last in zip(
                [self.span.first, *cuts], [*(day - 1 for day in cuts), self.span.last], strict=True
            )
        ]
        above = [(one, self.on(one.first or one.last or 1)[1]) for one in pieces]
        return [(span, parent) for span, parent in above if parent is not None]

    @property
    def turns(self) -> set[int]:
        """The days on which something about the unit changes."""
        spans = [self.span, *(change.span for change in self.changes)]
        return {day for span in spans for day in span.turns}


def span_of(span: Khoang) -> Span:
    """Return a span of the model as ordinals."""
    first = span.tu.first_day.toordinal() if span.tu else None
    return Span(first, span.den.last_day.toordinal() if span.den else None)


def outline_of(unit: DonVi) -> Outline:
    """Return the outline of a unit."""
    changes = tuple(Change(span_of(one), one.ten, one.cap_tren) for one in unit.lich_su)
    return Outline(unit.ten, unit.cap_tren, span_of(unit.hieu_luc), unit.nhom, changes)


def ranks_of(outlines: Iterable[Outline]) -> dict[str, int]:
    """Return the place of every name in Vietnamese order; names of one sort share a place."""
    named = {name for one in outlines for name in (one.ten, *(c.ten for c in one.changes)) if name}
    keys = {name: sort_key(name) for name in named}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {name: places[key] for name, key in keys.items()}


@dataclass(slots=True)
class Tree:
    """The units of one day, by parent."""

    below: dict[str | None, list[str]] = field(default_factory=dict)
    above: dict[str, str | None] = field(default_factory=dict)
    marked: dict[str, frozenset[str]] = field(default_factory=dict)

    def holding(self, name: str, members: Iterable[str]) -> frozenset[str]:
        """Return every unit that is or has below it one of the members of a group."""
        if name not in self.marked:
            found: set[str] = set()
            for member in members:
                at: str | None = member if member in self.above else None
                while at is not None and at not in found:
                    found.add(at)
                    at = self.above.get(at)
            self.marked[name] = frozenset(found)
        return self.marked[name]


class Index:
    """The tree of any day over all outlines of a registry; made once, filled as it is asked."""

    def __init__(self, outlines: Mapping[str, Outline], ranks: Mapping[str, int]) -> None:
        """Take the outlines by key, and the place of each name in Vietnamese order."""
        self.outlines = outlines
        self.ranks = ranks
        self._turns = sorted({day for one in outlines.values() for day in one.turns})
        self._trees: dict[int | None, Tree] = {}
        self._groups: dict[str, list[str]] = {}
        for key, one in outlines.items():
            for name in dict.fromkeys(one.nhom):
                self._groups.setdefault(name, []).append(key)

    @property
    def groups(self) -> list[str]:
        """The names of all groups, in order."""
        return sorted(self._groups)

    def below(self, key: str, day: Day) -> list[str]:
        """Return the keys of the direct lower units, in Vietnamese order of their names."""
        return self._tree(day).below.get(key, [])

    def members(self, name: str, of: str, day: Day) -> list[str]:
        """Return the keys of a named group anywhere below a unit, in Vietnamese order."""
        tree = self._tree(day)
        holding = tree.holding(name, self._groups.get(name, ()))
        waiting, seen, found = [of] if of in holding else [], {of}, []
        while waiting:
            for key in tree.below.get(waiting.pop(), ()):
                if key in holding and key not in seen:
                    seen.add(key)
                    waiting.append(key)
                    if name in self.outlines[key].nhom:
                        found.append(key)
        at = day.toordinal() if day else None
        return sorted(found, key=lambda key: self._place(key, at))

    def _tree(self, day: Day) -> Tree:
        at = day.toordinal() if day else None
        period = None if at is None else bisect_right(self._turns, at)
        tree = self._trees.get(period)
        if tree is None:
            tree = self._made(at)
            if len(self._trees) == _KEPT:
                del self._trees[next(iter(self._trees))]
            self._trees[period] = tree
        return tree

    def _made(self, at: int | None) -> Tree:
        tree = Tree()
        for key, one in self.outlines.items():
            if one.span.holds(at):
                parent = one.on(at)[1] if one.changes else one.cap_tren
                tree.above[key] = parent
                tree.below.setdefault(parent, []).append(key)
        for children in tree.below.values():
            children.sort(key=lambda key: self._place(key, at))
        return tree

    def _place(self, key: str, at: int | None) -> tuple[int, str]:
        return self.ranks[self.outlines[key].on(at)[0]], key
