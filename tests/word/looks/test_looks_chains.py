"""Random style sheets resolve as a slow, plain reading of the standard does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looking import defaults, lines, rpr, style
from small_docx import para, run

KEYS = "ABCDEF"
TOGGLES = {"b": "bold", "i": "italic", "caps": "caps"}
Layer = dict[str, str]
LAYER = st.fixed_dictionaries(
    {},
    optional={
        "b": st.sampled_from("01"),
        "i": st.sampled_from("01"),
        "caps": st.sampled_from("01"),
        "sz": st.sampled_from(["22", "26", "28"]),
        "ascii": st.sampled_from(["Arial", "Tahoma"]),
        "asciiTheme": st.sampled_from(["minorHAnsi", "majorHAnsi"]),
    },
)
SHEET = st.fixed_dictionaries(
    {key: st.tuples(LAYER, st.sampled_from(["", *KEYS, "Z"])) for key in KEYS}
)


def written(layer: Layer) -> str:
    fonts = "".join(f' w:{k}="{v}"' for k, v in layer.items() if k.startswith("ascii"))
    rest = "".join(f'<w:{k} w:val="{v}"/>' for k, v in layer.items() if k[0] != "a")
    return rest + (f"<w:rFonts{fonts}/>" if fonts else "")


def nearest(name: str, layers: list[Layer]) -> str | None:
    """Return what the last layer that speaks says."""
    for layer in reversed(layers):
        if name in layer:
            return layer[name]
    return None


def family(key: str, sheet: dict[str, tuple[Layer, str]]) -> list[Layer]:
    """Return the layers of a style, what it is based on first."""
    met: list[str] = []
    while key in sheet and key not in met:
        met.append(key)
        key = sheet[key][1]
    return [sheet[one][0] for one in reversed(met)]


def font(layers: list[Layer]) -> str:
    for layer in reversed(layers):
        if "asciiTheme" in layer:
            return {"minorHAnsi": "Calibri", "majorHAnsi": "Cambria"}[layer["asciiTheme"]]
        if "ascii" in layer:
            return layer["ascii"]
    return "Times New Roman"


def compare(
    base: Layer, sheet: dict[str, tuple[Layer, str]], own: str, inline: str, direct: Layer
) -> None:
    inner = "".join(style(k, rpr(written(a)), based_on=b) for k, (a, b) in sheet.items())
    chars = "".join(
        style(f"c{k}", rpr(written(a)), based_on=f"c{b}" if b else "", kind="character")
        for k, (a, b) in sheet.items()
    )
    look = written(direct) + f'<w:rStyle w:val="c{inline}"/>'
    (line,) = lines(
        para(run("x", look), properties=f'<w:pStyle w:val="{own}"/>'),
        styles=defaults(written(base)) + inner + chars,
    )
    found = line.runs[0].look
    levels = [family(own, sheet), family(inline, sheet)]
    flat = [base, *levels[0], *levels[1], direct]
    assert found.size == int(nearest("sz", flat) or 20) / 2
    assert found.ascii == font(flat)
    for name, attribute in TOGGLES.items():
        votes = [nearest(name, level) == "1" for level in levels]
        expected = base.get(name) == "1" or votes[0] != votes[1]
        if name in direct:
            expected = direct[name] == "1"
        assert getattr(found, attribute) is expected


ARGUMENTS = (LAYER, SHEET, st.sampled_from(KEYS), st.sampled_from(KEYS), LAYER)


@settings(max_examples=100)
@given(*ARGUMENTS)
def test_random_chains(
    base: Layer, sheet: dict[str, tuple[Layer, str]], own: str, inline: str, direct: Layer
) -> None:
    compare(base, sheet, own, inline, direct)


@pytest.mark.deep
@settings(max_examples=5_000, deadline=None)
@given(*ARGUMENTS)
def test_random_chains_deep(
    base: Layer, sheet: dict[str, tuple[Layer, str]], own: str, inline: str, direct: Layer
) -> None:
    compare(base, sheet, own, inline, direct)
