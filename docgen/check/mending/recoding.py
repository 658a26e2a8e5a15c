"""Writes runs in an old code anew in Unicode."""

from __future__ import annotations

import re

from docgen.check.mending.letters import give_look
from docgen.check.mending.stretch import set_letters
from docgen.check.remedy import Recode, SetLook
from docgen.word.parts import Element, w
from docgen.word.text import TEXT

# What holds letters of an old code: `ư` of TCVN3 is often a soft hyphen, others are symbols.
_LETTERS = {TEXT, w("softHyphen"), w("sym"), w("noBreakHyphen")}
_SIGNS = {w("tab"), w("ptab"), w("br"), w("cr")}
_SIGN = re.compile("[\t\n\f]")


def recode(element: Element, text: str, remedy: Recode) -> bool:
    """Put its Unicode text into a run in the place of the old; tell whether that was possible."""
    groups = _groups(element)
    texts = _SIGN.split(text)
    if len(texts) != len(groups):
        return False
    for group, letters in zip(groups, texts, strict=True):
        _write(element, group, letters)
    give_look(element, SetLook(remedy.line, font=remedy.font))
    return True


def _groups(run: Element) -> list[list[Element]]:
    """Return the elements that hold letters, in groups between tabs and breaks."""
    groups: list[list[Element]] = [[]]
    for child in run:
        if child.tag in _SIGNS:
            groups.append([])
        elif child.tag in _LETTERS:
            groups[-1].append(child)
    return groups


def _write(run: Element, group: list[Element], text: str) -> None:
    if not group:
        return
    first = run.makeelement(TEXT)
    set_letters(first, text)
    group[0].addprevious(first)
    for old in group:
        run.remove(old)
