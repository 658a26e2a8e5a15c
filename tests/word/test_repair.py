"""What rendering leaves behind is made whole again; what is whole is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree
from small_docx import SECTION, cell, para, paras, table

from docgen.word.repair import (
    Core,
    core_properties,
    drop_empty_rows,
    end_with_paragraph,
    hoist_last_section,
    number_bookmarks,
    number_drawings,
    repairs_for,
)

EMPTY_CELL = "<w:tc><w:tcPr/></w:tc>"
LANDSCAPE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
GRID = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'


def body(*blocks: str, last: str = SECTION) -> str:
    return f"<w:document><w:body>{''.join(blocks)}{last}</w:body></w:document>"


def breaking(section: str, text: str = "") -> str:
    return para(text, properties=section) if text else para(properties=section)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(cell("a"), cell("a"), id="right"),
        pytest.param(EMPTY_CELL, "<w:tc><w:tcPr/><w:p/></w:tc>", id="emptied"),
        pytest.param("<w:tc></w:tc>", "<w:tc><w:p/></w:tc>", id="bare"),
        pytest.param(
            f"<w:tc>{table(cell('a'))}</w:tc>",
            f"<w:tc>{table(cell('a'))}<w:p/></w:tc>",
            id="ends-in-a-table",
        ),
        pytest.param("<w:tc><w:p/></w:tc>", "<w:tc><w:p/></w:tc>", id="empty-paragraph"),
        pytest.param(
            '<w:tc><w:p w:rsidR="1"/></w:tc>',
            '<w:tc><w:p w:rsidR="1"/></w:tc>',
            id="with-attribute",
        ),
        pytest.param("<w:hdr></w:hdr>", "<w:hdr><w:p/></w:hdr>", id="header"),
        pytest.param(
            "<w:txbxContent></w:txbxContent>",
            "<w:txbxContent><w:p/></w:txbxContent>",
            id="text-box",
        ),
        pytest.param(
            cell("a") + EMPTY_CELL + cell("b"),
            cell("a") + "<w:tc><w:tcPr/><w:p/></w:tc>" + cell("b"),
            id="only-where-it-is-missing",
        ),
    ],
)
def test_every_cell_and_story_ends_with_a_paragraph(before: str, after: str) -> None:
    assert end_with_paragraph(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(table(cell("a")), table(cell("a")), id="right"),
        pytest.param(GRID + "</w:tbl>", "", id="table-without-rows"),
        pytest.param(
            GRID + "<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr></w:tbl>",
            "",
            id="row-without-cells",
        ),
        pytest.param(GRID + '<w:tr w:rsidR="1"><w:trPr/></w:tr></w:tbl>', "", id="with-attribute"),
        pytest.param(GRID + "<w:tr></w:tr></w:tbl>", "", id="bare-row"),
        pytest.param(
            GRID + f"<w:tr></w:tr><w:tr>{cell('a')}</w:tr></w:tbl>",
            GRID + f"<w:tr>{cell('a')}</w:tr></w:tbl>",
            id="one-of-two-rows",
        ),
        pytest.param(
            GRID + f"<w:tr><w:tc>{GRID}</w:tbl><w:p/></w:tc></w:tr></w:tbl>",
            GRID + "<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            id="inner-table",
        ),
        pytest.param(
            paras("trước") + GRID + "</w:tbl>" + table(cell("sau")),
            paras("trước") + table(cell("sau")),
            id="text-around-stays",
        ),
    ],
)
def test_rows_and_tables_that_hold_nothing_are_gone(before: str, after: str) -> None:
    assert drop_empty_rows(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(body(paras("a")), body(paras("a")), id="no-break"),
        pytest.param(
            body(paras("a"), breaking(LANDSCAPE)), body(paras("a"), last=LANDSCAPE), id="hoisted"
        ),
        pytest.param(
            body(
                paras("a"),
                f"<w:p><w:pPr>{LANDSCAPE}<w:rPr/></w:pPr><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>",
            ),
            body(paras("a"), last=LANDSCAPE),
            id="as-libreoffice-writes-it",
        ),
        pytest.param(
            body(paras("a"), breaking(LANDSCAPE, "chữ")),
            body(paras("a"), breaking(LANDSCAPE, "chữ")),
            id="with-text",
        ),
        pytest.param(
            body(breaking(LANDSCAPE), paras("a")),
            body(breaking(LANDSCAPE), paras("a")),
            id="not-the-last",
        ),
        pytest.param(
            body(breaking(SECTION), paras("a"), breaking(LANDSCAPE)),
            body(breaking(SECTION), paras("a"), last=LANDSCAPE),
            id="only-the-last-of-two",
        ),
        pytest.param(
            body(table(cell("a")), breaking(LANDSCAPE)),
            body(table(cell("a")), para(properties=" ").replace("> <", "><"), last=LANDSCAPE),
            id="a-paragraph-stays-after-a-table",
        ),
    ],
)
def test_a_last_section_break_does_not_make_a_blank_page(before: str, after: str) -> None:
    assert hoist_last_section(before) == after


def test_every_drawing_has_an_id_of_its_own_docxtpl_325() -> None:
    drawing = '<wp:docPr name="a" id="7" descr="b"/>'
    assert number_drawings(drawing * 2) == drawing.replace("7", "1001") + drawing.replace(
        "7", "1002"
    )


def mark(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>x<w:bookmarkEnd w:id="{number}"/>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(mark(1, "a") + mark(2, "b"), mark(1, "a") + mark(2, "b"), id="right"),
        pytest.param(
            mark(5, "a") * 3, mark(1, "a") + mark(2, "a_2") + mark(3, "a_3"), id="repeated"
        ),
        pytest.param(
            '<w:bookmarkStart w:id="9" w:name="a"/>' + mark(9, "b") + '<w:bookmarkEnd w:id="9"/>',
            '<w:bookmarkStart w:id="1" w:name="a"/>' + mark(2, "b") + '<w:bookmarkEnd w:id="1"/>',
            id="one-in-another",
        ),
        pytest.param('x<w:bookmarkEnd w:id="1"/>', "x", id="end-without-start"),
    ],
)
def test_every_bookmark_has_an_id_and_a_name_of_its_own(before: str, after: str) -> None:
    assert number_bookmarks(before) == after


def test_only_repairs_that_can_be_needed_are_chosen() -> None:
    assert repairs_for(paras("{{ khan }}")) == ()
    assert repairs_for('<wp:docPr id="1"/>') == (number_drawings,)
    assert repairs_for(mark(1, "a")) == (number_bookmarks,)
    assert repairs_for(body(paras("a"))) == (hoist_last_section,)


@pytest.mark.parametrize(
    ("source", "rendered", "left"),
    [
        pytest.param(table("{% for d in x %}{% endfor %}"), table(""), "", id="looped-cells"),
        pytest.param(
            GRID + "{% for d in x %}" + f"<w:tr>{cell('a')}</w:tr>" + "{% endfor %}</w:tbl>",
            GRID + "</w:tbl>",
            "",
            id="looped-rows",
        ),
        pytest.param(
            table("<w:trPr><w:cantSplit/></w:trPr>{% if x %}" + cell("a") + "{% endif %}"),
            table("<w:trPr><w:cantSplit/></w:trPr>"),
            "",
            id="row-with-properties",
        ),
        pytest.param(
            table(cell("{% if x %}{% endif %}")), table(cell("")), table(cell("")), id="cell"
        ),
    ],
)
def test_the_look_for_empty_rows_finds_them(source: str, rendered: str, left: str) -> None:
    for repair in repairs_for(source):
        rendered = repair(rendered)
    assert rendered == left


@pytest.mark.parametrize(
    ("core", "texts"),
    [
        pytest.param(Core(), ["", "", "vi-VN"], id="empty"),
        pytest.param(
            Core("KẾ HOẠCH <5% & …", "Sở KH&ĐT", date(2023, 5, 25)),
            [
                "KẾ HOẠCH <5% & …",
                "Sở KH&ĐT",
                "2023-05-25T00:00:00Z",
                "2023-05-25T00:00:00Z",
                "vi-VN",
            ],
            id="full",
        ),
    ],
)
def test_core_properties_are_written_whole(core: Core, texts: list[str]) -> None:
    assert [element.text or "" for element in etree.fromstring(core_properties(core))] == texts
