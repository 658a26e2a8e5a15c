"""Changes of wording: a line in a certain place, some words in a line, a whole table."""

from __future__ import annotations

import copy
import re
from typing import Any

from mutation.changes import change, number
from mutation.paper import Paper, W, looks, properties, set_child, set_text, text_of

_QUOTED = re.compile(r"«([^»]*)»")


@change("đoạn thứ")
def line(paper: Paper, targets: list[Any], argument: str) -> None:
    """`2: chữ mới` gives the second paragraph of the component a new text, `cuối: …` the last."""
    which, _, text = argument.partition(":")
    chosen = targets[-1] if which == "cuối" else targets[round(number(which)) - 1]
    set_text(chosen, text.strip())


@change("đổi")
def replace(paper: Paper, targets: list[Any], argument: str) -> None:
    """`«A» thành «B»`: in the first paragraph of the component that says A."""
    old, new = _QUOTED.findall(argument)
    chosen = next((one for one in targets if old in text_of(one)), None)
    assert chosen is not None, f"no line says «{old}»"
    set_text(chosen, text_of(chosen).replace(old, new))


@change("thêm trước")
def add_before(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put a paragraph of the same look with this text before the first of the component."""
    other = copy.deepcopy(targets[0])
    targets[0].addprevious(other)
    set_text(other, argument)


@change("thêm cuối")
def add_last(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put a paragraph of the same look with this text after the last of the component."""
    other = copy.deepcopy(targets[-1])
    targets[-1].addnext(other)
    set_text(other, argument)


def _centred(align: str, bold: str) -> Any:
    def add(paper: Paper, targets: list[Any], argument: str) -> None:
        """Put a paragraph of its own look before the first of the component."""
        other = copy.deepcopy(targets[0])
        targets[0].addprevious(other)
        set_text(other, argument)
        set_child(properties(other), "jc", val=align)
        if align == "center":
            set_child(properties(other), "ind", firstLine="0")
        for run in other.findall(f"{W}r"):
            set_child(looks(run), "b", val=bold)

    return add


change("dòng giữa đậm")(_centred("center", "1"))
change("dòng giữa thường")(_centred("center", "0"))
change("dòng trái đậm")(_centred("left", "1"))


@change("chỉ đậm chữ")
def bold_words(paper: Paper, targets: list[Any], argument: str) -> None:
    """Set only some first words of the first paragraph in bold."""
    paragraph = targets[0]
    text = text_of(paragraph)
    assert text.startswith(argument), text
    set_text(paragraph, argument)
    first = next(run for run in paragraph.findall(f"{W}r") if run.find(f"{W}t") is not None)
    rest = copy.deepcopy(first)
    first.addnext(rest)
    rest.find(f"{W}t").text = text[len(argument) :]
    set_child(looks(first), "b", val="1")
    set_child(looks(rest), "b", val="0")


@change("dòng trống trước")
def empty_before(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put empty paragraphs before the first of the component, and take its own gap away."""
    for _ in range(round(number(argument))):
        other = copy.deepcopy(targets[0])
        set_text(other, "")
        set_child(properties(other), "spacing", before="0", after="0")
        targets[0].addprevious(other)
    set_child(properties(targets[0]), "spacing", before="0", after="0")


@change("lập bảng")
def new_table(paper: Paper, targets: list[Any], argument: str) -> None:
    """`A | B / 1 | 2` puts other rows into the table of the component, the first one its head."""
    rows = [[cell.strip() for cell in row.split("|")] for row in argument.split(" / ")]
    table = next(targets[0].iterancestors(f"{W}tbl"))
    head, body = table.findall(f"{W}tr")[:2]
    width = sum(int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")) // len(rows[0])
    for old in table.findall(f"{W}tr"):
        table.remove(old)
    grid = table.find(f"{W}tblGrid")
    for column in list(grid):
        grid.remove(column)
    for _ in rows[0]:
        set_width = copy.deepcopy(column)
        set_width.set(f"{W}w", str(width))
        grid.append(set_width)
    for at, texts in enumerate(rows):
        table.append(_row(body if at else head, texts, width))


def _row(like: Any, texts: list[str], width: int) -> Any:
    row = copy.deepcopy(like)
    cells = row.findall(f"{W}tc")
    for cell in cells[1:]:
        row.remove(cell)
    for at, text in enumerate(texts):
        cell = cells[0] if at == 0 else copy.deepcopy(cells[0])
        if at:
            row.append(cell)
        for own in cell.findall(f"{W}tcPr/{W}tcW"):
            own.set(f"{W}w", str(width))
        set_text(cell.find(f"{W}p"), text)
    return row


@change("đậm dòng có")
def bold_line(paper: Paper, targets: list[Any], argument: str) -> None:
    """`«A»` sets the first paragraph of the component that says A in bold."""
    (words,) = _QUOTED.findall(argument)
    chosen = next(one for one in targets if words in text_of(one))
    for run in chosen.findall(f"{W}r"):
        set_child(looks(run), "b", val="1")
