"""Appendices: where each begins, its title and its guide line."""

from __future__ import annotations

from docgen.check.finder.body import read_body
from docgen.check.finder.signs import APPENDIX, DASHES, GUIDE
from docgen.check.parts import Appendix, Heading, Part
from docgen.word.looks import Line


def split_appendices(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Part the main text from its appendices, each with its own lines."""
    starts = [at for at, line in enumerate(lines) if _starts(line)]
    if not starts:
        return lines, []
    ends = [*starts[1:], len(lines)]
    return lines[: starts[0]], [lines[start:end] for start, end in zip(starts, ends, strict=True)]


def _starts(line: Line) -> bool:
    return bool(APPENDIX.match(line.text)) and line.look.align == "center" and not line.in_table


def read_appendices(
    groups: list[list[Line]],
) -> tuple[list[Part], tuple[Appendix, ...], list[Heading]]:
    """Return the parts of all appendices, the appendices, and their numbered lines."""
    parts: list[Part] = []
    found: list[Appendix] = []
    headings: list[Heading] = []
    for number, lines in enumerate(groups):
        appendix, rest, strokes = _opening(lines)
        found.append(appendix)
        guide = [appendix.guide] if appendix.guide else []
        body, more = read_body(rest, appendix=number)
        parts += [appendix.label, *appendix.title, *guide, *strokes, *body]
        headings += more
    return parts, tuple(found), headings


def _opening(lines: list[Line]) -> tuple[Appendix, list[Line], list[Part]]:
    label = Part("phu_luc_so", lines[0])
    title: list[Part] = []
    guide: Part | None = None
    strokes: list[Part] = []
    at = 1
    while at < len(lines):
        line = lines[at]
        if line.strokes or DASHES.match(line.text):
            strokes.append(Part("ke_phu_luc", line))
        elif GUIDE.match(line.text):
            guide = Part("kem_theo", line)
        elif line.text and line.look.align == "center" and not line.in_table and not guide:
            title.append(Part("phu_luc_ten", line))
        elif line.text:
            break
        at += 1
    found = APPENDIX.match(lines[0].text)
    ordinal = (found[1] or "") if found else ""
    return Appendix(label, tuple(title), guide, tuple(lines), ordinal), lines[at:], strokes
