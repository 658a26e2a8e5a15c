"""Changes of lists and of what follows the text: recipients, addressees, appendices, tables."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from mutation.changes import apply_change, change, number
from mutation.paper import Paper, W, properties, set_child, set_text, text_of

_NUMBERING = "word/numbering.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


@change("dòng cuối:")
def on_the_last(paper: Paper, targets: list[Any], argument: str) -> None:
    """Carry out another change on the last paragraph of the component."""
    apply_change(paper, targets[-1:], argument)


@change("dòng 2:")
def on_the_second(paper: Paper, targets: list[Any], argument: str) -> None:
    apply_change(paper, targets[1:2], argument)


@change("mọi dòng:")
def on_each(paper: Paper, targets: list[Any], argument: str) -> None:
    for target in targets:
        apply_change(paper, [target], argument)


@change("viết")
def write(paper: Paper, targets: list[Any], argument: str) -> None:
    set_text(targets[0], argument)


@change("bớt")
def shorten(paper: Paper, targets: list[Any], argument: str) -> None:
    """Take the given letters from the end of the paragraph."""
    text = text_of(targets[0])
    assert text.endswith(argument), text
    set_text(targets[0], text.removesuffix(argument))


@change("thay chữ")
def replace(paper: Paper, targets: list[Any], argument: str) -> None:
    """`A => B`: put B in the place of A, the runs stay as they are."""
    old, new = argument.split(" => ")
    found = [one for one in targets[0].iter(f"{W}t") if old in (one.text or "")]
    assert found, f"«{old}» stands in no run"
    for element in found:
        element.text = element.text.replace(old, new)


@change("lên đầu")
def to_the_top(paper: Paper, targets: list[Any], argument: str) -> None:
    """Move a paragraph before the first one of its style in its cell."""
    style = targets[0].find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    others = [
        one
        for one in targets[0].getparent().iterchildren(f"{W}p")
        if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
    ]
    others[0].addprevious(targets[0])


@change("dấu tự động")
def automatic_bullet(paper: Paper, targets: list[Any], argument: str) -> None:
    """Let Word put the sign before the paragraph, in the place of the one typed."""
    _number_part(paper, argument)
    set_text(targets[0], text_of(targets[0]).removeprefix("- "))
    numbered = etree.SubElement(properties(targets[0]), f"{W}numPr")
    set_child(numbered, "ilvl", val="0")
    set_child(numbered, "numId", val="1")


def _number_part(paper: Paper, sign: str) -> None:
    root = etree.Element(f"{W}numbering")
    abstract = etree.SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": "0"})
    level = etree.SubElement(abstract, f"{W}lvl", {f"{W}ilvl": "0"})
    set_child(level, "start", val="1")
    set_child(level, "numFmt", val="bullet")
    set_child(level, "lvlText", val=sign)
    number_ = etree.SubElement(root, f"{W}num", {f"{W}numId": "1"})
    set_child(number_, "abstractNumId", val="0")
    paper.members[_NUMBERING] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    types = paper.tree("[Content_Types].xml")
    namespace = types.tag.partition("}")[0] + "}"
    override = etree.SubElement(types, f"{namespace}Override")
    override.set("PartName", f"/{_NUMBERING}")
    override.set("ContentType", _TYPE)
    links = paper.tree("word/_rels/document.xml.rels")
    namespace = links.tag.partition("}")[0] + "}"
    link = etree.SubElement(links, f"{namespace}Relationship", Id="rIdSo", Type=_RELATION)
    link.set("Target", "numbering.xml")


@change("kẻ dưới")
def border_below(paper: Paper, targets: list[Any], argument: str) -> None:
    """Draw the border of the paragraph below it."""
    borders = etree.SubElement(properties(targets[0]), f"{W}pBdr")
    set_child(borders, "bottom", val="single", sz="6", space="1", color="auto")


@change("xuống dưới bảng ký")
def below_the_signature(paper: Paper, targets: list[Any], argument: str) -> None:
    """Move the whole cell of the paragraph below the table that it stands in."""
    cell = targets[0].getparent()
    table = next(targets[0].iterancestors(f"{W}tbl"))
    content = list(cell.iterchildren(f"{W}p"))
    etree.SubElement(cell, f"{W}p")
    for one in reversed(content):
        table.addnext(one)


@change("thấp hơn")
def lower(paper: Paper, targets: list[Any], argument: str) -> None:
    """`2 dòng`: put empty lines before the paragraph."""
    for _ in range(round(number(argument))):
        empty = copy.deepcopy(targets[0])
        for run in empty.findall(f"{W}r"):
            empty.remove(run)
        targets[0].addprevious(empty)


@change("thành quyết định")
def as_decision(paper: Paper, targets: list[Any], argument: str) -> None:
    """Make the plan a decision: its name, its number, the guide line of the appendix."""
    set_text(targets[0], "QUYẾT ĐỊNH")
    for word, old, new in (
        ("số, ký hiệu", "/KH-", "/QĐ-"),
        ("dòng kèm theo", "Kế hoạch số 15/KH-", "Quyết định số 15/QĐ-"),
    ):
        replace(paper, paper.paragraphs(word), f"{old} => {new}")


@change("gửi nhiều nơi:")
def several_addressees(paper: Paper, targets: list[Any], argument: str) -> None:
    """`- A; | - B.`: the label alone on its line, the names below it, dashes below the colon."""
    label = targets[0]
    runs = [run for run in label.findall(f"{W}r") if run.find(f"{W}t") is not None]
    size = next(iter(label.iter(f"{W}sz")), None)
    assert size is None, "the clean label has the size of its style"
    _indent(label, 40)
    names = [copy.deepcopy(label) for _ in argument.split("|")]
    _keep(label, runs[:1] if len(runs) > 1 else runs)
    runs[0].find(f"{W}t").text = text_of(label).partition(":")[0] + ":"
    for name, text in reversed(list(zip(names, argument.split("|"), strict=True))):
        own = [run for run in name.findall(f"{W}r") if run.find(f"{W}t") is not None]
        _keep(name, own[-1:])
        set_child(properties(name), "pStyle", val="KinhGuiTen")
        set_text(name, text.strip())
        _indent(name, 58)
        label.addnext(name)


@change("gửi hai nơi")
def two_addressees(paper: Paper, targets: list[Any], argument: str) -> None:
    several_addressees(paper, targets, "- Công an xã; | - Trạm Y tế xã.")


@change("lùi vào")
def indent(paper: Paper, targets: list[Any], argument: str) -> None:
    _indent(targets[0], number(argument))


@change("thêm kính gửi")
def add_addressee(paper: Paper, targets: list[Any], argument: str) -> None:
    """Put an addressee after the line below the paragraph (the separator of the title)."""
    other = copy.deepcopy(targets[0])
    set_child(properties(other), "pStyle", val="KinhGui")
    targets[0].getnext().addnext(other)
    set_text(other, f"Kính gửi: {argument}")


def _keep(paragraph: Any, runs: list[Any]) -> None:
    for run in paragraph.findall(f"{W}r"):
        if run.find(f"{W}t") is not None and run not in runs:
            paragraph.remove(run)


def _indent(paragraph: Any, mm: float) -> None:
    """Set the left indent in mm, no first line of its own, left-aligned."""
    set_child(properties(paragraph), "ind", left=str(round(mm * 1440 / 25.4)), firstLine="0")
    set_child(properties(paragraph), "jc", val="left")


@change("bỏ ngoặc")
def without_brackets(paper: Paper, targets: list[Any], argument: str) -> None:
    set_text(targets[0], text_of(targets[0]).strip("()"))


@change("cùng trang")
def on_the_same_page(paper: Paper, targets: list[Any], argument: str) -> None:
    """Let the section of the appendix begin on the page where the main text ends."""
    for section in list(paper.tree().iter(f"{W}sectPr"))[1:]:
        kind = etree.Element(f"{W}type")
        kind.set(f"{W}val", "continuous")
        for old in section.findall(f"{W}type"):
            section.remove(old)
        after = section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference")
        section.insert(len(after), kind)


@change("ngắt trang trước")
def page_break(paper: Paper, targets: list[Any], argument: str) -> None:
    set_child(properties(targets[0]), "pageBreakBefore")


@change("có hai phụ lục:")
def two_appendices(paper: Paper, targets: list[Any], argument: str) -> None:
    """`Phụ lục I, Phụ lục II`: the appendix once more at the end, each with its number line."""
    body = targets[0].getparent()
    last = body.find(f"{W}sectPr")
    start = body.index(targets[0])
    whole = list(body)[start : body.index(last) if last is not None else None]
    copies = [copy.deepcopy(one) for one in whole]
    for one in reversed(copies):
        whole[-1].addnext(one)
    section = etree.SubElement(body, f"{W}p")
    set_child(section, "pPr")
    section[0].append(copy.deepcopy(last))
    whole[-1].addnext(section)
    for paragraph, text in zip((targets[0], copies[0]), argument.split(", "), strict=True):
        set_text(paragraph, text)
