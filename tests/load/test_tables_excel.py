"""Tables from Excel files: types, formats, what is hidden, merged, broken or hostile."""

from __future__ import annotations

import io
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from python_calamine import CalamineWorkbook
from small_tables import GRIDS, expected, read, said, texts, xls, xlsb

from docgen.load.table import Table, read_table
from docgen.load.table.grid import Kind, Special
from docgen.load.table.old_excel import old_sheets
from docgen.problems import Level

HEADING = ["Đơn vị", "Tên", "Giá trị"]
MAIN = "xl/worksheets/sheet1.xml"


def book(*rows: list[Any], title: str = "Bảng") -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title = title
    for row in rows or [HEADING, ["xa-a", "A", "x"], ["xa-b", "B", "y"]]:
        sheet.append(row)
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def excel(tmp_path: Path, made: openpyxl.Workbook | bytes, **options: object) -> Table:
    content = made if isinstance(made, bytes) else saved(made)
    return read(tmp_path, content, "bang.xlsx", **options)


def edited(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the zip with one member changed, as another program would have written it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return packed.getvalue()


def with_value(value: Any, number_format: str = "General") -> openpyxl.Workbook:
    made = book(HEADING, ["xa-a", "A", None])
    cell: Any = made.worksheets[0]["C2"]
    cell.value = value
    cell.number_format = number_format
    return made


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        pytest.param(7, "General", "7", id="whole"),
        pytest.param(7.0, "General", "7", id="float"),
        pytest.param(-1.5, "General", "-1,5", id="comma"),
        pytest.param(0.1 + 0.2, "General", "0,3", id="15-digits"),
        pytest.param(79123456789012, "General", "79123456789012", id="14-digits"),
        pytest.param(5, "00", "05", id="leading-zero"),
        pytest.param(790001, "000000000", "000790001", id="long-zeros"),
        pytest.param(0.05, "0%", "5%", id="percent"),
        pytest.param(0.0525, "0.00%", "5,25%", id="percent-part"),
        pytest.param(1500, "#,##0", "1.500", id="thousands"),
        pytest.param(1234567.5, "#,##0.00", "1.234.567,50", id="thousands-part"),
        pytest.param(-1500, "#,##0;(#,##0)", "(1.500)", id="negative"),
        pytest.param(-1500, "#,##0", "-1.500", id="minus"),
        pytest.param(0, "0.00", "0,00", id="zeros"),
        pytest.param(0, '#,##0;-#,##0;"không"', "không", id="zero"),
        pytest.param(15, '0" xã"', "15 xã", id="words"),
        pytest.param(2000000, '#,##0,, "triệu"', "2 triệu", id="scaled"),
        pytest.param(1500, "#,##0 [$₫-42A]", "1.500 ₫", id="money"),
        pytest.param(1500, "_(* #,##0_);_(* (#,##0);_(@_)", "1.500", id="accounting"),
        pytest.param(1.5, "0.##", "1,5", id="optional"),
        pytest.param(45071, "General", "45071", id="serial"),
        pytest.param(date(2026, 5, 25), "dd/mm/yyyy", "2026-05-25", id="date"),
        pytest.param(date(2026, 5, 25), "mm-dd-yy", "2026-05-25", id="builtin-date"),
        pytest.param(1, "d/m/yyyy", "1900-01-01", id="first-day"),
        pytest.param(61, "d/m/yyyy", "1900-03-01", id="day-61"),
        pytest.param(clock(7, 30), "h:mm", "07:30", id="time"),
        pytest.param(clock(7, 30, 5), "h:mm:ss", "07:30:05", id="seconds"),
        pytest.param(1.25, "[h]:mm", "30:00", id="elapsed"),
        pytest.param("25/5/2026", "dd/mm/yyyy", "25/5/2026", id="text-date"),
        pytest.param("0079", "@", "0079", id="text"),
    ],
)
def test_values_are_read_as_they_are_seen(
    tmp_path: Path, value: Any, number_format: str, text: str
) -> None:
    table = excel(tmp_path, with_value(value, number_format))
    assert texts(table)[0]["gia_tri"] == text
    assert [*said(table), *said(table, Level.WARNING), *said(table, Level.NOTE)] == []


