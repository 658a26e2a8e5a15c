"""Numbers, symbols, places and dates as the rulebooks write them, wrong ones beside right ones.

Sources: NĐ 30/2020, phụ lục I, II.3, II.4; HD 05-HD/VPTW, I.3, I.4; HD 29-HD/TWĐTN-VP, III.3-4.
"""

from pathlib import Path
from typing import Any

import pytest
from profile_offices import built, letter, plan, run_build
from word_ruler import Paper


def number_of(paper: Paper) -> str:
    return next(line for line in paper.lines() if line.startswith("Số"))


def place_of(paper: Paper) -> str:
    return next(line for line in paper.lines() if ", ngày" in line)


NUMBERS = [
    pytest.param("nha-nuoc", {}, "Số: 05/KH-SNV", id="state-padded"),
    pytest.param("nha-nuoc", {"so": "9"}, "Số: 09/KH-SNV", id="state-nine"),
    pytest.param("nha-nuoc", {"so": "10"}, "Số: 10/KH-SNV", id="state-two-digits"),
    pytest.param("nha-nuoc", {"so": "1234"}, "Số: 1234/KH-SNV", id="state-four-digits"),
    pytest.param("nha-nuoc", {"loai": "quy_dinh"}, "Số: 05/QyĐ-SNV", id="state-regulation"),
    pytest.param("hoi-lhpn", {"so": "148"}, "Số: 148/KH-BTV", id="women"),
    pytest.param("hoi-lhpn", {"ky_hieu": "KH-HPN"}, "Số: 05/KH-HPN", id="women-typed-symbol"),
    pytest.param("doan-the", {"so": "16"}, "Số: 16/KH-MTTQ-BTT", id="front-three-groups"),
    pytest.param("dang", {}, "Số 05-KH/ĐU", id="party-no-colon"),
    pytest.param("dang", {"loai": "quy_dinh"}, "Số 05-QĐ/ĐU", id="party-regulation"),
    pytest.param("dang-hd36", {"loai": "quy_dinh"}, "Số 05-QĐi/ĐU", id="legacy-party-regulation"),
    pytest.param("doan", {"so": "1"}, "Số: 01-KH/ĐTN", id="youth"),
    pytest.param("doan", {"don_vi_soan": "TNTH"}, "Số: 05-KH/ĐTN-TNTH", id="youth-drafting-unit"),
]
LETTER_NUMBERS = [
    pytest.param("nha-nuoc", {}, "Số: 05/SNV-VP", id="state-letter-without-type"),
    pytest.param("hoi-lhpn", {"don_vi_soan": "TG"}, "Số: 05/BTV-TG", id="women-letter"),
    pytest.param("doan-the", {"don_vi_soan": None}, "Số: 05/MTTQ-BTT", id="front-letter"),
    pytest.param("dang", {}, "Số 05-CV/ĐU", id="party-letter"),
    pytest.param("doan", {}, "Số: 05-CV/ĐTN-VP", id="youth-letter"),
    pytest.param("doan", {"don_vi_soan": None}, "Số: 05-CV/ĐTN", id="youth-letter-no-unit"),
]


@pytest.mark.parametrize(("profile", "changes", "printed"), NUMBERS)
def test_number_and_symbol_of_a_named_document(
    tmp_path: Path, profile: str, changes: dict[str, Any], printed: str
) -> None:
    assert number_of(built(tmp_path, plan(profile, **changes))) == printed


@pytest.mark.parametrize(("profile", "changes", "printed"), LETTER_NUMBERS)
def test_number_and_symbol_of_a_letter(
    tmp_path: Path, profile: str, changes: dict[str, Any], printed: str
) -> None:
    assert number_of(built(tmp_path, letter(profile, **changes))) == printed


