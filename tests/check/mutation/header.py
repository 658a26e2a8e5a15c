"""Changes of the head and the title: drawn lines, capitals by format, the way it is laid out."""

from __future__ import annotations

import copy
import re
from itertools import zip_longest
from typing import Any

from lxml import etree

from docgen.the_thuc.loading import load_profile
from mutation.changes import change, number
from mutation.paper import Paper, W, looks, properties, set_child, set_text, text_of

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU_PER_MM = 36000
_CELL_SIDES = 2 * 108  # twips that Word leaves beside the text of a cell


def _drawn(paragraph: Any) -> Any:
    """Return the paragraph below this one that holds the drawn line."""
    below = paragraph
    while below is not None and below.find(f".//{W}drawing") is None:
        below = below.getnext()
    assert below is not None, "no drawn line below"
    return below


@change("bỏ đường kẻ")
def drop_line(paper: Paper, targets: list[Any], argument: str) -> None:
    below = _drawn(targets[0])
    below.getparent().remove(below)


@change("đường kẻ dài")
def line_length(paper: Paper, targets: list[Any], argument: str) -> None:
    length = str(round(number(argument) * _EMU_PER_MM))
    drawing = _drawn(targets[0]).find(f".//{W}drawing")
    for one in (*drawing.iter(f"{_WP}extent"), *drawing.iter(f"{_A}ext")):
        if one.get("cx") is not None:
            one.set("cx", length)


@change("viền dưới")
def border(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put an empty paragraph below, with a border of this length at its top."""
    other = copy.deepcopy(targets[0])
    for run in other.findall(f"{W}r"):
        other.remove(run)
    frame = etree.SubElement(properties(other), f"{W}pBdr")
    etree.SubElement(frame, f"{W}top").set(f"{W}val", "single")
    width = _room(targets[0])
    side = str(round((width - number(argument) * 1440 / 25.4) / 2))
    set_child(properties(other), "ind", left=side, right=side)
    targets[0].addnext(other)


def _room(paragraph: Any) -> float:
    """Return the width in twips that a paragraph has for its text."""
    for parent in paragraph.iterancestors():
        if parent.tag == f"{W}tc":
            return float(parent.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - _CELL_SIDES
    root = paragraph.getroottree().getroot()
    size, margin = root.find(f".//{W}pgSz"), root.find(f".//{W}pgMar")
    return float(size.get(f"{W}w")) - sum(float(margin.get(f"{W}{s}")) for s in ("left", "right"))


@change("hoa máy")
def capitals(paper: Paper, targets: list[Any], argument: str) -> None:
    for run in targets[0].iter(f"{W}r"):
        set_child(looks(run), "caps", val="1")


def _gap(side: str) -> Any:
    def set_gap(paper: Paper, targets: list[Any], argument: str) -> None:
        holder = properties(targets[0])
        if holder.find(f"{W}spacing") is None:
            set_child(holder, "spacing")
        holder.find(f"{W}spacing").set(f"{W}{side}", str(round(number(argument) * 20)))

    return set_gap


change("cách trên")(_gap("before"))
change("cách dưới")(_gap("after"))


@change("xuống hàng dưới")
def lower_row(paper: Paper, targets: list[Any], argument: str) -> None:
    """Move a paragraph into a new row of its table, below its own."""
    cell = targets[0].getparent()
    row = cell.getparent()
    other = copy.deepcopy(row)
    at = row.index(cell)
    for index, one in enumerate(other):
        if one.tag == f"{W}tc" and index != at:
            _empty(one)
    etree.SubElement(cell, f"{W}p")
    cell.remove(targets[0])
    row.addnext(other)


@change("đầu trang gõ bằng tab")
def as_tabs(paper: Paper, targets: list[Any], argument: str) -> None:
    """Type the head without a table: each line holds the left text, a tab, the right text."""
    table = next(paper.tree().iter(f"{W}tbl"))
    for row in table.findall(f"{W}tr"):
        cells = [cell.findall(f"{W}p") for cell in row.findall(f"{W}tc")]
        for pair in zip_longest(*cells):
            table.addprevious(_joined(paper, pair))
    table.getparent().remove(table)


def _joined(paper: Paper, pair: tuple[Any, ...]) -> Any:
    line = etree.Element(f"{W}p")
    for number_, one in enumerate(pair):
        if number_:
            etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}tab")
        for run in () if one is None else one.findall(f"{W}r"):
            _dress(run, style_look(paper, one))
            line.append(run)
    return line


def style_look(paper: Paper, paragraph: Any) -> list[Any]:
    """Return what the style of a paragraph says of its letters."""
    key = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    sheet = paper.tree("word/styles.xml")
    style = next(one for one in sheet.iter(f"{W}style") if one.get(f"{W}styleId") == key)
    return list(style.find(f"{W}rPr")) if style.find(f"{W}rPr") is not None else []


def _dress(run: Any, look: list[Any]) -> None:
    for one in look:
        looks(run).append(copy.deepcopy(one))


def _empty(cell: Any) -> None:
    for paragraph in cell.findall(f"{W}p"):
        cell.remove(paragraph)
    etree.SubElement(cell, f"{W}p")


def open_guides(paper: Paper, family: str) -> None:
    """Leave number and date in the guide lines of appendices to the pen, as a draft does.

    They repeat those of the document, and an example that changes these changes nothing else.
    """
    blank = load_profile(family).phu_luc.bo_trong
    for one in paper.paragraphs("dòng kèm theo"):
        kind = re.match(r"\(Kèm theo (.+?) số ", text_of(one))
        assert kind, text_of(one)
        set_text(one, blank.format(loai=kind[1]))
