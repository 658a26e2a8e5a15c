"""Turns resolved properties into looks: half-points, twips, characters and lines into our units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, cast

from docgen.word.looks.lengths import MM_PER_TWIP, POINTS_PER_TWIP, is_on, twips, whole
from docgen.word.looks.model import Align, ParagraphLook, Rule, RunLook, TabStop
from docgen.word.looks.properties import Props

_DEFAULT_FONT: Final = "Times New Roman"  # a file that says nothing is set in it, in 10 pt
_DEFAULT_SIZE = 10.0
_LINE = 240  # twips of one line where the rule is `auto`
_AUTO_GAP = 14.0  # points that Word sets for an automatic gap
_ALIGNS: Mapping[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "thaiDistribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
}


_WIDEST = 600  # percent: letters are never drawn wider


def as_run_look(props: Props, on: Mapping[str, bool], theme: Mapping[str, str]) -> RunLook:
    """Return the look that run properties mean; `on` tells the toggles, `theme` its fonts."""
    color = props.get("color") or "auto"
    raised = props.get("vertAlign", "")
    written = props.get("sz", "")
    # A bare number counts half-points, one with a unit is what it says (17.18.42).
    size = twips(written) * POINTS_PER_TWIP if written[-1:].isalpha() else twips(written) / 2
    return RunLook(
        ascii=_font(props, "ascii", theme),
        hansi=_font(props, "hAnsi", theme),
        size=size if size > 0 else _DEFAULT_SIZE,
        bold=on["b"],
        italic=on["i"],
        underline=props.get("u", "none") not in ("none", ""),
        strike=on["strike"] or props.get("dstrike") == "1",
        caps=on["caps"],
        small_caps=on["smallCaps"],
        hidden=on["vanish"] or props.get("specVanish") == "1",
        color="auto" if color.lower() == "auto" else color.upper(),
        highlight=props.get("highlight", "").replace("none", ""),
        raised=cast(
            'Literal["", "superscript", "subscript"]',
            raised if raised in ("superscript", "subscript") else "",
        ),
        spacing=twips(props.get("spacing")) * POINTS_PER_TWIP,
        stretch=_share(props.get("w", "")),
    )


def _share(percent: str) -> float:
    """Return the width of letters as a share; Word takes 1 to 600 percent."""
    figure = percent.rstrip("%")
    return int(figure) / 100 if figure.isdecimal() and 0 < int(figure) <= _WIDEST else 1


def _font(props: Props, slot: str, theme: Mapping[str, str]) -> str:
    return theme.get(props.get(f"{slot}Theme", "")) or props.get(slot) or _DEFAULT_FONT


def as_paragraph_look(
    props: Props, style: str, name: str, size: float, pitch: float
) -> ParagraphLook:
    """Return the look that paragraph properties mean.

    `size` is that of its letters in points, which indents given in characters are counted in;
    `pitch` the twips of a line, which gaps given in lines are counted in.
    """
    rule = cast("Rule", props.get("lineRule", "auto"))
    line = twips(props.get("line"), _LINE)
    first, left = _first_and_left(props, size)
    borders = frozenset(
        key.removeprefix("border.")
        for key, value in props.items()
        if key.startswith("border.") and value not in ("none", "nil")
    )
    return ParagraphLook(
        style=style,
        style_name=name,
        align=_ALIGNS.get(props.get("jc", "left"), "left"),
        left=left * MM_PER_TWIP,
        right=(_characters(props, "right", size) or twips(props.get("right"))) * MM_PER_TWIP,
        first=first * MM_PER_TWIP,
        before=_gap(props, "before", pitch),
        after=_gap(props, "after", pitch),
        line=line / _LINE if rule == "auto" else abs(line) * POINTS_PER_TWIP,
        rule=rule if rule in ("auto", "exact", "atLeast") else "auto",
        contextual=props.get("contextualSpacing") == "1",
        keep_next=props.get("keepNext") == "1",
        page_break=props.get("pageBreakBefore") == "1",
        borders=borders,
        framed="frame" in props,
        tabs=_tabs(props),
    )


def _first_and_left(props: Props, size: float) -> tuple[float, float]:
    """Return the indents of the first line and of all lines in twips.

    Characters win over twips, 0 characters mean none (17.3.1.12). Where both are given in
    characters, the left indent is counted to the first line, not to the hanging ones.
    """
    hanging = _characters(props, "hanging", size)
    opening = _characters(props, "firstLine", size)
    left = _characters(props, "left", size)
    if hanging:
        return -hanging, left + hanging if left else twips(props.get("left"))
    left = left or twips(props.get("left"))
    if opening:
        return opening, left
    if "hanging" in props:
        return -twips(props["hanging"]), left
    return twips(props.get("firstLine")), left


def _characters(props: Props, name: str, size: float) -> float:
    return whole(props.get(f"{name}Chars")) / 100 * size / POINTS_PER_TWIP


def _gap(props: Props, side: str, pitch: float) -> float:
    if is_on(props.get(f"{side}Autospacing", "0")):
        return _AUTO_GAP
    lines = whole(props.get(f"{side}Lines")) / 100
    return (lines * pitch if lines else twips(props.get(side))) * POINTS_PER_TWIP


def _tabs(props: Props) -> tuple[TabStop, ...]:
    stops = []
    for key, value in props.items():
        if key.startswith("tab."):
            kind, _, leader = value.partition("/")
            if kind not in ("clear", "bar", "num"):
                stops.append(TabStop(twips(key[4:]) * MM_PER_TWIP, kind, leader))
    return tuple(sorted(stops))
