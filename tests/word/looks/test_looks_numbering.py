"""Automatic numbers: labels, restarts, links, overrides, their indents and looks (17.9)."""

from __future__ import annotations

import pytest
from looking import lines, ppr, rpr, style
from small_docx import para

from docgen.word.looks import Line

MM = 25.4 / 1440


def level(at: int, text: str, form: str = "decimal", *more: str, start: int = 1) -> str:
    """Return a level; `more` is markup that follows the format."""
    pattern = f'<w:lvlText w:val="{text}"/>'
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f"{''.join(more)}{pattern}</w:lvl>"
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, shape: int, inner: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{shape}"/>{inner}</w:num>'


def item(at: int | None = 0, key: int | None = 1, more: str = "") -> str:
    """Return a numbered paragraph; `more` are further paragraph properties."""
    inner = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    inner += "" if key is None else f'<w:numId w:val="{key}"/>'
    return para("x", properties=f"{more}<w:numPr>{inner}</w:numPr>")


def seen(numbering: str, *items: str, styles: str = "") -> tuple[Line, ...]:
    return lines("".join(items), numbering=numbering, styles=styles)


def labels(numbering: str, *items: str, styles: str = "") -> list[str]:
    return [line.look.label for line in seen(numbering, *items, styles=styles)]


THREE = abstract(
    0, level(0, "%1.", "upperRoman"), level(1, "%1.%2."), level(2, "%3)", "lowerLetter")
)


@pytest.mark.parametrize(
    ("numbering", "order", "expected"),
    [
        pytest.param(THREE, "000", ["I.", "II.", "III."], id="one level"),
        pytest.param(
            THREE, "0110120", ["I.", "I.1.", "I.2.", "II.", "II.1.", "a)", "III."], id="deep"
        ),
        pytest.param(THREE, "02212", ["I.", "a)", "b)", "I.1.", "a)"], id="a level jumped over"),
        pytest.param(THREE, "10", ["I.1.", "I."], id="without its parent"),
        pytest.param(
            abstract(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2.", "decimal", "<w:isLgl/>")),
            "001",
            ["I.", "II.", "2.1."],
            id="legal numbers",
        ),
        pytest.param(
            abstract(0, level(0, "%1."), level(1, "%2)", "decimal", '<w:lvlRestart w:val="0"/>')),
            "01101",
            ["1.", "1)", "2)", "2.", "3)"],
            id="a level that never begins anew",
        ),
        pytest.param(
            abstract(
                0,
                level(0, "%1."),
                level(1, "%2."),
                level(2, "%3)", "decimal", '<w:lvlRestart w:val="1"/>'),
            ),
            "0121202",
            ["1.", "1.", "1)", "2.", "2)", "2.", "1)"],
            id="begins anew with the first level only",
        ),
        pytest.param(abstract(0, level(0, "%1.", start=5)), "00", ["5.", "6."], id="first number"),
        pytest.param(abstract(0, level(0, "%1.", "none")), "00", ["", ""], id="no number"),
        pytest.param(abstract(0, level(0, "%1", "decimalZero")), "0", ["01"], id="two digits"),
        pytest.param(abstract(0, level(0, "-", "bullet")), "00", ["-", "-"], id="hyphen"),
        pytest.param(abstract(0, level(0, "–", "bullet")), "0", ["–"], id="en dash"),
        pytest.param(abstract(0, level(0, "\uf0b7", "bullet")), "0", ["•"], id="a sign of Symbol"),
        pytest.param(abstract(0, level(0, "\uf02d", "bullet")), "0", ["-"], id="its hyphen"),
        pytest.param("", "0", [""], id="no such list"),
        pytest.param(abstract(0, level(0, "%1%1%1" * 10_000)), "0", ["1" * 30], id="cut off"),
        pytest.param(
            abstract(0, level(0, "%1", "lowerLetter", start=999_999_999)),
            "0",
            ["999999999"],
            id="no endless letters",
        ),
    ],
)
def test_labels(numbering: str, order: str, expected: list[str]) -> None:
    assert labels(numbering + num(1, 0), *(item(int(at)) for at in order)) == expected


def test_lists_of_one_shape_count_on_unless_they_begin_anew() -> None:
    shape = abstract(0, level(0, "%1."))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = shape + num(1, 0) + num(2, 0) + num(3, 0, anew)
    found = labels(lists, item(key=1), item(key=2), item(key=3), item(key=3), item(key=1))
    assert found == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_change_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "Điều %1.")}</w:lvlOverride>'
    found = labels(abstract(0, level(0, "%1.")) + num(1, 0, other), item(), item())
    assert found == ["Điều 1.", "Điều 2."]


