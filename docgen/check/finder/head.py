"""The head of page 1: title of the state or the party, issuer, number, place and date."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.check.finder.signs import (
    DASHES,
    DATE_FIGURES,
    DATE_WORDS,
    NUMBER,
    PLAIN_NUMBER,
    SUBJECT,
    segments,
    title_of,
)
from docgen.check.parts import HeaderKind, Part
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

_DEEPEST = 45  # lines; the head of a document never reaches further
_MARKS = {"hoa_toc", "thuong_khan", "khan", "hoa_toc_hen_gio"}
_CIRCULATION = {"xem_xong_tra_lai", "luu_hanh_noi_bo", "tai_lieu_hoi_nghi", "tai_lieu_thu_hoi"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line, and the side of the head that it stands on: 0 left, 1 right."""

    line: Line
    start: int
    end: int
    side: int

    @property
    def text(self) -> str:
        return self.line.raw[self.start : self.end].strip()

    def named(self, role: str) -> Part:
        whole = self.start == 0 and self.end == len(self.line.raw)
        return Part(role, self.line, 0 if whole else self.start, -1 if whole else self.end)


def read_head(lines: list[Line]) -> tuple[list[Part], HeaderKind, list[Line]]:
    """Return the parts of the head, how it is laid out, and the lines after it."""
    last = _last_of_head(lines)
    if last < 0:
        return [], "", lines
    pieces = _pieces(lines[: last + 1])
    roles = _roles(pieces)
    parts = [piece.named(role) for piece, role in zip(pieces, roles, strict=True) if role]
    return parts, _kind(parts), lines[last + 1 :]


def _last_of_head(lines: list[Line]) -> int:
    """Return the index of the last line of the head, -1 where there is none.

    It is the last of number, date and titles, with what still stands in the same table.
    """
    last = -1
    for at, line in enumerate(lines[:_DEEPEST]):
        if any(_sure(line.raw[start:end].strip()) for start, end in segments(line.raw)):
            last = at
    table = lines[last].spot.table if last >= 0 else 0
    while table and last + 1 < len(lines) and lines[last + 1].spot.table == table:
        last += 1
    while last + 1 < len(lines) and last >= 0 and _goes_on(lines[last + 1]):
        last += 1
    return last


def _sure(text: str) -> bool:
    return bool(
        title_of(text)
        or (NUMBER.match(text) and len(text) < 60)
        or (DATE_WORDS.search(text) and len(text) < 80 and "," in text)
        or DATE_FIGURES.match(text)
    )


def _goes_on(line: Line) -> bool:
    text = line.text
    return bool(SUBJECT.match(text) and len(text) < 200 and line.look.align != "both") or (
        fold(text) in _MARKS
    )


def _pieces(lines: list[Line]) -> list[_Piece]:
    found = []
    for line in lines:
        cuts = [(0, len(line.raw))] if line.in_table or line.in_box else segments(line.raw)
        for number, (start, end) in enumerate(cuts or [(0, len(line.raw))]):
            side = line.column if line.in_table else number
            found.append(_Piece(line, start, end, min(side, 1)))
    return found


def _roles(pieces: list[_Piece]) -> list[str]:
    roles = [_own_role(piece) for piece in pieces]
    number = next((at for at, role in enumerate(roles) if role == "so_ky_hieu"), len(pieces))
    left = [
        at
        for at, piece in enumerate(pieces)
        if not roles[at] and piece.side == 0 and at < number and piece.text
    ]
    for at in left:
        roles[at] = "ke_co_quan" if DASHES.match(pieces[at].text) else "co_quan_chu_quan"
    names = [at for at in left if roles[at] == "co_quan_chu_quan"]
    bold = [at for at in names if any(run.look.bold for run in pieces[at].line.runs)]
    for at in bold or names[-1:]:
        roles[at] = "co_quan_ban_hanh"
    _strokes(pieces, roles)
    return roles


def _own_role(piece: _Piece) -> str:
    text = piece.text
    role = title_of(text)
    if role:
        return role
    if NUMBER.match(text) or PLAIN_NUMBER.match(text):
        return "so_ky_hieu"
    if DATE_WORDS.search(text) or DATE_FIGURES.match(text):
        return "dia_danh_ngay"
    if SUBJECT.match(text):
        return "trich_yeu_cong_van"
    folded = fold(text)
    if folded in _MARKS:
        return "khan"
    if folded in _CIRCULATION:
        return "luu_hanh"
    return "du_thao" if folded.startswith("du_thao") else ""


def _strokes(pieces: list[_Piece], roles: list[str]) -> None:
    """Name the empty lines that hold a drawn line after the role above them."""
    above = {0: "", 1: ""}
    for at, piece in enumerate(pieces):
        if roles[at]:
            above[piece.side] = roles[at]
        elif piece.line.strokes:
            titled = above[piece.side] in ("quoc_hieu", "tieu_ngu", "tieu_de")
            roles[at] = "ke_tieu_de" if titled else "ke_co_quan"


def _kind(parts: list[Part]) -> HeaderKind:
    for part in parts:
        if part.role in ("quoc_hieu", "tieu_ngu", "tieu_de"):
            if part.line.in_table:
                return "bang"
            if part.line.in_box:
                return "khung"
            return "tab" if not part.whole else "doan"
    return "doan" if parts else ""
