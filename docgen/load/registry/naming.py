"""Which unit was meant where a file names one that the registry does not have.

Two communes may differ by one letter, and a wrong guess has the wrong person sign. So only a slip
inside one syllable counts as near, and a number is never taken for another number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from docgen.load.nodes import Mapping, Node, Scalar
from docgen.tieng_viet.text import fold

_KEY = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_MOST_EDITS = 2
_MOST_NAMED = 3


class Named(NamedTuple):
    """What a unit is called: its code, and its names as far as they were typed."""

    code: str
    ten: str | None = None
    ten_tat: str | None = None


class Names:
    """The names of all units of a registry, folded, for what was typed in place of a code."""

    def __init__(self, units: Iterable[Named] = ()) -> None:
        """Take the units; they are looked at when a hint is first asked for."""
        self._units = units
        self._codes: dict[str, list[str]] = {}
        self._named: dict[str, dict[str, None]] = {}
        self._spelled: dict[str, dict[str, None]] = {}

    def _read(self) -> None:
        """Sort the units by what they are called, one under a malformed code by what it means."""
        units, self._units = self._units, ()
        for typed, *names in units:
            code = typed if is_key(typed) else as_code(typed)
            self._codes.setdefault(code, code.split("-"))
            self._spelled.setdefault(fold(code), {})[code] = None
            for name in filter(None, map(fold, filter(None, names))):
                self._named.setdefault(name, {})[code] = None

    def hint(self, said: str, otherwise: str, taken: Collection[str] = ()) -> str:
        """Return the next step for an unknown code: the right one, near ones, or `otherwise`.

        A code in `taken` is not offered as a near one.
        """
        self._read()
        folded = fold(said)
        meant = list(self._spelled.get(folded) or self._named.get(folded) or ())
        if len(meant) == 1:
            return f"ghi mã: {meant[0]}"
        if meant:
            return f"nhiều đơn vị mang tên này, ghi mã của một đơn vị: {_listed(meant)}"
        near = [code for code in self._near(said) if code not in taken]
        return f"có phải ý bạn là {_either(near)}?" if near else otherwise

    def _near(self, said: str) -> list[str]:
        """Return the codes with the fewest slips; none when too many are equally near."""
        parts = said.split("-")
        found: dict[int, list[str]] = {}
        for code, syllables in self._codes.items():
            if len(syllables) == len(parts):
                slips = _slips(parts, syllables)
                if slips:
                    found.setdefault(slips, []).append(code)
        nearest = found[min(found)] if found else []
        return nearest if len(nearest) <= _MOST_NAMED else []


def named(code: str, node: Node) -> Named:
    """Return what the unit of a tree is called, whatever else is wrong in the tree."""
    entries = node.entries if isinstance(node, Mapping) else ()
    texts = {key.text: value.text for key, value in entries if isinstance(value, Scalar)}
    return Named(code, texts.get("ten"), texts.get("ten_tat"))


def is_key(text: str) -> bool:
    """Whether a text can be a unit's key."""
    return bool(_KEY.fullmatch(text))


def as_code(text: str) -> str:
    """Return a name as a code: `UBND xã Tân Bình` gives `ubnd-xa-tan-binh`."""
    return fold(text).replace("_", "-")


def _slips(said: list[str], code: list[str]) -> int:
    """Return how many letters differ where one syllable does, by at most 2; else 0."""
    different = [pair for pair in zip(said, code, strict=True) if pair[0] != pair[1]]
    if len(different) != 1:
        return 0
    first, second = different[0]
    longest = max(len(first), len(second))
    if abs(len(first) - len(second)) > _MOST_EDITS or any(map(str.isdigit, first + second)):
        return 0
    edits = _edits(first, second)
    return edits if edits <= _MOST_EDITS and edits < longest else 0


def _edits(first: str, second: str) -> int:
    """Return how many letters must be put in, taken away or changed (Levenshtein)."""
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, 1):
        above, row = row, [number]
        for at, other in enumerate(second, 1):
            row.append(min(above[at] + 1, row[-1] + 1, above[at - 1] + (letter != other)))
    return row[-1]


def _listed(codes: list[str]) -> str:
    return ", ".join(codes[:_MOST_NAMED]) + (", …" if len(codes) > _MOST_NAMED else "")


def _either(codes: list[str]) -> str:
    return " hay ".join(f"«{code}»" for code in codes)
