"""Who mends what in one round: where two remedies meet, the first goes, the rest waits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass
class Claims:
    """The stretches that were given away, by what is changed there."""

    _taken: dict[Hashable, list[tuple[int, int]]] = field(default_factory=dict)

    def take(self, what: Hashable, start: int = 0, end: int = 1) -> bool:
        """Claim a stretch; false where one was given away that it meets."""
        taken = self._taken.setdefault(what, [])
        place = bisect_right(taken, (start, start))
        # They never meet, so only the nearest on each side can.
        for other in taken[max(place - 1, 0) : place + 1]:
            if start == other[0] or (start < other[1] and other[0] < end):
                return False
        taken.insert(place, (start, end))
        return True
