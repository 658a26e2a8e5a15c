"""Drawn lines: the rule below a name or a title, in the ways in which people make one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.the_thuc.widths import text_mm
from docgen.word.looks.model import ParagraphLook, Run, Stroke
from docgen.word.looks.shapes import drawn_lines
from docgen.word.looks.vml import vml_lines
from docgen.word.parts import Element, mc, w
from docgen.word.text import TEXT_BOX, chosen

_DRAWING, _PICT, _OBJECT = w("drawing"), w("pict"), w("object")
_ALTERNATIVES = mc("AlternateContent")
_SILENT = {TEXT_BOX, w("pPr"), w("rPr"), w("del"), w("moveFrom"), w("t")}
_V = "{urn:schemas-microsoft-com:vml}"
_UNDERSCORES = re.compile(r"[_\u2500\u2014\u2013\u00af]{3,}")
_LEADERS = {"underscore", "hyphen", "heavy"}
_FEWEST_BLANKS = 3  # fewer underlined blanks are a slip of the hand


def strokes_of(
    element: Element,
    runs: Sequence[Run],
    look: ParagraphLook,
    width: float,
    *,
    ruled_below: bool = False,
) -> tuple[Stroke, ...]:
    """Return the lines that a paragraph shows: drawn in it, as its border, typed in it.

    `width` is the room for its text in mm, 0 where unknown; `ruled_below` tells that it ends a
    cell with a line below.
    """
    found = list(_drawn(element, width))
    if look.borders and not {"left", "right"} <= look.borders:
        found += _borders(look, width)
    if ruled_below:
        found.append(Stroke(width, "cell"))
    if runs:
        found += _typed(runs, look)
    return tuple(found)


def _borders(look: ParagraphLook, width: float) -> Iterator[Stroke]:
    """Yield the line above or below: it goes from the outermost left edge to the right indent."""
    if look.borders & {"top", "bottom"}:
        indents = min(look.left, look.left + look.first) + look.right
        yield Stroke(max(width - indents, 0) if width else 0, "border")


def _drawn(element: Element, room: float) -> Iterator[Stroke]:
    """Yield the drawn lines, each once: neither from copies nor from text boxes inside."""
    for child in element:
        tag = child.tag
        if tag in _SILENT:
            continue
        if tag == _ALTERNATIVES:
            branch = chosen(child)
            yield from () if branch is None else _drawn(branch, room)
        elif tag == _DRAWING:
            yield from (Stroke(length, "drawing") for length in drawn_lines(child))
        elif tag in (_PICT, _OBJECT):
            yield from _old(child, room)
        elif len(child):
            yield from _drawn(child, room)


def _old(picture: Element, room: float) -> Iterator[Stroke]:
    for child in picture:
        if child.tag in _SILENT or not isinstance(child.tag, str):
            continue
        if child.tag.startswith(_V):
            yield from (Stroke(max(length, 0), "vml") for length in vml_lines(child, room))
            yield from _old(child, room)


def _typed(runs: Sequence[Run], look: ParagraphLook) -> Iterator[Stroke]:
    text = "".join(run.text for run in runs)
    stripped = text.strip()
    if stripped:
        if not stripped[0].isalnum() and _UNDERSCORES.fullmatch(stripped):
            yield Stroke(sum(_length(run, run.text.strip()) for run in runs), "underscores")
        return
    lined = [run for run in runs if run.look.underline]
    blanks = sum(run.text.count(" ") + run.text.count("\xa0") for run in lined)
    if blanks >= _FEWEST_BLANKS:
        yield Stroke(sum(_length(run, run.text) for run in lined), "underscores")
    elif "\t" in text:
        yield from _by_tabs(text.count("\t"), look, underlined=bool(lined))


def _length(run: Run, text: str) -> float:
    return text_mm(text, run.look.size, run.look.bold, run.look.italic) if text else 0


def _by_tabs(tabs: int, look: ParagraphLook, *, underlined: bool) -> Iterator[Stroke]:
    """Yield the lines that tabs draw up to their stops: as leaders, or underlined."""
    at = look.left + look.first
    for stop in [one for one in look.tabs if one.at > at][:tabs]:
        if underlined or stop.leader in _LEADERS:
            yield Stroke(stop.at - at, "leader")
        at = stop.at