@pytest.mark.parametrize(
    ("value", "number_format", "text", "level", "words"),
    [
        pytest.param(1234.5, "#,##0", "1.235", Level.WARNING, "làm tròn", id="rounded"),
        pytest.param(0.5, "# ?/?", "0,5", Level.WARNING, "docgen đọc là «0,5»", id="fraction"),
        pytest.param(
            date(2026, 6, 1), "mmm-yy", "2026-06-01", Level.WARNING, "không đủ", id="no-day"
        ),
        pytest.param(
            datetime(2026, 5, 25, 7), "d/m/yyyy h:mm", "2026-05-25", Level.NOTE, "07:00", id="time"
        ),
        pytest.param(
            46167.99999999999, "d/m/yyyy", "2026-05-25", Level.NOTE, "23:59:59", id="same-day"
        ),
        pytest.param(True, "General", "TRUE", Level.ERROR, "đúng/sai", id="truth"),
        pytest.param("#N/A", "General", "#N/A", Level.ERROR, "báo lỗi", id="error"),
        pytest.param(1e15, "0", "1000000000000000", Level.ERROR, "15 chữ số", id="long"),
        pytest.param(-1, "d/m/yyyy", "-1", Level.ERROR, "không có ngày", id="negative-date"),
        pytest.param(60, "d/m/yyyy", "60", Level.ERROR, "không có ngày", id="29-2-1900"),
        pytest.param("a\nb", "General", "a\nb", Level.ERROR, "xuống dòng", id="line-break"),
        pytest.param(
            "Uû ban nh©n d©n", "General", "Uû ban nh©n d©n", Level.ERROR, "TCVN3", id="old"
        ),
    ],
)
def test_values_that_a_person_must_look_at(
    tmp_path: Path, value: Any, number_format: str, text: str, level: Level, words: str
) -> None:
    table = excel(tmp_path, with_value(value, number_format))
    assert texts(table)[0]["gia_tri"] == text
    problem = table.rows[0].problems[0]
    assert (problem.level, str(problem.place)) == (level, "bang.xlsx, Bảng!C2")
    assert words in problem.message
    assert "«Giá trị»" in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("value", "number_format", "is_date"),
    [
        pytest.param(date(2026, 5, 25), "d/m/yyyy", True, id="date"),
        pytest.param(datetime(2026, 5, 25, 7), "d/m/yyyy h:mm", True, id="with-time"),
        pytest.param(date(2026, 6, 1), "mmm-yy", True, id="hides-the-day"),
        pytest.param("2026-05-25", "@", False, id="text"),
        pytest.param("2026-05-25", "d/m/yyyy", False, id="text-in-a-date-format"),
        pytest.param(46167, "General", False, id="number"),
        pytest.param(clock(7, 30), "h:mm", False, id="time"),
    ],
)
def test_a_cell_says_whether_it_was_a_date(
    tmp_path: Path, value: Any, number_format: str, is_date: bool
) -> None:
    table = excel(tmp_path, with_value(value, number_format))
    assert table.rows[0].cells["gia_tri"].is_date is is_date
    assert not table.rows[0].cells["ten"].is_date


