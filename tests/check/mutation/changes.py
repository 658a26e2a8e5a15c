"""The changes that an example may ask for, by the words of the manual pages.

A change is written in brackets: `Tiêu ngữ [cỡ 12]`, `trang [lề trái 25 mm]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mutation.paper import Paper

Change = Callable[[Paper, list[Any], str], None]
CHANGES: dict[str, Change] = {}


def change(*words: str) -> Callable[[Change], Change]:
    """Register a change under its words; what follows them is its argument."""

    def register(function: Change) -> Change:
        for word in words:
            assert word not in CHANGES, f"two changes are called «{word}»"
            CHANGES[word] = function
        return function

    return register


def apply_change(paper: Paper, targets: list[Any], words: str) -> None:
    """Carry out one change, the longest name first."""
    for name in sorted(CHANGES, key=len, reverse=True):
        if words == name or words.startswith(f"{name} "):
            CHANGES[name](paper, targets, words[len(name) :].strip())
            return
    raise AssertionError(f"no change is called «{words}»")


def number(argument: str) -> float:
    """Return the number at the start of an argument: `12,7 mm` gives 12.7."""
    found = re.match(r"-?[0-9]+(?:,[0-9]+)?", argument)
    assert found, argument
    return float(found.group().replace(",", "."))
