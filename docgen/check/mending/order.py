"""The order of the schema: a property goes where Word wants it (ISO/IEC 29500-1, annex A)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.word.parts import Element, w

_ORDERS: Final[Mapping[str, str]] = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike
        outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern
        position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
        eastAsianLayout specVanish oMath rPrChange""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    "trPr": """cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader
        tblCellSpacing jc hidden ins del trPrChange""",
    "p": "pPr",
    "r": "rPr",
    "tr": "tblPrEx trPr",
}
_RANKS: Final = {
    w(parent): {w(name): at for at, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}


def child_of(parent: Element, name: str) -> Element:
    """Return the `w:` child of that name, a new one in its place where there is none."""
    tag = w(name)
    found = parent.find(tag)
    if found is None:
        found = parent.makeelement(tag)
        insert_ordered(parent, found)
    return found


def insert_ordered(parent: Element, child: Element) -> None:
    """Insert a child where the schema wants it: before the first that has to stand behind it."""
    ranks = _RANKS[parent.tag]
    own = ranks[child.tag]
    for at, other in enumerate(parent):
        # What the table does not know stands at the end (extensions), or is the content itself.
        if ranks.get(other.tag, len(ranks)) > own and isinstance(other.tag, str):
            parent.insert(at, child)
            return
    parent.append(child)


def drop(parent: Element, *names: str) -> None:
    """Take the `w:` children of these names away."""
    for name in names:
        for child in parent.findall(w(name)):
            parent.remove(child)


def set_flag(parent: Element, name: str, *, on: bool) -> None:
    """Set an on/off property; off is written out, since a style may say on."""
    child = child_of(parent, name)
    child.attrib.pop(w("val"), None)
    if not on:
        child.set(w("val"), "0")
