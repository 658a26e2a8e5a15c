"""The effective format of letters: defaults, chains, toggles, themes, table styles (17.7)."""

from __future__ import annotations

import pytest
from looking import defaults, lines, ppr, rpr, style
from small_docx import BOLD, ITALIC, cell, para, run, table

from docgen.word.looks import RunLook

TNR = "Times New Roman"
FONTS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
OFF = '<w:b w:val="0"/>'


def look(direct: str = "", properties: str = "", styles: str = "", **parts: str) -> RunLook:
    (line,) = lines(para(run("chữ", direct), properties=properties), styles=styles, **parts)
    return line.runs[0].look


P, C = '<w:pStyle w:val="P"/>', '<w:rStyle w:val="C"/>'


@pytest.mark.parametrize(
    ("styles", "properties", "direct", "bold"),
    [
        pytest.param("", "", "", False, id="nothing said"),
        pytest.param("", "", BOLD, True, id="direct"),
        pytest.param("", "", '<w:b w:val="off"/>', False, id="direct off"),
        pytest.param(style("P", rpr(BOLD)), P, "", True, id="paragraph style"),
        pytest.param(style("P", rpr(BOLD)), P, OFF, False, id="direct ends it"),
        pytest.param(style("P", rpr(BOLD)), "", "", False, id="style not used"),
        pytest.param(style("P", rpr(BOLD), default=True), "", "", True, id="default style"),
        pytest.param(
            style("P", rpr(BOLD), default=True), '<w:pStyle w:val="Mất"/>', "", True, id="unknown"
        ),
        pytest.param(
            style("P", rpr(BOLD), kind="character"), P, "", False, id="a style of another kind"
        ),
        pytest.param(
            style("P", rpr(BOLD)) + style("C", rpr(BOLD), kind="character"),
            P,
            C,
            False,
            id="two levels cancel out",
        ),
        pytest.param(
            style("P", rpr(BOLD)) + style("C", rpr(BOLD), kind="character"),
            P,
            C + BOLD,
            True,
            id="direct is absolute",
        ),
        pytest.param(
            style("P", rpr(BOLD)) + style("C", rpr(OFF), kind="character"),
            P,
            C,
            True,
            id="off adds 0",
        ),
        pytest.param(
            style("A", rpr(BOLD)) + style("P", rpr(BOLD), based_on="A"),
            P,
            "",
            True,
            id="one chain does not cancel itself",
        ),
        pytest.param(
            style("A", rpr(BOLD)) + style("P", rpr(OFF), based_on="A"),
            P,
            "",
            False,
            id="nearest wins",
        ),
        pytest.param(
            style("A", rpr(BOLD), based_on="P") + style("P", based_on="A"),
            P,
            "",
            True,
            id="a circle",
        ),
        pytest.param(defaults(BOLD) + style("P", rpr(BOLD)), P, "", True, id="defaults hold"),
        pytest.param(
            style("P", ppr(""), rpr("")),
            P,
            f"<w:rPrChange><w:rPr>{BOLD}</w:rPr></w:rPrChange>",
            False,
            id="a former format",
        ),
    ],
)
def test_toggles(styles: str, properties: str, direct: str, bold: bool) -> None:
    assert look(direct, properties, styles).bold is bold


