"""Addresses that a person can follow in Word."""

from __future__ import annotations

import re
import time

import pytest
from clean import clean
from small_docx import cell, docx, members, para, paras, run, table, text_box

from docgen.check.addresses import address_of
from docgen.word.guard import open_document
from docgen.word.looks import Seen, see

BREAK = "<w:pageBreakBefore/>"


def addresses(seen: Seen) -> list[str]:
    return [address_of(line, seen) for line in seen.lines]


def of(body: str, **stories: str) -> list[str]:
    return addresses(see(members(body, **stories)))


HEAD = table(cell("HỘI LHPN", "Số: 15/KH-BTV") + cell("CỘNG HÒA", "Độc lập"))
TEXT = para("Thực hiện Kế hoạch số 45/KH-BCĐ.", properties='<w:jc w:val="both"/>')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(TEXT + TEXT, ["đoạn 1", "đoạn 2"], id="paragraphs"),
        pytest.param(
            TEXT + para() + para() + TEXT,
            ["đoạn 1", "đoạn trống sau đoạn 1", "đoạn trống sau đoạn 1", "đoạn 2"],
            id="empty ones are gaps",
        ),
        pytest.param(
            HEAD + para("KẾ HOẠCH", properties='<w:jc w:val="center"/>') + TEXT,
            [
                "trang đầu, bảng 1, ô trái, đoạn 1",
                "trang đầu, bảng 1, ô trái, đoạn 2",
                "trang đầu, bảng 1, ô phải, đoạn 1",
                "trang đầu, bảng 1, ô phải, đoạn 2",
                "trang đầu, đoạn 1",
                "đoạn 2",
            ],
            id="head",
        ),
        pytest.param(
            para("HỘI LHPN\tCỘNG HÒA") + TEXT, ["trang đầu, đoạn 1", "đoạn 2"], id="head with tabs"
        ),
        pytest.param(
            TEXT + table(*(cell("a") + cell("b") + cell("c", "d") for _ in range(2)), columns=3),
            [
                "đoạn 1",
                "bảng 1, dòng 1, cột 1",
                "bảng 1, dòng 1, cột 2",
                "bảng 1, dòng 1, cột 3, đoạn 1",
                "bảng 1, dòng 1, cột 3, đoạn 2",
                "bảng 1, dòng 2, cột 1",
                "bảng 1, dòng 2, cột 2",
                "bảng 1, dòng 2, cột 3, đoạn 1",
                "bảng 1, dòng 2, cột 3, đoạn 2",
            ],
            id="a table",
        ),
        pytest.param(
            TEXT + table(cell(table(cell("a") + cell("b")), "c"), columns=1),
            [
                "đoạn 1",
                "bảng 1, dòng 1, cột 1, bảng 1, ô trái",
                "bảng 1, dòng 1, cột 1, bảng 1, ô phải",
                "bảng 1",
            ],
            id="a table in a table",
        ),
        pytest.param(
            para(run("Thực hiện kế hoạch " * 8), text_box(paras("KHẨN", "HỎA TỐC"))),
            ["đoạn 1", "khung chữ, đoạn 1", "khung chữ, đoạn 2"],
            id="a text box",
        ),
        pytest.param(
            TEXT + para("PHỤ LỤC II", properties=BREAK) + TEXT + table(cell("x"), columns=1),
            ["đoạn 1", "phụ lục II, đoạn 1", "phụ lục II, đoạn 2", "phụ lục II, bảng 1"],
            id="an appendix",
        ),
        pytest.param(
            TEXT + para("Danh sách", properties=BREAK) + TEXT,
            ["đoạn 1", "đoạn 1", "đoạn 2"],
            id="a page without a name",
        ),
        pytest.param(
            TEXT
            + para("Biểu 1", properties=BREAK)
            + table(cell("x"), columns=1)
            + para("Biểu 2", properties=BREAK)
            + table(cell("x"), columns=1),
            ["đoạn 1", "đoạn 1", "từ «Biểu 1», bảng 1", "đoạn 1", "từ «Biểu 2», bảng 1"],
            id="the first table of a page",
        ),
    ],
)
def test_addresses(body: str, expected: list[str]) -> None:
    assert [re.sub(" «[^«]*»$", "", one) for one in of(body)] == expected


def test_the_text_begins_after_the_address() -> None:
    assert of(para("Ngắn") + para("x" * 50)) == ["đoạn 1 «Ngắn»", f"đoạn 2 «{'x' * 40}…»"]


def test_headers_footers_and_notes() -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{para(f"chú {n}")}</w:footnote>' for n in (1, 2))
    found = of(TEXT, header=paras("đầu"), footer=paras("chân", "hai"), footnotes=notes)
    assert found[1:] == [
        "đầu trang «đầu»",
        "chân trang, đoạn 1 «chân»",
        "chân trang, đoạn 2 «hai»",
        "chú thích 1 «chú 1»",
        "chú thích 2 «chú 2»",
    ]


def test_a_document_of_ours() -> None:
    data = clean("nha-nuoc", "kế hoạch")
    found = addresses(see(open_document(data, "x.docx"), "x.docx"))
    assert found[3] == "trang đầu, bảng 1, dòng 1, ô phải, đoạn 2 «Độc lập - Tự do - Hạnh phúc»"
    assert "phụ lục, đoạn 2 «DANH MỤC NHIỆM VỤ»" in found
    assert "đầu trang «2»" in found
    assert "đầu trang (trang đầu), đoạn trống" in found


def test_addresses_of_a_long_document_take_no_long_time() -> None:
    seen = see(open_document(docx(paras(*["a"] * 6_000)), "x.docx"))
    begun = time.process_time()
    assert addresses(seen)[-1] == "đoạn 6000 «a»"
    assert time.process_time() - begun < 2
