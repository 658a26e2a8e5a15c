"""Sees a document: every paragraph of every part, with its look, its runs and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from docgen.word.looks.legacy import decoded
from docgen.word.looks.model import Line, Run, Section, Seen
from docgen.word.looks.numbering import Numbering, read_numbering
from docgen.word.looks.properties import Props, merged, paragraph_props, run_props
from docgen.word.looks.sections import read_sections, section_links
from docgen.word.looks.strokes import strokes_of
from docgen.word.looks.styles import StyleSheet
from docgen.word.looks.theme import theme_fonts
from docgen.word.parts import MAIN, Element, Story, parse_part, read_stories, w
from docgen.word.text import TEXT_BOX, pieces
from docgen.word.walk import Paragraph, walk_part

_CELL_SIDES = 2 * 108  # twips that Word leaves beside the text of a cell
_MM_PER_TWIP = 25.4 / 1440


@dataclass(frozen=True, slots=True)
class _Box:
    """The cell or text box around some lines."""

    in_box: bool = False
    column: int = 0
    columns: int = 0
    width: float = 0
    table_style: str = ""


@dataclass
class _Eye:
    """What is needed to see the lines of all parts: styles, lists, sections; counts lines."""

    styles: StyleSheet
    numbering: Numbering
    sections: tuple[Section, ...]
    lines: list[Line] = field(default_factory=list)

    def read(self, story: Story, root: Element) -> None:
        """See every line of one part."""
        boxes: dict[int, _Box] = {}
        section = 0
        for paragraph in walk_part(root, story.name, story.label):
            key = paragraph.spot.container
            if key not in boxes:
                boxes[key] = _box_of(paragraph.element)
            self.lines.append(self._line(paragraph, story, section, boxes[key]))
            if paragraph.element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
                section = min(section + 1, len(self.sections) - 1)

    def _line(self, paragraph: Paragraph, story: Story, section: int, box: _Box) -> Line:
        element = paragraph.element
        direct = paragraph_props(element.find(w("pPr")))
        style = self.styles.paragraph_style(direct)
        label, level = self._numbered(direct, style)
        look = self.styles.paragraph_look(direct, style, level, box.table_style, label)
        runs = tuple(self._runs(element, style, box.table_style))
        width = box.width or self.sections[section].text_width
        text = "".join(run.text for run in runs)
        return Line(
            index=len(self.lines),
            part=paragraph.part,
            story=story.kind,
            section=section,
            spot=paragraph.spot,
            element=element,
            look=look,
            runs=runs,
            strokes=tuple(strokes_of(element, text, look, width)),
            in_box=box.in_box,
            column=box.column,
            columns=box.columns,
            width=width,
            fields=_fields(element),
            ends_page="\f" in text,
        )

    def _numbered(self, direct: Props, style: str) -> tuple[str, Props]:
        """Return the label of a paragraph and what its list level says of its indents."""
        props = merged(self.styles.chain(style)[1], direct)
        num_id, at = props.get("numId", "0"), props.get("ilvl", "0")
        if num_id == "0" or not at.isdecimal():
            return "", {}
        level = self.numbering.level(num_id, int(at))
        return self.numbering.next_label(num_id, int(at)), level.props if level else {}

    def _runs(self, element: Element, style: str, table_style: str) -> Iterator[Run]:
        found: list[tuple[str, Element]] = []
        for piece in pieces(element):
            if found and found[-1][1] is piece.run:
                found[-1] = (found[-1][0] + piece.text, piece.run)
            else:
                found.append((piece.text, piece.run))
        looks = [
            self.styles.run_look(run_props(run.find(w("rPr"))), style, table_style)
            for _, run in found
        ]
        texts = decoded([(raw, look) for (raw, _), look in zip(found, looks, strict=True)])
        start = 0
        for (raw, run), look, (text, code) in zip(found, looks, texts, strict=True):
            if not look.hidden:
                yield Run(text, look, run, start, raw, code)
                start += len(text)


def see(members: Mapping[str, bytes], file: str = "") -> Seen:
    """Return a document as it is seen.

    `members` are those that `open_document` gave; `file` is the name that findings give. Raises
    `ProblemError` (`D-MAUHONG`) for a part that is not XML.
    """
    stories = read_stories(members, file)
    main, root = next((story, root) for story, root in stories if story.kind == MAIN)
    part = partial(_part_of, members, file, main.name.rpartition("/")[0])
    links = section_links(members, main.name, file)
    sections = read_sections(root, links)
    settings = part("settings.xml")
    theme = theme_fonts(part("theme/theme1.xml"))
    eye = _Eye(
        StyleSheet(part("styles.xml"), theme), read_numbering(part("numbering.xml")), sections
    )
    for story, element in stories:
        eye.read(story, element)
    return Seen(
        file=file,
        members=members,
        roots={story.name: element for story, element in stories},
        lines=tuple(eye.lines),
        sections=sections,
        mirrored=_is_set(settings, "mirrorMargins"),
        even_odd=_is_set(settings, "evenAndOddHeaders"),
    )


def _part_of(members: Mapping[str, bytes], file: str, folder: str, name: str) -> Element | None:
    path = f"{folder}/{name}"
    return parse_part(members[path], path, file) if path in members else None


def _is_set(settings: Element | None, name: str) -> bool:
    element = None if settings is None else settings.find(w(name))
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def _fields(element: Element) -> tuple[str, ...]:
    simple = [one.get(w("instr"), "").strip() for one in element.iter(w("fldSimple"))]
    code = "".join(one.text or "" for one in element.iter(w("instrText"))).strip()
    return (*simple, code) if code else tuple(simple)


def _box_of(element: Element) -> _Box:
    """Return the nearest cell or text box around a paragraph."""
    cell: Element | None = None
    for parent in element.iterancestors():
        if parent.tag == TEXT_BOX:
            return _Box(in_box=True)
        if parent.tag == w("tc") and cell is None:
            cell = parent
        if parent.tag == w("tbl") and cell is not None:
            return _cell_box(cell, parent)
    return _Box()


def _cell_box(cell: Element, table: Element) -> _Box:
    row = next(one for one in cell.iterancestors() if one.tag == w("tr"))
    cells = list(row.iter(w("tc")))
    own = [one for one in cells if _row_of(one) is row]
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    twips = width.get(w("w"), "0") if width is not None and width.get(w("type")) == "dxa" else "0"
    style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
    in_box = any(one.tag == TEXT_BOX for one in table.iterancestors())
    room = float(twips) - _CELL_SIDES if twips.isdecimal() and int(twips) > _CELL_SIDES else 0
    return _Box(
        in_box=in_box,
        column=own.index(cell),
        columns=len(own),
        width=room * _MM_PER_TWIP,
        table_style="" if style is None else style.get(w("val"), ""),
    )


def _row_of(cell: Element) -> Element:
    return next(one for one in cell.iterancestors() if one.tag == w("tr"))
