"""Properties as they are written: `w:rPr` and `w:pPr` as flat dictionaries, parents overridden."""

from __future__ import annotations

from typing import Final

from docgen.word.parts import Element, w

Props = dict[str, str]

TOGGLES: Final = ("b", "i", "caps", "smallCaps", "strike", "vanish")
_OFF = {"0", "false", "off", "none"}
_VAL = w("val")
_RUN_TAGS = {w(name): name for name in (*TOGGLES, "sz", "u", "color", "highlight", "vertAlign")}
_FONTS, _STYLE = w("rFonts"), w("rStyle")
_SLOTS = ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme")
_PARAGRAPH_FLAGS = {w(name): name for name in ("keepNext", "pageBreakBefore", "contextualSpacing")}
_SPACING = (
    "before",
    "after",
    "line",
    "lineRule",
    "beforeAutospacing",
    "afterAutospacing",
)
_INDENTS = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "firstLine": "firstLine",
    "hanging": "hanging",
}
_SIDES = ("top", "bottom", "left", "right")


def run_props(element: Element | None) -> Props:
    """Return what a `w:rPr` says: property names without prefix, `1` or `0` for toggles."""
    props: Props = {}
    for child in () if element is None else element:
        tag = child.tag
        name = _RUN_TAGS.get(tag)
        if name in TOGGLES:
            props[name] = "0" if child.get(_VAL, "1") in _OFF else "1"
        elif name:
            props[name] = child.get(_VAL, "")
        elif tag == _FONTS:
            _fonts(child, props)
        elif tag == _STYLE:
            props["rStyle"] = child.get(_VAL, "")
    return props


def _fonts(element: Element, props: Props) -> None:
    for slot in _SLOTS:
        value = element.get(w(slot))
        if value:
            props[slot] = value
            if not slot.endswith("Theme"):
                props.pop(f"{slot}Theme", None)
    for slot in ("ascii", "hAnsi"):
        theme = element.get(w(f"{slot}Theme"))
        if theme:
            props[f"{slot}Theme"] = theme


def paragraph_props(element: Element | None) -> Props:
    """Return what a `w:pPr` says: `before`, `firstLine`, `jc`, `numId` … as written."""
    props: Props = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag in _PARAGRAPH_FLAGS:
            props[_PARAGRAPH_FLAGS[tag]] = "0" if child.get(_VAL, "1") in _OFF else "1"
        elif tag == w("pStyle"):
            props["pStyle"] = child.get(_VAL, "")
        elif tag == w("jc"):
            props["jc"] = child.get(_VAL, "")
        elif tag == w("spacing"):
            props |= {name: value for name in _SPACING if (value := child.get(w(name)))}
        elif tag == w("ind"):
            _indents(child, props)
        elif tag == w("numPr"):
            props |= _numbering(child)
        elif tag == w("pBdr"):
            _borders(child, props)
        elif tag == w("outlineLvl"):
            props["outlineLvl"] = child.get(_VAL, "")
    return props


def _indents(element: Element, props: Props) -> None:
    for written, name in _INDENTS.items():
        value = element.get(w(written))
        if value is not None:
            props[name] = value
            if name == "firstLine":
                props.pop("hanging", None)
            if name == "hanging":  # wins over firstLine (17.3.1.12)
                props.pop("firstLine", None)


def _numbering(element: Element) -> Props:
    found = {}
    for name in ("numId", "ilvl"):
        child = element.find(w(name))
        if child is not None:
            found[name] = child.get(_VAL, "")
    return found


def _borders(element: Element, props: Props) -> None:
    for side in _SIDES:
        child = element.find(w(side))
        if child is not None:
            props[f"border.{side}"] = child.get(_VAL, "none")


def merged(below: Props, above: Props) -> Props:
    """Return two layers as one: what is above wins; a font beats a theme font below it."""
    result = below | above
    for slot in ("ascii", "hAnsi"):
        if slot in above and f"{slot}Theme" not in above:
            result.pop(f"{slot}Theme", None)
    if "firstLine" in above and "hanging" not in above:
        result.pop("hanging", None)
    if "hanging" in above:
        result.pop("firstLine", None)
    return result
