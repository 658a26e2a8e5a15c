"""Who mends what in one round: where two remedies meet, the first goes, the rest waits."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass
class Claims:
    """The stretches that were given away, by what is changed there."""

    _taken: dict[Hashable, list[tuple[int, int]]] = field(default_factory=dict)

    def take(self, what: Hashable, start: int = 0, end: int = 1) -> bool:
        """Claim a stretch; false where one was given away that it meets."""
        taken = self._taken.setdefault(what, [])
        if any(start == one[0] or (start < one[1] and one[0] < end) for one in taken):
            return False
        taken.append((start, end))
        return True
