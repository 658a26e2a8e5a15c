"""Bad tables through the front door of `docgen batch`: cells, rows, keys (corpus B, C, D)."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from district import (
    HEADINGS,
    KEYS,
    District,
    as_csv,
    check_stopped,
    found,
    rows,
    statuses,
    unit,
    units,
    xlsx,
)
from office import nfc, nfd
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

ONE, ROW = "xa-tan-an", 5  # the unit that is spoilt, and where it stands
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def place(tmp_path: Path) -> District:
    return District(tmp_path).fill()


def spoilt(column: int, value: Any) -> list[list[Any]]:
    """Return the good rows with one cell of one unit replaced."""
    table = rows()
    table[KEYS.index(ONE)][column] = value
    return table


def book(tweak: Callable[[Workbook, Worksheet], object]) -> bytes:
    """Return the good workbook after something was done to it."""
    whole = Workbook()
    sheet = whole.active
    for line in [HEADINGS, *rows()]:
        sheet.append(line)
    tweak(whole, sheet)
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("column", "value", "code", "words"),
    [
        pytest.param(3, "=1+1", "D-O", "chưa có kết quả", id="B1-formula-without-result"),
        pytest.param(3, '=HYPERLINK("http://x","y")', "D-O", "chưa có kết quả", id="hyperlink"),
        pytest.param(3, "#N/A", "D-O", "«#N/A»", id="B2-not-available"),
        pytest.param(3, "#REF!", "D-O", "«#REF!»", id="B2-reference"),
        pytest.param(2, "5/25/2023", "D-NGAY", "", id="B5-month-25"),
        pytest.param(2, "31/4/2023", "D-NGAY", "", id="B5-no-such-day"),
        pytest.param(2, 45071, "D-NGAY", "«45071»", id="B6-serial-without-format"),
        pytest.param(2, "mai", "D-NGAY", "«mai»", id="no-date"),
        pytest.param(0, 1, "D-O", "«1»", id="B9-number-as-key"),
        pytest.param(0, 1.0, "D-O", "«1»", id="B9-fraction-as-key"),
        pytest.param(1, -5, "D-SO", "«-5»", id="negative"),
        pytest.param(1, 10**30, "D-O", "«1e+30»", id="too-many-digits"),
        pytest.param(3, None, "D-THIEU", "«Đầu mối»", id="empty"),
        pytest.param(3, " \u00a0\u200b", "D-THIEU", "«Đầu mối»", id="only-blanks"),
        pytest.param(3, "a\nb", "D-O", "xuống dòng", id="B22-line-break"),
        pytest.param(3, "a\tb", "D-O", "tab", id="B22-tab"),
        pytest.param(3, True, "D-O", "«TRUE»", id="truth"),
        pytest.param(3, "a\u202eb", "D-KYTU", "U+202E", id="C6-bidi"),
        pytest.param(3, "T\u0430n", "D-KYTU", "U+0430", id="C6-cyrillic"),
        pytest.param(3, "Uû ban nh©n d©n", "D-MACU", "TCVN3", id="C5-old-letters"),
        pytest.param(0, f"{ONE}; xa-nhi-binhh", "D-DONVI", "«xa-nhi-binhh»", id="joint-unknown"),
        pytest.param(0, f"{ONE}; {ONE}", "D-TRUNG", f"«{ONE}» 2 lần", id="joint-twice"),
        pytest.param(0, "; ".join([ONE, *map(str, range(99))]), "D-LON", "100", id="joint-100"),
    ],
)
def test_a_bad_cell_stops_only_its_document(
    place: District, column: int, value: Any, code: str, words: str
) -> None:
    place.write("data/xa.xlsx", xlsx(spoilt(column, value)))
    run = place.batch()
    assert list(statuses(run).values()).count("written") == len(KEYS) - 1, run.out
    assert (run.code, len(place.documents()), place.left_overs()) == (1, len(KEYS) - 1, [])
    where = f"Sheet!{'ABCD'[column]}{ROW}"
    told = [one for one in run.problems() if (one["code"], one["where"]) == (code, where)]
    assert told, run.out
    assert all(one["file"] == "data/xa.xlsx" and one["hint"] for one in run.problems())
    assert any(words in one["message"] for one in told)


@pytest.mark.parametrize(
    ("column", "value", "printed"),
    [
        pytest.param(2, "5.2.2026", "ngày 05 tháng 02 năm 2026", id="B5-dots"),
        pytest.param(
            2,
            datetime.datetime(2026, 2, 5, 23, 59, 59, 999999),
            "ngày 05 tháng 02 năm 2026",
            id="B8-last-moment-of-the-day",
        ),
        pytest.param(1, 1.0, "Số: 01/", id="whole-fraction"),
        pytest.param(1, "01", "Số: 01/", id="B9-leading-zero"),
        pytest.param(
            3, " \u00a0đồng\u200b\u00a0chí A\u00a0 ", "Giao đồng chí A làm", id="B10-blanks"
        ),
        pytest.param(3, "**x** {{ so }} {% if %}", "Giao **x** {{ so }} {% if %} làm", id="marks"),
        pytest.param(3, "</w:t></w:r>", "Giao </w:t></w:r> làm", id="markup"),
        pytest.param(3, "+84 9", "Giao +84 9 làm", id="B17-plus"),
        pytest.param(3, "@x", "Giao @x làm", id="B17-at"),
        pytest.param(3, "a " * 16_000 + "Z", "a Z làm", id="32,001-letters"),
    ],
)
def test_an_odd_cell_is_printed_as_it_reads(
    place: District, column: int, value: Any, printed: str
) -> None:
    place.write("data/xa.xlsx", xlsx(spoilt(column, value)))
    run = place.batch()
    assert (run.code, len(place.documents())) == (0, len(KEYS)), run.out
    assert printed in place.text(f"ke-hoach/{ONE}.docx")


@pytest.mark.parametrize(
    ("key", "code", "where"),
    [
        pytest.param(None, "D-THIEU", "A5", id="empty"),
        pytest.param(";", "D-THIEU", "A5", id="only-a-separator"),
        *(
            pytest.param(key, "D-DONVI", "A5", id=name)
            for name, key in [
                ("D1-upwards", "../../x"),
                ("D1-backslash", "..\\..\\x"),
                ("D1-absolute", "/etc/x"),
                ("D1-drive", "C:\\x"),
                ("D1-server", "\\\\srv\\x"),
                ("D1-stream", "a:b"),
                ("D2-con", "CON"),
                ("D2-nul", "nul"),
                ("D2-suffix", "nul.docx"),
                ("D2-superscript", "LPT¹"),
                ("D2-dot", "aux."),
                ("D3-leading-dot", ".x"),
                ("D3-lock", "~$x"),
                ("D5-120-letters", "ễ" * 120),
                ("D5-5000-letters", "x" * 5000),
                ("name-for-a-key", "Xã Tân An"),
                ("manifest", "manifest.json"),
            ]
        ),
    ],
)
def test_a_key_of_no_unit_writes_nowhere(
    place: District, key: str | None, code: str, where: str
) -> None:
    place.write("data/xa.xlsx", xlsx(spoilt(0, key)))
    before = {path for path in place.root.parent.rglob("*") if path.is_file()}
    run = place.batch()
    assert (run.code, len(place.documents())) == (1, len(KEYS) - 1)
    assert (code, "error", f"Sheet!{where}") in found(run), run.out
    assert all(one["hint"] for one in run.problems())
    new = {path for path in place.root.parent.rglob("*") if path.is_file()} - before
    assert {path.parent for path in new} == {place.root / "out/ke-hoach"}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        pytest.param("CON", "_CON.docx", id="D2-con"),
        pytest.param("nul", "_nul.docx", id="D2-nul"),
        pytest.param("manifest", "manifest.docx", id="manifest"),
        pytest.param("ke-hoach", "ke-hoach.docx", id="name-of-the-job"),
    ],
)
def test_a_unit_with_a_name_of_the_system_gets_a_safe_file(
    place: District, key: str, name: str
) -> None:
    place.write("data/don_vi.yaml", units() + unit(key, "Lạ"))
    place.write("data/xa.xlsx", xlsx([*rows(), [key, 9, "05/02/2026", "ai"]]))
    run = place.batch()
    assert (run.code, len(place.documents())) == (0, len(KEYS) + 1), run.out
    assert f"ke-hoach/{name}" in place.documents()
    assert ("D-TENTEP" in run.codes("warning")) == (name != f"{key}.docx")


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        pytest.param(xlsx([]), "D-DONG", "Sheet", id="no-rows"),
        pytest.param(xlsx([], []), "D-DONG", "Sheet", id="nothing"),
        pytest.param(xlsx(rows()[1:], rows()[0]), "D-COT", "Sheet!A1", id="B12-no-heading"),
        pytest.param(
            xlsx([[*row, 1] for row in rows()], [*HEADINGS, "ĐẦU  MỐI "]),
            "D-COT", "Sheet!E1", id="B11-two-headings",
        ),
        pytest.param(xlsx([*rows(), rows()[0]]), "D-TRUNG", "Sheet!A8", id="B14-unit-twice"),
        pytest.param(
            xlsx([*rows(), [nfc("xã"), 8, "1/2/2026", "a"], [nfd("xã"), 9, "1/2/2026", "a"]]),
            "D-TRUNG", "Sheet!A9", id="D4-composed-and-decomposed",
        ),
        pytest.param(b"", "D-BANGTINH", "", id="empty-file"),
        pytest.param(xlsx(rows())[:3000], "D-BANGTINH", "", id="cut"),
        pytest.param(as_csv(rows()).encode(), "D-BANGTINH", "", id="B19-csv-inside"),
        pytest.param(b"%PDF-1.7", "D-BANGTINH", "", id="pdf-inside"),
        pytest.param(
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "D-BANGTINH", "", id="B19-password",
        ),
    ],
)  # fmt: skip
def test_a_bad_table_stops_everything(
    place: District, content: bytes, code: str, where: str
) -> None:
    place.write("data/xa.xlsx", content)
    run = place.batch()
    check_stopped(run, place)
    told = [one for one in run.problems() if (one["code"], one["where"]) == (code, where)]
    assert told, run.out
    assert all(one["hint"] and one["file"] == "data/xa.xlsx" for one in told)


@pytest.mark.parametrize(
    ("tweak", "code"),
    [
        pytest.param(lambda _, sheet: sheet.row_dimensions[3].__setattr__("hidden", True),
                     "D-AN", id="B4-hidden-row"),
        pytest.param(lambda _, sheet: sheet.column_dimensions["D"].__setattr__("hidden", True),
                     "D-AN", id="B4-hidden-column"),
        pytest.param(lambda _, sheet: sheet.__setitem__("XFD1048576", "x"), "D-COT", id="B16-far"),
        pytest.param(lambda book, _: book.__setattr__("epoch", MAC_EPOCH), "", id="B7-1904"),
        pytest.param(lambda _, sheet: sheet.insert_rows(1, 2), "", id="B12-blank-rows-above"),
        pytest.param(lambda _, sheet: sheet.insert_rows(4), "", id="B15-blank-row"),
        pytest.param(lambda _, sheet: sheet.merge_cells("H3:H5"), "", id="B3-merged-elsewhere"),
    ],
)  # fmt: skip
def test_an_odd_table_is_read_and_said(
    place: District, tweak: Callable[[Workbook, Worksheet], object], code: str
) -> None:
    place.write("data/xa.xlsx", book(tweak))
    run = place.batch()
    assert (run.code, set(statuses(run).values())) == (0, {"written"}), run.out
    assert run.codes("warning") == ([code] if code else [])
    assert "ngày 05 tháng 02 năm 2026" in place.text(f"ke-hoach/{ONE}.docx")


def test_a_merged_area_stops_every_row_that_it_touches(place: District) -> None:
    place.write("data/xa.xlsx", book(lambda _, sheet: sheet.merge_cells("D3:D5")))
    run = place.batch()
    assert [one[2] for one in found(run)] == ["Sheet!D3"]  # told once for the whole area
    assert run.json["counts"]["written"] == 3


@pytest.mark.parametrize("count", [200, 2_000])
def test_columns_that_nobody_asks_for_do_not_matter(place: District, count: int) -> None:
    headings = [*HEADINGS, *(f"Cột {number}" for number in range(count))]
    place.write("data/xa.xlsx", xlsx([[*row, *range(count)] for row in rows()], headings))
    run = place.batch()
    assert (run.code, len(run.problems("warning"))) == (0, 1)
    shown = place.run("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx")
    assert (shown.code, shown.err.count("D-COT")) == (0, 1)


def test_rows_of_no_unit_that_would_share_a_file_stop_no_other(place: District) -> None:
    strangers = [[key, 9, "05/02/2026", "ai"] for key in ("a:b", "a_b", "A_B")]
    place.write("data/xa.xlsx", xlsx([*rows(), *strangers]))
    run = place.batch()
    assert (run.code, len(place.documents())) == (1, len(KEYS)), run.out
    assert [one[::2] for one in found(run)] == [("D-DONVI", f"Sheet!A{row}") for row in (8, 9, 10)]
