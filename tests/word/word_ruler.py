"""Measures a .docx as Word would print it: run, then style chain, then document defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36_000
# A run says these itself or its style does; an absent one is off.
_OFF = {"0", "false", "off", "none"}

Element = Any


@dataclass(frozen=True)
class Look:
    """How letters are printed: size in points, the three looks, font and colour."""

    size: float
    bold: bool
    italic: bool
    underline: bool
    font: str
    colour: str


@dataclass(frozen=True)
class Setting:
    """How a paragraph stands: lengths in mm, gaps in points, line as (value, rule)."""

    align: str
    first_line: float
    left: float
    hanging: float
    before: float
    after: float
    line: tuple[float, str]
    keep_next: bool


class Paper:
    """A built document: its paragraphs in the order of the file, with their looks."""

    def __init__(self, path: Path) -> None:
        self.document = docx.Document(str(path))
        styles = self.document.styles.element
        self._styles = {style.get(W + "styleId"): style for style in styles.findall(W + "style")}
        self._defaults = styles.find(W + "docDefaults")
        self.body: Element = self.document.element.body

    def paragraphs(self, root: Element | None = None) -> list[Element]:
        """Return every paragraph of the body or of an element, cells included."""
        return list((self.body if root is None else root).iter(W + "p"))

    def lines(self, root: Element | None = None) -> list[str]:
        """Return the text of each paragraph that has some."""
        return [text for text in map(text_of, self.paragraphs(root)) if text]

    def find(self, text: str, root: Element | None = None) -> Element:
        """Return the one paragraph that reads exactly or begins with `text`."""
        every = self.paragraphs(root)
        found = [item for item in every if text_of(item) == text]
        found = found or [item for item in every if text_of(item).startswith(text)]
        assert len(found) == 1, f"{text!r}: {len(found)} of {self.lines(root)}"
        return found[0]

    def look(self, paragraph: Element, part: str = "") -> Look:
        """Return the one look that all letters of a paragraph, or of its run `part`, share."""
        looks = {
            self._look(run, paragraph)
            for run in paragraph.iter(W + "r")
            if (text := "".join(node.text or "" for node in run.iter(W + "t"))).strip()
            and (not part or part == text.strip())
        }
        assert len(looks) == 1, f"{text_of(paragraph)!r} {part!r}: {looks}"
        return looks.pop()

    def setting(self, paragraph: Element) -> Setting:
        """Return alignment, indents, gaps and line spacing of a paragraph."""
        spacing = self._merged(paragraph, "spacing")
        ind = self._merged(paragraph, "ind")
        return Setting(
            align=self._paragraph_value(paragraph, "jc", "left"),
            first_line=_mm(ind.get("firstLine", "0")),
            left=_mm(ind.get("left", "0")),
            hanging=_mm(ind.get("hanging", "0")),
            before=int(spacing.get("before", "0")) / 20,
            after=int(spacing.get("after", "0")) / 20,
            line=_line(spacing),
            keep_next=self._paragraph_value(paragraph, "keepNext", "off") not in _OFF,
        )

    def line_below(self, text: str) -> float:
        """Return the length in mm of the line drawn right below a paragraph."""
        every = self.paragraphs()
        below = every[every.index(self.find(text)) + 1]
        extents = list(below.iter(WP + "extent"))
        assert len(extents) == 1, f"no line below {text!r}"
        assert self.setting(below).align == "center"
        return int(extents[0].get("cx")) / EMU_PER_MM

    def sections(self) -> list[Any]:
        """Return the sections in order."""
        return list(self.document.sections)

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find(f"{W}pPr/{W}pStyle")
        key = "Normal" if own is None else own.get(W + "val")
        while key is not None:
            style = self._styles[key]
            yield style
            above = style.find(W + "basedOn")
            key = None if above is None else above.get(W + "val")

    def _look(self, run: Element, paragraph: Element) -> Look:
        boxes = [run.find(W + "rPr"), *(style.find(W + "rPr") for style in self._chain(paragraph))]
        boxes.append(self._defaults.find(f"{W}rPrDefault/{W}rPr"))
        fonts = {_first(boxes, "rFonts", side, "") for side in ("ascii", "hAnsi", "cs", "eastAsia")}
        assert len(fonts) == 1, fonts
        return Look(
            size=int(_first(boxes, "sz", "val", "20")) / 2,
            bold=_first(boxes, "b", "val", "off") not in _OFF,
            italic=_first(boxes, "i", "val", "off") not in _OFF,
            underline=_first(boxes, "u", "val", "none") not in _OFF,
            font=fonts.pop(),
            colour=_first(boxes, "color", "val", "auto"),
        )

    def _levels(self, paragraph: Element) -> list[Element]:
        boxes = [paragraph.find(W + "pPr")]
        boxes += [style.find(W + "pPr") for style in self._chain(paragraph)]
        return [*boxes, self._defaults.find(f"{W}pPrDefault/{W}pPr")]

    def _paragraph_value(self, paragraph: Element, tag: str, absent: str) -> str:
        return _first(self._levels(paragraph), tag, "val", absent)

    def _merged(self, paragraph: Element, tag: str) -> dict[str, str]:
        merged: dict[str, str] = {}
        for box in reversed(self._levels(paragraph)):
            node = None if box is None else box.find(W + tag)
            if node is not None:
                merged |= {key.removeprefix(W): value for key, value in node.attrib.items()}
        return merged


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph, without that of a field's code."""
    return "".join(node.text or "" for node in paragraph.iter(W + "t"))


def _first(boxes: list[Element], tag: str, attribute: str, absent: str) -> str:
    for box in boxes:
        node = None if box is None else box.find(W + tag)
        if node is not None:
            return str(node.get(W + attribute, "on"))
    return absent


def _mm(twips: str) -> float:
    return round(int(twips) / TWIPS_PER_MM, 2)


def _line(spacing: dict[str, str]) -> tuple[float, str]:
    value, rule = int(spacing.get("line", "240")), spacing.get("lineRule", "auto")
    return (value / 240, "times") if rule == "auto" else (value / 20, rule)