def test_a_formula_needs_its_result(tmp_path: Path) -> None:
    table = excel(tmp_path, book(HEADING, ["xa-a", "A", "=1+1"], ["xa-b", "B", "x"]))
    assert [one[:2] for one in said(table)] == [("D-O", "Bảng!C2")]
    assert "gia_tri" not in table.rows[0].cells
    assert table.rows[1].problems == ()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param('<c r="C2"><f>1+1</f><v>2</v></c>', "2", id="number"),
        pytest.param('<c r="C2" t="str"><f>A2</f><v>xa</v></c>', "xa", id="text"),
        pytest.param('<c r="C2" t="str"><f>""</f><v></v></c>', None, id="empty-text"),
        pytest.param('<c r="C2"/>', None, id="no-value"),
        pytest.param('<c t="d" r="C2"><v>2026-05-25T00:00:00</v></c>', "2026-05-25", id="iso"),
        pytest.param(
            '<c r="C2" t="inlineStr">'
            '<is><r><t>X </t></r><r><t>A</t></r><rPh sb="0" eb="1"><t>z</t></rPh></is></c>',
            "X A",
            id="runs",
        ),
        pytest.param('<c r="C2" t="str"><v>a_x0041_b</v></c>', "aAb", id="escape"),
    ],
)
def test_cells_as_other_programs_write_them(tmp_path: Path, cell: str, text: str | None) -> None:
    content = edited(
        saved(book(HEADING, ["xa-a", "A", "x"])),
        MAIN,
        lambda xml: re.sub(rb'<c r="C2".*?</c>', cell.encode(), xml),
    )
    table = excel(tmp_path, content)
    assert said(table) == []
    assert texts(table)[0].get("gia_tri") == text


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(1, "General"), (1.0, "General"), (1, "00"), (date(2026, 1, 5), "d-mmm")],
    ids=["1", "1.0", "01", "1-5"],
)
def test_a_unit_code_must_be_text(tmp_path: Path, value: Any, number_format: str) -> None:
    made = book(["Đơn vị"], ["01"], [value])
    made.worksheets[0]["A3"].number_format = number_format
    table = excel(tmp_path, made)
    assert texts(table)[0] == {"don_vi": "01"}
    assert [one[:2] for one in said(table)] == [("D-O", "Bảng!A3")]
    assert "Văn bản" in table.rows[1].problems[0].hint


def test_the_1904_date_system(tmp_path: Path) -> None:
    made = book(HEADING, ["xa-a", "A", date(2026, 5, 25)])
    made.epoch = CALENDAR_MAC_1904
    assert b"44705" in zipfile.ZipFile(io.BytesIO(saved(made))).read(MAIN)
    assert texts(excel(tmp_path, made))[0]["gia_tri"] == "2026-05-25"


@pytest.mark.parametrize(
    ("area", "rows"),
    [
        pytest.param("B2:B3", [2, 3], id="down"),
        pytest.param("A3:C3", [3], id="across"),
        pytest.param("B1:C1", [], id="heading-only"),
        pytest.param("E2:F3", [], id="beside"),
    ],
)
def test_merged_cells_over_data(tmp_path: Path, area: str, rows: list[int]) -> None:
    made = book(HEADING, ["xa-a", "A", None], ["xa-b", None, None], ["xa-c", "C", "z"])
    made.worksheets[0].merge_cells(area)
    table = excel(tmp_path, made)
    assert [row.number for row in table.rows if row.problems] == rows
    assert all(area in row.problems[0].message for row in table.rows if row.problems)


def test_merged_cells_of_unused_columns_do_not_matter(tmp_path: Path) -> None:
    made = book()
    made.worksheets[0].merge_cells("B2:B3")
    assert said(excel(tmp_path, made, used={"gia_tri"})) == []
    assert len(said(excel(tmp_path, made, used={"ten"}))) == 2


