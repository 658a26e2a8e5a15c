"""Changes of page numbers: where they stand, how they look, how they are counted."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from mutation.changes import change, number
from mutation.pages import sections, twips
from mutation.paper import Paper, W, properties, set_child

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONS = "word/_rels/document.xml.rels"
_SETTINGS = "word/settings.xml"


def _part(paper: Paper, section: Any, kind: str, page: str) -> Any:
    """Return the tree of the header or footer of a section."""
    wanted = next(
        one.get(_R_ID)
        for one in section.findall(f"{W}{kind}Reference")
        if one.get(f"{W}type") == page
    )
    links = {one.get("Id"): one.get("Target") for one in paper.tree(_RELATIONS)}
    return paper.tree(f"word/{links[wanted]}")


def _number(paper: Paper) -> Any:
    """Return the paragraph with the page number."""
    header = _part(paper, sections(paper)[0], "header", "default")
    return next(one for one in header if one.find(f".//{W}fldSimple") is not None)


@change("số trang ở chân trang")
def in_the_foot(paper: Paper, targets: list[Any], argument: str) -> None:
    line = _number(paper)
    header = line.getparent()
    _part(paper, sections(paper)[0], "footer", "default").append(line)
    etree.SubElement(header, f"{W}p")


@change("bỏ số trang")
def none_at_all(paper: Paper, targets: list[Any], argument: str) -> None:
    line = _number(paper)
    line.remove(line.find(f"{W}fldSimple"))


@change("trang chẵn không có số")
def even_pages_bare(paper: Paper, targets: list[Any], argument: str) -> None:
    paper.tree(_SETTINGS).append(etree.Element(f"{W}evenAndOddHeaders"))


@change("hiện số trang thứ nhất")
def on_the_first_page(paper: Paper, targets: list[Any], argument: str) -> None:
    _show_first(sections(paper)[0])


@change("phụ lục hiện số trang thứ nhất")
def on_the_first_page_of_the_appendix(paper: Paper, targets: list[Any], argument: str) -> None:
    _show_first(sections(paper)[-1])


def _show_first(section: Any) -> None:
    section.remove(section.find(f"{W}titlePg"))


@change("số trang ở đầu trang thứ nhất")
def in_the_first_header(paper: Paper, targets: list[Any], argument: str) -> None:
    line = copy.deepcopy(_number(paper))
    _part(paper, sections(paper)[0], "header", "first").append(line)


@change("số trang kiểu La Mã")
def roman(paper: Paper, targets: list[Any], argument: str) -> None:
    sections(paper)[0].find(f"{W}pgNumType").set(f"{W}fmt", "upperRoman")


@change("số trang bắt đầu từ")
def begins_with(paper: Paper, targets: list[Any], argument: str) -> None:
    sections(paper)[0].find(f"{W}pgNumType").set(f"{W}start", argument)


@change("phụ lục đánh số nối tiếp")
def counted_on(paper: Paper, targets: list[Any], argument: str) -> None:
    del sections(paper)[-1].find(f"{W}pgNumType").attrib[f"{W}start"]


@change("phụ lục đánh số từ")
def appendix_begins_with(paper: Paper, targets: list[Any], argument: str) -> None:
    sections(paper)[-1].find(f"{W}pgNumType").set(f"{W}start", argument)


@change("số trang cách mép")
def from_the_edge(paper: Paper, targets: list[Any], argument: str) -> None:
    for section in sections(paper):
        section.find(f"{W}pgMar").set(f"{W}header", twips(argument))


@change("căn bằng")
def by_tabs(paper: Paper, targets: list[Any], argument: str) -> None:
    """`1 phím Tab`: a line to the left, as many tabs before its number."""
    set_child(properties(targets[0]), "jc", val="left")
    run = etree.Element(f"{W}r")
    for _ in range(round(number(argument))):
        etree.SubElement(run, f"{W}tab")
    targets[0].insert(1, run)


@change("khung giữa trang")
def framed(paper: Paper, targets: list[Any], argument: str) -> None:
    set_child(properties(targets[0]), "jc", val="left")
    set_child(properties(targets[0]), "framePr", wrap="around", hAnchor="margin", xAlign="center")


@change("gạch hai bên")
def dashed(paper: Paper, targets: list[Any], argument: str) -> None:
    """Write `- 2 -`."""
    for at, text in ((1, "- "), (len(targets[0]) + 1, " -")):
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        run[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        targets[0].insert(at, run)
