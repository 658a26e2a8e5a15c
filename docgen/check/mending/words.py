"""What really changes between two wordings: letters that stay the same keep their look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|\S+")
# Beyond this many words only what is the same at both ends is kept.
_MOST_WORDS = 2_000

Change = tuple[int, int, str]


def changes(old: str, new: str) -> list[Change]:
    """Return where letters change, from left to right: start and end in `old`, and the new."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return list(_core(old, new, 0))
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    found: list[Change] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, left, right, from_, to in matcher.get_opcodes():
        if kind != "equal":
            found += _core("".join(before[left:right]), "".join(after[from_:to]), starts[left])
    return found


def _core(old: str, new: str, offset: int) -> Iterator[Change]:
    """Yield the change without what is the same at its beginning and at its end."""
    if old == new:
        return
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    yield offset + head, offset + len(old) - tail, new[head : len(new) - tail]
