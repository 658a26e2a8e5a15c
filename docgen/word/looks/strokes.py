"""Drawn lines: the rule below a name or a title, in the ways in which people make one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.word.looks.model import ParagraphLook, Stroke
from docgen.word.markup import EMU_PER_MM, NAMESPACES
from docgen.word.parts import Element, mc, w

_WP, _A = NAMESPACES["wp"], NAMESPACES["a"]
_DRAWING, _PICT, _FALLBACK = w("drawing"), w("pict"), mc("Fallback")
_V = "urn:schemas-microsoft-com:vml"
_LINES = {"line", "straightConnector1"}
_FLAT_MM = 1.5  # a shape this low is a line
_MM = {"pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4, "px": 25.4 / 96, "": 25.4 / 96}
_LENGTH = re.compile(r"(-?[0-9.]+)\s*(pt|mm|cm|in|px|)")
_UNDERSCORES = re.compile(r"[_\u2500\u2014\u2013\u00af]{3,}")


def strokes_of(element: Element, text: str, look: ParagraphLook, width: float) -> list[Stroke]:
    """Return the lines that a paragraph shows: drawn in it, as its border, as a row of `_`.

    `width` is the room for its text in mm, 0 where unknown.
    """
    found = [*_drawings(element), *_vml(element)]
    if "bottom" in look.borders or "top" in look.borders:
        room = width - look.left - look.right if width else 0
        found.append(Stroke(max(room, 0), "border"))
    stripped = text.strip()
    if stripped and _UNDERSCORES.fullmatch(stripped):
        found.append(Stroke(0, "underscores"))
    return found


def _drawings(element: Element) -> Iterator[Stroke]:
    for drawing in element.iter(_DRAWING):
        if _in_fallback(drawing, element):
            continue
        shape = drawing.find(f".//{{{_A}}}prstGeom")
        extent = drawing.find(f".//{{{_WP}}}extent")
        if extent is None:
            continue
        width = _int(extent.get("cx")) / EMU_PER_MM
        height = _int(extent.get("cy")) / EMU_PER_MM
        is_line = shape is not None and shape.get("prst") in _LINES
        if (is_line or height <= _FLAT_MM) and height <= max(_FLAT_MM, width / 10):
            yield Stroke(width, "drawing")


def _vml(element: Element) -> Iterator[Stroke]:
    for picture in element.iter(_PICT):
        if _in_fallback(picture, element):
            continue
        for line in picture.iter(f"{{{_V}}}line"):
            yield Stroke(_vml_length(line), "vml")
        for shape in picture.iter(f"{{{_V}}}shape", f"{{{_V}}}rect"):
            style = shape.get("style", "")
            height = _style_length(style, "height")
            if "#_x0000_t32" in shape.get("type", "") or (0 <= height <= _FLAT_MM):
                yield Stroke(_style_length(style, "width"), "vml")


def _in_fallback(node: Element, top: Element) -> bool:
    for parent in node.iterancestors():
        if parent is top:
            return False
        if parent.tag == _FALLBACK:
            return True
    return False


def _vml_length(line: Element) -> float:
    ends = [_LENGTH.match(line.get(end, "").split(",")[0]) for end in ("from", "to")]
    if all(ends):
        first, last = (float(end[1]) * _MM[end[2]] for end in ends if end)
        return abs(last - first)
    return max(_style_length(line.get("style", ""), "width"), 0)


def _style_length(style: str, name: str) -> float:
    """Return a length of a VML style in mm, -1 where it is not given."""
    found = re.search(rf"(?:^|;)\s*{name}:\s*(-?[0-9.]+)(pt|mm|cm|in|px|)", style)
    return float(found[1]) * _MM[found[2]] if found else -1


def _int(written: str | None) -> int:
    return int(written) if written and written.lstrip("-").isdecimal() else 0
