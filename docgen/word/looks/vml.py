"""Drawn lines of the old kind (VML): line, connector, low rectangle, horizontal rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import cos, hypot, radians, sin

from docgen.word.parts import Element

_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_LINE, _GROUP = f"{{{_V}}}line", f"{{{_V}}}group"
_SHAPES = {f"{{{_V}}}{name}" for name in ("shape", "rect", "roundrect")}
_CONNECTOR = "#_x0000_t32"
FLAT_MM = 1.5  # a shape this low is a line
_MM = {"pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4, "pc": 25.4 / 6, "px": 25.4 / 96}
_MM |= {"pi": 25.4 / 6, "": 25.4 / 96, "emu": 1 / 36_000}
_NUMBER = r"(-?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}))"
_UNIT = r"\s*(pt|mm|cm|in|pc|pi|px|emu|)"
_POINT = re.compile(rf"\s*{_NUMBER}?{_UNIT}\s*,\s*{_NUMBER}?{_UNIT}\s*")
_FULL_PERMILLE = 1000  # `o:hrpct` counts tenths of a percent
_DECLARED = re.compile(rf"(?:^|;)\s*([\w-]+)\s*:\s*{_NUMBER}{_UNIT}\s*(?=;|$)")
_HIDDEN = re.compile(r"(?:^|;)\s*visibility\s*:\s*hidden")


def vml_lines(node: Element, room: float) -> Iterator[float]:
    """Yield the length in mm of each horizontal line that one VML shape draws, 0 where unknown.

    `node` is a shape, not a group; `room` is the width a horizontal rule fills.
    """
    style = node.get("style", "")
    if (_HIDDEN.search(style) or node.get("stroked") in ("f", "false")) and not _is_rule(node):
        return
    if node.tag == _LINE:
        yield from _line(node, style)
    elif _is_rule(node):
        yield _rule(node, style, room)
    elif node.tag in _SHAPES:
        yield from _shape(node, style)


def style_length(style: str, name: str, bare: float | None = None) -> float:
    """Return a length of a VML style in mm, -1 where it is not given.

    `bare` is what a number without unit counts in mm (pixels if None).
    """
    for found in _DECLARED.finditer(style):
        if found[1] == name:
            unit = bare if bare is not None and not found[3] else _MM[found[3]]
            return float(found[2]) * unit
    return -1


def _is_rule(node: Element) -> bool:
    return node.get(f"{{{_O}}}hr") in ("t", "true", "1")


def _rule(node: Element, style: str, room: float) -> float:
    share = node.get(f"{{{_O}}}hrpct", "")
    if share.isdecimal() and 0 < int(share[:4]) <= _FULL_PERMILLE:
        return room * int(share[:4]) / _FULL_PERMILLE
    width = style_length(style, "width")
    return width if width > 0 else room


def _line(node: Element, style: str) -> Iterator[float]:
    scale_x, scale_y, inside = _scales(node)
    ends = [_POINT.fullmatch(node.get(end, "0,0")) for end in ("from", "to")]
    if not node.get("to") or not all(ends):
        yield max(style_length(style, "width"), 0)
        return
    (left, top), (right, bottom) = (
        (_place(end[1], end[2], scale_x, inside), _place(end[3], end[4], scale_y, inside))
        for end in ends
        if end
    )
    yield from flat_line(right - left, bottom - top, _rotation(style))


def _place(number: str | None, unit: str, scale: float, inside: bool) -> float:
    return float(number or 0) * (scale if inside and not unit else _MM[unit])


def _shape(node: Element, style: str) -> Iterator[float]:
    scale_x, scale_y, inside = _scales(node)
    width = style_length(style, "width", scale_x if inside else None)
    height = style_length(style, "height", scale_y if inside else None)
    connector = node.get("type", "") == _CONNECTOR or node.get(f"{{{_O}}}connectortype") in (
        "straight",
        "elbow",
    )
    if connector:
        yield from flat_line(max(width, 0), max(height, 0), _rotation(style))
    elif 0 <= height <= FLAT_MM and width > height:
        yield width


def _rotation(style: str) -> float:
    for found in _DECLARED.finditer(style):
        if found[1] == "rotation":
            return float(found[2])
    return 0


def _scales(node: Element) -> tuple[float, float, bool]:
    """Return how many mm a bare number counts across and down, and whether a group says so."""
    groups = list(node.iterancestors(_GROUP))
    if not groups:
        return _MM[""], _MM[""], False
    found = []
    for at, name in enumerate(("width", "height")):
        scale = 1.0
        for depth, group in enumerate(groups):
            size = group.get("coordsize", "1000,1000").split(",")
            units = int(size[at][:9]) if at < len(size) and size[at].strip()[:9].isdecimal() else 0
            bare = None if depth == len(groups) - 1 else 1.0
            scale *= max(style_length(group.get("style", ""), name, bare), 0) / (units or 1000)
        found.append(scale)
    return found[0], found[1], True


def flat_line(across: float, down: float, turned: float = 0) -> Iterator[float]:
    """Yield the length of a line that goes so far, turned by degrees, if it lies flat."""
    angle = radians(turned)
    width = abs(across * cos(angle) - down * sin(angle))
    height = abs(across * sin(angle) + down * cos(angle))
    if height <= max(FLAT_MM, width / 10):
        yield hypot(across, down)
