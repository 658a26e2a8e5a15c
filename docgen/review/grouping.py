"""The findings of a file in the order of a person's work: the same one of many places is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from docgen.check.registry import CODES
from docgen.problems import Level, Place, Problem

MOST_PLACES = 5  # of one message
MOST_MESSAGES = 5  # of one rule: quotations make each differ
_ORDER = {code: number for number, code in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class Group:
    """One message of one rule: `problem` is its first finding, `places` all its places.

    `more` counts the further places of the same rule that no group of its own tells.
    """

    problem: Problem
    places: tuple[str, ...]
    more: int = 0


def grouped(problems: Iterable[Problem], file: str) -> Iterator[Group]:
    """Yield the findings of a file by level and rule, in the order of the rulebook.

    What has no rule comes first: a file that could not be read, a document that was not recognised.
    Places in another file than `file` are told with its name.
    """
    rules: dict[tuple[int, int, str], dict[Problem, list[str]]] = {}
    for problem in problems:
        key = (-problem.level.weight, _ORDER.get(problem.code, -1), problem.code)
        alike = problem.at(Place(problem.place.file))
        places = rules.setdefault(key, {}).setdefault(alike, [])
        where = problem.place.where if problem.place.file == file else str(problem.place)
        if where:
            places.append(where)
    for _, messages in sorted(rules.items()):
        yield from _of_rule(messages)


def _of_rule(messages: dict[Problem, list[str]]) -> Iterator[Group]:
    shown = list(messages.items())
    rest = sum(max(len(places), 1) for _, places in shown[MOST_MESSAGES:])
    for number, (problem, places) in enumerate(shown[:MOST_MESSAGES], 1):
        yield Group(problem, tuple(places), rest if number == MOST_MESSAGES else 0)


def places_shown(group: Group) -> Iterator[str]:
    """Yield the first places of a group, alike ones as one, and how many are left."""
    times = Counter(group.places)
    shown = list(islice(times.items(), MOST_PLACES))
    for place, count in shown:
        yield place + (f" ({count} chỗ)" if count > 1 else "")
    left = len(group.places) - sum(count for _, count in shown)
    if left:
        yield f"… và {left} chỗ nữa"


def counts_of(problems: Iterable[Problem]) -> dict[Level, int]:
    """Return how many findings there are of each level, those that are there only."""
    found = dict.fromkeys(Level, 0)
    for problem in problems:
        found[problem.level] += 1
    return {level: count for level, count in found.items() if count}
