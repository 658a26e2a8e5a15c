"""The style sheet of a document: chains, defaults and theme fonts, resolved to looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from docgen.word.looks.model import Align, ParagraphLook, Rule, RunLook
from docgen.word.looks.properties import TOGGLES, Props, merged, paragraph_props, run_props
from docgen.word.parts import Element, w

_MM_PER_TWIP = 25.4 / 1440
_POINTS_PER_TWIP = 1 / 20
_LINE = 240  # twips of one line where the rule is `auto`
_AUTO_GAP = 14.0  # points that Word sets for an automatic gap
_DEFAULT_HALF_POINTS = "20"  # a file that says nothing is set in 10 pt
_DEEPEST = 20  # basedOn steps; Word itself stops at ten
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


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written, with what it is based on."""

    key: str
    name: str
    kind: str
    based_on: str
    run: Props
    paragraph: Props
    is_default: bool


class StyleSheet:
    """Resolves the looks of runs and paragraphs; each different combination once."""

    def __init__(self, root: Element | None, theme: Mapping[str, str]) -> None:
        self._theme = theme
        self._styles = {style.key: style for style in _read_styles(root)}
        self.default_run, self.default_paragraph = _read_defaults(root)
        self._default_style = next(
            (s.key for s in self._styles.values() if s.is_default and s.kind == "paragraph"), ""
        )
        self._default_table = next(
            (s.key for s in self._styles.values() if s.is_default and s.kind == "table"), ""
        )
        self._chains: dict[str, tuple[Props, Props]] = {}
        self._runs: dict[tuple[object, ...], RunLook] = {}
        self._paragraphs: dict[tuple[object, ...], ParagraphLook] = {}

    def paragraph_style(self, props: Props) -> str:
        """Return the key of the style that a paragraph has."""
        key = props.get("pStyle", "")
        return key if key in self._styles else self._default_style

    def name_of(self, key: str) -> str:
        """Return the name of a style as Word shows it."""
        return self._styles[key].name if key in self._styles else key

    def chain(self, key: str) -> tuple[Props, Props]:
        """Return the run and paragraph properties of a style with all that it is based on."""
        if key not in self._chains:
            run: Props = {}
            paragraph: Props = {}
            for style in reversed(self._ancestors(key)):
                run, paragraph = merged(run, style.run), merged(paragraph, style.paragraph)
            self._chains[key] = run, paragraph
        return self._chains[key]

    def _ancestors(self, key: str) -> list[Style]:
        found: list[Style] = []
        while key in self._styles and len(found) < _DEEPEST:
            style = self._styles[key]
            if style in found:
                break
            found.append(style)
            key = style.based_on
        return found

    def run_look(self, direct: Props, paragraph_style: str, table_style: str = "") -> RunLook:
        """Return the look of a run with these direct properties in such a paragraph."""
        key = (tuple(sorted(direct.items())), paragraph_style, table_style)
        look = self._runs.get(key)
        if look is None:
            look = self._runs[key] = self._resolve_run(direct, paragraph_style, table_style)
        return look

    def _resolve_run(self, direct: Props, paragraph_style: str, table_style: str) -> RunLook:
        layers = [
            self.chain(table_style or self._default_table)[0],
            self.chain(paragraph_style)[0],
            self.chain(direct.get("rStyle", ""))[0],
        ]
        props = self.default_run
        for layer in layers:
            props = merged(props, layer)
        props = merged(props, direct)
        return self._as_run_look(props, {n: self._toggle(n, direct, layers) for n in TOGGLES})

    def _toggle(self, name: str, direct: Props, layers: list[Props]) -> bool:
        """Resolve a toggle (ECMA-376, 17.7.3): direct wins, defaults hold, styles cancel out."""
        if name in direct:
            return direct[name] == "1"
        if self.default_run.get(name) == "1":
            return True
        return sum(layer.get(name) == "1" for layer in layers) % 2 == 1

    def _as_run_look(self, props: Props, on: Mapping[str, bool]) -> RunLook:
        color = props.get("color", "auto")
        raised = props.get("vertAlign", "")
        return RunLook(
            ascii=self._font(props, "ascii"),
            hansi=self._font(props, "hAnsi"),
            size=_number(props.get("sz", _DEFAULT_HALF_POINTS), 20) / 2,
            bold=on["b"],
            italic=on["i"],
            underline=props.get("u", "none") not in ("none", ""),
            strike=on["strike"],
            caps=on["caps"],
            small_caps=on["smallCaps"],
            hidden=on["vanish"],
            color="auto" if color.lower() == "auto" else color.upper(),
            highlight=props.get("highlight", "").replace("none", ""),
            raised=cast(
                'Literal["", "superscript", "subscript"]',
                raised if raised in ("superscript", "subscript") else "",
            ),
        )

    def _font(self, props: Props, slot: str) -> str:
        theme = props.get(f"{slot}Theme")
        if theme and theme in self._theme:
            return self._theme[theme]
        return props.get(slot, "Times New Roman")

    def paragraph_look(
        self, direct: Props, style: str, numbering: Props, table_style: str, label: str = ""
    ) -> ParagraphLook:
        """Return the look of a paragraph; `numbering` is what its list level says of indents."""
        key = (
            tuple(sorted(direct.items())),
            style,
            tuple(sorted(numbering.items())),
            table_style,
            label,
        )
        look = self._paragraphs.get(key)
        if look is None:
            props = merged(
                self.default_paragraph, self.chain(table_style or self._default_table)[1]
            )
            own = self.chain(style)[1]
            # A list that the style itself names gives way to the style's own indents.
            below, above = (numbering, own) if "numId" not in direct else (own, numbering)
            for layer in (below, above, direct):
                props = merged(props, layer)
            look = self._paragraphs[key] = _as_paragraph_look(
                props, style, self.name_of(style), label
            )
        return look


