"""Recipients and addressees as people type them by hand: no false alarm, and the true ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from docgen.check import check_bytes

_OWN = ("NR", "KG", "PL", "BN", "MK", "PV", "DC", "SAO")
_CENTER = WD_ALIGN_PARAGRAPH.CENTER
ITEMS = ("- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, VP.")


def put(
    box: Any, text: str, size: float = 14, *, bold: bool = False, slanted: bool = False,
    middle: bool = False, first: bool = False,
) -> Any:  # fmt: skip
    """Type a paragraph; `first` takes the empty one that a new cell has."""
    paragraph = box.paragraphs[0] if first else box.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, slanted, Pt(size)
    run.font.name = "Times New Roman"
    if middle:
        paragraph.alignment = _CENTER
    return paragraph


def head(paper: Any) -> None:
    cells = paper.add_table(2, 2).columns
    left, right = cells[0].cells, cells[1].cells
    put(left[0], "UBND TỈNH TÂY NINH", 13, middle=True, first=True)
    put(left[0], "SỞ NỘI VỤ", 13, bold=True, middle=True)
    put(right[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, middle=True, first=True)
    put(right[0], "Độc lập - Tự do - Hạnh phúc", 13, bold=True, middle=True)
    put(left[1], "Số:      /SNV-VP", 13, middle=True, first=True)
    put(left[1], "V/v báo cáo kết quả cải cách hành chính", 12, middle=True)
    put(right[1], "Tây Ninh, ngày     tháng 5 năm 2026", 13, slanted=True, middle=True, first=True)


def signature(cell: Any) -> None:
    put(cell, "KT. GIÁM ĐỐC", bold=True, middle=True, first=True)
    put(cell, "PHÓ GIÁM ĐỐC", bold=True, middle=True)
    for _ in range(4):
        put(cell, "")
    put(cell, "Nguyễn Văn A", bold=True, middle=True)


def in_a_table(paper: Any) -> None:
    left, right = paper.add_table(1, 2).rows[0].cells
    put(left, "Nơi nhận:", 12, bold=True, slanted=True, first=True)
    for item in ITEMS:
        put(left, item, 11)
    signature(right)


def with_line_breaks(paper: Any) -> None:
    left, right = paper.add_table(1, 2).rows[0].cells
    label = put(left, "Nơi nhận:\n", 12, bold=True, slanted=True, first=True)
    label.add_run("\n".join(ITEMS)).font.size = Pt(11)
    signature(right)


def with_tabs(paper: Any) -> None:
    label = put(paper, "Nơi nhận:", 12, bold=True, slanted=True)
    for paragraph, post in (
        (label, "KT. GIÁM ĐỐC"),
        (put(paper, ITEMS[0], 11), "PHÓ GIÁM ĐỐC"),
    ):
        run = paragraph.add_run(f"\t\t\t\t{post}")
        run.bold, run.font.size = True, Pt(14)
    for item in ITEMS[1:]:
        put(paper, item, 11)
    put(paper, "\t\t\t\t\tNguyễn Văn A", bold=True)


def one_on_the_line(paper: Any) -> None:
    put(paper, "Kính gửi: Ủy ban nhân dân các xã, phường", middle=True)


def below_with_tabs(paper: Any) -> None:
    put(paper, "\t\t\tKính gửi:")
    put(paper, "\t\t\t\t- Các sở, ban, ngành tỉnh;")
    put(paper, "\t\t\t\t- UBND các xã, phường.")


def below_with_breaks(paper: Any) -> None:
    names = "- Các sở, ban, ngành tỉnh;\n- UBND các xã, phường."
    put(paper, f"Kính gửi:\n{names}", middle=True)


def beside_with_tabs(paper: Any) -> None:
    put(paper, "\t\tKính gửi:\t- Các sở, ban, ngành tỉnh;")
    put(paper, "\t\t\t\t- UBND các xã, phường.")


def codes_of(addressees: Callable[[Any], None], ending: Callable[[Any], None]) -> list[str]:
    paper = Document()
    head(paper)
    addressees(paper)
    put(paper, "Sở Nội vụ đề nghị các cơ quan báo cáo trước ngày 15/6/2026, gửi tài liệu mật.")
    put(paper, "Trân trọng./.")
    ending(paper)
    target = io.BytesIO()
    paper.save(target)
    problems = check_bytes(target.getvalue(), "cong-van.docx").problems
    return [one.code for one in problems if one.code.startswith(_OWN)]


@pytest.mark.parametrize("ending", [in_a_table, with_line_breaks, with_tabs])
@pytest.mark.parametrize("addressees", [one_on_the_line, below_with_tabs, below_with_breaks])
def test_a_letter_typed_by_hand_is_right_in_many_ways(
    addressees: Callable[[Any], None], ending: Callable[[Any], None]
) -> None:
    assert codes_of(addressees, ending) == []


def test_the_first_of_several_addressees_stands_below_the_label() -> None:
    assert codes_of(beside_with_tabs, in_a_table) == ["KG-02"]


def test_a_letter_without_its_list_of_recipients_is_told_once() -> None:
    assert codes_of(one_on_the_line, lambda paper: signature(paper.add_table(1, 1).cell(0, 0))) == [
        "NR-01"
    ]
