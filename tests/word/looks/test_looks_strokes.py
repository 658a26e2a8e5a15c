"""Drawn lines in every way people make them, with their length where it can be measured."""

from __future__ import annotations

import pytest
from looking import lines, look_at, ppr, style
from small_docx import cell, drawn_line, para, run, table, text_box

from docgen.the_thuc.widths import text_mm

EMU = 36_000
POINT = 25.4 / 72
MM = 25.4 / 1440


def strokes(body: str, at: int = 0, **parts: str) -> list[tuple[str, float]]:
    return [(one.kind, round(one.length, 2)) for one in lines(body, **parts)[at].strokes]


def drawing(*shapes: str, cx: int = 30, cy: int = 0, hidden: str = "") -> str:
    """Return a drawing whose frame is so many mm wide and high."""
    return (
        f'<w:r><w:drawing><wp:anchor><wp:extent cx="{cx * EMU}" cy="{cy * EMU}"/>'
        f'<wp:docPr id="1" name="x"{hidden}/><a:graphic><a:graphicData>{"".join(shapes)}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def shape(
    cx: float, cy: float, form: str = "line", turned: int = 0, more: str = "", flip: str = ""
) -> str:
    return (
        f'<wps:wsp><wps:spPr><a:xfrm rot="{turned * 60_000}"{flip}><a:off x="0" y="0"/>'
        f'<a:ext cx="{round(cx * EMU)}" cy="{round(cy * EMU)}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"/>{more}</wps:spPr></wps:wsp>'
    )


def group(*inner: str, own: int = 60, child: int = 30) -> str:
    place = (
        f'<a:xfrm><a:ext cx="{own * EMU}" cy="{own * EMU}"/>'
        f'<a:chExt cx="{child * EMU}" cy="{child * EMU}"/></a:xfrm>'
    )
    name = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    return f'<g:wgp xmlns:g="{name}"><g:grpSpPr>{place}</g:grpSpPr>{"".join(inner)}</g:wgp>'


PICTURE = "<pic/>"


@pytest.mark.parametrize(
    ("markup", "length"),
    [
        pytest.param(drawing(shape(30, 0)), 30, id="a line"),
        pytest.param(drawing(shape(30, 0, "straightConnector1")), 30, id="a connector"),
        pytest.param(drawing(shape(0, 0)), 30, id="length of the frame"),
        pytest.param(drawing(shape(30, 1)), 30.02, id="almost flat"),
        pytest.param(drawing(shape(0, 30), cy=30), None, id="upright"),
        pytest.param(drawing(shape(0, 30, turned=90)), 30, id="upright, turned"),
        pytest.param(drawing(shape(30, 0, turned=90)), None, id="flat, turned"),
        pytest.param(drawing(shape(20, 20)), None, id="slanting"),
        pytest.param(
            drawing(shape(20, 20, turned=45, flip=' flipV="1"')), 28.28, id="slanting, turned flat"
        ),
        pytest.param(drawing(shape(30, 0.5, "rect")), 30, id="a low rectangle"),
        pytest.param(drawing(shape(30, 8, "rect")), None, id="a box"),
        pytest.param(drawing(shape(30, 0, more="<a:ln><a:noFill/></a:ln>")), None, id="invisible"),
        pytest.param(drawing(shape(30, 0), hidden=' hidden="1"'), None, id="hidden"),
        pytest.param(drawing(group(shape(15, 0))), 30, id="in a group that is stretched"),
        pytest.param(drawing(PICTURE, cy=1), 30, id="a picture of a line"),
        pytest.param(drawing(PICTURE, cy=20), None, id="a picture"),
        pytest.param(drawn_line("kẻ"), 25, id="with a copy for old programs"),
        pytest.param(f"<w:del>{drawing(shape(30, 0))}</w:del>", None, id="deleted"),
    ],
)
def test_drawings(markup: str, length: float | None) -> None:
    assert strokes(para(markup)) == ([] if length is None else [("drawing", length)])