def _as_paragraph_look(props: Props, style: str, name: str, label: str) -> ParagraphLook:
    rule = cast("Rule", props.get("lineRule", "auto"))
    line = _number(props.get("line", str(_LINE)), _LINE)
    hanging = _number(props.get("hanging", "0"))
    first = -hanging if "hanging" in props else _number(props.get("firstLine", "0"))
    borders = frozenset(
        key.removeprefix("border.")
        for key, value in props.items()
        if key.startswith("border.") and value not in ("none", "nil")
    )
    return ParagraphLook(
        style=style,
        style_name=name,
        align=_ALIGNS.get(props.get("jc", "left"), "left"),
        left=_number(props.get("left", "0")) * _MM_PER_TWIP,
        right=_number(props.get("right", "0")) * _MM_PER_TWIP,
        first=first * _MM_PER_TWIP,
        before=_gap(props, "before"),
        after=_gap(props, "after"),
        line=line / _LINE if rule == "auto" else line * _POINTS_PER_TWIP,
        rule=rule if rule in ("auto", "exact", "atLeast") else "auto",
        contextual=props.get("contextualSpacing") == "1",
        keep_next=props.get("keepNext") == "1",
        page_break=props.get("pageBreakBefore") == "1",
        borders=borders,
        label=label,
        level=int(_number(props.get("ilvl", "0"))) if label else -1,
    )


def _gap(props: Props, side: str) -> float:
    if props.get(f"{side}Autospacing", "0") in ("1", "true", "on"):
        return _AUTO_GAP
    return _number(props.get(side, "0")) * _POINTS_PER_TWIP


def _number(written: str, otherwise: float = 0) -> float:
    """Return a length as written in twips, or with a unit (`12pt`, `1.27cm`) turned to twips."""
    units = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0}
    unit = units.get(written[-2:], 1.0)
    try:
        return float(written[:-2] if written[-2:] in units else written) * unit
    except ValueError:
        return otherwise


def _read_styles(root: Element | None) -> list[Style]:
    return [
        Style(
            key=element.get(w("styleId"), ""),
            name=_value(element, "name"),
            kind=element.get(w("type"), "paragraph"),
            based_on=_value(element, "basedOn"),
            run=run_props(element.find(w("rPr"))),
            paragraph=paragraph_props(element.find(w("pPr"))),
            is_default=element.get(w("default"), "0") in ("1", "true", "on"),
        )
        for element in (() if root is None else root.iterfind(w("style")))
    ]


def _read_defaults(root: Element | None) -> tuple[Props, Props]:
    if root is None:
        return {}, {}
    base = f"{w('docDefaults')}/"
    run = root.find(f"{base}{w('rPrDefault')}/{w('rPr')}")
    paragraph = root.find(f"{base}{w('pPrDefault')}/{w('pPr')}")
    return run_props(run), paragraph_props(paragraph)


def _value(element: Element, name: str) -> str:
    child = element.find(w(name))
    value: str = "" if child is None else child.get(w("val"), "")
    return value