def test_a_merged_area_is_one_finding_on_each_of_its_rows(tmp_path: Path) -> None:
    rows = [[f"xa-{number}", None, "x" if number == 2 else None] for number in range(2, 98)]
    made = book(HEADING, *rows)
    for area in ("C2:C97", "B2:B97"):
        made.worksheets[0].merge_cells(area)
    table = excel(tmp_path, made)
    assert len(table.rows) == 96
    assert all(row.problems == table.rows[0].problems for row in table.rows)
    assert all(row.merged == {"ten", "gia_tri"} for row in table.rows)
    assert [(one.place.where, one.message) for one in table.rows[-1].problems] == [
        ("Bảng!B2", "Ô gộp B2:B97 nằm trên dữ liệu (cột «Tên»)."),
        ("Bảng!C2", "Ô gộp C2:C97 nằm trên dữ liệu (cột «Giá trị», giá trị «x»)."),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "areas", "used"),
    [
        pytest.param(["Đơn vị", "Người ký", None], [None, "Họ tên", "Chức vụ"],
                     ["B1:C1", "A1:A2"], None, id="upper-row-found"),
        pytest.param(["Đơn vị", "Người ký", None], [None, "Họ tên", "Chức vụ"],
                     ["B1:C1", "A1:A2"], {"ho_ten", "chuc_vu"}, id="lower-row-found"),
    ],
)  # fmt: skip
def test_a_heading_on_two_rows_is_one_finding(
    tmp_path: Path, upper: list[Any], lower: list[Any], areas: list[str], used: set[str] | None
) -> None:
    made = book(upper, lower, ["xa-a", "A", "B"])
    for area in areas:
        made.worksheets[0].merge_cells(area)
    table = excel(tmp_path, made, used=used)
    message = "Tiêu đề nằm trên hai dòng (1-2); để trên một dòng."
    assert [(one.code, one.place.where, one.message) for one in table.problems] == [
        ("D-COT", "Bảng!A1", message)
    ]


def test_merged_headings_are_told_from_left_to_right(tmp_path: Path) -> None:
    made = book(["Đơn vị", "Ký", None, "Nơi", None], ["xa-a", "A", "B", "C", "D"])
    for area in ("D1:E1", "B1:C1"):
        made.worksheets[0].merge_cells(area)
    found = said(excel(tmp_path, made))
    assert [one[:2] for one in found] == [("D-COT", "Bảng!B1"), ("D-COT", "Bảng!D1")]


def test_an_empty_sheet_is_not_worth_a_note(tmp_path: Path) -> None:
    made = book()
    made.create_sheet("Trống")
    assert excel(tmp_path, made).problems == ()
    made.create_sheet("Khác").append(["x"])
    assert [(one.message, one.hint) for one in excel(tmp_path, made).problems] == [
        ("Chỉ đọc trang «Bảng»; không đọc «Khác».", 'cần đọc trang khác thì thêm --sheet "Khác"')
    ]


def test_hidden_rows_and_columns_are_read_and_announced(tmp_path: Path) -> None:
    made = book(HEADING, *(["xa", "A", str(n)] for n in range(6)))
    for row in (3, 4, 6):
        made.worksheets[0].row_dimensions[row].hidden = True
    made.worksheets[0].column_dimensions["B"].hidden = True
    table = excel(tmp_path, made)
    assert len(table.rows) == 6
    assert [one[2] for one in said(table, Level.WARNING)] == [
        "3 dòng đang ẩn vẫn được đọc: 3-4, 6.",
        "Cột đang ẩn vẫn được đọc: B («Tên»).",
    ]


def test_sheets_are_chosen_and_named(tmp_path: Path) -> None:
    made = book(["Ghi chú chung"], title="Bìa")
    hidden = made.create_sheet("Ẩn", 0)
    hidden.append(["don_vi"])
    hidden.append(["sai"])
    hidden.sheet_state = "veryHidden"
    for title in ("Xã", "Phường"):
        made.create_sheet(title).append(["don_vi", "ten"])
        made[title].append([title, "A"])
    made.create_sheet("Trống").sheet_state = "hidden"
    table = excel(tmp_path, made)
    assert (table.sheet, texts(table)[0]["don_vi"]) == ("Xã", "Xã")
    notes = said(table, Level.NOTE)
    assert notes[0][2] == "Chỉ đọc trang «Xã»; không đọc «Bìa», «Phường»."
    assert [one[1] for one in said(table, Level.WARNING)] == ["Ẩn"]
    assert excel(tmp_path, made, sheet="phường").sheet == "Phường"
    assert texts(excel(tmp_path, made, sheet="Ẩn")) == [{"don_vi": "sai"}]
    assert "có phải ý bạn là «Phường»?" in excel(tmp_path, made, sheet="Phuong").problems[0].hint


