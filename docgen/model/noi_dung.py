"""The body of a document as a tree, without numbers: those are counted when it is printed.

Texts are kept raw, as the notation writes them (emphasis, places and escapes included), so that
a tree prints back to the letters that were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Literal, TypeAlias

from docgen.model.base import Noun


class Bac(IntEnum):
    """Ranks from high to low; a mark closes everything of its rank or lower."""

    PHAN = 1
    CHUONG = 2
    MUC_SO = 3  # `Mục 1`
    DIEU = 4
    CHU_CAI = 5  # `A.`
    MUC = 6  # `I.`
    KHOAN = 7  # `1.`
    KHOAN_2 = 8  # `1.1.`
    KHOAN_3 = 9
    KHOAN_4 = 10
    DIEM = 11  # `a)`
    GACH = 12  # `-`
    CONG = 13  # `+`


class Doan(Noun):
    """A plain paragraph."""

    chu: str


class Bang(Noun):
    """A table typed with `|`: rows of raw cells, the first row the heading."""

    hang: tuple[tuple[str, ...], ...]


class BangDuLieu(Noun):
    """A line `[bảng: …]`: the structured table of that name stands here."""

    ten: Literal["nhiem_vu", "chi_tieu"]


class GhiChu(Noun):
    """A line `[ghi chú: …]`: for the writer, never printed."""

    chu: str


class Muc(Noun):
    """A line that begins with a mark, and all that stands below it.

    `chu` is the raw text after the mark; `mo` the stars that opened before the mark; `dau` the
    sign after the ordinal of a part, chapter or Mục (`""`, `.` or `:`); `tieu_de` the raw title
    on the next line; `tien_to` the typed prefix of a clause such as `1.1.` whose upper clause
    is not there; `cho` and `rieng` the braces at the end of a heading.
    """

    bac: Bac
    chu: str = ""
    mo: str = ""
    dau: str = ""
    tieu_de: str | None = None
    tien_to: str = ""
    cho: Literal["cap-duoi"] | None = None
    rieng: bool = False
    con: tuple[Khoi, ...] = ()


Khoi: TypeAlias = Muc | Doan | Bang | BangDuLieu | GhiChu


class NoiDung(Noun):
    """The whole body: blocks in the order of the page."""

    khoi: tuple[Khoi, ...] = ()

    def walk(self) -> Iterator[Khoi]:
        """Yield every block, parents before their children."""
        stack = list(reversed(self.khoi))
        while stack:
            block = stack.pop()
            yield block
            if isinstance(block, Muc):
                stack.extend(reversed(block.con))


Muc.model_rebuild()
