"""Gives letters a look: fonts, size, bold, italic, underline, colour, straight on the run."""

from __future__ import annotations

from docgen.check.mending.order import child_of, drop, set_flag
from docgen.check.remedy import SetLook
from docgen.word.markup import half_points
from docgen.word.parts import Element, w

LOOKS = ("font", "size", "bold", "italic", "underline", "color")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_FIELD_MARKS = (w("fldChar"), w("instrText"))
# Letters of symbol fonts (Wingdings): another font would show another sign.
_SYMBOLS = range(0xF000, 0xF100)


def give_look(run: Element, look: SetLook) -> None:
    """Give a run the look that a remedy names; what it does not name stays."""
    _give(child_of(run, "rPr"), look, symbols=_has_symbols(run))


def give_mark_look(paragraph: Element, look: SetLook) -> None:
    """Give the mark of a paragraph a look: its number, and the height of an empty line."""
    _give(child_of(child_of(paragraph, "pPr"), "rPr"), look, symbols=False)


def with_field_marks(paragraph: Element, runs: list[Element]) -> list[Element]:
    """Add the silent runs of the fields whose result is among `runs`.

    Word takes the look of a result from them when it works the field out anew.
    """
    chosen, found = set(runs), list(runs)
    open_fields: list[tuple[list[Element], bool]] = []
    for run in paragraph.iter(w("r")):
        open_fields = [(marks, hit or run in chosen) for marks, hit in open_fields]
        begins, ends = _field_edge(run, "begin"), _field_edge(run, "end")
        if begins:
            open_fields.append(([], False))
        if open_fields and any(child.tag in _FIELD_MARKS for child in run):
            open_fields[-1][0].append(run)
        if ends and open_fields:
            marks, hit = open_fields.pop()
            found += [mark for mark in marks if hit and mark not in chosen]
    return found


def _give(look: Element, wanted: SetLook, *, symbols: bool) -> None:
    if wanted.font is not None and not symbols:
        _set_font(child_of(look, "rFonts"), wanted.font)
    if wanted.bold is not None:
        _set_both(look, "b", on=wanted.bold)
    if wanted.italic is not None:
        _set_both(look, "i", on=wanted.italic)
    if wanted.size is not None:
        for name in ("sz", "szCs"):
            child_of(look, name).set(w("val"), str(half_points(wanted.size)))
    if wanted.underline is not None:
        drop(look, "u")
        child_of(look, "u").set(w("val"), "single" if wanted.underline else "none")
    if wanted.color is not None:
        drop(look, "color")
        child_of(look, "color").set(w("val"), wanted.color)


def _set_font(fonts: Element, name: str) -> None:
    for slot in _SLOTS:
        fonts.set(w(slot), name)
        # A font of the theme wins over one that is named.
        fonts.attrib.pop(w(f"{slot}Theme"), None)
    fonts.attrib.pop(w("cstheme"), None)
    fonts.attrib.pop(w("hint"), None)


def _set_both(look: Element, name: str, *, on: bool) -> None:
    set_flag(look, name, on=on)
    set_flag(look, f"{name}Cs", on=on)


def _has_symbols(run: Element) -> bool:
    texts = (child.text or "" for child in run.iter(w("t")))
    return any(ord(char) in _SYMBOLS for text in texts for char in text)


def _field_edge(run: Element, kind: str) -> bool:
    return any(child.get(w("fldCharType")) == kind for child in run.iterchildren(w("fldChar")))