def test_columns_without_a_heading_are_announced(tmp_path: Path) -> None:
    table = excel(tmp_path, book(["don_vi", None, "ten"], ["xa-a", "?", "A", "!"]))
    assert said(table) == []
    assert [one[1] for one in said(table, Level.WARNING)] == ["Bảng!B2", "Bảng!D2"]


def test_a_lonely_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    made = book()
    made.worksheets[0]["XFD1048576"] = "x"
    started = time.perf_counter()
    table = excel(tmp_path, saved(made))
    assert time.perf_counter() - started < 2
    assert len(table.rows) == 2
    assert [one[1] for one in said(table, Level.WARNING)] == ["Bảng!XFD1048576"]


DTD = b'<!DOCTYPE x [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("part", "change", "code"),
    [
        pytest.param(MAIN, lambda xml: b"<", "D-BANGTINH", id="broken-xml"),
        pytest.param(MAIN, lambda xml: DTD + xml, "D-BANGTINH", id="dtd"),
        pytest.param("xl/workbook.xml", lambda xml: DTD + xml, "D-BANGTINH", id="dtd-workbook"),
        pytest.param(
            MAIN, lambda xml: xml.replace(b'r="2"', b'r="9"'), "D-BANGTINH", id="rows-astray"
        ),
        pytest.param(
            MAIN, lambda xml: xml.replace(b'r="B2"', b'r="A2"'), "D-BANGTINH", id="cell-twice"
        ),
        pytest.param(MAIN, lambda xml: b" " * 3_000_000, "D-LON", id="ratio"),
        pytest.param(
            MAIN,
            lambda xml: xml.replace(
                b'<row r="2"', b"<row>" + b"<c/>" * 600_000 + b'</row><row r="2"'
            ),
            "D-LON",
            id="wide-row",
        ),
        pytest.param("xl/workbook.xml", lambda xml: b"<workbook/>", "D-BANGTINH", id="no-sheet"),
    ],
)
def test_hostile_and_damaged_workbooks_are_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes], code: str
) -> None:
    content = edited(saved(book()), part, change)
    tracemalloc.start()
    table = excel(tmp_path, content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.code for one in table.problems] == [code]
    assert table.rows == ()
    assert peak < 50_000_000


def test_a_workbook_with_the_paths_of_windows_is_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book()))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    assert len(excel(tmp_path, packed.getvalue()).rows) == 2


def test_a_zip_that_says_it_is_huge_or_crowded_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number in range(2_001):
            file.writestr(f"{number}", b"")
    assert [one.code for one in excel(tmp_path, packed.getvalue()).problems] == ["D-LON"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_sheet_is_ever_raised(tmp_path: Path, data: st.DataObject) -> None:
    def damaged(xml: bytes) -> bytes:
        at = data.draw(st.integers(0, len(xml) - 1))
        junk = data.draw(st.sampled_from([b"", b"<", b'"', b"9", b"-", b"e99", b"\xff", b"</row>"]))
        return xml[:at] + junk + xml[at + data.draw(st.integers(0, 3)) :]

    part = data.draw(st.sampled_from([MAIN, "xl/workbook.xml", "xl/styles.xml"]))
    made = with_value(data.draw(st.sampled_from([1.5, date(2026, 1, 1), "x"])), "#,##0")
    table = excel(tmp_path, edited(saved(made), part, damaged))
    assert table.problems or table.rows


@given(grid=GRIDS)
def test_any_printable_grid_of_a_workbook_is_read_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[str]]
) -> None:
    made = book(["don_vi", "a", "b"])
    sheet = made.worksheets[0]
    for number, row in enumerate(grid, 2):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = text, "s"
    table = excel(tmp_path_factory.mktemp("xlsx"), made)
    wanted = [
        {name: expected(text) for name, text in zip(("don_vi", "a", "b"), row, strict=True)}
        for row in grid
    ]
    wanted = [{name: text for name, text in row.items() if text} for row in wanted]
    assert texts(table) == [row for row in wanted if row]


