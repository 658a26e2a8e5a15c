"""How many findings of one step a person is shown; the rest are counted."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.problems import Level, Problem

FULL = 100


def shortened(problems: Iterable[Problem]) -> list[Problem]:
    """Return the findings once each, at most 100 a level, the rest of a level as one count."""
    kept: list[Problem] = []
    counts = dict.fromkeys(Level, 0)
    for problem in dict.fromkeys(problems):
        counts[problem.level] += 1
        if counts[problem.level] <= FULL:
            kept.append(problem)
    return kept + [
        and_more(count - FULL, level, kept) for level, count in counts.items() if count > FULL
    ]


def and_more(count: int, level: Level, shown: list[Problem]) -> Problem:
    """Return the finding that stands for `count` more of a level behind those shown."""
    last = next(one for one in reversed(shown) if one.level is level)
    name = "lỗi" if level is Level.ERROR else "lưu ý"
    message = f"Còn {count} {name} nữa, không kể hết ra đây."
    return Problem("D-NHIEU", message, last.place, "sửa những chỗ đã nêu rồi chạy lại", level)
