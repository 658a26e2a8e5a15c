"""Changes of letters and paragraphs: size, marks, font, alignment, gaps, and whole lines."""

from __future__ import annotations

import copy
import re
from typing import Any

from lxml import etree

from mutation.changes import CHANGES, change, number
from mutation.paper import Paper, W, looks, properties, set_child, set_text

_ALIGNS = {"giữa": "center", "đều": "both", "trái": "left", "phải": "right"}


def _runs(targets: list[Any]) -> list[Any]:
    return [run for run in targets[0].iter(f"{W}r") if run.find(f"{W}t") is not None]


@change("cỡ")
def size(paper: Paper, targets: list[Any], argument: str) -> None:
    for run in _runs(targets):
        set_child(looks(run), "sz", val=str(round(number(argument) * 2)))


def _mark(name: str, on: str) -> Any:
    def turn(paper: Paper, targets: list[Any], argument: str) -> None:
        for run in _runs(targets):
            set_child(looks(run), name, val=on)

    return turn


CHANGES["đậm"], CHANGES["không đậm"] = _mark("b", "1"), _mark("b", "0")
CHANGES["nghiêng"], CHANGES["không nghiêng"] = _mark("i", "1"), _mark("i", "0")
CHANGES["gạch chân"], CHANGES["không gạch chân"] = _mark("u", "single"), _mark("u", "none")


@change("phông")
def font(paper: Paper, targets: list[Any], argument: str) -> None:
    for run in _runs(targets):
        set_child(looks(run), "rFonts", ascii=argument, hAnsi=argument)


@change("màu")
def colour(paper: Paper, targets: list[Any], argument: str) -> None:
    for run in _runs(targets):
        set_child(looks(run), "color", val=argument)


@change("căn")
def align(paper: Paper, targets: list[Any], argument: str) -> None:
    set_child(properties(targets[0]), "jc", val=_ALIGNS[argument])


@change("thụt đầu dòng")
def first_line(paper: Paper, targets: list[Any], argument: str) -> None:
    twips = round(number(argument) * 1440 / 25.4)
    set_child(properties(targets[0]), "ind", firstLine=str(twips))


@change("cách trên dưới")
def gap(paper: Paper, targets: list[Any], argument: str) -> None:
    """Set the gap before and after a paragraph and of its neighbours, in points."""
    value = str(round(number(argument) * 20))
    paragraph = targets[0]
    for one in (paragraph.getprevious(), paragraph, paragraph.getnext()):
        if one is not None and one.tag == f"{W}p":
            _spacing(one).set(f"{W}before", value)
            _spacing(one).set(f"{W}after", value)


@change("giãn dòng")
def line_spacing(paper: Paper, targets: list[Any], argument: str) -> None:
    """`1,5 dòng`, `đúng 16 pt`, or `ít nhất 16 pt`."""
    spacing = _spacing(targets[0])
    words = {"đúng ": "exact", "ít nhất ": "atLeast"}
    word = next((one for one in words if argument.startswith(one)), "")
    amount = number(argument.removeprefix(word))
    spacing.set(f"{W}line", str(round(amount * (20 if word else 240))))
    spacing.set(f"{W}lineRule", words.get(word, "auto"))


@change("thụt trái")
def left_indent(paper: Paper, targets: list[Any], argument: str) -> None:
    """`19 mm, treo 6,3 mm`, or `19 mm, đầu dòng 12,7 mm`: left, then the first line from there."""
    left, first = argument.split(", ")
    name = "hanging" if first.startswith("treo") else "firstLine"
    lengths = [round(number(re.sub("[^0-9,]", "", one)) * 1440 / 25.4) for one in (left, first)]
    attributes = {"left": str(lengths[0]), name: str(lengths[1])}
    set_child(properties(targets[0]), "ind", **attributes)


@change("thụt bằng")
def typed_indent(paper: Paper, targets: list[Any], argument: str) -> None:
    """`phím Tab`, or `6 dấu cách`, in the place of the indent of the paragraph."""
    set_child(properties(targets[0]), "ind", firstLine="0")
    blanks = "\t" if argument == "phím Tab" else " " * round(number(argument))
    run = copy.deepcopy(_runs(targets)[0])
    for child in run.findall(f"{W}t"):
        run.remove(child)
    if blanks == "\t":
        etree.SubElement(run, f"{W}tab")
    else:
        etree.SubElement(run, f"{W}t").text = blanks
    _runs(targets)[0].addprevious(run)


@change("bỏ cách đoạn cùng kiểu")
def contextual(paper: Paper, targets: list[Any], argument: str) -> None:
    for paragraph in targets:
        set_child(properties(paragraph), "contextualSpacing")


@change("thêm ký hiệu phông")
def sign(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put a letter in a font of signs before the text."""
    first = _runs(targets)[0]
    run = copy.deepcopy(first)
    run.find(f"{W}t").text = "n"
    set_child(looks(run), "rFonts", ascii=argument, hAnsi=argument)
    first.addprevious(run)


def _spacing(paragraph: Any) -> Any:
    found = properties(paragraph).find(f"{W}spacing")
    if found is None:
        set_child(properties(paragraph), "spacing")
        found = properties(paragraph).find(f"{W}spacing")
    return found


@change("bỏ")
def drop(paper: Paper, targets: list[Any], argument: str) -> None:
    """Take the first paragraph of the component away."""
    targets[0].getparent().remove(targets[0])


@change("bỏ hết")
def drop_all(paper: Paper, targets: list[Any], argument: str) -> None:
    for paragraph in targets:
        paragraph.getparent().remove(paragraph)


@change("thêm sau")
def add_after(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put a paragraph of the same look with this text after the first of the component."""
    other = copy.deepcopy(targets[0])
    targets[0].addnext(other)
    set_text(other, argument)


@change("đoạn trống sau")
def empty_after(paper: Paper, targets: list[Any], argument: str) -> None:
    other = copy.deepcopy(targets[0])
    for run in other.findall(f"{W}r"):
        other.remove(run)
    targets[0].addnext(other)
