"""Text boxes that a file holds twice: the copy for old programs follows the one that Word shows."""

from __future__ import annotations

import copy

from docgen.word.parts import Element, mc
from docgen.word.text import FALLBACK, PARAGRAPH, TEXT_BOX, paragraph_text

_ALTERNATIVES, _CHOICE = mc("AlternateContent"), mc("Choice")


def renew_copy(paragraph: Element, before: Element) -> None:
    """Write a mended paragraph of a text box into the copy of the box, if it said the same before.

    `before` is the paragraph as it was.
    """
    box = next(paragraph.iterancestors(TEXT_BOX), None)
    choice = None if box is None else next(box.iterancestors(_CHOICE), None)
    if choice is None:
        return
    fallback = choice.getparent().find(FALLBACK)
    copies = [] if fallback is None else list(fallback.iter(PARAGRAPH))
    originals = list(choice.iter(PARAGRAPH))
    at = originals.index(paragraph)
    if len(copies) != len(originals) or paragraph_text(copies[at]) != paragraph_text(before):
        return
    if choice.getparent().tag == _ALTERNATIVES:
        copies[at].getparent().replace(copies[at], copy.deepcopy(paragraph))