@pytest.mark.parametrize(
    ("styles", "direct", "fonts"),
    [
        pytest.param("", "", (TNR, TNR), id="nothing said"),
        pytest.param(defaults(FONTS.format("Arial")), "", ("Arial", "Arial"), id="defaults"),
        pytest.param(
            defaults(FONTS.format("Arial")),
            '<w:rFonts w:ascii="Tahoma"/>',
            ("Tahoma", "Arial"),
            id="given in part",
        ),
        pytest.param(
            "",
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="majorHAnsi"/>',
            ("Calibri", "Cambria"),
            id="theme",
        ),
        pytest.param(
            "",
            '<w:rFonts w:ascii="Arial" w:asciiTheme="minorAscii" w:hAnsi="Arial"/>',
            ("Calibri", "Arial"),
            id="theme beats a font beside it",
        ),
        pytest.param(
            defaults('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'),
            FONTS.format(TNR),
            (TNR, TNR),
            id="a font beats a theme below",
        ),
        pytest.param(
            defaults(FONTS.format(TNR)),
            '<w:rFonts w:asciiTheme="minorHAnsi"/>',
            ("Calibri", TNR),
            id="a theme beats a font below",
        ),
        pytest.param(
            "",
            '<w:rFonts w:ascii="Arial" w:asciiTheme="none" w:hAnsi="Arial"/>',
            ("Arial", "Arial"),
            id="a theme that has no such name",
        ),
        pytest.param(
            "",
            '<w:rFonts w:asciiTheme="minorEastAsia" w:hAnsiTheme="majorEastAsia"/>',
            ("SimSun", "Cambria"),
            id="East-Asian names, by the language of the theme",
        ),
    ],
)
def test_fonts(styles: str, direct: str, fonts: tuple[str, str]) -> None:
    found = look(
        direct, styles=styles, settings='<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )
    assert (found.ascii, found.hansi) == fonts
    assert (found.font_of("a"), found.font_of("ă")) == fonts


@pytest.mark.parametrize(
    ("language", "fonts"),
    [("en-US", ("Cambria", "Calibri")), ("vi-VN", (TNR, "Calibri")), ("", ("Cambria", "Calibri"))],
)
def test_a_theme_may_list_a_font_for_vietnamese(language: str, fonts: tuple[str, str]) -> None:
    both = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    found = look(both, settings=f'<w:themeFontLang w:val="{language}"/>')
    assert (found.ascii, found.hansi) == fonts


@pytest.mark.parametrize(
    ("styles", "direct", "size"),
    [
        pytest.param("", "", 10, id="nothing said"),
        pytest.param(defaults('<w:sz w:val="26"/>'), "", 13, id="defaults"),
        pytest.param(defaults('<w:sz w:val="26"/>'), '<w:sz w:val="23"/>', 11.5, id="direct"),
        pytest.param("", '<w:sz w:val="14pt"/>', 14, id="with a unit"),
        pytest.param("", '<w:sz w:val="nan"/>', 10, id="no number"),
        pytest.param("", '<w:sz w:val="-4"/>', 10, id="less than nothing"),
        pytest.param("", f'<w:sz w:val="{"9" * 5000}"/>', 10, id="endless"),
    ],
)
def test_sizes(styles: str, direct: str, size: float) -> None:
    assert look(direct, styles=styles).size == size


@pytest.mark.parametrize(
    ("direct", "name", "value"),
    [
        ('<w:u w:val="none"/>', "underline", False),
        ('<w:u w:val="single"/>', "underline", True),
        ('<w:color w:val="ff0000"/>', "color", "FF0000"),
        ('<w:color w:val="auto"/>', "color", "auto"),
        ('<w:color w:themeColor="text1"/>', "color", "auto"),
        ('<w:highlight w:val="none"/>', "highlight", ""),
        ('<w:highlight w:val="yellow"/>', "highlight", "yellow"),
        ('<w:vertAlign w:val="superscript"/>', "raised", "superscript"),
        ('<w:vertAlign w:val="baseline"/>', "raised", ""),
        ("<w:dstrike/>", "strike", True),
        ("<w:caps/>", "caps", True),
    ],
)
def test_marks(direct: str, name: str, value: object) -> None:
    assert getattr(look(direct), name) == value


def conditional(*conditions: str) -> str:
    inner = "".join(
        f'<w:tblStylePr w:type="{kind}">{rpr(look)}</w:tblStylePr>'
        for kind, look in (one.split(":", 1) for one in conditions)
    )
    return style("T", rpr('<w:sz w:val="22"/>'), inner, kind="table")


def styled(flags: str, rows: int = 3) -> str:
    body = table(*(cell("a") + cell("b") for _ in range(rows)))
    return body.replace("<w:tblPr>", f'<w:tblPr><w:tblStyle w:val="T"/><w:tblLook {flags}/>')


@pytest.mark.parametrize(
    ("flags", "conditions", "bold"),
    [
        pytest.param('w:firstRow="1"', ("firstRow:<w:b/>",), "110000", id="first row"),
        pytest.param('w:val="0020"', ("firstRow:<w:b/>",), "110000", id="in the old way"),
        pytest.param('w:firstRow="0" w:val="0020"', ("firstRow:<w:b/>",), "000000", id="not asked"),
        pytest.param('w:lastRow="1"', ("lastRow:<w:b/>",), "000011", id="last row"),
        pytest.param('w:firstColumn="1"', ("firstCol:<w:b/>",), "101010", id="first column"),
        pytest.param('w:lastColumn="1"', ("lastCol:<w:b/>",), "010101", id="last column"),
        pytest.param("", ("band1Horz:<w:b/>",), "110011", id="bands of rows"),
        pytest.param('w:noHBand="1"', ("band1Horz:<w:b/>",), "000000", id="no bands"),
        pytest.param(
            'w:firstRow="1"', ("band1Horz:<w:b/>",), "001100", id="bands begin after the first row"
        ),
        pytest.param("", ("band2Vert:<w:b/>",), "010101", id="bands of columns"),
        pytest.param(
            'w:firstRow="1" w:firstColumn="1"',
            ("firstRow:<w:b/>", 'nwCell:<w:b w:val="0"/>'),
            "010000",
            id="a corner beats its row",
        ),
    ],
)
def test_table_styles(flags: str, conditions: tuple[str, ...], bold: str) -> None:
    found = lines(styled(flags), styles=conditional(*conditions))
    assert "".join(str(int(line.runs[0].look.bold)) for line in found) == bold
    assert {line.runs[0].look.size for line in found} == {11}


def test_a_table_style_and_a_paragraph_style_cancel_out() -> None:
    body = styled('w:firstRow="1"').replace("<w:p>", f"<w:p>{ppr(P)}")
    found = lines(body, styles=conditional("firstRow:<w:b/>") + style("P", rpr(BOLD + ITALIC)))
    assert [line.runs[0].look.bold for line in found] == [False, False, True, True, True, True]
    assert all(line.runs[0].look.italic for line in found)


def test_a_table_style_says_nothing_outside_its_table() -> None:
    grid = style("T", rpr(BOLD), kind="table", default=True)
    found = lines(para("a") + table(cell("b"), columns=1) + para("c"), styles=grid)
    assert [line.runs[0].look.bold for line in found] == [False, True, False]
