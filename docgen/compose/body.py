"""The text as blocks: one for each paragraph and table, numbers counted, looks decided."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.compose.kept import Block, Kept, Paper, Shelf
from docgen.compose.reading import Grid, Inserted, Line, Read, read_tree
from docgen.compose.scope import Scope
from docgen.compose.spans import embolden, filled
from docgen.compose.structured import structured_table
from docgen.compose.tables import MOST_COLUMNS, guessed_aligns, table
from docgen.model import NoiDung, VanBan
from docgen.problems import Place, Problem
from docgen.the_thuc.profile import TheThuc


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Turns a tree into blocks; `width_mm` is the width of the text area it will stand in.

    Blocks that are the same for all units come from `kept`, where there is one.
    """

    van_ban: VanBan
    profile: TheThuc
    scope: Scope
    width_mm: float
    landscape: bool = False
    kept: Kept | None = None

    def blocks(self, noi_dung: NoiDung, where: str) -> list[Block]:
        """Return the blocks of a tree in the order of the page."""
        shelf = None
        if self.kept is not None:
            paper = Paper(where, self.profile, self.width_mm, self.landscape)
            shelf = self.kept.shelf(noi_dung, paper, lambda: self._shelf(noi_dung, where))
        if shelf is None:
            return [self._block(one, where) for one in read_tree(noi_dung)]
        return [
            self._block(one, where) if block is None or not self._is_plans(one) else block
            for one, block in zip(*shelf, strict=True)
        ]

    def _shelf(self, noi_dung: NoiDung, where: str) -> Shelf:
        read = tuple(read_tree(noi_dung))
        return Shelf(read, tuple(self._shared(one, where) for one in read))

    def _shared(self, one: Read, where: str) -> Block | None:
        """Return the block that every unit gets, or None.

        What composes without a single value and without a finding needs nothing of a unit.
        """
        assert self.kept is not None
        bare = Scope({}, _nowhere)
        block = replace(self, van_ban=self.kept.plan, scope=bare)._block(one, where)
        return None if bare.problems.items else block

    def _is_plans(self, one: Read) -> bool:
        """Whether a block is made of the plan's own data: an overlay may change tasks alone."""
        assert self.kept is not None
        if not isinstance(one, Inserted):
            return True
        return self.kept.is_plans(one.ten, getattr(self.van_ban, one.ten))

    def _block(self, one: Read, where: str) -> Block:
        if isinstance(one, Line):
            pieces = filled(one.spans, where, self.scope)
            return {"kieu": one.kieu, "chu": embolden(pieces, one.dam) if one.dam else pieces}
        if isinstance(one, Grid):
            return self._table(one, where)
        return structured_table(
            one.ten,
            self.van_ban,
            self.profile,
            self.scope,
            self.width_mm,
            landscape=self.landscape,
        )

    def _table(self, grid: Grid, where: str) -> Block:
        cells = [[[filled(cell, where, self.scope)] for cell in row] for row in grid.hang]
        if len(cells[0]) > MOST_COLUMNS:
            return self._refused(grid, where)
        heads, rows = cells[0], cells[1:]
        aligns = guessed_aligns(rows, len(heads))
        return table(heads, rows, aligns, self.width_mm, self.profile, landscape=self.landscape)

    def _refused(self, grid: Grid, where: str) -> Block:
        message = f"Bảng có {len(grid.hang[0])} cột, nhiều hơn {MOST_COLUMNS}."
        place = self.scope.locate(where, grid.chu)
        self.scope.problems.add(Problem("D-BANG", message, place, "tách thành nhiều bảng"))
        return {"kieu": "doan", "chu": []}


def _nowhere(*_: str) -> Place:
    return Place()
