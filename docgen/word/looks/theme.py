"""The fonts that a theme names for headings and text."""

from __future__ import annotations

from docgen.word.markup import NAMESPACES
from docgen.word.parts import Element

_A = NAMESPACES["a"]
_SLOTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}


def theme_fonts(root: Element | None) -> dict[str, str]:
    """Return the font behind each theme name (`minorHAnsi`, `majorAscii` …) of a theme part."""
    found: dict[str, str] = {}
    for group in ("major", "minor"):
        fonts = None if root is None else root.find(f".//{{{_A}}}{group}Font")
        for child, slots in _SLOTS.items():
            element = None if fonts is None else fonts.find(f"{{{_A}}}{child}")
            name = "" if element is None else element.get("typeface", "")
            if name:
                found |= {f"{group}{slot}": name for slot in slots}
    return found
