"""The head of page 1 in every form that people give it."""

from __future__ import annotations

import pytest

from finder.forms import (
    BOLD,
    BREAK,
    DATE,
    ISSUER,
    NUMBER,
    RIGHT,
    STATE,
    TAB,
    bold,
    cell,
    found,
    head_table,
    middle,
    para,
    run,
    table,
    text_box,
    texts,
    whole,
)

ROWS = table(
    cell(bold(ISSUER)) + cell(bold(STATE[0]), bold(STATE[1])),
    cell(middle(NUMBER)) + cell(middle(DATE)),
)
FORMS = {
    "một hàng": (head_table(), "bang"),
    "hai hàng": (ROWS, "bang"),
    "ba cột": (
        table(
            cell(bold(ISSUER), middle(NUMBER))
            + cell("")
            + cell(bold(STATE[0]), bold(STATE[1]), middle(DATE)),
            columns=3,
        ),
        "bang",
    ),
    "phím Tab": (
        para(run(ISSUER, BOLD), TAB, run(STATE[0], BOLD))
        + para(TAB, run(STATE[1], BOLD))
        + para(run(NUMBER), TAB, TAB, run(DATE)),
        "tab",
    ),
    "dấu cách": (
        para(run(f"{ISSUER}        {STATE[0]}", BOLD))
        + para(run(" " * 50 + STATE[1], BOLD))
        + para(f"{NUMBER}                    {DATE}"),
        "tab",
    ),
    "hai khung": (
        para(text_box(bold(ISSUER), middle(NUMBER)))
        + para(text_box(bold(STATE[0]), bold(STATE[1]), middle(DATE))),
        "khung",
    ),
    "đoạn căn giữa": (
        bold(STATE[0]) + bold(STATE[1]) + bold(ISSUER) + middle(NUMBER) + middle(DATE),
        "doan",
    ),
    "cơ quan trước": (
        bold(ISSUER) + bold(STATE[0]) + bold(STATE[1]) + middle(NUMBER)
        + para(run(DATE), properties=RIGHT),
        "doan",
    ),
    "ngắt dòng": (
        head_table(right=(para(run(STATE[0], BOLD), BREAK, run(STATE[1], BOLD)), DATE)),
        "bang",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_head_is_found_in_each_form(form: str) -> None:
    head, kind = FORMS[form]
    parts = found(whole(head))
    assert parts.header == kind
    assert texts(parts, "quoc_hieu") == [STATE[0]]
    assert texts(parts, "tieu_ngu") == [STATE[1]]
    assert texts(parts, "co_quan_ban_hanh") == [ISSUER]
    assert texts(parts, "co_quan_chu_quan") == []
    assert texts(parts, "so_ky_hieu") == [NUMBER]
    assert texts(parts, "dia_danh_ngay") == [DATE]
    assert texts(parts, "ten_loai") == ["KẾ HOẠCH"]
    assert parts.confidence == 1
    assert parts.doubts == ()


@pytest.mark.parametrize(
    "number",
    [
        "Số:        /KH-UBND", "Số: ……/KH-UBND", "Số: 148 /KH- BTV", "Số : 148 /KH-UBND",
        "Số 05-KH/ĐU", "Số: 5–KH/UBND", "So: 15/KH-UBND", "15/KH-UBND", "Số: 15", "Số:",
        "Số     -KH/TU", "Số: 12/KHPH-HPN-CA", "Số: 15/2026/KH-UBND", "số: 15/kh-ubnd",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(number: str) -> None:
    parts = found(whole(head_table(left=(ISSUER, number))))
    assert texts(parts, "so_ky_hieu") == [" ".join(number.split())]
    assert texts(parts, "co_quan_ban_hanh") == [ISSUER]


@pytest.mark.parametrize("office", ["SỞ Y TẾ", "SO Y TE", "SỞ NỘI VỤ TỈNH TÂY NINH"])
def test_an_office_is_no_number(office: str) -> None:
    parts = found(whole(head_table(left=(bold(office), NUMBER))))
    assert texts(parts, "co_quan_ban_hanh") == [office]
    assert texts(parts, "so_ky_hieu") == [NUMBER]


@pytest.mark.parametrize(
    "date",
    [
        "Tân Biên, ngày    tháng 5 năm 2023", "Tân Biên, ngày … tháng … năm …",
        "Tân Biên, ngày 25/6/2026", "Tân Biên ngày 25 tháng 6 năm 2026", "Tân Biên, 25-6-2026",
        "Tân Biên, ngay 25 thang 6 nam 2026", "Tân Biên, ngày 25 tháng 6 2026",
    ],
)  # fmt: skip
def test_a_date_is_found_however_it_is_written(date: str) -> None:
    parts = found(whole(head_table(right=(*STATE, date))))
    assert texts(parts, "dia_danh_ngay") == [" ".join(date.split())]
    assert texts(parts, "tieu_ngu") == [STATE[1]]


def test_the_blanks_of_a_draft_part_nothing() -> None:
    line = f"{'Số:            /KH-UBND'}{' ' * 30}{'Tân Biên, ngày        tháng 6 năm 2026'}"
    parts = found(whole(para(run(ISSUER, BOLD), TAB, run(STATE[0], BOLD)) + para(line)))
    assert texts(parts, "so_ky_hieu") == ["Số: /KH-UBND"]
    assert texts(parts, "dia_danh_ngay") == ["Tân Biên, ngày tháng 6 năm 2026"]
    assert parts.date is None


ISSUERS = {
    "một tên hai dòng": ((bold("ỦY BAN NHÂN DÂN"), bold("TỈNH TÂY NINH")), 0),
    "cấp trên không đậm": ((middle("HỘI LHPN TỈNH TÂY NINH"), bold("HỘI LHPN XÃ TÂN BIÊN")), 1),
    "cấp trên cũng đậm": ((bold("HỘI LHPN TỈNH TÂY NINH"), bold("HỘI LHPN XÃ TÂN BIÊN")), 1),
    "không dòng nào đậm": ((middle("UBND XÃ TÂN BIÊN"), middle("PHÒNG VĂN HÓA")), 1),
    "hai cơ quan ngang nhau": ((bold("HỘI LHPN XÃ TÂN BIÊN"), bold("CÔNG AN XÃ TÂN BIÊN")), 0),
    "liên tịch có cấp trên": (
        (middle("HỘI LHPN TỈNH TÂY NINH"), bold("HỘI LHPN XÃ -"), bold("CÔNG AN XÃ")), 1,
    ),
    "cấp trên hai dòng": (
        (middle("ỦY BAN NHÂN DÂN"), middle("TỈNH TÂY NINH"), bold("SỞ NỘI VỤ")), 2,
    ),
    "chỉ có cấp trên": ((middle("HỘI LHPN TỈNH TÂY NINH"),), 1),
    "mất in đậm": ((middle(ISSUER),), 0),
}  # fmt: skip


@pytest.mark.parametrize("case", ISSUERS)
def test_the_agency_above_is_told_from_the_issuer(case: str) -> None:
    names, above = ISSUERS[case]
    parts = found(whole(head_table(left=(*names, NUMBER))))
    assert len(parts.all("co_quan_chu_quan")) == above
    assert len(parts.all("co_quan_ban_hanh")) == len(names) - above


def test_the_subject_of_a_letter_takes_several_lines() -> None:
    left = (ISSUER, "Số: 15/UBND-VP", "V/v đôn đốc báo cáo kết quả", "phòng, chống ma túy")
    parts = found(whole(head_table(left=left), title=middle("Kính gửi: Các ấp")))
    assert len(parts.all("trich_yeu_cong_van")) == 2
    assert parts.is_letter
    assert parts.loai == ""
    assert texts(parts, "kinh_gui_ten") == ["Các ấp"]


def test_a_letter_without_a_subject_is_still_a_letter() -> None:
    parts = found(whole(title=middle("Kính gửi: Các ấp")))
    assert parts.is_letter
    assert texts(parts, "trich_yeu_cong_van") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [("HỎA TỐC", "khan"), ("LƯU HÀNH NỘI BỘ", "luu_hanh"), ("Dự thảo lần 2", "du_thao")],
)
@pytest.mark.parametrize("place", ["khung", "bảng một ô", "đầu trang", "ô trái"])
def test_a_mark_is_found_wherever_it_stands(text: str, role: str, place: str) -> None:
    mark = bold(text)
    if place == "đầu trang":
        parts = found(whole(), header=mark)
    elif place == "ô trái":
        parts = found(whole(head_table(left=(ISSUER, NUMBER, mark))))
    else:
        before = para(text_box(mark)) if place == "khung" else table(cell(mark), columns=1)
        parts = found(whole(before + para() + head_table()))
    assert texts(parts, role) == [text]
    assert texts(parts, "co_quan_ban_hanh") == [ISSUER]
    assert texts(parts, "ten_loai") == ["KẾ HOẠCH"]


@pytest.mark.parametrize("sign", ["*", "***", "-----", "_______", "* * *"])
def test_a_separator_below_the_issuer_is_no_name(sign: str) -> None:
    parts = found(whole(head_table(left=(ISSUER, sign, NUMBER))))
    assert texts(parts, "ke_co_quan") == [sign]
    assert texts(parts, "co_quan_ban_hanh") == [ISSUER]


def test_a_line_drawn_in_the_name_is_the_separator_and_the_name_stays() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr><w:jc w:val="center"/>'
    name = para(run(ISSUER, BOLD), properties=border)
    parts = found(whole(head_table(left=(name, NUMBER))))
    assert texts(parts, "co_quan_ban_hanh") == [ISSUER]
    assert [part.raw for part in parts.all("ke_co_quan")] == [""]
