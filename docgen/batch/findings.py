"""The findings of a batch: the same one of many units is told once, with whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docgen.problems import Problem

_ROW = re.compile(r"(?:![A-Z]+|, dòng )([0-9]+)\Z")
_NAMED = 5  # units that a finding names; the rest are counted


@dataclass(slots=True)
class Findings:
    """Findings by what they say, each with the keys of its units; an empty key is the plan's."""

    _units: dict[Problem, dict[str, None]] = field(default_factory=dict)

    def add(self, problems: Iterable[Problem], key: str = "") -> None:
        """Keep findings of the plan, or of the unit `key`."""
        for problem in problems:
            keys = self._units.setdefault(problem, {})
            if key:
                keys[key] = None

    def told(self, total: int, table: str) -> Iterator[Problem]:
        """Yield each finding once; one that concerns some of the `total` units names them.

        A finding at a place of `table`, where each unit has its own row, names its unit already.
        """
        for problem, keys in sorted(self._units.items(), key=lambda one: _row(one[0], table)):
            is_told = not keys or len(keys) >= total > 1 or _at_row(problem, table)
            yield problem if is_told else _naming(problem, list(keys))


def _row(problem: Problem, table: str) -> int:
    """Return the row of the table that a finding stands at: rows are told from top to bottom."""
    if problem.place.file != table:
        return 0
    found = _ROW.search(problem.place.part)
    return int(found[1]) if found else problem.place.line


def _at_row(problem: Problem, table: str) -> bool:
    return problem.place.file == table and bool(problem.place.where)


def _naming(problem: Problem, keys: list[str]) -> Problem:
    names = ", ".join(f"«{key}»" for key in keys[:_NAMED])
    more = f" và {len(keys) - _NAMED} đơn vị khác" if len(keys) > _NAMED else ""
    return replace(problem, message=f"{problem.message} (Đơn vị: {names}{more}.)")
