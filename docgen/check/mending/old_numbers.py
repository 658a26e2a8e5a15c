"""Takes page numbers out of a header or footer; other text stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.tieng_viet.text import nfc
from docgen.word.parts import Element, mc, w
from docgen.word.text import PARAGRAPH, RUN, TEXT_BOX, paragraph_text

_PAGE = re.compile(r"\bPAGE\b")
# A paragraph of nothing but numbers: `2`, `- 2 -`, `Trang 2/5`, `Trang 2 trên 5`.
_ONLY_NUMBERS = re.compile(r"(?:trang|page|trên|of|[\W\d_])*", re.IGNORECASE)
_PICTURES = (w("drawing"), w("pict"), w("object"), mc("AlternateContent"))
_STORIES = (w("hdr"), w("ftr"), w("tc"), TEXT_BOX)


def take_numbers_out(root: Element) -> bool:
    """Remove the page numbers of a header or footer; tell whether there were any."""
    paragraphs = [one for one in root.iter(PARAGRAPH) if _PAGE.search(" ".join(_codes(one)))]
    for paragraph in paragraphs:
        if root in paragraph.iterancestors():  # not gone with the box around it
            _take_out(paragraph)
    for story in [root, *root.iter(*_STORIES)] if paragraphs else ():
        # Word wants a paragraph at the end of each (ISO/IEC 29500-1, 17.4.65).
        if story.tag in _STORIES and (len(story) == 0 or story[-1].tag != PARAGRAPH):
            story.append(story.makeelement(PARAGRAPH))
    return bool(paragraphs)


def shows_something(root: Element) -> bool:
    """Whether a header or footer has text, a picture or a box."""
    return any(paragraph_text(one).strip() for one in root.iter(PARAGRAPH)) or any(
        True for _ in root.iter(*_PICTURES)
    )


def _codes(paragraph: Element) -> Iterator[str]:
    """Yield the field instructions of a paragraph itself, not of boxes in it."""
    for element in paragraph.iter(w("instrText"), w("fldSimple")):
        if next(element.iterancestors(PARAGRAPH)) is paragraph:
            yield (
                element.text or "" if element.tag == w("instrText") else element.get(w("instr"), "")
            )


def _take_out(paragraph: Element) -> None:
    if not _ONLY_NUMBERS.fullmatch(nfc(paragraph_text(paragraph))):
        _drop_fields(paragraph)
        return
    box = next(paragraph.iterancestors(TEXT_BOX), None)
    around = [] if box is None else list(box.iterancestors(RUN))
    if around and _box_is_only(box):
        around[-1].getparent().remove(around[-1])
    elif any(True for _ in paragraph.iter(*_PICTURES)):
        _drop_fields(paragraph)
    else:
        _drop(paragraph)


def _box_is_only(box: Element) -> bool:
    text = " ".join(paragraph_text(one) for one in box.iter(PARAGRAPH))
    return _ONLY_NUMBERS.fullmatch(nfc(text)) is not None and not any(
        True for _ in box.iter(*_PICTURES)
    )


def _drop(element: Element) -> None:
    """Remove a paragraph, and the content control that held nothing else."""
    parent = element.getparent()
    parent.remove(element)
    control = parent.getparent()
    if parent.tag == w("sdtContent") and len(parent) == 0 and control.tag == w("sdt"):
        _drop(control)


def _drop_fields(paragraph: Element) -> None:
    """Remove the fields that count pages, and keep the words beside them."""
    simple = [
        one for one in paragraph.iter(w("fldSimple")) if _PAGE.search(one.get(w("instr"), ""))
    ]
    for element in (*simple, *_complex_fields(paragraph)):
        if element.getparent() is not None:
            element.getparent().remove(element)


def _complex_fields(paragraph: Element) -> list[Element]:
    """Return the runs of the fields that count pages, from their begin to their end."""
    found: list[Element] = []
    current: list[Element] = []
    depth = 0
    for run in list(paragraph.iter(RUN)):
        kinds = [mark.get(w("fldCharType")) for mark in run.iterchildren(w("fldChar"))]
        depth += kinds.count("begin")
        if depth:
            current.append(run)
        depth -= kinds.count("end")
        if current and depth <= 0:
            code = "".join(one.text or "" for run in current for one in run.iter(w("instrText")))
            found += current if _PAGE.search(code) else ()
            current, depth = [], 0
    return found
