"""Drawn lines of the new kind (DrawingML): line, connector, low shape; turned, in a group."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.word.looks.lengths import whole
from docgen.word.looks.vml import FLAT_MM, flat_line
from docgen.word.markup import EMU_PER_MM, NAMESPACES
from docgen.word.parts import Element
from docgen.word.text import TEXT_BOX

_WP, _A = NAMESPACES["wp"], NAMESPACES["a"]
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = f"{{{NAMESPACES['wps']}}}wsp"
_LOOK, _TEXT = f"{{{NAMESPACES['wps']}}}spPr", f"{{{NAMESPACES['wps']}}}txbx"
_GROUPS = (f"{{{_WPG}}}wgp", f"{{{_WPG}}}grpSp")
_EXTENT, _PROPERTIES = f"{{{_WP}}}extent", f"{{{_WP}}}docPr"
_LINES = {"line", "lineInv", "straightConnector1"}
_FLIPS = ("flipH", "flipV")
_DEGREE = 60_000  # parts of a degree that `rot` counts


def drawn_lines(drawing: Element) -> Iterator[float]:
    """Yield the length in mm of each horizontal line that a `w:drawing` shows."""
    extent, named = drawing.find(f"*/{_EXTENT}"), drawing.find(f"*/{_PROPERTIES}")
    if extent is None or (named is not None and named.get("hidden") in ("1", "true")):
        return
    size = _millimetres(extent)
    shapes = [one for one in drawing.iter(_SHAPE) if _is_own(one, drawing)]
    for shape in shapes:
        yield from _shape(shape, size, alone=len(shapes) == 1)
    width, height = size
    if not shapes and height <= FLAT_MM and width > height:  # a picture of a line
        yield width


def _is_own(shape: Element, drawing: Element) -> bool:
    """Whether a shape is drawn by itself: one in a text box is seen with the text there."""
    nearest = next(shape.iterancestors(TEXT_BOX, drawing.tag), None)
    return nearest is drawing


def _shape(shape: Element, extent: tuple[float, float], *, alone: bool) -> Iterator[float]:
    properties = shape.find(_LOOK)
    if properties is None or shape.find(_TEXT) is not None:
        return
    outline = properties.find(f"{{{_A}}}ln")
    if outline is not None and outline.find(f"{{{_A}}}noFill") is not None:
        return
    form = properties.find(f"{{{_A}}}prstGeom")
    place = properties.find(f"{{{_A}}}xfrm")
    across, down = _size(place)
    if (across, down) == (0, 0) and alone:
        across, down = extent
    scale_x, scale_y = _scales(shape)
    across, down = across * scale_x, down * scale_y
    turned = whole("0" if place is None else place.get("rot"), 0) / _DEGREE
    if form is not None and form.get("prst") in _LINES:
        yield from flat_line(across, _flipped(place) * down, turned)
    elif down <= FLAT_MM < across:
        yield across


def _flipped(place: Element | None) -> int:
    """Return -1 for a line that rises: it is turned over in one direction only."""
    flips = [] if place is None else [place.get(name) in ("1", "true") for name in _FLIPS]
    return -1 if sum(flips) == 1 else 1


def _size(place: Element | None) -> tuple[float, float]:
    extent = None if place is None else place.find(f"{{{_A}}}ext")
    return (0, 0) if extent is None else _millimetres(extent)


def _scales(shape: Element) -> tuple[float, float]:
    """Return by how much the groups around a shape stretch it."""
    across = down = 1.0
    for group in shape.iterancestors(*_GROUPS):
        place = next((one.find(f"{{{_A}}}xfrm") for one in group if "grpSpPr" in one.tag), None)
        inner = None if place is None else place.find(f"{{{_A}}}chExt")
        own, child = _size(place), (0.0, 0.0) if inner is None else _millimetres(inner)
        across *= own[0] / child[0] if own[0] > 0 and child[0] > 0 else 1
        down *= own[1] / child[1] if own[1] > 0 and child[1] > 0 else 1
    return across, down


def _millimetres(extent: Element) -> tuple[float, float]:
    return whole(extent.get("cx")) / EMU_PER_MM, whole(extent.get("cy")) / EMU_PER_MM
