"""The short proof of a batch: blocks that all units share are proven once."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from docgen.compose.kept import Block, Kept
from docgen.model import NoiDung, VanBan
from docgen.verify.body import Printed, block_count, tree_blocks
from docgen.verify.leaves import STRUCTURED, Leaf, leaves, lost
from docgen.verify.printed import PrintedParts, block_text


class _Wanted(NamedTuple):
    """What one block of a tree must hold in this order, or which structured table it is."""

    pieces: tuple[str, ...]
    ten: str


class Proof:
    """The short proof for one unit of a plan; where it does not succeed, the whole one decides.

    It succeeds only where each block of a tree stands in its own place of the context and holds
    its own texts in order: then they stand in order in the whole. So it can never hide a loss.
    A kept block is compared with a copy from the day of its proof, and so is known unchanged.
    """

    def __init__(self, kept: Kept, van_ban: VanBan, parts: PrintedParts) -> None:
        self._kept, self._van_ban, self._parts = kept, van_ban, parts
        self._opened = bool(van_ban.mo_dau)

    def shows(self, name: str) -> bool:
        """Whether every text of this field is shown to be there; False when not sure."""
        if name == "noi_dung":
            return self._stands(self._van_ban.noi_dung, "noi_dung", self._body())
        if name == "phu_luc":
            return self._appendices_stand()
        return name in STRUCTURED and self._table_stands(name)

    def leaves(self, name: str, value: Any) -> Sequence[Leaf]:
        """Return the texts of a field, read once where they are the plan's own."""
        if self._kept.is_plans(name, value):
            own = getattr(self._kept.plan, name)
            return self._kept.once(name, own, lambda: tuple(leaves(name, own)))
        return tuple(leaves(name, value))

    def openings(self, where: tuple[str, ...]) -> list[str]:
        """Return the texts of these parts, of the body only its opening paragraph."""
        first = self._parts.context["noi_dung"][:1] if self._opened else []
        opening = "\n".join(map(block_text, first))
        return [opening if part == "noi_dung" else self._parts.text(part) for part in where]

    def blocks_wanted(self) -> int:
        """Return how many paragraphs and tables the tree of the body prints."""
        tree = self._van_ban.noi_dung
        if self._kept.owns(tree, "noi_dung"):
            return self._kept.once("count", tree, partial(block_count, tree))
        return block_count(tree)

    def _body(self) -> list[Block]:
        blocks: list[Block] = self._parts.context["noi_dung"]
        return blocks[self._opened :]

    def _stands(self, tree: NoiDung, where: str, blocks: list[Block]) -> bool:
        if not self._kept.owns(tree, where):
            return False
        wanted = self._wanted(tree)
        # A closing mark after a table is a paragraph of its own.
        if not len(wanted) <= len(blocks) <= len(wanted) + 1:
            return False
        proven: dict[tuple[int, int], Block] = self._kept.once("proven", tree, dict)
        return all(
            self._holds((index, id(block)), one.pieces, block, proven)
            for index, (one, block) in enumerate(zip(wanted, blocks, strict=False))
        )

    def _holds(
        self,
        key: tuple[int, int],
        wanted: tuple[str, ...],
        block: Block,
        proven: dict[tuple[int, int], Block],
    ) -> bool:
        shared = self._kept.holds(block)
        if shared and key in proven:
            return proven[key] == block
        if not _in_order(wanted, block_text(block)):
            return False
        if shared:
            proven[key] = copy.deepcopy(block)
        return True

    def _appendices_stand(self) -> bool:
        items, printed = self._van_ban.phu_luc, self._parts.context["phu_luc"]
        return len(items) == len(printed) and all(
            not lost(leaves("phu_luc.ten", item.ten), [one["ten"]])
            and self._stands(item.noi_dung, f"phu_luc.{index}.noi_dung", one["noi_dung"])
            for index, (item, one) in enumerate(zip(items, printed, strict=True))
        )

    def _table_stands(self, name: str) -> bool:
        """Whether a structured table holds its data where it stands first, or is not wanted."""
        for tree, where, blocks in self._trees():
            if not self._kept.owns(tree, where):
                return False
            names = [one.ten for one in self._wanted(tree)]
            if name in names:
                found = blocks[names.index(name) :][:1]
                return bool(found) and self._table_holds(name, found[0])
        return True

    def _table_holds(self, name: str, block: Block) -> bool:
        value = getattr(self._van_ban, name)
        shared = self._kept.holds(block) and self._kept.is_plans(name, value)
        proven: dict[tuple[str, int], Block] = self._kept.once("tables", self._kept.plan, dict)
        if shared and (name, id(block)) in proven:
            return proven[name, id(block)] == block
        if lost(self.leaves(name, value), [block_text(block)]):
            return False
        if shared:
            proven[name, id(block)] = copy.deepcopy(block)
        return True

    def _trees(self) -> Iterator[tuple[NoiDung, str, list[Block]]]:
        yield self._van_ban.noi_dung, "noi_dung", self._body()
        printed = self._parts.context["phu_luc"]
        for index, (item, one) in enumerate(zip(self._van_ban.phu_luc, printed, strict=False)):
            yield item.noi_dung, f"phu_luc.{index}.noi_dung", one["noi_dung"]

    def _wanted(self, tree: NoiDung) -> tuple[_Wanted, ...]:
        return self._kept.once("wanted", tree, lambda: tuple(map(_wanted, tree_blocks(tree))))


def _wanted(one: Printed) -> _Wanted:
    found = tuple(leaf.piece for line in one.lines for leaf in leaves("noi_dung", line))
    return _Wanted(found, one.ten)


def _in_order(wanted: tuple[str, ...], text: str) -> bool:
    at = 0
    for piece in wanted:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True
