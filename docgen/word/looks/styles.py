"""The style sheet of a document: chains, defaults and theme fonts, resolved to looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.word.looks.lengths import is_on, whole
from docgen.word.looks.model import ParagraphLook, RunLook
from docgen.word.looks.numbering import Level, Numbering
from docgen.word.looks.properties import (
    TOGGLES,
    Props,
    merged,
    paragraph_props,
    run_props,
    value_of,
)
from docgen.word.looks.resolving import as_paragraph_look, as_run_look
from docgen.word.parts import Element, w

_DEEPEST = 20  # basedOn steps; Word itself stops at ten
_NO_PROPS: tuple[Props, Props] = ({}, {})
Ground = tuple[str, tuple[str, ...]]
"""Where in a table a paragraph stands: the table's style, and which of its conditions hold."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written, with what it is based on.

    `conditions` are the parts of a table style (`firstRow`, `band1Horz` …), `table` its `w:tblPr`.
    """

    key: str
    name: str
    kind: str
    based_on: str
    run: Props
    paragraph: Props
    is_default: bool
    conditions: Mapping[str, tuple[Props, Props]] = field(default_factory=dict)
    table: Element = None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list that a paragraph stands in: list, level, and whether the paragraph itself says so.

    `owner` is the style that names the list where the paragraph does not.
    """

    num_id: str
    at: int
    level: Level | None
    owner: str = ""


