"""Whether there is room for a signature between post and name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.check.case import Case
from docgen.check.engines.signing import blocks, name_of, posts_of
from docgen.check.engines.units import SINGLE
from docgen.check.rule import Finding
from docgen.check.words import figure
from docgen.word.looks import Line
from docgen.word.looks.lengths import MM_PER_POINT
from docgen.word.parts import w

_GAP_LINES, _GAP_MM = 3, 20  # convention: three empty lines, or 20 mm
_USUAL_SIZE = 14.0  # points, of an empty paragraph that names no size
_HALVES, _TWIPS = 2, 20  # units of a point


def narrow_gap(case: Case) -> Iterator[Finding]:
    """Yield each block with too little room between post and name for a signature."""
    for block in blocks(case):
        name, posts = name_of(block), (*block.authority, *posts_of(block))
        if name is None or not posts:
            continue
        lines = sorted({part.line.index for part in posts if part.line.index < name.line.index})
        rows = [case.seen.lines[at] for at in (*lines, name.line.index)]
        rooms = [_room_between(case, upper, lower) for upper, lower in pairwise(rows)]
        if rooms and max(rooms) < _GAP_MM:
            yield Finding(
                f"Giữa chức vụ và họ tên chỉ chừa {figure(max(rooms))} mm, khó ký và đóng dấu.",
                f"chừa ít nhất {_GAP_LINES} dòng trống hoặc {_GAP_MM} mm",
                name.line,
            )


def _room_between(case: Case, upper: Line, lower: Line) -> float:
    """Return the height between two lines in mm, enough where lines or a picture leave it.

    The room may lie above a last post: the head of a board writes his own post over the name.
    """
    between = case.seen.lines[upper.index + 1 : lower.index]
    empty = [one for one in between if not one.text and _same(one, upper, lower)]
    breaks = _breaks(upper.raw[len(upper.raw.rstrip()) :]) + _breaks(
        lower.raw[: len(lower.raw) - len(lower.raw.lstrip())]
    )
    enough = len(empty) + breaks >= _GAP_LINES
    if enough or any(_pictured(one) for one in (upper, *between)):
        return _GAP_MM
    return _room([upper, *empty, lower]) + breaks * _USUAL_SIZE * SINGLE * MM_PER_POINT


def _breaks(blanks: str) -> int:
    """Return how many lines are left empty by line breaks typed below a post or above a name."""
    return blanks.count("\n")


def _same(line: Line, post: Line, name: Line) -> bool:
    return line.spot.container in (post.spot.container, name.spot.container) or not line.in_table


def _pictured(line: Line) -> bool:
    return any(
        next(line.element.iter(w(tag)), None) is not None for tag in ("drawing", "pict", "object")
    )


def _room(lines: list[Line]) -> float:
    """Return the height between the first and the last of some lines in mm."""
    points = 0.0
    for upper_line, lower in pairwise(lines):
        points += max(upper_line.look.after, lower.look.before)
        if upper_line is not lines[0]:
            points += _height(upper_line)
        if lower.spot.row != upper_line.spot.row:
            points += _row_height(lower) + _row_height(upper_line)
    return points * MM_PER_POINT


def _height(line: Line) -> float:
    size = max((run.look.size for run in line.runs), default=_mark_size(line))
    look = line.look
    return look.line * size * SINGLE if look.rule == "auto" else look.line


def _mark_size(line: Line) -> float:
    mark = line.element.find(f"{w('pPr')}/{w('rPr')}/{w('sz')}")
    return float(mark.get(w("val"))) / _HALVES if mark is not None else _USUAL_SIZE


def _row_height(line: Line) -> float:
    """Return the least height of the row that a line stands in, in points; 0 where open."""
    row = next(line.element.iterancestors(w("tr")), None)
    height = None if row is None else row.find(f"{w('trPr')}/{w('trHeight')}")
    return float(height.get(w("val"), "0")) / _TWIPS if height is not None else 0.0