def vml(inner: str) -> str:
    office = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    return (
        f"<w:r><w:pict><v:shapetype {office}/>{inner.replace('o:', 'o:')}</w:pict></w:r>".replace(
            "<w:pict>", f"<w:pict {office}>"
        )
    )


@pytest.mark.parametrize(
    ("markup", "length"),
    [
        pytest.param('<v:line from="10pt,5pt" to="82pt,5pt"/>', 72 * POINT, id="a line"),
        pytest.param('<v:line from="0,0" to="96,0"/>', 25.4, id="in pixels"),
        pytest.param('<v:line from="0,0" to="0,96"/>', None, id="upright"),
        pytest.param('<v:line from="1.2.3,0" to="x,0" style="width:20mm"/>', 20, id="no numbers"),
        pytest.param('<v:line style="visibility:hidden" from="0,0" to="96,0"/>', None, id="hidden"),
        pytest.param('<v:shape type="#_x0000_t32" style="width:72pt;height:0"/>', 25.4, id="type"),
        pytest.param(
            '<v:shape o:connectortype="straight" style="margin-left:1pt;width:36pt;height:.05pt"/>',
            12.7,
            id="connector",
        ),
        pytest.param('<v:rect style="width:50mm;height:0.5mm"/>', 50, id="a low rectangle"),
        pytest.param('<v:rect style="width:50mm;height:20mm"/>', None, id="a box"),
        pytest.param('<v:rect style="width:50mm"/>', None, id="a box of unknown height"),
        pytest.param('<v:rect style="mso-width-percent:5;height:1mm"/>', None, id="no width"),
        pytest.param(
            '<v:group style="width:100mm;height:10mm" coordsize="2000,200">'
            '<v:line from="0,0" to="1000,0"/></v:group>',
            50,
            id="in a group",
        ),
        pytest.param('<v:line from="0,0" to="96,0" stroked="f"/>', None, id="without ink"),
    ],
)
def test_old_drawings(markup: str, length: float | None) -> None:
    expected = [] if length is None else [("vml", round(length, 2))]
    assert strokes(para(vml(markup))) == expected


@pytest.mark.parametrize(
    ("style_", "share"),
    [('style="width:0;height:1.5pt" o:hr="t"', 1), ('style="width:0" o:hrpct="500" o:hr="t"', 0.5)],
)
def test_a_horizontal_rule_fills_the_line(style_: str, share: float) -> None:
    body = para(vml(f"<v:rect {style_}/>"))
    width = look_at(body).sections[0].text_width
    assert strokes(body) == [("vml", round(width * share, 2))]


def border(*sides: str, indent: str = "") -> str:
    inner = "".join(f'<w:{side} w:val="single"/>' for side in sides)
    return para("", properties=f"<w:pBdr>{inner}</w:pBdr>{indent}")


@pytest.mark.parametrize(
    ("sides", "indent", "less"),
    [
        (("bottom",), "", 0),
        (("top",), "", 0),
        (("bottom",), '<w:ind w:left="1440" w:right="720"/>', 2160),
        (("bottom",), '<w:ind w:left="1440" w:hanging="720"/>', 720),
        (("bottom",), '<w:ind w:left="1440" w:firstLine="720"/>', 1440),
        (("top", "bottom", "left", "right"), "", None),
        (("left",), "", None),
    ],
)
def test_borders_of_a_paragraph(sides: tuple[str, ...], indent: str, less: float | None) -> None:
    body = border(*sides, indent=indent)
    width = look_at(body).sections[0].text_width
    expected = [] if less is None else [("border", round(width - less * MM, 2))]
    assert strokes(body) == expected


