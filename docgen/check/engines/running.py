"""The running text that the rules about base text look at, and how its lines are set."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from docgen.check.case import Case
from docgen.check.parts import Part
from docgen.problems import Level
from docgen.the_thuc.widths import fits_one_line
from docgen.word.looks import Line

# The estimate of a line's width may err by this share: kerning, justified blanks.
_SLACK = 1.02


def running(case: Case) -> tuple[Part, ...]:
    """Return the lines of the text, in reading order; none where the finder is lost.

    Lines in frames, lists of contents, and lines set in the middle or to the right, such as the
    caption of a picture, are none.
    """
    if case.parts.is_lost:
        return ()
    return tuple(part for part in case.parts.body if is_running(part.line))


def is_running(line: Line) -> bool:
    """Whether a line of the text is set as text is, from margin to margin."""
    return line.look.align in ("left", "both") and not _is_apart(line)


def paragraphs(case: Case) -> tuple[Part, ...]:
    """Return the lines of the text in any alignment, frames and lists of contents left out."""
    if case.parts.is_lost:
        return ()
    return tuple(part for part in case.parts.body if not _is_apart(part.line))


def appendix_of(case: Case, parts: Iterable[Part]) -> list[int]:
    """Return for each part the number of its appendix from 0, -1 in the main text."""
    starts = [one.label.line.index for one in case.parts.appendices]
    return [bisect_right(starts, part.line.index) - 1 for part in parts]


def level_in(appendix: int) -> Level | None:
    """Return how much a fault weighs there: the rulebooks set the text, not its appendices."""
    return None if appendix < 0 else Level.WARNING


def size_of(part: Part) -> float:
    """Return the size in points of most letters of a line, 0 where it has none."""
    letters: Counter[float] = Counter()
    for run in part.lettered:
        letters[run.look.size] += len(run.text)
    return letters.most_common(1)[0][0] if letters else 0


def is_long(part: Part) -> bool:
    """Whether a paragraph takes more than one line for certain."""
    line, size = part.line, size_of(part)
    room = (line.width - line.look.left - line.look.right) * _SLACK
    if not size or not line.width or room <= 0:
        return False
    bold = all(run.look.bold for run in part.lettered)
    pieces = f"{line.look.label} {line.raw}".strip().split("\n")
    return any(
        not fits_one_line(piece, size, room, bold, line.look.first if not at else 0)
        for at, piece in enumerate(pieces)
    )


def _is_apart(line: Line) -> bool:
    contents = line.look.style_name.casefold().startswith("toc")
    return line.in_box or contents or any("PAGEREF" in code for code in line.fields)
