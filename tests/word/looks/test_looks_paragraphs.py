"""The effective format of paragraphs: gaps, indents, in twips, characters and lines."""

from __future__ import annotations

import pytest
from looking import defaults, lines, ppr, rpr, style
from small_docx import cell, para, run, table

from docgen.word.looks import ParagraphLook

MM = 25.4 / 1440
P = '<w:pStyle w:val="P"/>'
GRID = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="312"/>'
    "</w:sectPr>"
)


def look(properties: str, styles: str = "", size: int = 28, **parts: str) -> ParagraphLook:
    body = para(run("chữ", f'<w:sz w:val="{size}"/>'), properties=properties)
    return lines(body, styles=styles, **parts)[0].look


@pytest.mark.parametrize(
    ("written", "before", "after"),
    [
        ('w:before="120" w:after="60"', 6, 3),
        ('w:before="6pt"', 6, 0),
        ('w:beforeLines="50" w:before="999"', 6, 0),
        ('w:afterLines="100"', 0, 12),
        ('w:beforeLines="0" w:before="120"', 6, 0),
        ('w:beforeAutospacing="1" w:before="120" w:beforeLines="50"', 14, 0),
        ('w:afterAutospacing="0" w:after="120"', 0, 6),
        ('w:before="junk"', 0, 0),
    ],
)
def test_gaps(written: str, before: float, after: float) -> None:
    found = look(f"<w:spacing {written}/>")
    assert (found.before, found.after) == pytest.approx((before, after))


def test_lines_are_those_of_the_grid_where_the_page_has_one() -> None:
    assert look('<w:spacing w:beforeLines="50"/>', section=GRID).before == pytest.approx(7.8)
    loose = GRID.replace('w:type="lines" ', "")
    assert look('<w:spacing w:beforeLines="50"/>', section=loose).before == pytest.approx(6)


@pytest.mark.parametrize(
    ("written", "line", "rule"),
    [
        ('w:line="240"', 1, "auto"),
        ('w:line="360" w:lineRule="auto"', 1.5, "auto"),
        ('w:line="360" w:lineRule="exact"', 18, "exact"),
        ('w:line="300" w:lineRule="atLeast"', 15, "atLeast"),
        ("", 1, "auto"),
    ],
)
def test_line_spacing(written: str, line: float, rule: str) -> None:
    found = look(f"<w:spacing {written}/>")
    assert (found.line, found.rule) == (line, rule)


@pytest.mark.parametrize(
    ("styles", "written", "left", "first"),
    [
        pytest.param("", 'w:left="720" w:firstLine="567"', 720, 567, id="twips"),
        pytest.param("", 'w:start="720"', 720, 0, id="the name of the strict standard"),
        pytest.param("", 'w:firstLine="1.27cm"', 0, 720, id="with a unit"),
        pytest.param("", 'w:hanging="360" w:firstLine="567"', 0, -360, id="hanging wins"),
        pytest.param("", 'w:firstLineChars="200" w:firstLine="999"', 0, 560, id="characters win"),
        pytest.param("", 'w:firstLineChars="0" w:firstLine="567"', 0, 567, id="none of them"),
        pytest.param("", 'w:leftChars="100" w:left="1"', 280, 0, id="left in characters"),
        pytest.param(
            "", 'w:leftChars="100" w:hangingChars="200" w:hanging="1"', 840, -560, id="both so"
        ),
        pytest.param(
            style("P", ppr('<w:ind w:left="720" w:hanging="360"/>')),
            'w:firstLine="567"',
            720,
            567,
            id="first line ends a hanging one below",
        ),
        pytest.param(
            style("P", ppr('<w:ind w:firstLine="567"/>')), 'w:hanging="360"', 0, -360, id="or not"
        ),
        pytest.param(
            style("P", ppr('<w:ind w:firstLineChars="200"/>')),
            'w:firstLine="100"',
            0,
            560,
            id="characters of a style stay until they are set to 0",
        ),
        pytest.param(
            style("P", ppr('<w:ind w:firstLineChars="200"/>')),
            'w:firstLineChars="0" w:firstLine="100"',
            0,
            100,
            id="set to 0",
        ),
    ],
)
def test_indents(styles: str, written: str, left: float, first: float) -> None:
    found = look(f"{P}<w:ind {written}/>", styles)
    assert (found.left, found.first) == pytest.approx((left * MM, first * MM))


def test_layers_in_their_order() -> None:
    grid = style("T", ppr('<w:spacing w:after="40"/><w:jc w:val="right"/>'), kind="table")
    styles = (
        defaults(paragraph='<w:spacing w:before="20" w:after="20" w:line="360"/>')
        + grid
        + style("P", ppr('<w:jc w:val="center"/>'))
    )
    body = table(cell(para("a", properties=P), para("b"))).replace(
        "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="T"/>'
    )
    first, second = (line.look for line in lines(body, styles=styles))
    assert (first.before, first.after, first.line, first.align) == (1, 2, 1.5, "center")
    assert (second.align, second.style) == ("right", "")


@pytest.mark.parametrize(
    ("inner", "name", "value"),
    [
        ('<w:jc w:val="both"/>', "align", "both"),
        ('<w:jc w:val="end"/>', "align", "right"),
        ('<w:jc w:val="distribute"/>', "align", "both"),
        ('<w:jc w:val="start"/>', "align", "left"),
        ("<w:contextualSpacing/>", "contextual", True),
        ('<w:contextualSpacing w:val="0"/>', "contextual", False),
        ("<w:keepNext/>", "keep_next", True),
        ("<w:pageBreakBefore/>", "page_break", True),
        ('<w:framePr w:w="100"/>', "framed", True),
        ('<w:framePr w:dropCap="drop"/>', "framed", False),
        ('<w:pBdr><w:bottom w:val="single"/></w:pBdr>', "borders", frozenset({"bottom"})),
        ('<w:pBdr><w:bottom w:val="nil"/></w:pBdr>', "borders", frozenset()),
        (f"<w:pPrChange>{ppr('<w:keepNext/>')}</w:pPrChange>", "keep_next", False),
    ],
)
def test_settings(inner: str, name: str, value: object) -> None:
    assert getattr(look(inner), name) == value


def test_tab_stops_add_up_and_can_be_cleared() -> None:
    styles = style(
        "P",
        ppr('<w:tabs><w:tab w:val="left" w:pos="720"/><w:tab w:val="left" w:pos="1440"/></w:tabs>'),
    )
    own = '<w:tabs><w:tab w:val="clear" w:pos="720"/>'
    own += '<w:tab w:val="right" w:leader="dot" w:pos="2880"/></w:tabs>'
    found = look(P + own, styles).tabs
    assert [(stop.at, stop.kind, stop.leader) for stop in found] == [
        (pytest.approx(25.4), "left", "none"),
        (pytest.approx(50.8), "right", "dot"),
    ]


def test_the_look_of_the_paragraph_mark_is_not_that_of_its_letters() -> None:
    (line,) = lines(para("a", properties=rpr("<w:b/>")))
    assert not line.runs[0].look.bold
