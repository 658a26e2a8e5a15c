"""Sets the page of a section: paper, margins, where page numbers begin."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.mending.order import child_of, drop
from docgen.check.remedy import SetPage
from docgen.word.looks import Line, Section, Seen
from docgen.word.markup import twips
from docgen.word.parts import Element, w

PAPER = (
    "width",
    "height",
    "top",
    "bottom",
    "left",
    "right",
    "header",
    "gutter",
    "start",
    "decimal",
)
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_MM_PER_TWIP = 25.4 / 1440
_HALF_MM = 0.5
_HANG_MM = 4.0  # a table hangs out of the text by its cell margins, 1.9 mm on each side


def set_page(element: Element, wanted: SetPage) -> None:
    """Set what a remedy names of a `w:sectPr`; what it does not name stays."""
    if wanted.width is not None or wanted.height is not None:
        _set_size(child_of(element, "pgSz"), wanted)
    margins = {name: getattr(wanted, name, None) for name in _MARGINS}
    given = {name: value for name, value in margins.items() if value is not None}
    if given:
        set_margins(element, wanted.section, given)
    if wanted.start is not None:
        child_of(element, "pgNumType").set(w("start"), str(wanted.start))
    if wanted.decimal:
        _count_plainly(element)


def set_margins(element: Element, section: Section, given: dict[str, float]) -> None:
    """Set margins in mm; the others stay, and are written out where they were not."""
    margins = child_of(element, "pgMar")
    for name in _MARGINS:
        if name in given or w(name) not in margins.attrib:
            margins.set(w(name), str(twips(given.get(name, getattr(section, name)))))


def _set_size(size: Element, wanted: SetPage) -> None:
    section = wanted.section
    width = section.width if wanted.width is None else wanted.width
    height = section.height if wanted.height is None else wanted.height
    size.set(w("w"), str(twips(width)))
    size.set(w("h"), str(twips(height)))
    size.attrib.pop(w("code"), None)  # the printer's number of the former paper
    size.attrib.pop(w("orient"), None)
    if width > height:
        size.set(w("orient"), "landscape")


def _count_plainly(element: Element) -> None:
    numbers = element.find(w("pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(w("fmt"), None)
        if not numbers.attrib:
            drop(element, "pgNumType")


def wide_tables(before: Seen, after: Seen) -> Iterator[Line]:
    """Yield the first line of each table that is wider than the text, where that became narrower.

    `after` is the same document when its pages are mended.
    """
    rooms = {
        new.index: new.text_width + _HANG_MM
        for old, new in zip(before.sections, after.sections, strict=False)
        if new.text_width < old.text_width - _HALF_MM
    }
    done: set[Element] = set()
    for line in after.main if rooms else ():
        if line.in_table and not line.in_box and line.section in rooms:
            table = list(line.element.iterancestors(w("tbl")))[-1]
            if table not in done:
                done.add(table)
                if _width(table) > rooms[line.section]:
                    yield line


def _width(table: Element) -> float:
    width = table.find(f"{w('tblPr')}/{w('tblW')}")
    if width is not None and width.get(w("type"), "dxa") == "dxa":
        columns = [width.get(w("w"), "0")]
    elif width is not None and width.get(w("type")) == "pct":
        return 0
    else:
        grid = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        columns = [one.get(w("w"), "0") for one in grid]
    return sum(float(one) for one in columns if one.isdecimal()) * _MM_PER_TWIP
