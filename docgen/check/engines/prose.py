"""What counts as running prose, and where the text of the main document ends."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.parts import BODY, Part

# The letters of Vietnamese, for classes of regular expressions: a range would mix both cases.
LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = LOWER[3:].upper() + "A-Z"
CELLS = ("bang_dau", "bang_o")
# What follows the text: recipients and signatures.
_ENDING = ("noi_nhan_nhan", "noi_nhan_ten", "quyen_han", "chuc_vu", "ho_ten")


def prose(case: Case, *more: str) -> Iterator[Part]:
    """Yield the lines of running text, and those of other roles, nothing where the finder is lost.

    A text that is no official document is nobody's business here.
    """
    if not case.parts.is_lost:
        yield from case.parts.all(*BODY, *more)


def main_end(case: Case) -> int:
    """Return the index of the first line after the main text: ending or appendices."""
    starts = [one.label.line.index for one in case.parts.appendices]
    first = min(starts, default=len(case.seen.lines))
    ends = [
        part.line.index
        for part in case.parts.all(*_ENDING)
        if part.line.story == "document.main" and part.line.index < first
    ]
    return min(ends, default=first)


def is_draft(case: Case) -> bool:
    """Whether the number or the day is still to be written, as in a draft for signing."""
    number = case.parts.one("so_ky_hieu")
    unnumbered = number is not None and not any(char.isdigit() for char in number.raw[:14])
    return unnumbered or case.parts.date is None


def stripped_end(raw: str) -> int:
    """Return where the visible text of a line ends."""
    return len(raw.rstrip())
