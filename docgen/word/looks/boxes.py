"""The room inside a text box, drawn the new way (DrawingML) or the old one (VML)."""

from __future__ import annotations

from docgen.word.looks.lengths import MM_PER_TWIP, twips, whole
from docgen.word.looks.vml import style_length
from docgen.word.markup import EMU_PER_MM, NAMESPACES
from docgen.word.parts import Element

_A, _WPS = NAMESPACES["a"], NAMESPACES["wps"]
_SHAPE = f"{{{_WPS}}}wsp"
_INSET_EMU = 91_440  # a tenth of an inch on each side, where nothing else is said
_INSET_TWIPS = 144


def box_width(content: Element) -> float:
    """Return the room for text in a text box in mm, 0 where it cannot be known."""
    for parent in content.iterancestors():
        if parent.tag == _SHAPE:
            return _drawn(parent)
        if "vml" in parent.tag and parent.get("style"):
            return _old(parent, content.getparent())
        if parent.tag.endswith("}p"):
            break
    return 0


def _drawn(shape: Element) -> float:
    extent = shape.find(f"{{{_WPS}}}spPr/{{{_A}}}xfrm/{{{_A}}}ext")
    if extent is None:
        return 0
    body = shape.find(f"{{{_WPS}}}bodyPr")
    insets = [
        _INSET_EMU if body is None else whole(body.get(name), _INSET_EMU)
        for name in ("lIns", "rIns")
    ]
    return max(whole(extent.get("cx")) - sum(insets), 0) / EMU_PER_MM


def _old(shape: Element, box: Element) -> float:
    width = style_length(shape.get("style", ""), "width")
    insets = [one.strip() for one in box.get("inset", "").split(",")]
    insets += [""] * (3 - len(insets))
    sides = [twips(insets[at] or None, _INSET_TWIPS) * MM_PER_TWIP for at in (0, 2)]
    return max(width - sum(sides), 0)