@pytest.mark.parametrize(
    ("changes", "code", "level"),
    [
        pytest.param({"ky_hieu": "KH - SNV"}, "SK-05", "error", id="blank-in-the-symbol"),
        pytest.param({"so": "09"}, "D-SO", "error", id="zero-typed-by-hand"),
        pytest.param({"so": "0"}, None, "error", id="number-zero"),
        pytest.param({"so": "5a"}, None, "error", id="number-with-a-letter"),
        pytest.param(
            {"loai": "cong_van", "kinh_gui": "Sở Y tế"}, "SK-01", "warning", id="letter-no-unit"
        ),
    ],
)
def test_a_number_or_symbol_that_breaks_the_rule_is_a_finding(
    tmp_path: Path, changes: dict[str, Any], code: str | None, level: str
) -> None:
    path, problems = run_build(tmp_path, plan("nha-nuoc", **changes))
    (problem,) = problems
    assert problem.level == level
    assert code is None or problem.code == code
    assert problem.hint
    assert path.exists() == (level == "warning")


OPEN_NUMBERS = [
    pytest.param("nha-nuoc", "Số:", "/KH-SNV", id="state"),
    pytest.param("dang", "Số", "-KH/ĐU", id="party"),
    pytest.param("doan", "Số:", "-KH/ĐTN", id="youth"),
]


@pytest.mark.parametrize(("profile", "before", "after"), OPEN_NUMBERS)
def test_an_unknown_number_leaves_room_for_the_pen(
    tmp_path: Path, profile: str, before: str, after: str
) -> None:
    path, problems = run_build(tmp_path, plan(profile, so=None))
    assert [(problem.code, problem.level) for problem in problems] == [("D-TRONG", "note")]
    line = number_of(Paper(path))
    room = line.removeprefix(before).removesuffix(after)
    assert line == before + room + after
    assert room.isspace()
    assert len(room) >= 3


DATES = [
    pytest.param("2026-02-09", "ngày 09 tháng 02 năm 2026", id="day-and-february-padded"),
    pytest.param("2026-01-31", "ngày 31 tháng 01 năm 2026", id="january-padded"),
    pytest.param("2026-03-10", "ngày 10 tháng 3 năm 2026", id="march-not-padded"),
    pytest.param("2026-09-01", "ngày 01 tháng 9 năm 2026", id="september-not-padded"),
    pytest.param("2026-12-25", "ngày 25 tháng 12 năm 2026", id="december"),
]


@pytest.mark.parametrize("profile", ["nha-nuoc", "doan"])
@pytest.mark.parametrize(("date", "printed"), DATES)
def test_dates_pad_days_below_ten_and_the_first_two_months(
    tmp_path: Path, profile: str, date: str, printed: str
) -> None:
    assert place_of(built(tmp_path, plan(profile, ngay=date))).endswith(f", {printed}")


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        pytest.param("2026-03", "ngày      tháng 3 năm 2026", id="day-open"),
        pytest.param("2026", "ngày      tháng      năm 2026", id="day-and-month-open"),
        pytest.param(None, "ngày      tháng      năm      ", id="all-open"),
    ],
)
def test_open_parts_of_a_date_are_left_blank(
    tmp_path: Path, date: str | None, printed: str
) -> None:
    path, problems = run_build(tmp_path, plan("nha-nuoc", ngay=date))
    assert {problem.code for problem in problems} == {"D-TRONG"}
    assert place_of(Paper(path)) == f"Tây Ninh, {printed}"


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        pytest.param("2026-05-26", "- Đơn vị,", id="last-day-of-the-old-guide"),
        pytest.param("2026-05-27", "- Đơn vị;", id="first-day-of-the-new-guide"),
    ],
)
def test_the_date_picks_the_edition_of_the_party_guide(
    tmp_path: Path, date: str, printed: str
) -> None:
    paper = built(tmp_path, plan("dang", ngay=date, noi_nhan=["Đơn vị"]))
    assert printed in paper.lines()


@pytest.mark.parametrize("profile", ["nha-nuoc", "dang", "doan"])
def test_number_and_date_stand_in_one_row(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, plan(profile))
    rows = paper.document.tables[0].rows
    number, place = rows[1].cells
    assert number.text.strip() == number_of(paper)
    assert place.text.strip() == place_of(paper)


def test_a_place_typed_in_the_document_wins(tmp_path: Path) -> None:
    paper = built(tmp_path, plan("nha-nuoc", dia_danh="Thành phố Hồ Chí Minh"))
    assert place_of(paper) == "Thành phố Hồ Chí Minh, ngày 05 tháng 6 năm 2026"
