"""Automatic numbers and bullets: the label that Word prints before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.tieng_viet.numbers import roman
from docgen.word.looks.properties import Props, paragraph_props
from docgen.word.parts import Element, w

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_LAST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: number format, text with places, first number, indents."""

    format: str
    text: str
    start: int
    props: Props


@dataclass(slots=True)
class Numbering:
    """Counts through the lists of a document in reading order."""

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def level(self, num_id: str, at: int) -> Level | None:
        """Return one level of a list, None where there is no such list."""
        return self.levels.get(num_id, {}).get(at)

    def next_label(self, num_id: str, at: int) -> str:
        """Count one paragraph of a list and return the label before it."""
        level = self.level(num_id, at)
        if level is None:
            return ""
        counts = self._counts.setdefault(self.abstract.get(num_id, num_id), {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        if level.format == "none":
            return ""
        if level.format == "bullet":
            return level.text if level.text.isprintable() and level.text.isascii() else _BULLET
        return _PLACE.sub(lambda found: self._shown(num_id, int(found[1]) - 1, counts), level.text)

    def _shown(self, num_id: str, at: int, counts: Mapping[int, int]) -> str:
        level = self.level(num_id, at)
        if level is None:
            return ""
        return _ordinal(counts.get(at, level.start), level.format)


def read_numbering(root: Element | None) -> Numbering:
    """Return the lists of `word/numbering.xml`; none where the part is missing."""
    if root is None:
        return Numbering({}, {})
    shapes = {
        one.get(w("abstractNumId"), ""): _levels(one) for one in root.iterfind(w("abstractNum"))
    }
    levels: dict[str, Mapping[int, Level]] = {}
    abstract: dict[str, str] = {}
    for one in root.iterfind(w("num")):
        key, link = one.get(w("numId"), ""), one.find(w("abstractNumId"))
        shape = "" if link is None else link.get(w("val"), "")
        overrides = _overrides(one, shapes.get(shape, {}))
        levels[key] = {**shapes.get(shape, {}), **overrides}
        abstract[key] = f"{shape}/{key}" if overrides else shape
    return Numbering(levels, abstract)


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for one in element.iterfind(w("lvl")):
        at = one.get(w("ilvl"), "0")
        if at.isdecimal() and int(at) <= _LAST_LEVEL:
            found[int(at)] = _level(one)
    return found


def _level(element: Element) -> Level:
    start = _value(element, "start")
    return Level(
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        start=int(start) if start.isdecimal() else 1,
        props=paragraph_props(element.find(w("pPr"))),
    )


def _overrides(element: Element, shape: Mapping[int, Level]) -> dict[int, Level]:
    found = {}
    for one in element.iterfind(w("lvlOverride")):
        at = int(one.get(w("ilvl"), "0"))
        own, start = one.find(w("lvl")), _value(one, "startOverride")
        if own is not None:
            found[at] = _level(own)
        elif start.isdecimal() and at in shape:
            old = shape[at]
            found[at] = Level(old.format, old.text, int(start), old.props)
    return found


def _value(element: Element, name: str) -> str:
    child = element.find(w(name))
    value: str = "" if child is None else child.get(w("val"), "")
    return value


def _ordinal(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and number > 0:
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)
