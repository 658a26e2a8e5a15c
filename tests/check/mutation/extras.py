"""Changes that put something into a clean document: tables, marks, contact line, a copy's block."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from mutation.changes import change, number
from mutation.paper import Paper, W, looks, properties, set_child, set_text

_BOX = ("top", "left", "bottom", "right")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _table(paragraph: Any) -> Any:
    return next(paragraph.iterancestors(f"{W}tbl"))


@change("bảng")
def more_rows(paper: Paper, targets: list[Any], argument: str) -> None:
    """`6 dòng`: let the table have so many rows, numbered on."""
    table = _table(targets[0])
    for at in range(len(table.findall(f"{W}tr")), round(number(argument))):
        row = copy.deepcopy(table.findall(f"{W}tr")[-1])
        table.append(row)
        set_text(next(row.iter(f"{W}p")), str(at))


@change("không lặp dòng đầu")
def no_heading(paper: Paper, targets: list[Any], argument: str) -> None:
    for mark in list(_table(targets[0]).iter(f"{W}tblHeader")):
        mark.getparent().remove(mark)


@change("cắt dòng")
def torn_rows(paper: Paper, targets: list[Any], argument: str) -> None:
    for mark in list(_table(targets[0]).iter(f"{W}cantSplit")):
        mark.getparent().remove(mark)


@change("số thứ tự")
def numbered(paper: Paper, targets: list[Any], argument: str) -> None:
    """`1, 3`: what stands in the first cells of the rows below the heading."""
    rows = _table(targets[0]).findall(f"{W}tr")[1:]
    for row, text in zip(rows, argument.split(", "), strict=True):
        set_text(next(row.iter(f"{W}p")), text)


@change("rộng")
def width(paper: Paper, targets: list[Any], argument: str) -> None:
    twips = str(round(number(argument) * 1440 / 25.4))
    _table(targets[0]).find(f"{W}tblPr/{W}tblW").set(f"{W}w", twips)


def _mark(text: str, style: str) -> Any:
    paragraph = etree.Element(f"{W}p")
    set_child(properties(paragraph), "pStyle", val=style)
    borders = etree.SubElement(properties(paragraph), f"{W}pBdr")
    for side in _BOX:
        set_child(borders, side, val="single", sz="6", space="1", color="auto")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return paragraph


@change("đóng dấu")
def mark(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put an urgency mark in a box below the paragraph."""
    targets[0].addnext(_mark(argument, "Khan"))


@change("chỉ dẫn")
def circulation(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put a circulation mark in a box above the head."""
    _table(targets[0]).addprevious(_mark(argument, "LuuHanh"))


@change("bỏ khung")
def no_box(paper: Paper, targets: list[Any], argument: str) -> None:
    borders = properties(targets[0]).find(f"{W}pBdr")
    borders.getparent().remove(borders)


@change("dòng liên hệ")
def contact(paper: Paper, targets: list[Any], argument: str) -> None:
    """`11: text`: a line of that size in the footer of page 1, below a line across the page."""
    size, _, text = argument.partition(": ")
    _contact(paper, size, text, drawn=True)


@change("liên hệ không kẻ")
def contact_without_line(paper: Paper, targets: list[Any], argument: str) -> None:
    _contact(paper, "11", "Địa chỉ: xã Tân Biên, tỉnh Tây Ninh", drawn=False)


def _contact(paper: Paper, size: str, text: str, *, drawn: bool) -> None:
    name = _first_footer(paper)
    paragraph = next(paper.tree(name).iter(f"{W}p"))
    set_child(properties(paragraph), "pStyle", val="LienHe")
    if drawn:
        borders = etree.SubElement(properties(paragraph), f"{W}pBdr")
        set_child(borders, "top", val="single", sz="6", space="3", color="auto")
    run = etree.SubElement(paragraph, f"{W}r")
    set_child(looks(run), "sz", val=str(round(number(size) * 2)))
    etree.SubElement(run, f"{W}t").text = text


def _first_footer(paper: Paper) -> str:
    section = next(paper.tree().iter(f"{W}sectPr"))
    [link] = [
        one.get(f"{_R}id")
        for one in section.findall(f"{W}footerReference")
        if one.get(f"{W}type") == "first"
    ]
    links = paper.tree("word/_rels/document.xml.rels")
    return next(f"word/{one.get('Target')}" for one in links if one.get("Id") == link)


@change("sao:")
def copied(paper: Paper, targets: list[Any], argument: str) -> None:
    """`SAO Y | Số: 05/SY-UBND`: the block of a copy behind the whole document."""
    _copied(paper, argument, drawn=True, bold=True)


@change("sao không kẻ:")
def copied_without_line(paper: Paper, targets: list[Any], argument: str) -> None:
    _copied(paper, argument, drawn=False, bold=True)


@change("sao không đậm:")
def copied_light(paper: Paper, targets: list[Any], argument: str) -> None:
    _copied(paper, argument, drawn=True, bold=False)


def _copied(paper: Paper, argument: str, *, drawn: bool, bold: bool) -> None:
    form, sign = (one.strip() for one in argument.split("|"))
    body = paper.tree().find(f"{W}body")
    last = body.find(f"{W}sectPr")
    table = etree.Element(f"{W}tbl")
    row = etree.SubElement(table, f"{W}tr")
    for text, style, heavy in ((sign, "SoKyHieu", False), (form, "TenLoai", bold)):
        cell = etree.SubElement(row, f"{W}tc")
        paragraph = etree.SubElement(cell, f"{W}p")
        set_child(properties(paragraph), "pStyle", val=style)
        run = etree.SubElement(paragraph, f"{W}r")
        set_child(looks(run), "b", val="1" if heavy else "0")
        etree.SubElement(run, f"{W}t").text = text
    line = etree.Element(f"{W}p")
    set_child(properties(line), "pStyle", val="DuongKe")
    if drawn:
        borders = etree.SubElement(properties(line), f"{W}pBdr")
        set_child(borders, "top", val="single", sz="6", space="1", color="auto")
    for one in (line, table):
        last.addprevious(one)
