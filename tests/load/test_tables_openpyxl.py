"""Workbooks as Excel writes them and openpyxl does not: shared texts, other parts, odd markup."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from small_tables import read, said, texts

from docgen.load.table import Table

NS = "http://schemas.openxmlformats.org"
MAIN = f"{NS}/spreadsheetml/2006/main"
SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<c r="A1" t="str"><v>don_vi</v></c><c r="B1" t="str"><v>ten</v></c>'


def workbook(cell: str, shared: str = "", formats: str = "", around: str = "") -> dict[str, str]:
    """Return the parts of a workbook whose cell B2 is given, none where openpyxl puts its own."""
    relations = {"sheet": "worksheet", "styles": "styles", "texts": "sharedStrings"}
    kinds = {"book": "sheet.main", "sheet": "worksheet", "styles": "styles"}
    kinds["texts"] = "sharedStrings"
    rels = f"{NS}/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": f'<Types xmlns="{NS}/package/2006/content-types">'
        + "".join(
            f'<Override PartName="/{part}.xml" ContentType="{SHEET_ML}.{kind}+xml"/>'
            for part, kind in kinds.items()
        )
        + "</Types>",
        "_rels/book.xml.rels": f'<Relationships xmlns="{NS}/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{part}" Type="{rels}/{kind}" Target="{part}.xml"/>'
            for part, kind in relations.items()
        )
        + "</Relationships>",
        "book.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{rels}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="sheet"/></sheets></workbook>',
        "styles.xml": f'<styleSheet xmlns="{MAIN}">{formats}<cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="5"/><xf numFmtId="37"/><xf numFmtId="30"/>'
        "</cellXfs></styleSheet>",
        "texts.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "sheet.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{HEAD}</row><row r="2">'
        f'<c r="A2" t="str"><v>xa-a</v></c>{cell}</row></sheetData>{around}</worksheet>',
    }


def opened(tmp_path: Path, parts: dict[str, str]) -> Table:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return read(tmp_path, packed.getvalue(), "bang.xlsx")


@pytest.mark.parametrize(
    ("shared", "text"),
    [
        pytest.param("<si><t>Xã A</t></si>", "Xã A", id="plain"),
        pytest.param(
            "<si><r><rPr><b/></rPr><t>Xã </t></r><r><t>A</t></r>"
            '<rPh sb="0" eb="1"><t>z</t></rPh></si>',
            "Xã A",
            id="runs",
        ),
        pytest.param("<si><t>_x005F_x0041_</t></si>", "_x0041_", id="typed-escape"),
        pytest.param("<si><t>mã x005F_1</t></si>", "mã x005F_1", id="like-an-escape"),
    ],
)
def test_shared_texts_are_read_letter_for_letter(tmp_path: Path, shared: str, text: str) -> None:
    table = opened(tmp_path, workbook('<c r="B2" t="s"><v>0</v></c>', shared))
    assert said(table) == []
    assert texts(table) == [{"don_vi": "xa-a", "ten": text}]


@pytest.mark.parametrize("number", ["1", "-1", "x"])
def test_a_shared_text_that_is_not_there(tmp_path: Path, number: str) -> None:
    cell = f'<c r="B2" t="s"><v>{number}</v></c>'
    table = opened(tmp_path, workbook(cell, "<si><t>Xã A</t></si>"))
    assert [one.code for one in table.problems] == ["D-BANGTINH"]


DOLLARS = '"$"#,##0_);("$"#,##0)'.replace('"', "&quot;")


@pytest.mark.parametrize(
    ("style", "value", "formats", "text"),
    [
        pytest.param("", "7", "", "7", id="no-style"),
        pytest.param("1", "46167", "", "2026-05-25", id="date"),
        pytest.param("4", "46167", "", "2026-05-25", id="date-of-the-east"),
        pytest.param("1", "46167", "<fills><fill/></fills>", "2026-05-25", id="odd-fill"),
        pytest.param("3", "-1500", "", "-1.500", id="minus"),
        pytest.param("2", "1500", "", "1500", id="money-of-the-computer"),
        pytest.param(
            "2",
            "1500",
            f'<numFmts><numFmt numFmtId="5" formatCode="{DOLLARS}"/></numFmts>',
            "$1.500",
            id="money-of-the-file",
        ),
    ],
)
def test_formats_that_excel_knows_by_number(
    tmp_path: Path, style: str, value: str, formats: str, text: str
) -> None:
    cell = f'<c r="B2" s="{style}"><v>{value}</v></c>'
    table = opened(tmp_path, workbook(cell, formats=formats))
    assert texts(table) == [{"don_vi": "xa-a", "ten": text}]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param(
            '<autoFilter ref="A1:B2"><filterColumn colId="x"/></autoFilter>', id="odd-filter"
        ),
        pytest.param('<conditionalFormatting sqref="?"/>', id="odd-rule"),
        pytest.param('<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>', id="wide-link"),
        pytest.param("<extLst><ext uri='x'/></extLst>", id="extension"),
    ],
)
def test_what_surrounds_the_cells_does_not_matter(tmp_path: Path, around: str) -> None:
    cell = '<c r="B2" t="str"><v>A</v></c>'
    assert opened(tmp_path, workbook(cell, around=around)) == opened(tmp_path, workbook(cell))


def test_one_merged_area_of_the_whole_sheet(tmp_path: Path) -> None:
    around = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    table = opened(tmp_path, workbook('<c r="B2" t="str"><v>A</v></c>', around=around))
    assert [one[:2] for one in said(table)] == [("D-O", "S!A2"), ("D-COT", "S!A1")]


@pytest.mark.parametrize(
    ("part", "old", "new", "code", "words"),
    [
        pytest.param("sheet.xml", "<sheetData>", "<sheetData >", "", "", id="sound"),
        pytest.param(
            "book.xml",
            MAIN,
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            "D-BANGTINH",
            "Strict",
            id="strict",
        ),
        pytest.param(
            "sheet.xml",
            "<sheetData>",
            f'<sheetData a="{"".join(map(str, range(120_000)))}">',
            "D-LON",
            "quá nhiều",
            id="long-tag",
        ),
        pytest.param(
            "styles.xml",
            "<cellXfs>",
            "<cellXfs>" + "<row/>" * 401_000,
            "D-LON",
            "quá nhiều",
            id="styles",
        ),
        pytest.param(
            "[Content_Types].xml", "sheet.main", "slide", "D-BANGTINH", "không phải", id="slides"
        ),
        pytest.param("sheet.xml", 'r="B2"', 'r="B9"', "D-BANGTINH", "sai chỗ", id="other-row"),
    ],
)
def test_other_kinds_and_hostile_parts_are_refused(
    tmp_path: Path, part: str, old: str, new: str, code: str, words: str
) -> None:
    parts = workbook('<c r="B2" t="str"><v>A</v></c>')
    assert old in parts[part]
    table = opened(tmp_path, {**parts, part: parts[part].replace(old, new)})
    assert [one.code for one in table.problems] == ([code] if code else [])
    assert all(words in one.message for one in table.problems)


def test_a_csv_file_does_not_load_openpyxl(tmp_path: Path) -> None:
    (tmp_path / "bang.csv").write_text("don_vi\nxa-a\n")
    openpyxl.Workbook().save(tmp_path / "bang.xlsx")
    program = (
        "import sys; from pathlib import Path; from docgen.load.table import read_table\n"
        "read_table(Path(sys.argv[1]), 'b'); print('openpyxl' in sys.modules)"
    )
    loaded = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / name)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for name in ("bang.csv", "bang.xlsx")
    ]
    assert loaded == ["False", "True"]
