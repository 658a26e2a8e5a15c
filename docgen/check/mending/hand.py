"""The hand that mends: carries out the remedies of one round on the trees of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from docgen.check.mending.boxes import renew_copy
from docgen.check.mending.claims import Claims
from docgen.check.mending.letters import LOOKS, give_look, give_mark_look, with_field_marks
from docgen.check.mending.numbering import PageNumbers, section_element
from docgen.check.mending.paper import PAPER, set_page
from docgen.check.mending.paragraphs import SETTINGS, set_paragraph
from docgen.check.mending.recoding import recode
from docgen.check.mending.rows import set_row
from docgen.check.mending.stretch import Stretch
from docgen.check.mending.telling import is_tracked, tracked_change
from docgen.check.mending.trees import Trees
from docgen.check.mending.words import changes
from docgen.check.remedy import (
    Recode,
    Remedy,
    SetLook,
    SetPage,
    SetPageNumber,
    SetParagraph,
    SetTable,
    SetText,
)
from docgen.problems import Problems
from docgen.word.looks import Line, Section, Seen
from docgen.word.looks.legacy import recoded
from docgen.word.parts import Element


class Hand:
    """Mends one document in one round; `told` is what it left to a person."""

    def __init__(self, trees: Trees, seen: Seen) -> None:
        self.told = Problems()
        self._trees = trees
        self._seen = seen
        self._claims = Claims()
        self._twins: dict[str, dict[Element, Element]] = {}
        self._stretches: dict[int, Stretch] = {}
        self._sections: dict[int, Element] = {}
        # Styles and lists: both may set lengths that would win over ours.
        self._styles = b"".join(
            trees.members.get(trees.member_of_kind(kind), b"") for kind in ("styles", "numbering")
        )

    def mend(self, remedies: Iterable[Remedy]) -> None:
        """Carry out remedies: looks first, then letters from right to left, then pages."""
        remedies = list(remedies)
        for remedy in remedies:
            if isinstance(remedy, SetLook):
                self._look(remedy)
            elif isinstance(remedy, SetParagraph):
                self._paragraph(remedy)
            elif isinstance(remedy, SetTable):
                set_row(self._change(remedy.line), remedy)
            elif isinstance(remedy, Recode):
                self._recode(remedy)
        self._texts(remedy for remedy in remedies if isinstance(remedy, SetText))
        self._pages(remedy for remedy in remedies if isinstance(remedy, SetPage | SetPageNumber))

    def _look(self, wanted: SetLook) -> None:
        line = wanted.line
        end = len(line.raw) if wanted.end < 0 else wanted.end
        given = {name: getattr(wanted, name) for name in LOOKS}
        free: dict[str, Any] = {
            name: value
            if value is not None and self._claims.take((line.index, name), wanted.start, end)
            else None
            for name, value in given.items()
        }
        wanted = replace(wanted, **free)
        paragraph = self._change(line)
        runs = self._stretch(line).runs(wanted.start, end)
        for run in with_field_marks(paragraph, runs) if line.fields else runs:
            give_look(run, wanted)
        if wanted.start <= 0 and end >= len(line.raw):
            give_mark_look(paragraph, wanted)

    def _paragraph(self, wanted: SetParagraph) -> None:
        taken: dict[str, Any] = {
            name: None
            for name in SETTINGS
            if getattr(wanted, name) is not None
            and not self._claims.take((wanted.line.index, name))
        }
        set_paragraph(self._change(wanted.line), replace(wanted, **taken), self._styles)

    def _recode(self, wanted: Recode) -> None:
        if self._may_write(wanted.line) and self._claims.take((wanted.line.index, "code")):
            self._change(wanted.line)
            twins = self._twins_of(wanted.line.part)
            for run, text in recoded(wanted.line):
                recode(twins[run.element], text, wanted)
            self._renew_copy(wanted.line)

    def _texts(self, wanted: Iterable[SetText]) -> None:
        by_line: dict[int, list[SetText]] = defaultdict(list)
        for one in wanted:
            if self._claims.take((one.line.index, "text"), one.start, one.end):
                by_line[one.line.index].append(one)
        for texts in by_line.values():
            line = texts[0].line
            if self._may_write(line):
                self._change(line)
                self._stretch(line).replace(
                    (one.start + start, one.start + end, new)
                    for one in sorted(texts, key=lambda text: text.start)
                    for start, end, new in changes(line.raw[one.start : one.end], one.new)
                )
                self._renew_copy(line)

    def _pages(self, wanted: Iterable[SetPage | SetPageNumber]) -> None:
        # Pages before their numbers: these write the margins out that are then right.
        for one in sorted(wanted, key=lambda remedy: isinstance(remedy, SetPageNumber)):
            if isinstance(one, SetPage):
                self._page(one)
            elif self._claims.take(("numbers", one.section.index)):
                element = self._section(one.section)
                PageNumbers(self._trees, element, one).write(even=self._seen.even_odd)

    def _page(self, wanted: SetPage) -> None:
        taken: dict[str, Any] = {
            name: False if name == "decimal" else None
            for name in PAPER
            if getattr(wanted, name) not in (None, False)
            and not self._claims.take((("page", name), wanted.section.index))
        }
        set_page(self._section(wanted.section), replace(wanted, **taken))

    def _may_write(self, line: Line) -> bool:
        """Whether letters of a line may change: not where others have tracked their changes."""
        if is_tracked(line.element):
            self.told.add(tracked_change(line, self._seen))
            return False
        return True

    def _renew_copy(self, line: Line) -> None:
        renew_copy(self._twins_of(line.part)[line.element], line.element)

    def _change(self, line: Line) -> Element:
        self._trees.change(line.part)
        return self._twins_of(line.part)[line.element]

    def _twins_of(self, part: str) -> dict[Element, Element]:
        if part not in self._twins:
            self._twins[part] = self._trees.twins(self._seen, part)
        return self._twins[part]

    def _stretch(self, line: Line) -> Stretch:
        if line.index not in self._stretches:
            twins = self._twins_of(line.part)
            self._stretches[line.index] = Stretch(line, twins[line.element], twins)
        return self._stretches[line.index]

    def _section(self, section: Section) -> Element:
        if section.index not in self._sections:
            self._trees.change(self._trees.main)
            found = section.element
            own = None if found is None else self._twins_of(self._trees.main)[found]
            self._sections[section.index] = section_element(self._trees, own)
        return self._sections[section.index]
