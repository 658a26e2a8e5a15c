"""The main text and each appendix as units of pages; how long they are, at the least."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docgen.check.case import Case
from docgen.check.parts import Appendix
from docgen.the_thuc.widths import text_mm
from docgen.word.looks import Line, Section
from docgen.word.looks.lengths import MM_PER_POINT
from docgen.word.parts import mc, w

# One line of Times New Roman in sizes: ascent 0.891, descent 0.216, gap 0.042 of its hhea table.
SINGLE = 1.15
_EMPTY_SIZE = 10  # points that an empty paragraph has at the least
_SURELY = 1.1  # an estimate beyond this share of a page is not by chance
_DRAWN = (w("drawing"), w("pict"), w("object"))


@dataclass(frozen=True, slots=True)
class Unit:
    """The main text, or an appendix that begins a section: its sections, its lines."""

    appendix: Appendix | None
    sections: tuple[Section, ...]
    lines: tuple[Line, ...]

    @property
    def word(self) -> str:
        """What a clerk calls it."""
        return _word(self.appendix)


def units_of(case: Case) -> tuple[Unit, ...]:
    """Return the main text and the appendices that begin a section, in reading order."""
    owners = _owners(case)
    sections: dict[int, list[Section]] = {}
    lines: dict[int, list[Line]] = {}
    appendices: dict[int, Appendix | None] = {}
    for section, (start, appendix) in zip(case.seen.sections, owners, strict=True):
        sections.setdefault(start, []).append(section)
        appendices[start] = appendix
    for line in case.seen.main:
        lines.setdefault(owners[line.section][0], []).append(line)
    return tuple(
        Unit(appendices[start], tuple(own), tuple(lines.get(start, ())))
        for start, own in sections.items()
    )


def unit_words(case: Case) -> tuple[str, ...]:
    """Return where each section is, in words: `mọi trang`, `trang của Phụ lục I (Section 3)`."""
    owners = _owners(case)
    if len(owners) == 1:
        return ("mọi trang",)
    count = Counter(start for start, _ in owners)
    return tuple(
        f"trang của {_word(appendix)}" + (f" (Section {at})" if count[start] > 1 else "")
        for at, (start, appendix) in enumerate(owners, 1)
    )


def _owners(case: Case) -> list[tuple[int, Appendix | None]]:
    """Return for each section the first section of its unit, and the unit's appendix."""
    first = {
        one.label.line.section: one
        for one in reversed(case.parts.appendices)
        if _begins_section(case, one.label.line)
    }
    found: list[tuple[int, Appendix | None]] = []
    start = 0
    for section in case.seen.sections:
        start = section.index if section.index in first else start
        found.append((start, first.get(start)))
    return found


def _word(appendix: Appendix | None) -> str:
    return appendix.label.text if appendix else "văn bản chính"


def is_longer_than_a_page(unit: Unit) -> bool:
    """Whether it takes more than one page for certain; there is no layout to ask.

    Breaks tell; else the height of its lines is added up, each as low as it can be.
    """
    if any(section.kind != "continuous" for section in unit.sections[1:]) or _has_break(unit.lines):
        return True
    page = unit.sections[0]
    room = (page.height - page.top - page.bottom) * _SURELY
    height = 0.0
    for block in _blocks(unit.lines):
        height += block
        if height > room:
            return True
    return False


def holds_picture(line: Line) -> bool:
    """Whether a picture, chart or object is anchored in a line, other than a drawn stroke."""
    copies = sum(1 for other in line.element.iter(mc("Fallback")) for _ in other.iter(*_DRAWN))
    drawn = sum(1 for _ in line.element.iter(*_DRAWN)) - copies
    return drawn > sum(stroke.kind in ("drawing", "vml") for stroke in line.strokes)


def _begins_section(case: Case, line: Line) -> bool:
    """Whether nothing but empty lines stands before a line in its section."""
    before = line.index - 1
    while before >= 0 and case.seen.lines[before].section == line.section:
        if case.seen.lines[before].text:
            return False
        before -= 1
    return line.section > 0


def _has_break(lines: Sequence[Line]) -> bool:
    filled = [at for at, line in enumerate(lines) if line.text]
    if not filled:
        return False
    inside = [line for line in lines[filled[0] : filled[-1] + 1] if not line.in_table]
    return any(line.ends_page for line in inside[:-1]) or any(
        line.look.page_break for line in inside[1:]
    )


def _blocks(lines: Sequence[Line]) -> Iterator[float]:
    """Yield the height of each paragraph and table row in mm."""
    flat = (line for line in lines if not line.in_box)
    for row, group in groupby(flat, key=lambda line: line.spot.row):
        if not row:
            yield from map(_height, group)
            continue
        cells: dict[int, float] = {}
        for line in group:
            if _spans_rows(line):
                continue
            cells[line.spot.cell] = cells.get(line.spot.cell, 0) + _height(line)
        yield max(cells.values(), default=0.0)


def _spans_rows(line: Line) -> bool:
    """Whether a line stands in a cell that goes on below: its height is not its row's."""
    cell = next(line.element.iterancestors(w("tc")), None)
    return cell is not None and cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None


def _height(line: Line) -> float:
    look = line.look
    size = max((run.look.size for run in line.runs), default=_EMPTY_SIZE)
    one = look.line * SINGLE * size if look.rule == "auto" else look.line
    room = line.width - look.left - look.right
    count = 1
    if line.text and room > 0:
        count = max(1, math.ceil(text_mm(line.raw, size) / room))
    return (one * count + max(look.before, look.after)) * MM_PER_POINT
