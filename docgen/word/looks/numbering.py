"""Automatic numbers and bullets: the label that Word prints before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.tieng_viet.numbers import HIGHEST_ROMAN, roman
from docgen.word.looks.lengths import is_on, whole
from docgen.word.looks.properties import Props, paragraph_props, run_props, value_of
from docgen.word.parts import Element, w

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_LAST_LEVEL = 8
_LONGEST_TEXT = 60  # letters of a label's pattern; nobody writes longer ones
_MOST_LETTERS = 20  # `aaa…` of a letter number
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SYMBOL_SIGNS = {"\uf02d": "-", "\uf0be": "–"}  # what the Symbol font shows for a dash
_NEVER = 0


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: number format, text with places, first number, indents, look.

    `suffix` is what follows the label: `tab`, `space` or `nothing`. `restart` is the level, from 1,
    whose next number begins this one anew; 0 never, -1 each higher one. `style` is the paragraph
    style that this level belongs to, `legal` makes all its numbers Arabic.
    """

    format: str = "decimal"
    text: str = ""
    start: int = 1
    props: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    suffix: str = "tab"
    restart: int = -1
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts through the lists of a document in reading order."""

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def level(self, num_id: str, at: int) -> Level | None:
        """Return one level of a list, None where there is no such list."""
        return self.levels.get(num_id, {}).get(at)

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style."""
        for at, level in self.levels.get(num_id, {}).items():
            if level.style == style:
                return at
        return None

    def next_label(self, num_id: str, at: int) -> str:
        """Count one paragraph of a list and return the label before it."""
        level = self.level(num_id, at)
        if level is None:
            return ""
        counts = self._counts.setdefault(self.abstract.get(num_id, num_id), {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [one for one in counts if one > at]:
            if self._begins_anew(num_id, deeper, at):
                del counts[deeper]
        if level.format == "none":
            return ""
        if level.format == "bullet":
            return _bullet(level)
        return _PLACE.sub(
            lambda found: self._shown(num_id, int(found[1]) - 1, counts, level.legal), level.text
        )

    def _begins_anew(self, num_id: str, deeper: int, at: int) -> bool:
        level = self.level(num_id, deeper)
        restart = -1 if level is None else level.restart
        return restart != _NEVER and (restart < 0 or at < restart)

    def _shown(self, num_id: str, at: int, counts: Mapping[int, int], legal: bool) -> str:
        level = self.level(num_id, at)
        if level is None:
            return ""
        return _ordinal(counts.get(at, level.start), "decimal" if legal else level.format)


def read_numbering(root: Element | None, styles: Element | None = None) -> Numbering:
    """Return the lists of `word/numbering.xml`; none where the part is missing.

    `styles` is the style sheet, whose list styles a list may be linked to.
    """
    if root is None:
        return Numbering({}, {})
    elements = {one.get(w("abstractNumId"), ""): one for one in root.iterfind(w("abstractNum"))}
    lists = {one.get(w("numId"), ""): value_of(one, "abstractNumId") for one in root.iter(w("num"))}
    target = _links(elements, lists, styles)
    shapes = {key: _levels(elements[target.get(key, key)]) for key in elements}
    levels: dict[str, Mapping[int, Level]] = {}
    abstract: dict[str, str] = {}
    for one in root.iterfind(w("num")):
        key = one.get(w("numId"), "")
        shape = target.get(lists[key], lists[key])
        overrides, counts_anew = _overrides(one, shapes.get(shape, {}))
        levels[key] = {**shapes.get(shape, {}), **overrides}
        abstract[key] = f"{shape}/{key}" if counts_anew else shape
    return Numbering(levels, abstract)


def _links(
    elements: Mapping[str, Element], lists: Mapping[str, str], styles: Element | None
) -> dict[str, str]:
    """Return the list that stands behind each one that only links to a list style (17.9.21)."""
    wanted = {key: value_of(element, "numStyleLink") for key, element in elements.items()}
    named = {value_of(element, "styleLink"): key for key, element in elements.items()}
    found = {}
    for key, style in wanted.items():
        if style:
            behind = named.get(style) or lists.get(_list_of_style(styles, style), "")
            # A link to a link leads nowhere: one step only, so that a circle ends.
            if behind in elements and not wanted[behind]:
                found[key] = behind
    return found


def _list_of_style(styles: Element | None, key: str) -> str:
    for one in () if styles is None else styles.iterfind(w("style")):
        if one.get(w("styleId")) == key:
            return paragraph_props(one.find(w("pPr"))).get("numId", "")
    return ""


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for one in element.iterfind(w("lvl")):
        at = whole(one.get(w("ilvl"), "0"), -1)
        if 0 <= at <= _LAST_LEVEL:
            found[at] = _level(one)
    return found


def _level(element: Element) -> Level:
    legal = element.find(w("isLgl"))
    return Level(
        format=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText")[:_LONGEST_TEXT],
        start=whole(value_of(element, "start"), 1),
        props=paragraph_props(element.find(w("pPr"))),
        run=run_props(element.find(w("rPr"))),
        suffix=value_of(element, "suff") or "tab",
        restart=whole(value_of(element, "lvlRestart"), -1),
        style=value_of(element, "pStyle"),
        legal=legal is not None and is_on(legal.get(w("val"), "1")),
    )


def _overrides(element: Element, shape: Mapping[int, Level]) -> tuple[dict[int, Level], bool]:
    """Return the levels that a list sets anew, and whether it counts for itself."""
    found, counts_anew = {}, False
    for one in element.iterfind(w("lvlOverride")):
        at = whole(one.get(w("ilvl"), "0"), -1)
        own, start = one.find(w("lvl")), whole(value_of(one, "startOverride"), -1)
        if own is not None and 0 <= at <= _LAST_LEVEL:
            found[at] = _level(own)
        if start >= 0:
            counts_anew = True
            if at in found or at in shape:
                found[at] = replace(found.get(at) or shape[at], start=start)
    return found, counts_anew


def _bullet(level: Level) -> str:
    sign = _SYMBOL_SIGNS.get(level.text, level.text)
    return _BULLET if _PRIVATE.search(sign) else sign


def _ordinal(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form in ("upperRoman", "lowerRoman") and 0 < number <= HIGHEST_ROMAN:
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26 * _MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02}"
    if form == "numberInDash":
        return f"- {number} -"
    return str(number)