def ruled(sides: str, own: str = "") -> str:
    properties = f'<w:tcW w:w="2000" w:type="dxa"/><w:tcBorders>{own}</w:tcBorders>'
    body = table(cell("a", "b", properties=properties) + cell("c"))
    return body.replace("<w:tblPr>", f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders>")


BELOW = '<w:bottom w:val="single"/>'


@pytest.mark.parametrize(
    ("sides", "own", "found"),
    [
        pytest.param("", BELOW, [[], ["cell"], []], id="one cell"),
        pytest.param(BELOW, "", [[], ["cell"], ["cell"]], id="the table"),
        pytest.param(BELOW, '<w:bottom w:val="nil"/>', [[], [], ["cell"]], id="but one"),
        pytest.param(
            BELOW + '<w:insideV w:val="single"/>', "", [[], [], []], id="a table with lines between"
        ),
        pytest.param("", BELOW + '<w:left w:val="single"/>', [[], [], []], id="a line beside"),
    ],
)
def test_lines_below_cells(sides: str, own: str, found: list[list[str]]) -> None:
    seen = lines(ruled(sides, own))
    assert [[one.kind for one in line.strokes] for line in seen] == found


def test_a_grid_of_a_table_style_is_no_stroke() -> None:
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    inner = "".join(f'<w:{one} w:val="single"/>' for one in names)
    grid = style("G", f"<w:tblPr><w:tblBorders>{inner}</w:tblBorders></w:tblPr>", kind="table")
    body = table(cell("a") + cell("b")).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="G"/>')
    assert [line.strokes for line in lines(body, styles=grid)] == [(), ()]


SIZE, LINED = '<w:sz w:val="28"/>', '<w:sz w:val="28"/><w:u w:val="single"/>'


@pytest.mark.parametrize(
    ("runs", "kind", "length"),
    [
        pytest.param(run("______", SIZE), "underscores", text_mm("______", 14), id="underscores"),
        pytest.param(run("  ____  ", SIZE), "underscores", text_mm("____", 14), id="blanks around"),
        pytest.param(run("__") + run("__"), "underscores", text_mm("____", 10), id="in two runs"),
        pytest.param(run("────", SIZE), "underscores", text_mm("────", 14), id="box lines"),
        pytest.param(
            run("    ", LINED), "underscores", text_mm("    ", 14), id="underlined blanks"
        ),
        pytest.param(run("    "), "", 0, id="blanks"),
        pytest.param(run("__"), "", 0, id="too short"),
        pytest.param(run("Họ tên: ______"), "", 0, id="a blank to fill in"),
        pytest.param(run("-----"), "", 0, id="hyphens are text"),
    ],
)
def test_typed_lines(runs: str, kind: str, length: float) -> None:
    assert strokes(para(runs)) == ([(kind, round(length, 2))] if kind else [])


@pytest.mark.parametrize(
    ("leader", "expected"),
    [
        ("underscore", [("leader", 25.4)]),
        ("hyphen", [("leader", 25.4)]),
        ("dot", []),
        ("none", []),
    ],
)
def test_a_tab_may_draw_the_line(leader: str, expected: list[tuple[str, float]]) -> None:
    tabs = '<w:tab w:val="left" w:pos="720"/>'
    tabs += f'<w:tab w:val="left" w:leader="{leader}" w:pos="2160"/>'
    body = para("<w:r><w:tab/><w:tab/></w:r>", properties=f"<w:tabs>{tabs}</w:tabs>")
    assert strokes(body) == expected


def test_a_line_in_a_text_box_belongs_to_the_paragraph_inside() -> None:
    body = para("a", text_box(para(drawing(shape(30, 0)))))
    found = lines(body)
    assert [[one.kind for one in line.strokes] for line in found] == [[], ["drawing"]]


def test_a_border_of_a_style_counts() -> None:
    styles = style("P", ppr(f"<w:pBdr>{BELOW}</w:pBdr>"))
    assert strokes(para("a", properties='<w:pStyle w:val="P"/>'), styles=styles)[0][0] == "border"
