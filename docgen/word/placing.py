"""Where a tag may stand: alone in what it takes away, in one look, in plain sight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.word.parts import Element, w
from docgen.word.scan import MARK, Fault, Tag, shown
from docgen.word.text import FALLBACK, PARAGRAPH, TEXT_BOX, Piece, paragraph_text

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DESCRIPTION = "descr"
_LOOK, _HIDDEN = w("rPr"), w("vanish")
# Proofing marks of Word that change nothing on paper.
_INVISIBLE_LOOKS = {w("lang"), w("noProof"), w("webHidden")}
_TAKEN = {"p": ("đoạn", w("p")), "tr": ("dòng bảng", w("tr")), "tc": ("ô bảng", w("tc"))}
# What would vanish together with the tag though it is not text.
_LOST = {
    w("drawing"): "hình vẽ",
    w("pict"): "hình vẽ",
    w("object"): "đối tượng",
    w("br"): "ngắt dòng hoặc ngắt trang",
    w("fldChar"): "trường của Word",
    w("fldSimple"): "trường của Word",
    w("footnoteReference"): "chú thích",
    w("sectPr"): "ngắt phần (section)",
    w("tbl"): "bảng con",
}
# docxtpl moves this tag to the properties of its cell before it takes anything away.
_MOVED = re.compile(r"\{%\s*colspan\s[^%]*%\}")
_BOOKMARK = w("bookmarkStart")
CURSOR_BOOKMARK = "_GoBack"  # left by Word where the cursor last stood


def touched(tag: Tag, own: list[Piece]) -> Iterator[tuple[Piece, int, int]]:
    """Yield the pieces that a tag covers, each with the stretch of the piece that is the tag's."""
    begin = 0
    for piece in own:
        end = begin + len(piece.text)
        if begin < tag.end and tag.start < end:
            yield piece, max(tag.start - begin, 0), min(tag.end, end) - begin
        begin = end


def hidden_faults(tag: Tag, own: list[Piece]) -> Iterator[Fault]:
    """Find a tag in hidden text."""
    looks = [piece.run.find(_LOOK) for piece, _, _ in touched(tag, own)]
    if any(look is not None and _is_on(look.find(_HIDDEN)) for look in looks):
        message = f"Thẻ «{shown(tag.text)}» nằm trong chữ ẩn."
        yield Fault("D-THE", message, "bỏ định dạng ẩn (Hidden) của thẻ")


def mixed_looks(tag: Tag, own: list[Piece]) -> bool:
    """Return whether parts of a tag look different, so that one look would be lost."""
    return len({_look(piece.run) for piece, _, _ in touched(tag, own)}) > 1


def alone_fault(tag: Tag, text: str, paragraph: Element) -> Iterator[Fault]:
    """Find what stands beside a block tag in the box that vanishes together with the tag."""
    word, box_name = _TAKEN[tag.level]
    boxes = (paragraph, *paragraph.iterancestors()) if tag.level != "p" else (paragraph,)
    box = next(item for item in boxes if item.tag == box_name)
    whole = (
        text if tag.level == "p" else "".join(paragraph_text(item) for item in box.iter(PARAGRAPH))
    )
    beside = _MOVED.sub("", whole.replace(tag.text, "", 1)).strip()
    if MARK.search(beside):
        message = f"Thẻ «{shown(tag.text)}» chung {word} với thẻ khác."
        yield Fault("D-THE", message, f"mỗi thẻ khối đứng một mình trong {word} của nó")
    elif beside:
        message = f"Có chữ cạnh thẻ «{shown(tag.text)}»: «{shown(beside)}»."
        yield Fault(
            "D-THE", message, f"đưa chữ sang {word} khác; {word} chứa thẻ sẽ biến mất khi in"
        )
    for lost in _lost_things(box):
        message = f"Thẻ «{shown(tag.text)}» chung {word} với {lost}."
        yield Fault("D-THE", message, f"đưa {lost} ra khỏi {word} này")


def is_drawn_line(element: Element) -> bool:
    """Return whether an element describes a drawing whose length is a field."""
    return element.tag == _DRAWING and MARK.search(element.get(_DESCRIPTION, "")) is not None


def attribute_tags(box: Element, *, lines: bool = False) -> Iterator[str]:
    """Yield the attribute values that hold marks of a tag.

    With `lines`, only the descriptions of drawings anchored in the paragraph `box`; without, all
    others of the part `box`. The copies that Word keeps for old programs are left out.
    """
    for element in box.iter():
        for name, value in element.items():
            described = element.tag == _DRAWING and name == _DESCRIPTION
            if described is lines and MARK.search(value) and not _is_copy(element, box):
                yield value


def _lost_things(box: Element) -> list[str]:
    found = {_LOST[item.tag] for item in box.iter(*_LOST) if item is not box}
    marks = (item.get(w("name")) for item in box.iter(_BOOKMARK))
    if any(name != CURSOR_BOOKMARK for name in marks):
        found.add("dấu trang (bookmark)")
    return sorted(found)


def _is_copy(element: Element, box: Element) -> bool:
    """Return whether an element stands in an old copy, or in a text box of `box`."""
    for parent in element.iterancestors():
        if parent is box:
            return False
        if parent.tag == FALLBACK or (parent.tag == TEXT_BOX and box.tag == PARAGRAPH):
            return True
    return False


def _look(run: Element) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    look = run.find(_LOOK)
    if look is None:
        return ()
    parts = (
        (item.tag, tuple(sorted(item.items()))) for item in look if item.tag not in _INVISIBLE_LOOKS
    )
    return tuple(sorted(parts))


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(w("val"), "1") not in ("0", "false", "off")
