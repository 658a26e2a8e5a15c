"""Sees a document: every paragraph of every part, with its look, its runs and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from docgen.tieng_viet.legacy import Code
from docgen.word.looks.legacy import codes_used, decoded, font_code
from docgen.word.looks.lengths import is_on
from docgen.word.looks.model import Line, ParagraphLook, Run, RunLook, Section, Seen
from docgen.word.looks.numbering import Numbering, read_numbering
from docgen.word.looks.properties import Props, paragraph_props, run_props
from docgen.word.looks.reading import Stretch, read_runs
from docgen.word.looks.sections import main_links, read_sections
from docgen.word.looks.strokes import strokes_of
from docgen.word.looks.styles import ListPlace, StyleSheet
from docgen.word.looks.tables import Box, Boxes
from docgen.word.looks.theme import theme_fonts
from docgen.word.parts import MAIN, Element, Story, parse_part, read_stories, w
from docgen.word.walk import Paragraph, walk_part

_PROPERTIES, _MARK, _SECTION, _CELL = w("pPr"), w("rPr"), w("sectPr"), w("tc")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line before its old codes are read, which takes the letters of the whole document."""

    paragraph: Paragraph
    story: Story
    section: int
    box: Box
    look: ParagraphLook
    label_look: RunLook | None
    stretches: list[Stretch]
    fields: tuple[str, ...]


@dataclass
class _Eye:
    """What is needed to see the lines of all parts: styles, lists, sections; counts lines."""

    styles: StyleSheet
    numbering: Numbering
    sections: tuple[Section, ...]
    drafts: list[_Draft] = field(default_factory=list)
    first_shown: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Note the first section that shows each header and footer."""
        self.first_shown = {
            name: section.index
            for section in reversed(self.sections)
            for name in (*section.headers.values(), *section.footers.values())
        }

    def read(self, story: Story, root: Element) -> None:
        """See every line of one part."""
        boxes = Boxes(self.styles)
        around: dict[int, Box] = {}
        section = self.first_shown.get(story.name, 0)
        for paragraph in walk_part(root, story.name, story.label):
            key = paragraph.spot.container
            if key not in around:
                room = self.sections[section].column_width
                around[key] = boxes.around(paragraph.element, room)
            properties = paragraph.element.find(_PROPERTIES)
            self.drafts.append(self._draft(paragraph, properties, story, section, around[key]))
            if properties is not None and properties.find(_SECTION) is not None:
                section = min(section + 1, len(self.sections) - 1)
                around = {}

    def _draft(
        self,
        paragraph: Paragraph,
        properties: Element | None,
        story: Story,
        section: int,
        box: Box,
    ) -> _Draft:
        direct = paragraph_props(properties)
        style = self.styles.paragraph_style(direct)
        place = self.styles.list_place(direct, style)
        stretches, fields = read_runs(paragraph.element, self.styles, style, box.ground)
        size = stretches[0].look.size if stretches else 0
        if not size and _is_in_characters(direct):
            size = self.styles.run_look({}, style, box.ground).size
        measure = size, self.sections[section].line_pitch
        look = self.styles.paragraph_look(direct, style, place, box.ground, measure)
        label_look = None
        if place is not None:
            look, label_look = self._labelled(look, place, properties, style, box)
        return _Draft(paragraph, story, section, box, look, label_look, stretches, fields)

    def _labelled(
        self,
        look: ParagraphLook,
        place: ListPlace,
        properties: Element | None,
        style: str,
        box: Box,
    ) -> tuple[ParagraphLook, RunLook | None]:
        label = self.numbering.next_label(place.num_id, place.at)
        if not label or place.level is None:
            return replace(look, level=-1), None
        mark = run_props(None if properties is None else properties.find(_MARK))
        label_look = self.styles.label_look(mark, place.level, style, box.ground)
        return replace(look, label=label), label_look

    def lines(self) -> Iterator[Line]:
        """Yield the lines of all parts, old codes read."""
        used: frozenset[Code] | None = None
        written = [[(raw, look) for raw, look, _ in draft.stretches] for draft in self.drafts]
        if any(font_code(raw, look) for runs in written for raw, look in runs):
            used = codes_used(written)
        for index, (draft, runs) in enumerate(zip(self.drafts, written, strict=True)):
            texts = [(raw, "") for raw, _ in runs] if used is None else decoded(runs, used)
            yield self._line(index, draft, tuple(_runs(draft.stretches, texts)))

    def _line(self, index: int, draft: _Draft, runs: tuple[Run, ...]) -> Line:
        element, box = draft.paragraph.element, draft.box
        in_cell = box.columns > 0
        width = box.width if in_cell or box.in_box else self.sections[draft.section].column_width
        if draft.look.framed:
            width = 0
        ends_cell = box.ruled and element.getnext() is None and element.getparent().tag == _CELL
        return Line(
            index=index,
            part=draft.paragraph.part,
            story=draft.story.kind,
            section=draft.section,
            spot=draft.paragraph.spot,
            element=element,
            look=draft.look,
            runs=runs,
            strokes=strokes_of(element, runs, draft.look, width, ruled_below=ends_cell),
            in_box=box.in_box,
            column=box.column,
            columns=box.columns,
            width=width,
            fields=draft.fields,
            ends_page=any("\f" in run.text for run in runs),
            label_look=draft.label_look,
        )


def _is_in_characters(direct: Props) -> bool:
    return any(key.endswith("Chars") for key in direct)


def _runs(stretches: list[Stretch], texts: list[tuple[str, str]]) -> Iterator[Run]:
    start = 0
    for (raw, look, element), (text, code) in zip(stretches, texts, strict=True):
        yield Run(text, look, element, start, raw, code)
        start += len(text)


def see(members: Mapping[str, bytes], file: str = "") -> Seen:
    """Return a document as it is seen.

    `members` are those that `open_document` gave; `file` is the name that findings give. Raises
    `ProblemError` (`D-MAUHONG`) for a part that is not XML.
    """
    stories = read_stories(members, file)
    main, root = next((story, root) for story, root in stories if story.kind == MAIN)
    links, kinds = main_links(members, main.name, file)
    part = partial(_part_of, members, file, main.name.rpartition("/")[0], kinds)
    settings, styles = part("settings"), part("styles")
    sections = read_sections(root, links, gutter_at_top=_is_set(settings, "gutterAtTop"))
    numbering = read_numbering(part("numbering"), styles)
    theme = theme_fonts(part("theme", "theme/theme1"), settings)
    eye = _Eye(StyleSheet(styles, theme, numbering), numbering, sections)
    for story, element in stories:
        eye.read(story, element)
    return Seen(
        file=file,
        members=members,
        roots={story.name: element for story, element in stories},
        lines=tuple(eye.lines()),
        sections=sections,
        mirrored=_is_set(settings, "mirrorMargins"),
        even_odd=_is_set(settings, "evenAndOddHeaders"),
    )


def _part_of(
    members: Mapping[str, bytes],
    file: str,
    folder: str,
    kinds: Mapping[str, str],
    kind: str,
    usual: str = "",
) -> Element | None:
    """Return the part of a kind: where the main part says, else where Word usually puts it."""
    usual_path = f"{folder}/{usual or kind}.xml".lstrip("/")
    path = next((one for one in (kinds.get(kind, ""), usual_path) if one in members), "")
    return parse_part(members[path], path, file) if path else None


def _is_set(settings: Element | None, name: str) -> bool:
    element = None if settings is None else settings.find(w(name))
    return element is not None and is_on(element.get(w("val"), "1"))
