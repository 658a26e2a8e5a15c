"""What a plan composes once for all its units."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from docgen.compose.reading import Read
from docgen.model import NoiDung, VanBan
from docgen.the_thuc.profile import TheThuc

Block = dict[str, Any]
T = TypeVar("T")

_MOST_PROFILES = 8  # more than there are; a profile made anew for each unit must not pile up


class Paper(NamedTuple):
    """Where a tree is printed: its field, and what its looks and widths come from."""

    where: str
    profile: TheThuc
    width_mm: float
    landscape: bool


class Shelf(NamedTuple):
    """A tree of the plan as read, and each block that is the same for all units, else None."""

    read: tuple[Read, ...]
    blocks: tuple[Block | None, ...]


class Kept:
    """The blocks of one plan that hold nothing of a unit, composed once and then shared.

    It belongs to the `VanBan` that it is made with, and to copies of it (`model_copy`) that share
    its trees; any other tree is composed as if nothing were kept. Nobody may change a kept block.
    It holds nothing but what the plan's own trees need, however many units there are.
    """

    def __init__(self, plan: VanBan) -> None:
        self.plan = plan
        self._trees = {f"phu_luc.{i}.noi_dung": one.noi_dung for i, one in enumerate(plan.phu_luc)}
        self._trees["noi_dung"] = plan.noi_dung
        self._profiles: dict[int, TheThuc] = {}
        self._shelves: dict[tuple[str, int, float, bool], Shelf] = {}
        self._blocks: dict[int, Block] = {}
        self._known: dict[tuple[str, int], tuple[object, Any]] = {}

    def holds(self, block: object) -> bool:
        """Whether a block is a kept one: this very object stands in the context of every unit."""
        return self._blocks.get(id(block)) is block

    def owns(self, tree: NoiDung, where: str) -> bool:
        """Whether a tree is the plan's own at that field."""
        return self._trees.get(where) is tree

    def is_plans(self, field: str, value: object) -> bool:
        """Whether the value of a field of a document is that of the plan, also when read anew."""
        own = getattr(self.plan, field)
        return own is value or bool(own == value)

    def shelf(self, tree: NoiDung, paper: Paper, make: Callable[[], Shelf]) -> Shelf | None:
        """Return the tree with its kept blocks, made when first asked; None for another tree."""
        if not self.owns(tree, paper.where):
            return None
        key = (paper.where, id(paper.profile), paper.width_mm, paper.landscape)
        found = self._shelves.get(key)
        if found is None:
            if id(paper.profile) not in self._profiles and len(self._profiles) >= _MOST_PROFILES:
                return None
            self._profiles[id(paper.profile)] = paper.profile
            found = self._shelves[key] = make()
            self._blocks |= {id(block): block for block in found.blocks if block is not None}
        return found

    def once(self, what: str, thing: object, make: Callable[[], T]) -> T:
        """Return what `make` gives for a part of the plan or a kept block, made once.

        `what` names the question. The thing is kept alive, so that no other takes its identity:
        ask only of things that the plan or this object holds anyway.
        """
        known = self._known.get((what, id(thing)))
        if known is None:
            known = self._known[what, id(thing)] = (thing, make())
        answer: T = known[1]
        return answer
