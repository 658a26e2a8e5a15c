"""Dates of a batch: a cell that holds a date becomes one, letters that look like one stay."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from district import FREE, KEYS, District, as_csv, district, found, xlsx
from openpyxl import Workbook, load_workbook

HEADINGS = ["Đơn vị", "Họp"]
ISO = "2026-03-05"
TYPED = "ngay: 2026-02-05"


@pytest.fixture
def place(tmp_path: Path) -> District:
    return district(tmp_path)


def as_text_cells(rows: list[list[Any]]) -> bytes:
    """Return a workbook whose cells are formatted as text."""
    book = load_workbook(io.BytesIO(xlsx(rows, HEADINGS)))
    for line in book.worksheets[0].iter_rows(min_row=2):
        for cell in line:
            cell.number_format = "@"
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def in_every_kind(value: str) -> list[Any]:
    rows = [[key, value] for key in KEYS]
    listed = "".join(f"{key}:\n  họp: {value}\n" for key in KEYS)
    return [
        pytest.param("xa.csv", as_csv(rows, HEADINGS), id="csv"),
        pytest.param("xa.yaml", listed, id="yaml"),
        pytest.param("xa.xlsx", as_text_cells(rows), id="text-cell"),
    ]


@pytest.mark.parametrize(("name", "table"), in_every_kind(ISO))
def test_a_text_that_looks_like_a_date_is_printed_letter_for_letter(
    place: District, name: str, table: str | bytes
) -> None:
    place.write("data/ke-hoach.yaml", FREE.replace("Giữ nguyên.", "Mã {{ hop }}, {{ hop | hoa }}."))
    place.write(f"data/{name}", table)
    run = place.batch(units=f"data/{name}")
    assert run.code == 0, run.out
    assert f"Mã {ISO}, {ISO}." in place.text("ke-hoach/xa-tan-an.docx")


@pytest.mark.parametrize(("name", "table"), in_every_kind(ISO))
def test_it_is_a_date_where_a_field_or_a_filter_asks_for_one(
    place: District, name: str, table: str | bytes
) -> None:
    plan = FREE.replace(TYPED, 'ngay: "{{ hop }}"').replace(
        "Giữ nguyên.", "Họp {{ hop | ngay_chu }}, {{ hop | ngay_so }}."
    )
    place.write("data/ke-hoach.yaml", plan)
    place.write(f"data/{name}", table)
    run = place.batch(units=f"data/{name}")
    assert run.code == 0, run.out
    text = place.text("ke-hoach/xa-tan-an.docx")
    assert "Họp ngày 05 tháng 3 năm 2026, 05/3/2026." in text
    assert "Tân An, ngày 05 tháng 3 năm 2026" in text


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        pytest.param(datetime.date(2026, 3, 5), "05/3/2026", id="date"),
        pytest.param(datetime.datetime(2026, 12, 25, 7, 30), "25/12/2026", id="with-time"),
        pytest.param(datetime.date(2150, 1, 2), "02/01/2150", id="far"),
    ],
)
def test_a_date_cell_is_printed_as_an_office_writes_it(
    place: District, cell: datetime.date, printed: str
) -> None:
    place.write("data/ke-hoach.yaml", FREE.replace("Giữ nguyên.", "Họp {{ hop }}."))
    place.write("data/xa.xlsx", xlsx([[key, cell] for key in KEYS], HEADINGS))
    run = place.batch()
    assert run.code == 0, run.out
    assert f"Họp {printed}." in place.text("ke-hoach/xa-tan-an.docx")


def test_a_date_that_becomes_a_text_is_another_document(place: District) -> None:
    place.write("data/ke-hoach.yaml", FREE.replace("Giữ nguyên.", "Họp {{ hop }}."))
    place.write("data/xa.xlsx", xlsx([[k, datetime.date(2026, 3, 5)] for k in KEYS], HEADINGS))
    assert place.batch().json["counts"]["written"] == len(KEYS)
    place.write("data/xa.xlsx", as_text_cells([[key, ISO] for key in KEYS]))
    assert place.batch().json["counts"]["written"] == len(KEYS)
    assert f"Họp {ISO}." in place.text("ke-hoach/xa-tan-an.docx")


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-03", "2026", "2026-03-05x"])
def test_a_filter_refuses_what_is_no_date(place: District, typed: str) -> None:
    place.write("data/ke-hoach.yaml", FREE.replace("Giữ nguyên.", "Họp {{ hop | ngay_chu }}."))
    stream = io.StringIO()
    csv.writer(stream).writerows([HEADINGS, *([key, typed] for key in KEYS)])
    place.write("data/xa.csv", stream.getvalue())
    run = place.batch(units="data/xa.csv")
    assert run.code == 1
    assert {code for code, _, _ in found(run)} == {"D-CHO"}, run.out
