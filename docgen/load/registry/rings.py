"""Units that come back to themselves by way of their superiors, or of their successors."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from docgen.load.registry.index import Outline

_EVER = 0  # an ordinal before all days: only what has no first day holds then


def superior_rings(outlines: Mapping[str, Outline]) -> Iterator[list[str]]:
    """Yield each ring of units that are, on one day, each other's superiors.

    A ring is whole on the first day of its youngest link; so only the links that begin on a day
    are followed upwards on that day.
    """
    beginning: dict[int, list[str]] = {}
    for key, one in outlines.items():
        for span, _ in one.parents():
            beginning.setdefault(span.first or _EVER, []).append(key)
    told: set[str] = set()
    for day in sorted(beginning):
        safe: set[str] = set()
        for key in beginning[day]:
            ring = _upwards(key, day, outlines, safe)
            if ring and not told & set(ring):
                told.update(ring)
                yield ring


def _upwards(key: str, day: int, outlines: Mapping[str, Outline], safe: set[str]) -> list[str]:
    """Return the ring that the way up from a unit ends in, or nothing; the way becomes safe."""
    way: dict[str, int] = {}
    at: str | None = key
    while at is not None and at in outlines and outlines[at].span.holds(day) and at not in safe:
        if at in way:
            return list(way)[way[at] :]
        way[at] = len(way)
        at = outlines[at].on(day)[1]
    safe.update(way)
    return []


def replaced_in_rings(after: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield rings of units that replace each other; units by key, each with its successors."""
    left = _without_ends(after)
    told: set[str] = set()
    for key in left:
        way: dict[str, int] = {}
        at = key
        while at not in way and at not in told:
            way[at] = len(way)
            at = next(name for name in after[at] if name in left)
        if at in way:
            yield list(way)[way[at] :]
        told.update(way)


def _without_ends(after: Mapping[str, tuple[str, ...]]) -> dict[str, None]:
    """Return the keys that are left when all that lead to no ring are taken away, in order."""
    before: dict[str, list[str]] = {}
    count = {key: len({name for name in names if name in after}) for key, names in after.items()}
    for key, names in after.items():
        for name in set(names):
            before.setdefault(name, []).append(key)
    ends = deque(key for key, number in count.items() if not number)
    while ends:
        for key in before.get(ends.popleft(), ()):
            count[key] -= 1
            if not count[key]:
                ends.append(key)
    return {key: None for key, number in count.items() if number}