HEADING = '<w:pStyle w:val="H"/>'


def test_a_style_stands_in_a_list_at_the_level_that_names_it() -> None:
    shape = abstract(0, level(0, "%1."), level(1, "%1.%2.", "decimal", '<w:pStyle w:val="H"/>'))
    styles = style("H", ppr('<w:numPr><w:numId w:val="1"/></w:numPr>')) + style("S", based_on="H")
    body = [para("x", properties=HEADING), para("x", properties='<w:pStyle w:val="S"/>')]
    off = para("x", properties=f'{HEADING}<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(shape + num(1, 0), item(), *body, off, styles=styles) == [
        "1.",
        "1.1.",
        "1.2.",
        "",
    ]


def test_a_list_linked_to_a_list_style() -> None:
    shapes = abstract(0, '<w:styleLink w:val="L"/>', level(0, "(%1)"))
    shapes += abstract(1, '<w:numStyleLink w:val="L"/>') + num(1, 0) + num(2, 1)
    styles = style("L", ppr('<w:numPr><w:numId w:val="1"/></w:numPr>'), kind="numbering")
    assert labels(shapes, item(key=2), item(key=1), styles=styles) == ["(1)", "(2)"]


def test_links_in_a_circle_lead_nowhere() -> None:
    shapes = abstract(0, '<w:styleLink w:val="A"/><w:numStyleLink w:val="B"/>')
    shapes += abstract(1, '<w:styleLink w:val="B"/><w:numStyleLink w:val="A"/>')
    assert labels(shapes + num(1, 0) + num(2, 1), item(key=1), item(key=2)) == ["", ""]


INDENTED = ppr('<w:ind w:left="720" w:hanging="360"/>')


@pytest.mark.parametrize(
    ("styles", "properties", "left", "first"),
    [
        pytest.param("", "", 720, -360, id="of the level"),
        pytest.param(
            style("H", ppr('<w:ind w:left="100"/>')), HEADING, 720, -360, id="over a style"
        ),
        pytest.param("", '<w:ind w:left="0" w:firstLine="567"/>', 0, 567, id="under its own"),
    ],
)
def test_indents(styles: str, properties: str, left: float, first: float) -> None:
    lists = abstract(0, level(0, "%1.", "decimal", INDENTED)) + num(1, 0)
    (line,) = seen(lists, item(more=properties), styles=styles)
    assert (line.look.left, line.look.first) == pytest.approx((left * MM, first * MM))


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        pytest.param('<w:numPr><w:numId w:val="1"/></w:numPr>', 720, id="list of the style"),
        pytest.param(
            '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/>',
            100,
            id="own indent wins",
        ),
    ],
)
def test_indents_of_a_numbered_style(inner: str, left: float) -> None:
    lists = abstract(0, level(0, "%1.", "decimal", INDENTED)) + num(1, 0)
    styles = style("B", ppr('<w:ind w:left="5"/>')) + style("H", ppr(inner), based_on="B")
    (line,) = seen(lists, para("x", properties=HEADING), styles=styles)
    assert line.look.left == pytest.approx(left * MM)


def test_the_label_has_a_look_and_a_suffix_of_its_own() -> None:
    more = '<w:suff w:val="space"/>' + rpr("<w:b/>")
    lists = abstract(0, level(0, "%1.", "decimal", more)) + num(1, 0)
    styles = style("P", rpr('<w:sz w:val="28"/>'), default=True)
    line, plain = seen(lists, item(more=""), para("x"), styles=styles)
    assert line.label_look is not None
    assert (line.label_look.bold, line.label_look.size, line.runs[0].look.bold) == (True, 14, False)
    assert (line.look.suffix, line.look.level) == ("space", 0)
    assert (plain.label_look, plain.look.level) == (None, -1)
