"""The ordinals of a tree, counted when they are wanted: nothing stores them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.model.noi_dung import Bac, Khoi, Muc, NoiDung
from docgen.notation.marks import CLAUSES
from docgen.tieng_viet.numbers import ALPHABET, HIGHEST_SECTION, letter, roman

CAPITALS = "".join(char for char in ALPHABET.upper() if char not in "IVX")
"""The letters of `A.` in order: I, V and X are sections."""

HIGHEST = {
    Bac.PHAN: HIGHEST_SECTION,
    Bac.CHUONG: HIGHEST_SECTION,
    Bac.MUC_SO: 999,
    Bac.DIEU: 9999,
    Bac.CHU_CAI: len(CAPITALS),
    Bac.MUC: HIGHEST_SECTION,
    **dict.fromkeys(CLAUSES, 999),
    Bac.DIEM: len(ALPHABET),
}
"""The last ordinal that each rank can print."""

_FORMS = {
    Bac.PHAN: "Phần {}",
    Bac.CHUONG: "Chương {}",
    Bac.MUC_SO: "Mục {}",
    Bac.DIEU: "Điều {}.",
    Bac.DIEM: "{})",
    Bac.GACH: "-",
    Bac.CONG: "+",
}


class Counted(NamedTuple):
    """A block with its mark: `so` is its ordinal in print, `thu` the bare count from 1."""

    muc: Muc
    so: str
    thu: int

    @property
    def label(self) -> str:
        """The mark as printed, without its sign: `Phần I`, `II.`, `1.1.`, `a)`, `-`."""
        return label_of(self.muc.bac, self.so)


def label_of(bac: Bac, so: str) -> str:
    """Return the mark of a rank with this ordinal: `Phần I`, `Điều 3.`, `2.1.`, `đ)`, `-`."""
    return _FORMS.get(bac, "{}.").format(so)


def numbered(noi_dung: NoiDung) -> Iterator[tuple[Muc, str]]:
    """Yield every marked block in the order of the page with its mark as printed.

    Counts begin anew in each parent, `Điều` runs through the whole text. A clause such as `1.1.`
    takes the number of the clause right above it, else its own typed prefix. Past the last
    ordinal of a rank (`HIGHEST`) the last one is repeated: `parse` reports that as an error.
    """
    for item in counted(noi_dung):
        yield item.muc, item.label


def counted(noi_dung: NoiDung) -> Iterator[Counted]:
    """Yield what `numbered` yields with the bare counts beside it."""
    articles = 0
    stack = [_Level(noi_dung.khoi)]
    while stack:
        level = stack[-1]
        muc = level.next_muc()
        if muc is None:
            stack.pop()
            continue
        if muc.bac is Bac.DIEU:
            articles += 1
            count = articles
        else:
            key = (muc.bac, muc.tien_to)
            level.counts[key] += 1
            count = level.counts[key]
        so = _ordinal(muc, count, level)
        yield Counted(muc, so, count)
        stack.append(_Level(muc.con, muc.bac, so))


@dataclass(slots=True)
class _Level:
    """The blocks of one parent, how far they are read, and the counts in it."""

    blocks: tuple[Khoi, ...]
    bac: Bac | None = None
    so: str = ""
    at: int = 0
    counts: Counter[tuple[Bac, str]] = field(default_factory=Counter)

    def next_muc(self) -> Muc | None:
        """Return the next marked block, None at the end."""
        while self.at < len(self.blocks):
            block = self.blocks[self.at]
            self.at += 1
            if isinstance(block, Muc):
                return block
        return None


def _ordinal(muc: Muc, count: int, level: _Level) -> str:
    n = min(count, HIGHEST.get(muc.bac, count))
    if muc.bac in (Bac.PHAN, Bac.CHUONG, Bac.MUC):
        return roman(n)
    if muc.bac is Bac.CHU_CAI:
        return CAPITALS[n - 1]
    if muc.bac is Bac.DIEM:
        return letter(n)
    if muc.bac >= Bac.GACH:
        return ""
    if muc.bac in CLAUSES[1:]:
        prefix = level.so if level.bac == muc.bac - 1 else muc.tien_to
        return f"{prefix}.{n}" if prefix else str(n)
    return str(n)
