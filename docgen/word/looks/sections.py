"""Sections: paper, margins, page numbers, which header and footer stand on which page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from docgen.word.looks.lengths import MM_PER_TWIP, is_on, twips, whole
from docgen.word.looks.model import Section
from docgen.word.parts import Element, parse_part, w

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What Word takes where a file says nothing: Letter paper, an inch around.
_LETTER = (12240, 15840)
_INCH, _HALF_INCH = 1440, 720
_MOST_COLUMNS = 45  # Word offers no more
_ONE_LINE = 240  # twips of a line where no grid is set
_GRIDS = ("lines", "linesAndChars", "snapToChars")


def read_sections(
    root: Element, links: Mapping[str, str], *, gutter_at_top: bool = False
) -> tuple[Section, ...]:
    """Return the sections of the main text in order; `links` maps relationship ids to members."""
    found: list[Section] = []
    elements: Iterable[Element | None] = [one for one in root.iter(w("sectPr")) if _is_real(one)]
    for element in elements or [None]:
        before = found[-1] if found else None
        found.append(_section(element, len(found), before, links, gutter_at_top))
    return tuple(found)


def main_links(
    members: Mapping[str, bytes], main: str, file: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the members that the relationships of the main part lead to: by id, and by kind.

    A kind is the last word of a relationship's type: `styles`, `numbering`, `header`.
    """
    folder, _, name = main.rpartition("/")
    listing = members.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
    by_id: dict[str, str] = {}
    by_kind: dict[str, str] = {}
    for relation in () if listing is None else parse_part(listing, f"{name}.rels", file):
        target = relation.get("Target", "")
        if relation.tag == _RELATION and relation.get("TargetMode") != "External":
            path = target if target.startswith("/") else f"{folder}/{target}"
            path = posixpath.normpath(path).lstrip("/")
            by_id[relation.get("Id", "")] = path
            by_kind.setdefault(relation.get("Type", "").rpartition("/")[2], path)
    return by_id, by_kind


def _is_real(element: Element) -> bool:
    """Whether it is a section of now, not the former one inside a tracked change."""
    parent = element.getparent()
    return parent is None or parent.tag != w("sectPrChange")


def _section(
    element: Element | None,
    index: int,
    before: Section | None,
    links: Mapping[str, str],
    gutter_at_top: bool,
) -> Section:
    size, margin = _child(element, "pgSz"), _child(element, "pgMar")
    numbers = _child(element, "pgNumType")
    start = whole(_attribute(numbers, "start"), -1)
    width, height = _length(size, "w", _LETTER[0]), _length(size, "h", _LETTER[1])
    return Section(
        index=index,
        width=width,
        height=height,
        landscape=width > height,
        top=abs(_length(margin, "top", _INCH)),
        bottom=abs(_length(margin, "bottom", _INCH)),
        left=_length(margin, "left", _INCH),
        right=_length(margin, "right", _INCH),
        header=_length(margin, "header", _HALF_INCH),
        footer=_length(margin, "footer", _HALF_INCH),
        gutter=_length(margin, "gutter", 0),
        title_page=_flag(_child(element, "titlePg")),
        number_format=_attribute(numbers, "fmt"),
        number_start=start if start >= 0 else None,
        kind=_attribute(_child(element, "type"), "val") or "nextPage",
        headers=_references(element, "headerReference", links, before.headers if before else {}),
        footers=_references(element, "footerReference", links, before.footers if before else {}),
        element=element,
        gutter_at_top=gutter_at_top,
        columns=_columns(_child(element, "cols")),
        column_gap=_length(_child(element, "cols"), "space", _HALF_INCH),
        line_pitch=_pitch(_child(element, "docGrid")),
    )


def _columns(element: Element | None) -> int:
    """Return the number of equal columns; 1 where they differ and so have no common width."""
    if element is None or not is_on(element.get(w("equalWidth"), "1")):
        return 1
    return min(max(whole(element.get(w("num")), 1), 1), _MOST_COLUMNS)


def _pitch(grid: Element | None) -> float:
    """Return the twips of one line of the grid that `beforeLines` counts in."""
    if grid is None or grid.get(w("type")) not in _GRIDS:
        return _ONE_LINE
    return whole(grid.get(w("linePitch")), _ONE_LINE) or _ONE_LINE


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
    return element is not None and is_on(element.get(w("val"), "1"))


def _length(element: Element | None, name: str, otherwise: float) -> float:
    return twips(_attribute(element, name), otherwise) * MM_PER_TWIP
