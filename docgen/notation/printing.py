"""A tree as text again: the letters that were typed, with the ordinals counted anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.noi_dung import Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation.commands import BRACES
from docgen.notation.numbering import numbered
from docgen.notation.tables import print_row

_CLOSING = re.compile(r"\*+(?:[ \u00a0]|$)")


def print_text(noi_dung: NoiDung) -> str:
    """Return a tree as notation: one block a line, a table one row a line.

    `parse(print_text(tree))` gives the tree back for every tree that `parse` can return.
    """
    labels = numbered(noi_dung)
    lines: list[str] = []
    for block in noi_dung.walk():
        lines.extend(
            _muc_lines(block, next(labels)[1]) if isinstance(block, Muc) else _lines(block)
        )
    return "".join(f"{line}\n" for line in lines)


def printed_line(muc: Muc, label: str) -> str:
    """Return the raw first line of a marked block, as it is printed.

    Args:
        muc: the block.
        label: its mark as `numbered` yields it.

    Returns:
        Raw notation: stars that opened before the mark, mark, sign, one blank, text. Braces and a
        title on the next line (`tieu_de`) are not in it. Read it with `inline.read(line)`.

    """
    head = f"{muc.mo}{label}{muc.dau}"
    beside = muc.chu[:1] in ("", " ") or (muc.mo and _CLOSING.match(muc.chu))
    return head + muc.chu if beside else f"{head} {muc.chu}"


def _muc_lines(muc: Muc, label: str) -> list[str]:
    lines = [printed_line(muc, label)]
    if muc.tieu_de is not None:
        lines.append(muc.tieu_de)
    if muc.cho:
        lines[-1] += f" {BRACES[muc.cho]}"
    if muc.rieng:
        lines[-1] += f" {BRACES['rieng']}"
    return lines


def _lines(block: Khoi) -> Iterator[str]:
    match block:
        case Doan(chu=chu):
            yield chu
        case Bang(hang=rows):
            yield from map(print_row, rows)
        case BangDuLieu(ten=ten):
            yield f"[bảng: {ten}]"
        case GhiChu(chu=chu):
            yield f"[ghi chú: {chu}]"