class StyleSheet:
    """Resolves the looks of runs and paragraphs; each different combination once."""

    def __init__(
        self, root: Element | None, theme: Mapping[str, str], numbering: Numbering
    ) -> None:
        self._theme = theme
        self._numbering = numbering
        self._styles = {style.key: style for style in _read_styles(root)}
        self.default_run, self.default_paragraph = _read_defaults(root)
        defaults = {s.kind: s.key for s in reversed(self._styles.values()) if s.is_default}
        self._default_style = defaults.get("paragraph", "")
        self._default_table = defaults.get("table", "")
        self._ancestries: dict[str, tuple[Style, ...]] = {}
        self._chains: dict[str, tuple[Props, Props]] = {}
        self._grounds: dict[Ground, tuple[Props, Props]] = {}
        self._runs: dict[tuple[object, ...], RunLook] = {}
        self._paragraphs: dict[tuple[object, ...], ParagraphLook] = {}

    def paragraph_style(self, props: Props) -> str:
        """Return the key of the style that a paragraph has."""
        return self._known(props.get("pStyle", ""), "paragraph") or self._default_style

    def table_style(self, key: str) -> str:
        """Return the key of the style that a table has."""
        return self._known(key, "table") or self._default_table

    def _known(self, key: str, kind: str) -> str:
        """Return the key if it is that of a style of this kind: Word passes over any other."""
        return key if key in self._styles and self._styles[key].kind == kind else ""

    def name_of(self, key: str) -> str:
        """Return the name of a style as Word shows it."""
        return self._styles[key].name if key in self._styles else key

    def ancestry(self, key: str) -> tuple[Style, ...]:
        """Return a style and all that it is based on, the nearest first; circles are cut."""
        if key not in self._ancestries:
            found: dict[str, Style] = {}
            at = key
            while at in self._styles and at not in found and len(found) < _DEEPEST:
                found[at] = self._styles[at]
                at = self._styles[at].based_on
            self._ancestries[key] = tuple(found.values())
        return self._ancestries[key]

    def chain(self, key: str) -> tuple[Props, Props]:
        """Return the run and paragraph properties of a style with all that it is based on."""
        if key not in self._chains:
            run: Props = {}
            paragraph: Props = {}
            for style in reversed(self.ancestry(key)):
                run, paragraph = merged(run, style.run), merged(paragraph, style.paragraph)
            self._chains[key] = run, paragraph
        return self._chains[key]

    def _ground(self, ground: Ground | None) -> tuple[Props, Props]:
        """Return what a table style says at one place: the whole table, then each condition."""
        if ground is None:
            return _NO_PROPS
        if ground not in self._grounds:
            run, paragraph = self.chain(ground[0])
            for condition in ground[1]:
                for style in reversed(self.ancestry(ground[0])):
                    own_run, own_paragraph = style.conditions.get(condition, _NO_PROPS)
                    run, paragraph = merged(run, own_run), merged(paragraph, own_paragraph)
            self._grounds[ground] = run, paragraph
        return self._grounds[ground]

    def run_look(
        self, direct: Props, paragraph_style: str, ground: Ground | None = None
    ) -> RunLook:
        """Return the look of a run with these direct properties in such a paragraph."""
        key = (tuple(direct.items()), paragraph_style, ground)
        look = self._runs.get(key)
        if look is None:
            look = self._runs[key] = self._resolve_run(direct, paragraph_style, ground)
        return look

    def _resolve_run(self, direct: Props, paragraph_style: str, ground: Ground | None) -> RunLook:
        layers = [
            self._ground(ground)[0],
            self.chain(paragraph_style)[0],
            self.chain(self._known(direct.get("rStyle", ""), "character"))[0],
        ]
        props = self.default_run
        for layer in layers:
            props = merged(props, layer)
        props = merged(props, direct)
        on = {name: self._toggle(name, direct, layers) for name in TOGGLES}
        return as_run_look(props, on, self._theme)

    def _toggle(self, name: str, direct: Props, layers: list[Props]) -> bool:
        """Resolve a toggle (ECMA-376, 17.7.3): direct wins, defaults hold, styles cancel out."""
        if name in direct:
            return direct[name] == "1"
        if self.default_run.get(name) == "1":
            return True
        return sum(layer.get(name) == "1" for layer in layers) % 2 == 1

    def list_place(self, direct: Props, style: str) -> ListPlace | None:
        """Return the list that a paragraph stands in; None for none, or one switched off."""
        num_id, owner = direct.get("numId", ""), ""
        written = direct.get("ilvl")
        if not num_id:
            for one in self.ancestry(style):
                if "numId" in one.paragraph:
                    num_id, owner = one.paragraph["numId"], one.key
                    break
        if not num_id or num_id == "0":
            return None
        if written is None and owner:
            linked = self._numbering.level_of_style(num_id, owner)
            written = None if linked is None else str(linked)
        if written is None:
            written = self.chain(style)[1].get("ilvl", "0")
        at = whole(written)
        return ListPlace(num_id, at, self._numbering.level(num_id, at), owner)

    def label_look(
        self, mark: Props, level: Level, style: str, ground: Ground | None = None
    ) -> RunLook:
        """Return the look of an automatic number; `mark` are properties of the paragraph's end."""
        direct = {key: value for key, value in mark.items() if key not in ("u", "vanish")}
        return self.run_look(merged(direct, level.run), style, ground)

    def paragraph_look(
        self,
        direct: Props,
        style: str,
        place: ListPlace | None = None,
        ground: Ground | None = None,
        measure: tuple[float, float] = (0, 240),
    ) -> ParagraphLook:
        """Return the look of a paragraph without its label.

        `measure` is the size of its letters in points and the twips of a line, for indents and
        gaps that are given in characters and lines.
        """
        listed = None if place is None else (place.num_id, place.at, place.owner)
        key = (tuple(direct.items()), style, listed, ground, measure)
        look = self._paragraphs.get(key)
        if look is None:
            props = self._resolve_paragraph(direct, style, place, ground)
            look = as_paragraph_look(props, style, self.name_of(style), *measure)
            if place is not None:
                suffix = place.level.suffix if place.level else "tab"
                look = replace(look, level=place.at, suffix=suffix)
            self._paragraphs[key] = look
        return look

    def _resolve_paragraph(
        self, direct: Props, style: str, place: ListPlace | None, ground: Ground | None
    ) -> Props:
        """Lay defaults, table, styles and the paragraph's own properties over each other.

        What a list says of indents lies right below the one that names the list, be it a style or
        the paragraph itself.
        """
        listed = place.level.props if place and place.level else {}
        props = merged(self.default_paragraph, self._ground(ground)[1])
        for one in reversed(self.ancestry(style)):
            if place and place.owner == one.key:
                props = merged(props, listed)
            props = merged(props, one.paragraph)
        if place and not place.owner:
            props = merged(props, listed)
        return merged(props, direct)


def _read_styles(root: Element | None) -> list[Style]:
    return [_style(element) for element in (() if root is None else root.iterfind(w("style")))]


def _style(element: Element) -> Style:
    conditions = {
        one.get(w("type"), ""): (run_props(one.find(w("rPr"))), paragraph_props(one.find(w("pPr"))))
        for one in element.iterfind(w("tblStylePr"))
    }
    return Style(
        key=element.get(w("styleId"), ""),
        name=value_of(element, "name"),
        kind=element.get(w("type"), "paragraph"),
        based_on=value_of(element, "basedOn"),
        run=run_props(element.find(w("rPr"))),
        paragraph=paragraph_props(element.find(w("pPr"))),
        is_default=is_on(element.get(w("default"), "0")),
        conditions=conditions,
        table=element.find(w("tblPr")),
    )


def _read_defaults(root: Element | None) -> tuple[Props, Props]:
    if root is None:
        return {}, {}
    base = f"{w('docDefaults')}/"
    run = root.find(f"{base}{w('rPrDefault')}/{w('rPr')}")
    paragraph = root.find(f"{base}{w('pPrDefault')}/{w('pPr')}")
    return run_props(run), paragraph_props(paragraph)
