"""The text of paragraphs as a person reads it, and what was printed into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.word.parts import Element, mc, w

RUN = w("r")
TEXT = w("t")
PARAGRAPH = w("p")
TEXT_BOX = w("txbxContent")
_ALTERNATIVES, _CHOICE, FALLBACK = mc("AlternateContent"), mc("Choice"), mc("Fallback")
# Properties hold no text; deleted and moved-away text is no longer there.
_SILENT = {w("pPr"), w("del"), w("moveFrom"), w("sdtPr"), w("sdtEndPr")}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_BREAK, _SYMBOL = w("br"), w("sym")
_HEX = re.compile("[0-9A-Fa-f]{4}")
_FIELD_TEXT, _SIMPLE_FIELD = w("instrText"), w("fldSimple")


class Printed(NamedTuple):
    """A string that a template printed: the value, and the whole text element it must stand in.

    `around` is empty where the template puts several tags into one text element.
    """

    value: str
    around: str = ""


class Piece(NamedTuple):
    """A stretch of a paragraph's text, the element that holds it, and that element's run."""

    text: str
    element: Element
    run: Element


def pieces(paragraph: Element) -> Iterator[Piece]:
    r"""Yield the visible text of a paragraph run by run, tracked insertions included.

    Tabs come as `\t`, line breaks as `\n`, page breaks as `\f`, a hyphen that does not break as
    `-`. Text boxes are paragraphs of their own and are left out.
    """
    for run in runs_of(paragraph):
        for child in run:
            text = text_of(child)
            if text:
                yield Piece(text, child, run)


def paragraph_text(paragraph: Element) -> str:
    """Return the visible text of a paragraph, as `pieces` gives it."""
    return "".join(piece.text for piece in pieces(paragraph))


def field_codes(root: Element) -> Iterator[str]:
    """Yield the instructions of every field of a part, joined per paragraph."""
    for paragraph in root.iter(PARAGRAPH):
        code = "".join(item.text or "" for item in paragraph.iter(_FIELD_TEXT)).strip()
        if code:
            yield code
    for field in root.iter(_SIMPLE_FIELD):
        yield field.get(w("instr"), "").strip()


def chosen(alternatives: Element) -> Element:
    """Return the branch of an `mc:AlternateContent` that Word shows."""
    choice = alternatives.find(_CHOICE)
    return alternatives.find(FALLBACK) if choice is None else choice


def is_copy(fallback: Element) -> bool:
    """Whether an `mc:Fallback` only repeats what Word shows from the choice beside it."""
    return chosen(fallback.getparent()) is not fallback


def runs_of(node: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph that are still there, tracked insertions included."""
    for child in node:
        if child.tag == RUN:
            yield child
        elif child.tag == _ALTERNATIVES:
            branch = chosen(child)
            if branch is not None:
                yield from runs_of(branch)
        elif child.tag not in _SILENT:
            yield from runs_of(child)


def text_of(child: Element) -> str:
    """Return the text that one child of a run shows."""
    if child.tag == TEXT:
        return child.text or ""
    if child.tag == _BREAK:
        return "\f" if child.get(w("type")) == "page" else "\n"
    if child.tag == _SYMBOL:
        code = child.get(w("char"), "")
        return chr(int(code, 16)) if _HEX.fullmatch(code) else ""
    return _SIGNS.get(child.tag, "")
