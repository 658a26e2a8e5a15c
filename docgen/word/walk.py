"""Every paragraph of a document in order, with an address that a person can follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from docgen.word.guard import open_document
from docgen.word.parts import Element, mc, read_stories, w
from docgen.word.text import FALLBACK, PARAGRAPH, TEXT_BOX, chosen, is_copy, paragraph_text

_TABLE, _ROW, _CELL = w("tbl"), w("tr"), w("tc")
_CONTROL, _CONTROL_CONTENT = w("sdt"), w("sdtContent")
_ALTERNATIVES = mc("AlternateContent")
_WRAPPERS = {w("ins"), w("moveTo"), w("customXml"), w("smartTag")}
_NOTES = {w("footnote"), w("endnote")}


@dataclass(frozen=True, slots=True)
class Spot:
    """What surrounds a paragraph: its address and the boxes it stands in.

    `container`, `cell`, `row` and `table` number the boxes of one walk, 0 where there is none;
    two paragraphs of the same cell have the same `container`. `control` tells of a content control.
    """

    address: str = ""
    container: int = 0
    cell: int = 0
    row: int = 0
    table: int = 0
    control: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a part: where it stands, and its `w:p` element."""

    part: str
    spot: Spot
    element: Element

    @property
    def address(self) -> str:
        """Where it stands, in words: `đoạn 7`, `bảng 1 dòng 2 ô 3`, `đầu trang đoạn 1`."""
        return self.spot.address

    @property
    def text(self) -> str:
        """The visible text, with tabs and breaks as control characters."""
        return paragraph_text(self.element)


def walk(members: Mapping[str, bytes], file: str = "") -> Iterator[Paragraph]:
    """Yield every paragraph of every part: main text, headers, footers, notes.

    Cells, text boxes, content controls and tracked insertions are entered where they stand.
    """
    for story, root in read_stories(members, file):
        yield from walk_part(root, story.name, story.label)


def walk_part(root: Element, part: str, label: str = "") -> Iterator[Paragraph]:
    """Yield every paragraph of one part; `label` begins each address."""
    walker = _Walker(part)
    notes = [
        child
        for child in root
        if child.tag in _NOTES and child.get(w("type"), "normal") == "normal"
    ]
    if root.tag in (w("footnotes"), w("endnotes")):
        for number, note in enumerate(notes, 1):
            yield from walker.blocks(note, Spot(f"{label} {number}"))
        return
    body = root.find(w("body"))
    yield from walker.blocks(root if body is None else body, Spot(label))


def document_lines(data: bytes, file: str = "") -> list[str]:
    """Return the text of a .docx line by line; a line break inside a paragraph begins a new line.

    A page break, which is no text, is left out. Raises what `open_document` raises.
    """
    lines: list[str] = []
    for paragraph in walk(open_document(data, file), file):
        lines += paragraph.text.replace("\f", "").split("\n")
    return lines


class _Walker:
    """Numbers the boxes of one part while it goes down into them."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._numbers = count(1)

    def blocks(self, box: Element, spot: Spot) -> Iterator[Paragraph]:
        inside = replace(spot, container=next(self._numbers))
        paragraphs, tables = count(1), count(1)
        for child, control in flat(box):
            here = replace(inside, control=control or spot.control)
            if child.tag == PARAGRAPH:
                address = _address(spot, next(paragraphs))
                yield from self._paragraph(child, replace(here, address=address))
            elif child.tag == _TABLE:
                address = f"{spot.address} bảng {next(tables)}".lstrip()
                yield from self._table(child, replace(here, address=address))

    def _paragraph(self, element: Element, spot: Spot) -> Iterator[Paragraph]:
        yield Paragraph(self._part, spot, element)
        for box in _text_boxes(element):
            yield from self.blocks(box, replace(spot, address=f"{spot.address}, khung chữ", cell=0))

    def _table(self, table: Element, spot: Spot) -> Iterator[Paragraph]:
        table_number = next(self._numbers)
        rows = (child for child in flat(table) if child[0].tag == _ROW)
        for row_at, (row, row_control) in enumerate(rows, 1):
            row_number = next(self._numbers)
            cells = (child for child in flat(row) if child[0].tag == _CELL)
            for cell_at, (cell, cell_control) in enumerate(cells, 1):
                yield from self.blocks(
                    cell,
                    Spot(
                        f"{spot.address} dòng {row_at} ô {cell_at}",
                        cell=next(self._numbers),
                        row=row_number,
                        table=table_number,
                        control=spot.control or row_control or cell_control,
                    ),
                )


def _address(spot: Spot, number: int) -> str:
    if spot.cell and number == 1:
        return spot.address
    return f"{spot.address} đoạn {number}".lstrip()


def flat(box: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the children of a box, and those of wrappers in their place; true inside a control."""
    for child in box:
        if child.tag == _CONTROL:
            content = child.find(_CONTROL_CONTENT)
            yield from ((inner, True) for inner, _ in flat(() if content is None else content))
        elif child.tag in _WRAPPERS:
            yield from flat(child)
        elif child.tag == _ALTERNATIVES:
            branch = chosen(child)
            yield from flat(() if branch is None else branch)
        else:
            yield child, False


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph, not those inside them nor their copies."""
    for box in paragraph.iter(TEXT_BOX):
        for parent in box.iterancestors():
            if parent is paragraph:
                yield box
                break
            if parent.tag == TEXT_BOX or (parent.tag == FALLBACK and is_copy(parent)):
                break
