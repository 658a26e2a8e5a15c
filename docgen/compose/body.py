"""The text as blocks: one for each paragraph and table, numbers counted, looks decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.compose.scope import Scope
from docgen.compose.spans import embolden, read_line
from docgen.compose.structured import structured_table
from docgen.compose.tables import MOST_COLUMNS, guessed_aligns, table
from docgen.model import Bac, Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung, VanBan
from docgen.notation import numbered, printed_line
from docgen.problems import Problem
from docgen.the_thuc.profile import TheThuc

_KIND = {
    Bac.PHAN: "phan",
    Bac.CHUONG: "phan",
    Bac.MUC_SO: "phan",
    Bac.DIEU: "dieu",
    Bac.CHU_CAI: "muc",
    Bac.MUC: "muc",
    Bac.DIEM: "diem",
    Bac.GACH: "gach",
    Bac.CONG: "cong",
}
_CLAUSES = (Bac.KHOAN, Bac.KHOAN_2, Bac.KHOAN_3, Bac.KHOAN_4)


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Turns a tree into blocks; `width_mm` is the width of the text area it will stand in."""

    van_ban: VanBan
    profile: TheThuc
    scope: Scope
    width_mm: float
    landscape: bool = False

    def blocks(self, noi_dung: NoiDung, where: str) -> list[dict[str, Any]]:
        """Return the blocks of a tree in the order of the page."""
        labels = {id(muc): label for muc, label in numbered(noi_dung)}
        result: list[dict[str, Any]] = []
        for block in noi_dung.walk():
            result += self._block(block, labels, where)
        return result

    def _block(self, block: Khoi, labels: dict[int, str], where: str) -> list[dict[str, Any]]:
        if isinstance(block, Muc):
            return self._heading(block, labels[id(block)], where)
        if isinstance(block, Doan):
            return [
                {"kieu": "doan", "chu": read_line(block.chu, where, self.scope, line_start=True)}
            ]
        if isinstance(block, Bang):
            return [self._table(block, where)]
        if isinstance(block, BangDuLieu):
            return [self._structured(block)]
        return []

    def _heading(self, muc: Muc, label: str, where: str) -> list[dict[str, Any]]:
        pieces = read_line(printed_line(muc, label), where, self.scope)
        titled = _is_title(muc)
        if muc.bac is Bac.DIEU:
            everything = sum(len(piece["chu"]) for piece in pieces)
            pieces = embolden(pieces, everything if titled else len(label))
        blocks = [{"kieu": _kind(muc.bac, titled=titled), "chu": pieces}]
        if muc.tieu_de is not None:
            title = read_line(muc.tieu_de, where, self.scope, line_start=True)
            blocks.append({"kieu": "doan" if muc.bac is Bac.DIEU else "ten_phan", "chu": title})
        return blocks

    def _table(self, block: Bang, where: str) -> dict[str, Any]:
        cells = [[[read_line(cell, where, self.scope)] for cell in row] for row in block.hang]
        if len(cells[0]) > MOST_COLUMNS:
            return self._refused(block, where)
        heads, rows = cells[0], cells[1:]
        aligns = guessed_aligns(rows, len(heads))
        return table(heads, rows, aligns, self.width_mm, self.profile, landscape=self.landscape)

    def _refused(self, block: Bang, where: str) -> dict[str, Any]:
        message = f"Bảng có {len(block.hang[0])} cột, nhiều hơn {MOST_COLUMNS}."
        place = self.scope.locate(where, block.hang[0][0])
        self.scope.problems.add(Problem("D-BANG", message, place, "tách thành nhiều bảng"))
        return {"kieu": "doan", "chu": []}

    def _structured(self, block: BangDuLieu) -> dict[str, Any]:
        return structured_table(
            block.ten,
            self.van_ban,
            self.profile,
            self.scope,
            self.width_mm,
            landscape=self.landscape,
        )


def _is_title(muc: Muc) -> bool:
    """Whether a heading has a text of its own below it.

    A sentence that ends in `.` or `;` stays running text when only plain paragraphs follow: in a
    letter these are its last words, not the text of the last clause.
    """
    below = [child for child in muc.con if not isinstance(child, GhiChu)]
    sentence = muc.chu.rstrip("* ").endswith((".", ";"))
    return bool(below) and not (sentence and all(isinstance(child, Doan) for child in below))


def _kind(bac: Bac, *, titled: bool) -> str:
    if bac in _CLAUSES:
        return f"khoan_{_CLAUSES.index(bac) + 1}" if titled else "khoan"
    return _KIND[bac]
