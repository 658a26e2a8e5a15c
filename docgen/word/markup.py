"""Short ways to write WordprocessingML, and the units it counts in."""

from __future__ import annotations

from html import escape

EMU_PER_MM = 36_000
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(mm: float) -> int:
    """Return a length of `mm` millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def emu(mm: float) -> int:
    """Return a length of `mm` millimetres in English Metric Units."""
    return round(mm * EMU_PER_MM)


def half_points(pt: float) -> int:
    """Return a font size of `pt` points in half-points, the unit of `w:sz`."""
    return round(pt * 2)


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return one `w:` element; attribute names get the same prefix."""
    head = f"w:{name}" + "".join(
        f' w:{key}="{escape(str(value))}"' for key, value in attributes.items()
    )
    body = "".join(children)
    return f"<{head}>{body}</w:{name}>" if body else f"<{head}/>"


def text(value: str) -> str:
    """Return a `w:t` that keeps its blanks where it has some at its ends."""
    keep = ' xml:space="preserve"' if value != value.strip() else ""
    return f"<w:t{keep}>{escape(value, quote=False)}</w:t>"


def run(value: str, *looks: str) -> str:
    """Return a run of text with the given run properties."""
    properties = w("rPr", *looks) if looks else ""
    return f"<w:r>{properties}{text(value)}</w:r>"


def paragraph(style: str, *runs: str, properties: tuple[str, ...] = ()) -> str:
    """Return a paragraph of a named style; `properties` follow the style in schema order."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def root(name: str, *children: str) -> str:
    """Return a whole part whose root element declares every namespace."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<w:{name}{spaces}>{''.join(children)}</w:{name}>"
