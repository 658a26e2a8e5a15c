"""Properties as they are written: `w:rPr` and `w:pPr` as flat dictionaries, parents overridden."""

from __future__ import annotations

from typing import Final

from docgen.word.looks.lengths import is_on
from docgen.word.parts import Element, w

Props = dict[str, str]

TOGGLES: Final = ("b", "i", "caps", "smallCaps", "strike", "vanish")
_VAL = w("val")
_RUN_FLAGS = {w(name): name for name in (*TOGGLES, "dstrike", "specVanish")}
_RUN_VALUES = {
    w(name): name
    for name in ("sz", "u", "color", "highlight", "vertAlign", "rStyle", "spacing", "w")
}
_FONTS = w("rFonts")
_SLOTS = tuple((slot, w(slot), f"{slot}Theme", w(f"{slot}Theme")) for slot in ("ascii", "hAnsi"))
_PARAGRAPH_FLAGS = {w(name): name for name in ("keepNext", "pageBreakBefore", "contextualSpacing")}
_PARAGRAPH_VALUES = {w(name): name for name in ("pStyle", "jc", "outlineLvl")}
_SPACING = {
    w(name): name
    for name in (
        "before",
        "beforeLines",
        "beforeAutospacing",
        "after",
        "afterLines",
        "afterAutospacing",
        "line",
        "lineRule",
    )
}
_INDENTS = {
    w("left"): "left",
    w("start"): "left",
    w("right"): "right",
    w("end"): "right",
    w("firstLine"): "firstLine",
    w("hanging"): "hanging",
    w("leftChars"): "leftChars",
    w("startChars"): "leftChars",
    w("rightChars"): "rightChars",
    w("endChars"): "rightChars",
    w("firstLineChars"): "firstLineChars",
    w("hangingChars"): "hangingChars",
}
_SIDES = {w("top"): "top", w("bottom"): "bottom", w("left"): "left", w("right"): "right"}
# Of each pair the second wins where a layer has both (17.3.1.12), and a layer above ends both.
_RIVALS = (("firstLine", "hanging"), ("firstLineChars", "hangingChars"))


def value_of(element: Element | None, name: str, attribute: str = "val") -> str:
    """Return an attribute of the `w:` child of that name, empty where either is missing."""
    child = None if element is None else element.find(w(name))
    value: str = "" if child is None else child.get(w(attribute), "")
    return value


def run_props(element: Element | None) -> Props:
    """Return what a `w:rPr` says: property names without prefix, `1` or `0` for toggles."""
    props: Props = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag in _RUN_FLAGS:
            props[_RUN_FLAGS[tag]] = "1" if is_on(child.get(_VAL, "1")) else "0"
        elif tag in _RUN_VALUES:
            props[_RUN_VALUES[tag]] = child.get(_VAL, "")
        elif tag == _FONTS:
            _fonts(child, props)
    return props


def _fonts(element: Element, props: Props) -> None:
    for slot, slot_name, theme, theme_name in _SLOTS:
        value, by_theme = element.get(slot_name), element.get(theme_name)
        if value:
            props[slot] = value
            props.pop(theme, None)
        if by_theme:  # wins over a font beside it (17.3.2.26)
            props[theme] = by_theme


def paragraph_props(element: Element | None) -> Props:
    """Return what a `w:pPr` says: `before`, `firstLine`, `jc`, `numId` … as written."""
    props: Props = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag in _PARAGRAPH_FLAGS:
            props[_PARAGRAPH_FLAGS[tag]] = "1" if is_on(child.get(_VAL, "1")) else "0"
        elif tag in _PARAGRAPH_VALUES:
            props[_PARAGRAPH_VALUES[tag]] = child.get(_VAL, "")
        elif tag in _READERS:
            _READERS[tag](child, props)
    return props


def _spacing(element: Element, props: Props) -> None:
    for name, value in element.items():
        if name in _SPACING:
            props[_SPACING[name]] = value


def _indents(element: Element, props: Props) -> None:
    for name, value in element.items():
        if name in _INDENTS:
            props[_INDENTS[name]] = value
    for lesser, winner in _RIVALS:
        if winner in props:
            props.pop(lesser, None)


def _numbering(element: Element, props: Props) -> None:
    for name in ("numId", "ilvl"):
        child = element.find(w(name))
        if child is not None:
            props[name] = child.get(_VAL, "")


def _borders(element: Element, props: Props) -> None:
    for child in element:
        if child.tag in _SIDES:
            props[f"border.{_SIDES[child.tag]}"] = child.get(_VAL, "none")


def _tabs(element: Element, props: Props) -> None:
    for child in element:
        place = child.get(w("pos"), "")
        props[f"tab.{place}"] = f"{child.get(_VAL, '')}/{child.get(w('leader'), 'none')}"


def _frame(element: Element, props: Props) -> None:
    props["frame"] = element.get(w("w"), "0")
    if element.get(w("dropCap"), "none") != "none":
        props.pop("frame")


_READERS = {
    w("spacing"): _spacing,
    w("ind"): _indents,
    w("numPr"): _numbering,
    w("pBdr"): _borders,
    w("tabs"): _tabs,
    w("framePr"): _frame,
}


def merged(below: Props, above: Props) -> Props:
    """Return two layers as one: what is above wins; a font beats a theme font below it."""
    if not above:
        return below
    result = below | above
    for slot, _, theme, _ in _SLOTS:
        if slot in above and theme not in above:
            result.pop(theme, None)
    for pair in _RIVALS:
        for one, other in (pair, pair[::-1]):
            if one in above and other in below and other not in above:
                result.pop(other, None)
    return result
