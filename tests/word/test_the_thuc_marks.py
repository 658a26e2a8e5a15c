"""Marks on the first page: urgency, circulation, draft, drafter's sign, contact line.

Sources: NĐ 30/2020, phụ lục I, III.2, III.3, III.4; HD 05-HD/VPTW, II.3-II.7; HD 29-HD/TWĐTN-VP,
III.9 and mẫu 3.
"""

from pathlib import Path
from typing import Any

import pytest
from profile_offices import EVERY, UNION, built, letter, plan, run_build
from word_ruler import Paper, W

DECREE_BOXES = {"KHẨN": (20, 8), "THƯỢNG KHẨN": (40, 8), "HỎA TỐC": (30, 8)}
UNBOXED_SIZES = {"dang": 14, "dang-hd36": 14, "doan": 13}
RED = "FF0000"


def mm(twips: str) -> float:
    return int(twips) / 1440 * 25.4


@pytest.mark.parametrize("profile", ["nha-nuoc", "hoi-lhpn", "doan-the"])
@pytest.mark.parametrize(("mark", "size"), DECREE_BOXES.items())
def test_an_urgency_mark_of_the_decree_stands_in_a_red_box_of_its_size(
    tmp_path: Path, profile: str, mark: str, size: tuple[float, float]
) -> None:
    paper = built(tmp_path, plan(profile, khan=mark))
    words = paper.find(mark)
    look = paper.look(words)
    assert 13 <= look.size <= 14
    assert (look.bold, look.italic, look.colour) == (True, False, RED)
    box = next(words.iterancestors(W + "tbl"))
    width, height = box.find(f".//{W}tcW"), box.find(f".//{W}trHeight")
    assert (mm(width.get(W + "w")), mm(height.get(W + "val"))) == pytest.approx(size, abs=0.2)
    assert height.get(W + "hRule") == "exact"
    sides = box.find(f"{W}tblPr/{W}tblBorders")
    assert [side.tag.removeprefix(W) for side in sides] == ["top", "left", "bottom", "right"]
    assert {(side.get(W + "val"), side.get(W + "color")) for side in sides} == {("single", RED)}


@pytest.mark.parametrize("profile", UNBOXED_SIZES)
def test_an_urgency_mark_of_party_and_youth_has_no_box(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, plan(profile, khan="THƯỢNG KHẨN"))
    words = paper.find("THƯỢNG KHẨN")
    look = paper.look(words)
    assert (look.size, look.bold, look.colour) == (UNBOXED_SIZES[profile], True, "auto")
    assert words.find(f"{W}pPr/{W}pBdr") is None
    assert paper.lines().index("THƯỢNG KHẨN") == paper.lines().index(number(paper)) + 1


@pytest.mark.parametrize("profile", EVERY)
def test_an_urgency_mark_stands_below_the_subject_of_a_letter(tmp_path: Path, profile: str) -> None:
    lines = built(tmp_path, letter(profile, khan="KHẨN")).lines()
    assert "góp ý dự thảo" in lines[lines.index("KHẨN") - 1]


@pytest.mark.parametrize(
    ("profile", "typed", "printed"),
    [
        pytest.param("nha-nuoc", "hoả tốc", "HỎA TỐC", id="state-spelling"),
        pytest.param("dang", "hỏa tốc", "HOẢ TỐC", id="party-spelling"),
        pytest.param("nha-nuoc", "Khẩn", "KHẨN", id="any-case"),
    ],
)
def test_an_urgency_mark_is_spelled_as_the_rulebook_does(
    tmp_path: Path, profile: str, typed: str, printed: str
) -> None:
    assert printed in built(tmp_path, plan(profile, khan=typed)).lines()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"khan": "RẤT KHẨN"}, id="unknown-urgency"),
        pytest.param({"luu_hanh": "LƯU HÀNH"}, id="unknown-circulation"),
        pytest.param({"khan": "MẬT"}, id="secrecy-is-never-typed"),
    ],
)
def test_a_mark_that_is_not_in_the_rulebook_is_refused(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    path, problems = run_build(tmp_path, plan("nha-nuoc", **changes))
    assert [problem.code for problem in problems] == ["D-GIATRI"]
    assert not path.exists()


CIRCULATION = [
    pytest.param("nha-nuoc", "LƯU HÀNH NỘI BỘ", 13, 14, "b", True, id="state"),
    pytest.param("hoi-lhpn", "XEM XONG TRẢ LẠI", 13, 14, "b", True, id="women"),
    pytest.param("dang", "TÀI LIỆU HỘI NGHỊ", 12, 12, "b", False, id="party"),
]


@pytest.mark.parametrize(("profile", "mark", "low", "high", "style", "boxed"), CIRCULATION)
def test_a_circulation_mark_stands_above_the_header_of_page_one_only(
    tmp_path: Path, profile: str, mark: str, low: float, high: float, style: str, boxed: bool
) -> None:
    paper = built(tmp_path, plan(profile, luu_hanh=mark))
    (section,) = paper.sections()
    first = section.first_page_header._element
    words = paper.find(mark, first)
    look = paper.look(words)
    assert low <= look.size <= high
    assert (look.bold, look.italic) == ("b" in style, "i" in style)
    assert (words.find(f"{W}pPr/{W}pBdr") is not None) is boxed
    assert paper.setting(words).left > 70  # mm: the right half
    assert mark not in paper.lines(section.header._element)
    assert mark not in paper.lines()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("Tài liệu hội nghị", '"Tài liệu hội nghị"', id="quotes-are-added"),
        pytest.param('"Tài liệu hội nghị"', '"Tài liệu hội nghị"', id="quotes-typed"),
        pytest.param("Tài liệu tập huấn", "Tài liệu tập huấn", id="other-words"),
    ],
)
def test_the_youth_union_marks_meeting_papers_below_the_number(
    tmp_path: Path, typed: str, printed: str
) -> None:
    paper = built(tmp_path, plan("doan", luu_hanh=typed))
    look = paper.look(paper.find(printed))
    assert (look.size, look.italic, look.bold) == (12, True, False)
    assert paper.lines().index(printed) == paper.lines().index(number(paper)) + 1


