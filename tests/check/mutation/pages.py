"""Changes of the page: paper, margins, orientation, printing on both sides."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from mutation.changes import change, number
from mutation.paper import Paper, W, properties

_MARGINS = {"lề trên": "top", "lề dưới": "bottom", "lề trái": "left", "lề phải": "right"}
_SETTINGS = "word/settings.xml"


def twips(argument: str) -> str:
    """Return a length in mm as an example writes it, in twips."""
    return str(round(number(argument) * 1440 / 25.4))


def sections(paper: Paper) -> list[Any]:
    """Return the `w:sectPr` of a document, the last one that of its appendix."""
    return list(paper.tree().iter(f"{W}sectPr"))


def _margin(side: str) -> Any:
    def set_margin(paper: Paper, targets: list[Any], argument: str) -> None:
        for section in sections(paper):
            section.find(f"{W}pgMar").set(f"{W}{side}", twips(argument))

    return set_margin


for _word, _side in _MARGINS.items():
    change(_word)(_margin(_side))


@change("lề phụ lục")
def margins_of_the_appendix(paper: Paper, targets: list[Any], argument: str) -> None:
    """`30, 15, 20, 20 mm`: top, bottom, left, right."""
    margins = sections(paper)[-1].find(f"{W}pgMar")
    lengths = argument.removesuffix(" mm").split(", ")
    for side, length in zip(_MARGINS.values(), lengths, strict=True):
        margins.set(f"{W}{side}", twips(length))


@change("khổ")
def paper_size(paper: Paper, targets: list[Any], argument: str) -> None:
    """`216 x 279 mm`."""
    for section in sections(paper):
        _set_paper(section, argument)


@change("phụ lục khổ")
def paper_of_the_appendix(paper: Paper, targets: list[Any], argument: str) -> None:
    _set_paper(sections(paper)[-1], argument)


def _set_paper(section: Any, argument: str) -> None:
    width, height = argument.split("x")
    size = section.find(f"{W}pgSz")
    size.set(f"{W}w", twips(width.strip()))
    size.set(f"{W}h", twips(height.strip()))


@change("khổ ngang")
def turned(paper: Paper, targets: list[Any], argument: str) -> None:
    for section in sections(paper):
        _turn(section)


@change("phụ lục khổ ngang")
def turned_appendix(paper: Paper, targets: list[Any], argument: str) -> None:
    _turn(sections(paper)[-1])


def _turn(section: Any) -> None:
    size = section.find(f"{W}pgSz")
    width, height = size.get(f"{W}w"), size.get(f"{W}h")
    size.set(f"{W}w", height)
    size.set(f"{W}h", width)
    size.set(f"{W}orient", "landscape")


@change("gáy")
def gutter(paper: Paper, targets: list[Any], argument: str) -> None:
    for section in sections(paper):
        section.find(f"{W}pgMar").set(f"{W}gutter", twips(argument))


@change("lề đối xứng")
def mirrored(paper: Paper, targets: list[Any], argument: str) -> None:
    paper.tree(_SETTINGS).insert(0, etree.Element(f"{W}mirrorMargins"))


@change("chỉ một trang")
def one_page(paper: Paper, targets: list[Any], argument: str) -> None:
    """Take the appendix and all but the first lines of the text away."""
    body = paper.tree().find(f"{W}body")
    ends = [one for one in body if one.find(f"{W}pPr/{W}sectPr") is not None]
    for after in list(ends[-1].itersiblings()):
        body.remove(after)
    section = ends[-1].find(f"{W}pPr/{W}sectPr")
    body.append(section)
    body.remove(ends[-1])
    lines = [one for one in body if re.match("Diem|Gach|Cong|Khoan", _style_of(one))]
    for one in lines:
        body.remove(one)


def _style_of(paragraph: Any) -> str:
    if paragraph.tag != f"{W}p":
        return ""
    style = properties(paragraph).find(f"{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))
