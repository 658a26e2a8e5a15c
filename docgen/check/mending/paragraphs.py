"""Sets paragraphs: alignment, indents, gaps, line spacing, straight on the paragraph."""

from __future__ import annotations

from docgen.check.mending.order import child_of, set_flag
from docgen.check.remedy import SetParagraph
from docgen.word.looks import ParagraphLook
from docgen.word.markup import twips
from docgen.word.parts import Element, w

SETTINGS = (
    "align",
    "left",
    "right",
    "first",
    "before",
    "after",
    "spacing",
    "contextual",
    "page_break",
    "keep_next",
)
_TWIPS_PER_POINT = 20
_TWIPS_PER_LINE = 240  # of one line where the rule is `auto`
_FLAGS = {"page_break": "pageBreakBefore", "keep_next": "keepNext"}


def set_paragraph(paragraph: Element, wanted: SetParagraph, styles: bytes) -> None:
    """Set what a remedy names; what it does not name stays.

    `styles` are the style sheet and the lists as written: where they speak of lengths that would
    win over ours, such as `firstLineChars`, these are set to nothing.
    """
    properties = child_of(paragraph, "pPr")
    if wanted.align is not None:
        child_of(properties, "jc").set(w("val"), wanted.align)
    if (wanted.left, wanted.right, wanted.first) != (None, None, None):
        _set_indents(child_of(properties, "ind"), wanted, styles)
    if (wanted.before, wanted.after, wanted.spacing) != (None, None, None):
        _set_gaps(child_of(properties, "spacing"), wanted, styles)
    contextual = _contextual(wanted, wanted.line.look)
    if contextual is not None:
        set_flag(properties, "contextualSpacing", on=contextual)
    for name, tag in _FLAGS.items():
        value = getattr(wanted, name)
        if value is not None:
            set_flag(properties, tag, on=value)


def _contextual(wanted: SetParagraph, look: ParagraphLook) -> bool | None:
    """Return whether gaps inside one style shall vanish; a gap that is asked for must not."""
    if wanted.contextual is None and look.contextual and (wanted.before or wanted.after):
        return False
    return wanted.contextual


def _set_indents(indents: Element, wanted: SetParagraph, styles: bytes) -> None:
    for side, other in (("left", "start"), ("right", "end")):
        value = getattr(wanted, side)
        if value is not None:
            indents.set(w(side), str(twips(value)))
            indents.attrib.pop(w(other), None)
            _silence(indents, styles, f"{side}Chars", f"{other}Chars")
    if wanted.first is not None:
        name, other = ("hanging", "firstLine") if wanted.first < 0 else ("firstLine", "hanging")
        indents.set(w(name), str(twips(abs(wanted.first))))
        indents.attrib.pop(w(other), None)
        _silence(indents, styles, "firstLineChars", "hangingChars")


def _set_gaps(spacing: Element, wanted: SetParagraph, styles: bytes) -> None:
    for side in ("before", "after"):
        value = getattr(wanted, side)
        if value is not None:
            spacing.set(w(side), str(round(value * _TWIPS_PER_POINT)))
            _silence(spacing, styles, f"{side}Lines", f"{side}Autospacing")
    if wanted.spacing is not None:
        rule = wanted.rule or wanted.line.look.rule
        unit = _TWIPS_PER_LINE if rule == "auto" else _TWIPS_PER_POINT
        spacing.set(w("line"), str(round(wanted.spacing * unit)))
        spacing.set(w("lineRule"), rule)


def _silence(element: Element, styles: bytes, *names: str) -> None:
    """Set to nothing what would win: where it stands here, or where a style may say it."""
    for name in names:
        if w(name) in element.attrib or f":{name}=".encode() in styles:
            element.set(w(name), "0")