DRAFTS = [
    pytest.param("nha-nuoc", "2", "DỰ THẢO LẦN 2", 13, "b", True, id="state"),
    pytest.param("dang", "2", "Dự thảo lần 2", 14, "i", False, id="party"),
    pytest.param("doan", "2", "DỰ THẢO LẦN THỨ 2", 13, "b", True, id="youth"),
    pytest.param("nha-nuoc", "Dự thảo ngày 01/6", "Dự thảo ngày 01/6", 13, "b", True, id="typed"),
]


@pytest.mark.parametrize(("profile", "typed", "printed", "size", "style", "boxed"), DRAFTS)
def test_a_draft_mark_stands_below_the_number(
    tmp_path: Path, profile: str, typed: str, printed: str, size: float, style: str, boxed: bool
) -> None:
    paper = built(tmp_path, plan(profile, du_thao=typed))
    words = paper.find(printed)
    look = paper.look(words)
    assert (look.size, look.bold, look.italic) == (size, "b" in style, "i" in style)
    assert (words.find(f"{W}pPr/{W}pBdr") is not None) is boxed
    lines = paper.lines()
    assert lines.index(printed) == lines.index(number(paper)) + 1


SIGNS = [
    pytest.param("nha-nuoc", {"so_ban": "300"}, "PL.(300)", 11, False, id="state-with-copies"),
    pytest.param("nha-nuoc", {}, "PL.", 11, False, id="state"),
    pytest.param("dang", {"so_ban": "26"}, "PL-26", 11, False, id="party"),
    pytest.param("doan", {}, "PL", 8, True, id="youth-small-italic"),
]


@pytest.mark.parametrize(("profile", "changes", "printed", "size", "italic"), SIGNS)
def test_the_drafter_signs_below_the_recipients_or_at_the_foot(
    tmp_path: Path, profile: str, changes: dict[str, Any], printed: str, size: float, italic: bool
) -> None:
    paper = built(tmp_path, plan(profile, nguoi_soan="PL", **changes))
    foot = paper.sections()[0].first_page_footer._element
    place = foot if profile in UNION else paper.body
    sign = paper.find(printed, place)
    look = paper.look(sign)
    assert (look.size, look.italic) == (size, italic)
    if profile not in UNION:
        lines = paper.lines()
        assert lines[lines.index(printed) - 1].startswith("- Lưu")


CONTACT = "Địa chỉ: xã Tân Biên; điện thoại: 0276.3000000"


@pytest.mark.parametrize(
    ("profile", "low", "high", "at_the_foot"),
    [
        pytest.param("nha-nuoc", 11, 12, True, id="state-foot-of-page-one"),
        pytest.param("dang", 10, 10, False, id="party-end-of-the-last-page"),
    ],
)
def test_the_contact_line_stands_below_a_line_across_the_text(
    tmp_path: Path, profile: str, low: float, high: float, at_the_foot: bool
) -> None:
    paper = built(tmp_path, plan(profile, lien_he=CONTACT))
    (section,) = paper.sections()
    foot = section.first_page_footer._element
    line = paper.find(CONTACT, foot if at_the_foot else paper.body)
    assert low <= paper.look(line).size <= high
    borders = line.find(f"{W}pPr/{W}pBdr")
    assert [side.tag for side in borders] == [W + "top"]
    setting = paper.setting(line)
    assert (setting.left, setting.first_line) == (0, 0)
    assert CONTACT not in paper.lines(section.footer._element)
    if not at_the_foot:
        assert paper.lines()[-1] == CONTACT
        assert setting.before >= 6


@pytest.mark.parametrize("profile", EVERY)
def test_without_marks_there_is_no_trace_of_them(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, plan(profile))
    (section,) = paper.sections()
    assert paper.lines(section.first_page_header._element) == []
    assert paper.lines(section.first_page_footer._element) == []
    assert not list(paper.body.iter(W + "pBdr"))
    assert len(list(paper.body.iter(W + "tbl"))) == 2


def number(paper: Paper) -> str:
    return next(line for line in paper.lines() if line.startswith("Số"))
