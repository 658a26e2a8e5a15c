"""Appendices and attached documents: where each begins, its title, its guide line, its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import combining

from docgen.check.finder.body import read_body
from docgen.check.finder.bounds import ending_of
from docgen.check.finder.head import read_head
from docgen.check.finder.pieces import Piece, is_only_stroke, pieces_of, stroke_part
from docgen.check.finder.signs import APPENDIX, GUIDE, in_capitals, is_appendix, is_dashes
from docgen.check.finder.title import read_title
from docgen.check.parts import Appendix, Heading, Part
from docgen.word.looks import Line

_OPENING = 8  # lines with text in which a guide line stands
_TITLE_LINE = 300  # letters
_NUMBERED = re.compile(r"^(?:[IVX]{1,6}|\d{1,2}|[A-Z])\s*[.\-)]\s")


@dataclass
class Annexes:
    """Everything after the ending: parts, appendices, numbered lines."""

    parts: list[Part] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


def read_annexes(groups: list[list[Line]]) -> Annexes:
    """Read appendices and attached documents.

    The numbered lines of an attached document bear a number past those of the appendices.
    """
    found = Annexes()
    labelled = [group for group in groups if is_appendix(_first_row(group[0]))]
    attached = [group for group in groups if not is_appendix(_first_row(group[0]))]
    for number, lines in enumerate(labelled):
        appendix, parts, taken = _opening(lines)
        found.appendices.append(appendix)
        _read_text(found, lines[taken:], number, opened=True)
        found.parts += parts
    for number, lines in enumerate(attached, len(labelled)):
        taken = _attached_opening(found, lines)
        _read_text(found, lines[taken:], number, opened=False)
    return found


def _read_text(found: Annexes, lines: list[Line], number: int, *, opened: bool) -> None:
    parts, headings = read_body(lines[: ending_of(lines)], number, opened=opened)
    found.parts += parts
    found.headings += headings


def _attached_opening(found: Annexes, lines: list[Line]) -> int:
    """Skip the head and the title of an attached document; only its guide line is a component.

    Below a title in capitals without a head the guide line tells an appendix that lost its label.
    """
    head = read_head(lines)
    if not head.lines and _has_guide(lines):
        parts, taken = _titles(lines, 0, [])
        found.parts += [
            part for part in parts if part.role != "phu_luc_ten" or in_capitals(part.text)
        ]
        return taken
    title, _, taken = read_title(lines[head.lines :], headed=bool(head.lines), is_letter=False)
    found.parts += [part for part in title if part.role == "kem_theo"]
    return head.lines + taken


def _first_row(line: Line) -> str:
    return pieces_of([line])[0].text


def _has_guide(lines: list[Line]) -> bool:
    first = [line for line in lines[:_OPENING] if line.text]
    return any(GUIDE.match(line.text) for line in first)


def _opening(lines: list[Line]) -> tuple[Appendix, list[Part], int]:
    first = pieces_of([lines[0]])
    label, title = _label(first)
    strokes = [stroke_part(lines[0], "ke_phu_luc")] if lines[0].strokes else []
    more, end = _titles(lines, 1, title)
    title += [part for part in more if part.role == "phu_luc_ten"]
    guide = next((part for part in more if part.role == "kem_theo"), None)
    found = APPENDIX.match(first[0].text)
    ordinal = (found["so"] or "") if found else ""
    appendix = Appendix(label, tuple(title), guide, tuple(lines), ordinal)
    others = [part for part in more if part.role != "phu_luc_ten"]
    return appendix, [label, *title, *others, *strokes], end


def _titles(lines: list[Line], at: int, title: list[Part]) -> tuple[list[Part], int]:
    """Read title, guide line and stroke from line `at`; return them and the line after them."""
    found: list[Part] = []
    started, guided, end = bool(title), False, at
    while at < len(lines):
        line = lines[at]
        if line.strokes and is_only_stroke(line) or is_dashes(line.text):
            found.append(stroke_part(line, "ke_phu_luc"))
        elif _guides(line):
            if not guided:
                found.append(Part("kem_theo", line))
            guided = True
        elif line.text and _is_title(line, guided=guided, started=started):
            found.append(Part("phu_luc_ten", line))
            started = True
        elif line.text:
            break
        at += 1
        end = at if line.text or line.strokes else end
    return found, end


def _guides(line: Line) -> bool:
    text = line.text
    return bool(GUIDE.match(text)) or len(text) > 20 and text[0] == "(" and text[-1] == ")"


def _label(pieces: list[Piece]) -> tuple[Part, list[Part]]:
    """Part the words `Phụ lục I` from a title on the same line."""
    first = pieces[0]
    rest = [piece.named("phu_luc_ten") for piece in pieces[1:]]
    found = APPENDIX.match(first.text)
    if not found or not found["ten"]:
        return first.named("phu_luc_so"), rest
    letters = len(found["ten"].replace(" ", ""))
    begin = first.end
    while begin > first.start and letters:
        begin -= 1
        char = first.line.raw[begin]
        letters -= not (char.isspace() or combining(char))
    label = Part("phu_luc_so", first.line, first.start, begin)
    return label, [Part("phu_luc_ten", first.line, begin, first.end), *rest]


def _is_title(line: Line, *, guided: bool, started: bool) -> bool:
    """Whether a line below the label is the title: centred, or the first, in capitals or bold."""
    if line.in_table and line.columns > 1 or len(line.text) > _TITLE_LINE or line.look.label:
        return False
    if _NUMBERED.match(line.text) or guided and started:
        return False
    if line.look.align == "center":
        return True
    return not started and (line.text.isupper() or pieces_of([line])[0].bold)
