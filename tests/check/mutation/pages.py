"""Changes of the page: paper, margins, page numbers."""

from __future__ import annotations

from typing import Any

from mutation.changes import change, number
from mutation.paper import Paper, W

_MARGINS = {"lề trên": "top", "lề dưới": "bottom", "lề trái": "left", "lề phải": "right"}


def _sections(paper: Paper) -> list[Any]:
    return list(paper.tree().iter(f"{W}sectPr"))


def _margin(side: str) -> Any:
    def set_margin(paper: Paper, targets: list[Any], argument: str) -> None:
        for section in _sections(paper):
            twips = round(number(argument) * 1440 / 25.4)
            section.find(f"{W}pgMar").set(f"{W}{side}", str(twips))

    return set_margin


for _word, _side in _MARGINS.items():
    change(_word)(_margin(_side))


@change("khổ")
def paper_size(paper: Paper, targets: list[Any], argument: str) -> None:
    """`216 x 279 mm`."""
    width, height = (round(number(one.strip()) * 1440 / 25.4) for one in argument.split("x"))
    for section in _sections(paper):
        size = section.find(f"{W}pgSz")
        size.set(f"{W}w", str(width))
        size.set(f"{W}h", str(height))
