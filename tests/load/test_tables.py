"""Tables from CSV files, the heading row, and files that are no tables."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_tables import GRIDS, expected, read, said, texts, xls

from docgen.load.table import read_table
from docgen.problems import Level

HEADING = "Đơn vị,Họ tên người ký,Số\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("a,Đơn vị,Tên\n1,xa-a,Xã A\n", id="comma"),
        pytest.param("a;Đơn vị;Tên\n1;xa-a;Xã A\n", id="semicolon"),
        pytest.param("a\tĐơn vị\tTên\n1\txa-a\tXã A\n", id="tab"),
        pytest.param("sep=;\na;Đơn vị;Tên\n1;xa-a;Xã A\n", id="declared"),
        pytest.param("\ufeffa,Đơn vị,Tên\r\n1,xa-a,Xã A\r\n", id="bom-crlf"),
        pytest.param("a;Đơn vị;Tên\n1;xa-a;Xã A\n2;b,c,d;e,f,g\n", id="commas"),
    ],
)
def test_separators_are_found_without_a_word(tmp_path: Path, content: str) -> None:
    table = read(tmp_path, content)
    assert texts(table)[0] == {"a": "1", "don_vi": "xa-a", "ten": "Xã A"}
    assert (said(table), said(table, Level.NOTE)) == ([], [])


def test_one_column_may_hold_commas(tmp_path: Path) -> None:
    table = read(tmp_path, 'don_vi\n"xa-a, xa-b"\n')
    assert texts(table) == [{"don_vi": "xa-a, xa-b"}]


def test_places_and_names_of_columns(tmp_path: Path) -> None:
    table = read(tmp_path, "  Họ tên\u00a0Người ký ,Đơn vị\n A ,xa-a\n")
    assert [(one.name, one.heading, one.letter) for one in table.columns] == [
        ("ho_ten_nguoi_ky", "Họ tên Người ký", "A"),
        ("don_vi", "Đơn vị", "B"),
    ]
    assert str(table.columns[1].place) == "bang.csv:1:2"
    assert str(table.rows[0].cells["don_vi"].place) == "bang.csv:2:2"
    assert (table.rows[0].number, str(table.rows[0].place)) == (2, "bang.csv:2:1")
    assert table.sheet == ""


def test_numbers_of_csv_stay_as_typed(tmp_path: Path) -> None:
    table = read(tmp_path, "don_vi,so,ngay\n01,1.0,25/5/2026\n")
    assert texts(table) == [{"don_vi": "01", "so": "1.0", "ngay": "25/5/2026"}]


def test_no_cell_of_csv_is_a_date(tmp_path: Path) -> None:
    table = read(tmp_path, "don_vi,a,b\nx,2026-05-25,25/5/2026\n")
    assert texts(table) == [{"don_vi": "x", "a": "2026-05-25", "b": "25/5/2026"}]
    assert not any(cell.is_date for cell in table.rows[0].cells.values())


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        pytest.param(
            "Đơn vị,Tên\nxa-a,Xã A\n".encode("cp1258", "ignore"), "D-MAHOA", "", id="1258"
        ),
        pytest.param("don_vi,ten\nxa-a,Xã\n".encode("utf-16"), "D-MAHOA", "1:1", id="utf-16"),
        pytest.param('don_vi,ten\nxa-a,"Xã A\nxa-b,B\n', "D-BANGTINH", "2:1", id="open-quote"),
        pytest.param('don_vi,ten\nxa-a,"Xã" A\n', "D-BANGTINH", "2:1", id="quote-inside"),
        pytest.param("don_vi,ten\nxa-a,Xã A,thừa\n", "D-DONG", "2:3", id="too-wide"),
        pytest.param("don_vi,Tên,TEN\nxa-a,b,c\n", "D-COT", "1:3", id="same-heading"),
        pytest.param("don_vi,ten\n", "D-DONG", "", id="no-rows"),
        pytest.param("", "D-BANGTINH", "", id="empty"),
        pytest.param("\n \n", "D-BANGTINH", "", id="blanks"),
        pytest.param("chỉ có chữ\n", "D-COT", "", id="no-heading"),
        pytest.param("don_vi,ten\nxa-a,#N/A\n", "D-O", "2:2", id="error-text"),
        pytest.param('don_vi,ten\nxa-a,"b\nc"\n', "D-O", "2:2", id="line-break"),
        pytest.param("don_vi,ten\nxa-a,b\tc\n", "D-O", "2:2", id="tab"),
        pytest.param("don_vi,ten\nxa-a,b\x01\n", "D-KYTU", "2:2", id="control"),
        pytest.param("don_vi,ten\nxa-a,b\u202ec\n", "D-KYTU", "2:2", id="bidi"),
        pytest.param("don_vi,ten\nxa-a,Hà Nộі\n", "D-KYTU", "2:2", id="homoglyph"),
        pytest.param("don_vi,ten\nxa-a,Uû ban nh©n d©n\n", "D-MACU", "2:2", id="old-code"),
        pytest.param("don_vi,ten\nxa-a,UÛy ban nhaân daân\n", "D-MACU", "2:2", id="vni"),
        pytest.param("%PDF-1.7\n", "D-BANGTINH", "", id="pdf"),
    ],
)
def test_bad_csv_is_told_with_its_place(
    tmp_path: Path, content: str | bytes, code: str, where: str
) -> None:
    found = said(read(tmp_path, content))
    assert [one[0] for one in found] == [code]
    assert where in found[0][1]


def test_a_good_row_beside_a_bad_one_is_good(tmp_path: Path) -> None:
    table = read(tmp_path, HEADING + "xa-a,A\u202e,1\nxa-b,B,2\n")
    assert [bool(row.problems) for row in table.rows] == [True, False]
    assert "cột «Họ tên người ký», giá trị «A\\u202e»" in table.rows[0].problems[0].message


@pytest.mark.parametrize(
    ("typed", "kept", "told"),
    [
        pytest.param("Xã A ", "Xã A", False, id="trailing"),
        pytest.param("\u00a0Xã A\u00a0", "Xã A", False, id="nbsp-outside"),
        pytest.param("\u00a0Xã\u00a0A", "Xã A", True, id="nbsp"),
        pytest.param("Xã\u200b A\ufeff", "Xã A", True, id="zero-width"),
        pytest.param("Ðắk Lắk", "Đắk Lắk", True, id="eth"),
    ],
)
def test_blanks_are_normalised_and_counted_where_a_value_changed(
    tmp_path: Path, typed: str, kept: str, told: bool
) -> None:
    table = read(tmp_path, f"don_vi,ten\nxa-a,{typed}\nxa-b,{typed}\n")
    assert [row["ten"] for row in texts(table)] == [kept, kept]
    notes = said(table, Level.NOTE)
    assert [one[0] for one in notes] == (["D-KYTUAN"] if told else [])
    assert all("2 ô: 2:2, 3:2" in message for _, _, message in notes)


@pytest.mark.parametrize(
    "text",
    ["Ban TNCN&ĐT <5%", "{{ 7*7 }}", "{% for %}", "a  b", "'x", "=1+1", "+84", "@x", "-5", "]]>"],
)
def test_everything_else_stays_letter_for_letter(tmp_path: Path, text: str) -> None:
    table = read(tmp_path, f"don_vi;ten\nxa-a;{text}\n")
    assert texts(table)[0]["ten"] == text
    assert said(table) == []


def test_nfd_is_read_as_nfc_without_a_word(tmp_path: Path) -> None:
    table = read(tmp_path, unicodedata.normalize("NFD", "Đơn vị,Tên\nxa-a,Nguyễn\n"))
    assert texts(table) == [{"don_vi": "xa-a", "ten": "Nguyễn"}]
    assert said(table, Level.NOTE) == []


def test_several_issuers_may_stand_in_lines_of_one_cell(tmp_path: Path) -> None:
    table = read(tmp_path, 'don_vi,ten\n"xa-a\nxa-b",A\nxa-c,C\n')
    assert texts(table)[0]["don_vi"] == "xa-a\nxa-b"
    assert (said(table), said(table, Level.NOTE)) == ([], [])
    assert [row.number for row in table.rows] == [2, 4]


@pytest.mark.parametrize(
    ("content", "used", "heading"),
    [
        pytest.param("\n,,\nDANH SÁCH,,\nĐơn vị,Tên,Số\nxa,A,1\n", None, 4, id="by-name"),
        pytest.param("Đơn vị,Huyện X,\n,,\nĐơn vị,Tên,Số\nx,A,1\n", {"ten", "so"}, 3, id="best"),
        pytest.param("DANH SÁCH,,\nMã,Tên,Số\nxa,A,1\n", None, 2, id="by-shape"),
        pytest.param("Mã,Tên,Số\nxa,A,1\n", {"khac"}, 1, id="first"),
    ],
)
def test_the_heading_row_is_found(
    tmp_path: Path, content: str, used: set[str] | None, heading: int
) -> None:
    table = read(tmp_path, content, used=used)
    assert table.columns[0].place.line == heading
    assert [row.number for row in table.rows] == [heading + 1]


def test_blank_rows_are_skipped_without_a_word(tmp_path: Path) -> None:
    table = read(tmp_path, HEADING + "xa-a,A,1\n\n , ,\nxa-b,B,2\n\n\n")
    assert [row.number for row in table.rows] == [2, 5]
    assert said(table, Level.NOTE) == []


@pytest.mark.parametrize(("rows", "code"), [(5, None), (6, "D-LON")])
def test_too_many_rows_are_refused(tmp_path: Path, rows: int, code: str | None) -> None:
    table = read(tmp_path, HEADING + "xa-a,A,1\n" * rows, max_rows=5)
    assert [one.code for one in table.problems] == ([code] if code else [])
    assert len(table.rows) == (0 if code else rows)


def test_the_limit_is_100_000_rows(tmp_path: Path) -> None:
    table = read(tmp_path, "don_vi,a\n" + "x,1\n" * 100_001)
    assert [one.message for one in table.problems] == ["Bảng có hơn 100000 dòng dữ liệu."]


def test_faults_of_columns_that_do_not_matter_are_passed_over(tmp_path: Path) -> None:
    content = "don_vi,a,b,b\n#N/A,#REF!,#N/A,1\n"
    assert len(said(read(tmp_path, content))) == 4
    table = read(tmp_path, content, used={"a"})
    assert [one[:2] for one in said(table)] == [("D-O", "2:1"), ("D-O", "2:2")]
    assert [one[:2] for one in said(table, Level.WARNING)] == [("D-COT", "1:4")]


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return packed.getvalue()


LOCKED_XLSX = xls([(0, 0, "x")]) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "name", "code", "words"),
    [
        pytest.param(b"", "a.xlsx", "D-BANGTINH", "không có gì", id="0-bytes"),
        pytest.param(b"a,b\n1,2\n", "a.xlsx", "D-BANGTINH", "văn bản CSV", id="csv-as-xlsx"),
        pytest.param(LOCKED_XLSX, "a.xlsx", "D-BANGTINH", "mật khẩu", id="password"),
        pytest.param(xls([(0, 0, "x")]), "a.xlsx", "D-BANGTINH", "kiểu .xls", id="xls-as-xlsx"),
        pytest.param(zipped("xl/workbook.bin"), "a.xlsx", "D-BANGTINH", ".xlsb", id="xlsb-as-xlsx"),
        pytest.param(zipped("[Content_Types].xml"), "a.xls", "D-BANGTINH", ".xlsx", id="as-xls"),
        pytest.param(zipped("word/document.xml"), "a.xlsx", "D-BANGTINH", "tệp Word", id="word"),
        pytest.param(zipped("content.xml"), "a.xlsx", "D-BANGTINH", "kiểu .ods", id="ods-as-xlsx"),
        pytest.param(zipped("content.xml"), "a.ods", "D-TEP", "không đọc kiểu .ods", id="ods"),
        pytest.param(b"\x05An" * 55, "~$a.xlsx", "D-TEP", "tệp khóa tạm của Excel", id="lock"),
        pytest.param(
            zipped("word/document.xml"),
            "a.docx",
            "D-TEP",
            "tệp Word, không phải bảng tính",
            id="docx",
        ),
        pytest.param(
            b"xa-a:\n  so: 1\n", "a.yaml", "D-TEP", "tệp YAML, không phải bảng tính", id="yaml"
        ),
        pytest.param(zipped("x"), "a.csv", "D-BANGTINH", "tệp nén", id="zip-as-csv"),
        pytest.param(b"PK\x03\x04 cut", "a.xlsx", "D-BANGTINH", "hỏng", id="cut"),
        pytest.param(b"\0\1\2\3" * 9, "a.xlsx", "D-BANGTINH", "hỏng", id="noise"),
        pytest.param(b"<html><table>", "a.xls", "D-BANGTINH", "trang web", id="html-as-xls"),
        pytest.param(b"don_vi,a\nx,y\n", "a.txt", "D-TEP", "«.txt» không phải bảng tính", id="txt"),
    ],
)
def test_files_that_are_no_table_are_told_apart(
    tmp_path: Path, content: bytes, name: str, code: str, words: str
) -> None:
    table = read(tmp_path, content, name)
    assert [(one.code, one.place.file) for one in table.problems] == [(code, name)]
    assert words in table.problems[0].message
    assert table.problems[0].hint
    assert (table.rows, table.columns) == ((), ())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("a.ods", "mở tệp rồi Lưu thành (Save As) kiểu .xlsx", id="ods"),
        pytest.param("~$xã A.xlsx", "dùng xã A.xlsx", id="lock"),
    ],
)
def test_what_to_use_in_place_of_a_file_that_is_no_table(
    tmp_path: Path, name: str, hint: str
) -> None:
    assert [one.hint for one in read(tmp_path, b"x", name).problems] == [hint]


def test_a_file_that_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    found = [
        read_table(tmp_path / "thieu.xlsx", "thieu.xlsx").problems[0],
        read_table(tmp_path, "thu_muc").problems[0],
        read_table(tmp_path / "a.csv", "a.csv").problems[0],
        read_table(tmp_path / "a\0.csv", "a.csv").problems[0],
    ]
    assert {one.code for one in found} == {"D-TEP"}
    assert len({one.message for one in found}) == 4


@given(grid=GRIDS, separator=st.sampled_from(",;\t"))
def test_any_printable_grid_of_a_csv_file_is_read_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[str]], separator: str
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([["don_vi", "a", "b"], *grid])
    table = read(tmp_path_factory.mktemp("csv"), written.getvalue())
    wanted = [
        {name: expected(text) for name, text in zip(("don_vi", "a", "b"), row, strict=True)}
        for row in grid
    ]
    wanted = [{name: text for name, text in row.items() if text} for row in wanted]
    if not any(wanted):
        return
    assert texts(table) == [row for row in wanted if row]
