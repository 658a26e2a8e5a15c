"""Makes the tags of a template plain before docxtpl reads them, so that no look is lost."""

from __future__ import annotations

import re
from copy import deepcopy

from docgen.word.parts import Element, w
from docgen.word.placing import CURSOR_BOOKMARK, is_drawn_line
from docgen.word.scan import scan
from docgen.word.text import FALLBACK, PARAGRAPH, RUN, TEXT, Piece, pieces

_RUN_TAG = re.compile(r"(\{%r .*?%\})", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_LOOK = w("rPr")
_PROOFING = w("proofErr")
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))


def normalise(root: Element) -> None:
    """Change a parsed part in place: nothing that is printed changes.

    Each tag stands in one text element, each `{%r %}` tag in a run of its own with the look of
    the run it came from, marks of the spell checker and ids that a loop would repeat are gone, and
    a drawn line has no old copy.
    """
    _drop_cursor(root)
    for mark in list(root.iter(_PROOFING)):
        mark.getparent().remove(mark)
    for name in ("paraId", "textId"):
        for element in root.iterfind(f".//*[@{_WORD_2010}{name}]"):
            del element.attrib[_WORD_2010 + name]
    for copy in list(root.iter(FALLBACK)):
        alternatives = copy.getparent()
        if any(is_drawn_line(element) for element in alternatives.iter()):
            alternatives.remove(copy)
    for paragraph in root.iter(PARAGRAPH):
        _join(list(pieces(paragraph)))
    for run in list(root.iter(RUN)):
        _split(run)


def ragged(root: Element) -> bool:
    """Return whether a loop over cells can change the number of columns of a table."""
    for row in root.iter(w("tr")):
        depth = 0
        for cell in row.iterchildren(w("tc")):
            text = "".join(cell.itertext())
            tag = re.search(r"\{%tc +(end)?(?:if|for)\b", text)
            if tag:
                depth += -1 if tag[1] else 1
            elif depth and not re.search(r"\{%\s*colspan\b", text):
                return True
    return False


def _drop_cursor(root: Element) -> None:
    cursors = [item for item in root.iter(_BOOKMARKS[0]) if item.get(w("name")) == CURSOR_BOOKMARK]
    numbers = {item.get(w("id")) for item in cursors}
    ends = [item for item in root.iter(_BOOKMARKS[1]) if item.get(w("id")) in numbers]
    for item in cursors + ends:
        item.getparent().remove(item)


def _join(own: list[Piece]) -> None:
    """Move the whole of each tag into the text element where it begins."""
    text = "".join(piece.text for piece in own)
    if "{" not in text:
        return
    owner = [at for at, piece in enumerate(own) for _ in piece.text]
    for tag in scan(text)[0]:
        owner[tag.start : tag.end] = [owner[tag.start]] * (tag.end - tag.start)
    shares = [""] * len(own)
    for at, char in zip(owner, text, strict=True):
        shares[at] += char
    for piece, share in zip(own, shares, strict=True):
        if share == piece.text:
            continue
        if piece.element.tag == TEXT:
            piece.element.text = share
            piece.element.set(_SPACE, "preserve")
        elif not share:
            piece.run.remove(piece.element)


def _split(run: Element) -> None:
    """Put each `{%r %}` tag of a run into a run of its own."""
    atoms: list[tuple[bool, Element]] = []
    for child in run:
        if child.tag == TEXT and _RUN_TAG.search(child.text or ""):
            shares = [share for share in _RUN_TAG.split(child.text) if share]
            atoms += [(bool(_RUN_TAG.fullmatch(share)), _text(child, share)) for share in shares]
        elif child.tag != _LOOK:
            atoms.append((False, child))
    if len(atoms) < 2 or not any(is_tag for is_tag, _ in atoms):
        return
    look = run.find(_LOOK)
    groups: list[list[Element]] = []
    after_tag = True
    for is_tag, element in atoms:
        if is_tag or after_tag:
            groups.append([])
        groups[-1].append(element)
        after_tag = is_tag
    for group in groups:
        fresh = run.makeelement(RUN, dict(run.attrib))
        fresh.extend([] if look is None else [deepcopy(look)])
        fresh.extend(group)
        run.addprevious(fresh)
    run.getparent().remove(run)


def _text(model: Element, text: str) -> Element:
    fresh = model.makeelement(TEXT, {_SPACE: "preserve"})
    fresh.text = text
    return fresh
