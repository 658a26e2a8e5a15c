"""Sections: paper, margins, page numbers, which header and footer stand on which page."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.word.looks.model import Section
from docgen.word.parts import Element, parse_part, w

_MM_PER_TWIP = 25.4 / 1440
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What Word takes where a file says nothing: Letter paper, an inch around.
_LETTER = (12240, 15840)
_INCH, _HALF_INCH = 1440, 720


def read_sections(body: Element, links: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections of the main text in order; `links` maps relationship ids to members."""
    found: list[Section] = []
    elements = [*body.iter(w("sectPr"))]
    for element in [one for one in elements if _is_real(one)] or [None]:
        before = found[-1] if found else None
        found.append(_section(element, len(found), before, links))
    return tuple(found)


def section_links(members: Mapping[str, bytes], main: str, file: str) -> dict[str, str]:
    """Return the members that the relationships of the main part lead to, by their ids."""
    folder, _, name = main.rpartition("/")
    listing = members.get(f"{folder}/_rels/{name}.rels")
    if listing is None:
        return {}
    root = parse_part(listing, f"{name}.rels", file)
    found = {}
    for relation in root.iter(_RELATION):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        found[relation.get("Id", "")] = path
    return found


def _is_real(element: Element) -> bool:
    """Whether it is a section of now, not the former one inside a tracked change."""
    parent = element.getparent()
    return parent is None or parent.tag != w("sectPrChange")


def _section(
    element: Element | None, index: int, before: Section | None, links: Mapping[str, str]
) -> Section:
    size, margin = _child(element, "pgSz"), _child(element, "pgMar")
    numbers = _child(element, "pgNumType")
    start = _attribute(numbers, "start")
    return Section(
        index=index,
        width=_length(size, "w", _LETTER[0]),
        height=_length(size, "h", _LETTER[1]),
        landscape=_attribute(size, "orient") == "landscape",
        top=abs(_length(margin, "top", _INCH)),
        bottom=abs(_length(margin, "bottom", _INCH)),
        left=_length(margin, "left", _INCH),
        right=_length(margin, "right", _INCH),
        header=_length(margin, "header", _HALF_INCH),
        footer=_length(margin, "footer", _HALF_INCH),
        gutter=_length(margin, "gutter", 0),
        title_page=_flag(_child(element, "titlePg")),
        number_format=_attribute(numbers, "fmt"),
        number_start=int(start) if start.isdecimal() else None,
        kind=_attribute(_child(element, "type"), "val") or "nextPage",
        headers=_references(element, "headerReference", links, before.headers if before else {}),
        footers=_references(element, "footerReference", links, before.footers if before else {}),
        element=element,
    )


def _references(
    element: Element | None, name: str, links: Mapping[str, str], before: Mapping[str, str]
) -> dict[str, str]:
    found = dict(before)
    for one in () if element is None else element.iterfind(w(name)):
        member = links.get(one.get(_R_ID, ""))
        if member:
            found[one.get(w("type"), "default")] = member
    return found


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(w(name))


def _attribute(element: Element | None, name: str) -> str:
    value: str = "" if element is None else element.get(w(name), "")
    return value


def _flag(element: Element | None) -> bool:
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def _length(element: Element | None, name: str, otherwise: float) -> float:
    written = _attribute(element, name)
    try:
        return float(written) * _MM_PER_TWIP if written else otherwise * _MM_PER_TWIP
    except ValueError:
        return otherwise * _MM_PER_TWIP
