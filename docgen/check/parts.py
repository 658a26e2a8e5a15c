"""The components of a document: which stretch of which line is the number, the title, a basis.

Roles are named as the components of a profile (`so_ky_hieu`, `trich_yeu`, `noi_nhan_ten` …).
Besides those: `tham_quyen` (the line `CHỦ TỊCH ỦY BAN NHÂN DÂN …` above the bases of a decision),
`lenh` (`QUYẾT ĐỊNH:` below them), `sao` (the form of a copy below the signature). A `ke_…` without
letters at the end of a line is the stroke drawn in that line.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from docgen.tieng_viet.text import collapse, nfc
from docgen.word.looks import Line, Run

HeaderKind = Literal["", "bang", "tab", "khung", "doan"]
# The lines of the running text, in the main text and in appendices, outside tables.
BODY = ("can_cu", "loi_van", "dieu", "muc", "khoan", "diem", "gach", "cong")


@dataclass(frozen=True, slots=True)
class Part:
    """A component: a line, or a stretch of one where several components share it (tabs)."""

    role: str
    line: Line
    start: int = 0
    end: int = -1

    @property
    def stop(self) -> int:
        """Where it ends in the raw text of its line."""
        return len(self.line.raw) if self.end < 0 else self.end

    @property
    def raw(self) -> str:
        """Its text, letter for letter."""
        return self.line.raw[self.start : self.stop]

    @property
    def text(self) -> str:
        """Its text in NFC, blanks single, none at the ends."""
        if not self.start and self.end < 0:
            return self.line.text  # worked out once for all who ask
        return collapse(nfc(self.raw))

    @property
    def shown(self) -> str:
        """Its text as it is seen: capitals where the format shows small letters as capitals."""
        pieces = [
            text.upper() if run.look.caps else text
            for run in self.runs
            if (text := run.text[max(self.start - run.start, 0) : self.stop - run.start])
        ]
        return collapse(nfc("".join(pieces)))

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs that reach into it."""
        return tuple(
            run for run in self.line.runs if run.start < self.stop and run.end > self.start
        )

    @property
    def lettered(self) -> tuple[Run, ...]:
        """The runs that show a letter or a digit of it; raised ones are marks of notes."""
        return tuple(
            run
            for run in self.runs
            if not run.look.raised
            and any(
                char.isalnum()
                for char in run.text[max(self.start - run.start, 0) : self.stop - run.start]
            )
        )

    @property
    def whole(self) -> bool:
        """Whether it is the whole line: only then the line's alignment is its own."""
        return not self.line.raw[: self.start].strip() and not self.line.raw[self.stop :].strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line of the text: its mark as typed or as Word numbers it, and its rank.

    `kind`: `phan`, `chuong`, `muc` (`Mục 1`), `tieu_muc`, `dieu`, `chu_hoa` (`A.`), `la_ma`
    (`I.`), `so_1` … `so_4` (`1.` … `1.1.1.1.`), `chu` (`a)`), `gach`, `cong`. `ordinal` is its
    number, the letter of a point counted in the Vietnamese alphabet from 1; 0 where it has none.
    `titled`: a title, which lower lines follow, not running text. `appendix`: -1 in the main text,
    the place in `Parts.appendices`, or a number past them in a document that is attached.
    """

    kind: str
    mark: str
    ordinal: int
    part: Part
    titled: bool = False
    automatic: bool = False
    appendix: int = -1
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: the line with its number, its title, guide line, and all its lines."""

    label: Part
    title: tuple[Part, ...]
    guide: Part | None
    lines: tuple[Line, ...]
    ordinal: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block: authority lines, posts, and the name (None in a draft)."""

    authority: tuple[Part, ...]
    posts: tuple[Part, ...]
    name: Part | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Parts:
    """Everything that was found.

    `items` are all parts in reading order. `loai` is a type's key in the profile or empty,
    `is_letter` true for a công văn. `date` is the date of issue where it is whole and exists.
    `latest` is the last day that a date with a blank day or month may mean.
    `confidence` goes from 0 to 1; below `LOST` the finder does not know where it is, and says so
    in `doubts`, Vietnamese sentences. `text_end` is the index of the last line of the main text.
    """

    items: tuple[Part, ...] = ()
    header: HeaderKind = ""
    loai: str = ""
    is_letter: bool = False
    date: datetime.date | None = None
    headings: tuple[Heading, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    signatures: tuple[Signature, ...] = ()
    confidence: float = 0
    doubts: tuple[str, ...] = field(default=())
    latest: datetime.date | None = None

    LOST = 0.4

    @cached_property
    def by_role(self) -> dict[str, tuple[Part, ...]]:
        """The parts of each role in reading order."""
        found: dict[str, list[Part]] = {}
        for part in self.items:
            found.setdefault(part.role, []).append(part)
        return {role: tuple(parts) for role, parts in found.items()}

    def all(self, *roles: str) -> tuple[Part, ...]:
        """Return the parts of some roles, in reading order."""
        if len(roles) == 1:
            return self.by_role.get(roles[0], ())
        return tuple(part for part in self.items if part.role in roles)

    def one(self, role: str) -> Part | None:
        """Return the first part of a role, or None."""
        found = self.by_role.get(role, ())
        return found[0] if found else None

    @cached_property
    def body(self) -> tuple[Part, ...]:
        """The running text: bases, paragraphs, numbered lines; no tables, no titles of parts."""
        return self.all(*BODY)

    @cached_property
    def roles(self) -> dict[int, tuple[str, ...]]:
        """The roles of each line, by the line's index."""
        found: dict[int, tuple[str, ...]] = {}
        for part in self.items:
            found[part.line.index] = (*found.get(part.line.index, ()), part.role)
        return found

    @property
    def is_lost(self) -> bool:
        """Whether so little was recognised that rules about components would only guess."""
        return self.confidence < self.LOST


def text_of(parts: Iterable[Part]) -> str:
    """Return the texts of parts joined by a blank."""
    return " ".join(part.text for part in parts)
