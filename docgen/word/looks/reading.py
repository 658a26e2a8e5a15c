"""Reads a paragraph run by run: what is shown, in which font symbols stand, which fields it has."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from docgen.word.looks.legacy import font_code
from docgen.word.looks.model import RunLook
from docgen.word.looks.properties import run_props
from docgen.word.looks.styles import Ground, StyleSheet
from docgen.word.parts import Element, w
from docgen.word.text import PARAGRAPH, TEXT, runs_of, text_of

_LOOK, _SYMBOL, _SOFT = w("rPr"), w("sym"), w("softHyphen")
_FIELD, _CODE, _SIMPLE, _KIND = w("fldChar"), w("instrText"), w("fldSimple"), w("fldCharType")
_SOFT_HYPHEN = "\u00ad"


class Stretch(NamedTuple):
    """A run that shows something: its text as the file holds it, its look, its element."""

    raw: str
    look: RunLook
    element: Element


def read_runs(
    paragraph: Element, styles: StyleSheet, style: str, ground: Ground | None
) -> tuple[list[Stretch], tuple[str, ...]]:
    """Return the runs of a paragraph that show text, and the instructions of its fields."""
    found: list[Stretch] = []
    fields = _Fields()
    for run in runs_of(paragraph):
        pieces: list[str] = []
        symbol_font, has_soft = "", False
        for child in run:
            tag = child.tag
            if tag in (_FIELD, _CODE):
                fields.read(child)
            elif not fields.silent:
                text = (child.text or "") if tag == TEXT else text_of(child)
                if tag == _SOFT:
                    text, has_soft = _SOFT_HYPHEN, True
                elif tag == _SYMBOL and text:
                    symbol_font = child.get(w("font"), "")
                pieces.append(text)
        raw = "".join(pieces)
        if raw:
            look = styles.run_look(run_props(run.find(_LOOK)), style, ground)
            found += _stretch(raw, look, run, symbol_font, has_soft=has_soft)
    return found, (*_simple_fields(paragraph), *fields.codes)


def _stretch(
    raw: str, look: RunLook, run: Element, symbol_font: str, *, has_soft: bool
) -> list[Stretch]:
    """Return a run as a stretch; none where it is hidden, or holds but a soft hyphen.

    A soft hyphen of Word's own is the letter ư in a font of TCVN3, and nothing in any other.
    """
    if symbol_font and len(raw) == 1:  # the symbol names its own font
        look = replace(look, ascii=symbol_font, hansi=symbol_font)
    if has_soft and not font_code(_SOFT_HYPHEN, look):
        raw = _without_own_hyphens(run)
    return [Stretch(raw, look, run)] if raw and not look.hidden else []


def _without_own_hyphens(run: Element) -> str:
    return "".join(text_of(child) for child in run)


class _Fields:
    """Follows the fields of a paragraph: their instructions are no text, their results are."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._open: list[list[str] | None] = []  # None once the result has begun

    @property
    def silent(self) -> bool:
        """Whether what comes now belongs to an instruction."""
        return bool(self._open) and any(one is not None for one in self._open)

    def read(self, element: Element) -> None:
        """Follow one mark of a field or one piece of an instruction."""
        if element.tag == _CODE:
            code = self._open[-1] if self._open else None
            if code is None:
                self._note(element.text or "")
            else:
                code.append(element.text or "")
            return
        kind = element.get(_KIND)
        if kind == "begin":
            self._open.append([])
        elif kind in ("separate", "end") and self._open:
            code = self._open.pop()
            self._note("".join(code or []))
            if kind == "separate":
                self._open.append(None)

    def _note(self, code: str) -> None:
        if code.strip():
            self.codes.append(code.strip())


def _simple_fields(paragraph: Element) -> tuple[str, ...]:
    return tuple(
        one.get(w("instr"), "").strip()
        for one in paragraph.iter(_SIMPLE)
        if next(one.iterancestors(PARAGRAPH), None) is paragraph
    )