def test_openpyxl_and_calamine_read_the_same(tmp_path: Path) -> None:
    rows = [["xa-a", "Xã A", 7], ["xa-b", "Xã B", 1.5], ["xa-c", "25/5/2026", date(2026, 5, 25)]]
    content = saved(book(HEADING, *rows))
    ours = texts(excel(tmp_path, content))
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    theirs = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    for reading in ([list(row) for row in theirs.iter_rows(values_only=True)], calamine):
        assert [[as_text(value) for value in row] for row in reading[1:]] == [
            list(row.values()) for row in ours
        ]


def as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    return f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)


OLD = [(1, 0, "Đơn vị"), (1, 1, "Số"), (2, 0, "xa-a"), (2, 1, 7.0), (4, 0, "xa-b"), (4, 1, 1.5)]


@pytest.mark.parametrize(("name", "write"), [("a.xls", xls), ("a.xlsb", xlsb)])
def test_old_kinds_are_read_through_calamine(
    tmp_path: Path, name: str, write: Callable[..., bytes]
) -> None:
    table = read(tmp_path, write(OLD), name)
    assert texts(table) == [{"don_vi": "xa-a", "so": "7"}, {"don_vi": "xa-b", "so": "1,5"}]
    assert [str(row.cells["so"].place) for row in table.rows] == [f"{name}, S!B3", f"{name}, S!B5"]
    assert said(table) == []
    assert [one[0] for one in said(table, Level.WARNING)] == ["D-TRANG"]


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        pytest.param(date(2026, 5, 25), Special(Kind.DATE, "2026-05-25"), id="date"),
        pytest.param("2026-05-25", "2026-05-25", id="text"),
    ],
)
def test_calamine_tells_a_date_from_a_text(value: Any, read_as: Special | str) -> None:
    (sheet,) = old_sheets(saved(with_value(value, "d/m/yyyy")), "a.xls")
    assert [row.values[3] for row in sheet.rows()][1:] == [read_as]


def test_merged_cells_of_an_xls_file(tmp_path: Path) -> None:
    table = read(tmp_path, xls(OLD, merged=(2, 3, 1, 1)), "a.xls")
    assert [one[:2] for one in said(table)] == [("D-O", "S!B3")]


def test_an_xls_file_with_a_password(tmp_path: Path) -> None:
    content = xls(OLD).replace(b"\x85\x00\x09\x00", b"\x2f\x00\x09\x00", 1)
    table = read(tmp_path, content, "a.xls")
    assert "mật khẩu" in table.problems[0].message
    assert [one.code for one in read(tmp_path, content[:600], "a.xls").problems] == ["D-BANGTINH"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        pytest.param([*OLD, (1_048_575, 16_383, "x")], "D-LON", id="last-corner"),
        pytest.param([*OLD, (99_999, 9, "x")], None, id="far"),
    ],
)
def test_an_xlsb_file_may_not_span_the_whole_sheet(
    tmp_path: Path, cells: list[Any], code: str | None
) -> None:
    table = read(tmp_path, xlsb(cells), "a.xlsb")
    assert [one.code for one in table.problems if one.level is Level.ERROR] == (
        [code] if code else []
    )


def test_a_thousand_rows_are_read_at_once_and_kept_small(tmp_path: Path) -> None:
    rows = [[f"xa-{n:04}", *(f"Xã số {n}, cột {c}" for c in range(7))] for n in range(1_000)]
    path = tmp_path / "bang.xlsx"
    path.write_bytes(saved(book(["don_vi", *(f"cột {c}" for c in range(7))], *rows)))
    tracemalloc.start()
    table = read_table(path, "bang.xlsx")
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table.rows) == 1_000
    assert kept < 1_000 * 4_000
    assert peak < 1_000 * 8_000
