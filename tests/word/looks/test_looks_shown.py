"""What of a paragraph is seen: fields, tracked changes, hidden text, text boxes, odd numbers."""

from __future__ import annotations

import pytest
from looking import lines, look_at
from small_docx import cell, para, paras, run, table, text_box


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inner", "text", "fields"),
    [
        pytest.param(
            mark("begin") + code("PAGE") + mark("separate") + run("2") + mark("end"),
            "2",
            ("PAGE",),
            id="a field",
        ),
        pytest.param(
            mark("begin") + code("PA") + code("GE") + mark("end"), "", ("PA  GE",), id="in pieces"
        ),
        pytest.param(
            mark("begin")
            + code("IF")
            + mark("begin")
            + code("PAGE")
            + mark("separate")
            + run("7")
            + mark("end")
            + run("no")
            + mark("separate")
            + run("yes")
            + mark("end"),
            "yes",
            ("PAGE", "IF"),
            id="a field in the instruction of another",
        ),
        pytest.param(
            '<w:fldSimple w:instr=" NUMPAGES ">' + run("4") + "</w:fldSimple>",
            "4",
            ("NUMPAGES",),
            id="a simple field",
        ),
        pytest.param(run("a") + mark("end") + run("b"), "ab", (), id="an end too many"),
        pytest.param(f"<w:ins>{run('a')}</w:ins>", "a", (), id="inserted"),
        pytest.param("<w:del><w:r><w:delText>a</w:delText></w:r></w:del>", "", (), id="deleted"),
        pytest.param(f"<w:moveFrom>{run('a')}</w:moveFrom>", "", (), id="moved away"),
        pytest.param(run("a", "<w:vanish/>") + run("b"), "b", (), id="hidden"),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>",
            "a",
            (),
            id="control",
        ),
        pytest.param(
            "<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>", "ab", (), id="soft hyphen"
        ),
    ],
)
def test_text_and_fields(inner: str, text: str, fields: tuple[str, ...]) -> None:
    (line,) = lines(para(inner))
    assert (line.raw, line.fields) == (text, fields)


def test_a_field_in_a_text_box_is_not_one_of_the_paragraph_around() -> None:
    inner = para('<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    found = lines(para("a", text_box(inner)))
    assert [(line.text, line.in_box, line.fields) for line in found] == [
        ("a", False, ()),
        ("1", True, ("PAGE",)),
    ]


def test_a_text_box_that_only_old_programs_know_is_read() -> None:
    box = f"<v:textbox><w:txbxContent>{paras('khung')}</w:txbxContent></v:textbox>"
    old = f'<w:pict><v:shape style="width:120pt;height:40pt">{box}</v:shape></w:pict>'
    alone = f"<mc:AlternateContent><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    for body in (f"<w:r>{old}</w:r>", f"<w:r>{alone}</w:r>"):
        first, second = lines(para("a", body))
        assert (first.text, second.text, second.in_box) == ("a", "khung", True)
        assert second.width == pytest.approx((120 - 14.4) * 25.4 / 72)


WIDE = '<w:tcW w:w="3000" w:type="dxa"/>'
MM = 25.4 / 1440


def margins(side: int, name: str = "tblCellMar") -> str:
    both = "".join(f'<w:{one} w:w="{side}" w:type="dxa"/>' for one in ("left", "right"))
    return f"<w:{name}>{both}</w:{name}>"


@pytest.mark.parametrize(
    ("properties", "cells", "widths"),
    [
        pytest.param("", cell("a") + cell("b"), [1784, 1784], id="grid and default sides"),
        pytest.param("", cell("a", properties=WIDE) + cell("b"), [2784, 1784], id="own width"),
        pytest.param(margins(0), cell("a") + cell("b"), [2000, 2000], id="no sides"),
        pytest.param(
            margins(50),
            cell("a", properties=margins(0, "tcMar")) + cell("b"),
            [2000, 1900],
            id="own sides",
        ),
        pytest.param(
            "", cell("a", properties='<w:gridSpan w:val="2"/>'), [3784], id="over two columns"
        ),
        pytest.param(
            "",
            cell("a", properties='<w:tcW w:w="2500" w:type="pct"/>'),
            [1784],
            id="percent: the grid",
        ),
        pytest.param(
            "", cell("a", properties='<w:tcW w:w="0" w:type="auto"/>'), [1784], id="auto: the grid"
        ),
    ],
)
def test_the_room_in_a_cell(properties: str, cells: str, widths: list[float]) -> None:
    body = table(cells).replace("<w:tblPr>", f"<w:tblPr>{properties}")
    found = lines(body)
    assert [line.width for line in found] == pytest.approx([width * MM for width in widths])
    assert [(line.column, line.columns) for line in found] == [
        (at, len(widths)) for at in range(len(widths))
    ]


def test_percent_of_the_page_where_there_is_no_grid() -> None:
    body = table(cell("a", properties='<w:tcW w:w="50%" w:type="pct"/>'), columns=0)
    page = look_at(body).sections[0].text_width
    assert look_at(body).lines[0].width == pytest.approx(page / 2 - 216 * MM)


def test_a_nested_table_has_columns_of_its_own() -> None:
    inner = table(cell("b") + cell("c") + cell("d"), columns=3)
    found = lines(table(cell("a") + cell(inner, "e")))
    assert [(one.text, one.column, one.columns) for one in found] == [
        ("a", 0, 2),
        ("b", 0, 3),
        ("c", 1, 3),
        ("d", 2, 3),
        ("e", 1, 2),
    ]


HOSTILE = [
    '<w:ind w:left="nan"/>',
    '<w:ind w:firstLine="1e999"/>',
    f'<w:spacing w:line="{"9" * 5000}"/>',
    '<w:numPr><w:ilvl w:val="--1"/><w:numId w:val="x"/></w:numPr>',
    f'<w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr>',
    '<w:tabs><w:tab w:val="left"/><w:tab/></w:tabs>',
    "<w:rPr><w:sz/></w:rPr><w:pBdr/><w:framePr/><w:numPr/><w:tabs/>",
]


@pytest.mark.parametrize("properties", HOSTILE)
def test_broken_numbers_count_as_none(properties: str) -> None:
    (line,) = lines(para("a", properties=properties))
    assert (line.look.left, line.look.first, line.look.line, line.look.label) == (0, 0, 1, "")
