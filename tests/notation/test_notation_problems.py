"""What a clerk is told about a text in notation: wrong and right beside each other."""

from __future__ import annotations

import pytest
from notation_outline import found, read

from docgen.notation.numbering import HIGHEST
from docgen.problems import Level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("I. A\n1. b\n2. c\nII. D\na) e\n- f", [], id="in order"),
        pytest.param("I. A\nIII. B", ["2:1 note D-DANHSO"], id="gap"),
        pytest.param("01. a\n02. b", ["1:1 note D-DANHSO", "2:1 note D-DANHSO"], id="zeros"),
        pytest.param("1. a\n3. b\n3.1. c", ["2:1 note D-DANHSO", "3:1 note D-DANHSO"], id="upper"),
        pytest.param("2.1. a\n2.2. b", [], id="typed prefix kept"),
        pytest.param("d) a", ["1:1 note D-DANHSO"], id="point"),
        pytest.param("– a\n• b", [], id="dash forms are no numbers"),
        pytest.param("1) X", ["1:1 note D-DAUMUC"], id="1)"),
        pytest.param("1.1 X", ["1:1 note D-DAUMUC"], id="1.1"),
        pytest.param("26.3 là ngày\n1.500 tờ\n01 cuộc\n03/6", [], id="numbers in a text"),
        pytest.param("I- X\nII/ Y", ["1:1 note D-DAUMUC", "2:1 note D-DAUMUC"], id="I-"),
        pytest.param("a. X\nb/ Y", ["1:1 note D-DAUMUC", "2:1 note D-DAUMUC"], id="a."),
        pytest.param("-Nội dung\n+Nội dung", ["1:1 note D-DAUMUC", "2:1 note D-DAUMUC"], id="-N"),
        pytest.param("-3 độ\n+5 độ", [], id="signed numbers"),
        pytest.param("PHẦN I\nĐiều 1: X", ["1:1 note D-DAUMUC", "2:1 note D-DAUMUC"], id="words"),
        pytest.param("**1**. X", ["1:1 note D-DAUMUC"], id="bold ordinal only"),
        pytest.param("V. I. Lênin\nĐiều 5 của Luật\n(*) Chú", [], id="plain paragraphs"),
    ],
)
def test_numbers_and_marks(text: str, expected: list[str]) -> None:
    assert found(read(text)[1]) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("I. A\nIII. B", ["«III.»", "«II.»"], id="section"),
        pytest.param("Điều 2. A", ["«Điều 2.»", "«Điều 1.»"], id="article"),
        pytest.param("1) X", ["«1)»", "«1. …»"], id="1)"),
        pytest.param("1.1 X", ["«1.1»", "«1.1. …»"], id="1.1"),
        pytest.param("II- X", ["«II-»", "«II. …»"], id="I-"),
        pytest.param("đ. X", ["«đ.»", "«đ) …»"], id="a."),
        pytest.param("-Nội dung", ["«-»", "«- …»"], id="-N"),
        pytest.param("CHƯƠNG I\nX", ["«CHƯƠNG»", "«Chương …»"], id="capitals"),
    ],
)
def test_note_says_old_and_new(text: str, says: list[str]) -> None:
    problem = read(text)[1][0]
    assert problem.level is Level.NOTE
    assert all(word in problem.message + problem.hint for word in says)


CITED = "I. A\n1. a\n3. b\nc) c\nIII. B\n{}\nĐiều 5. D"


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        pytest.param("Như mục III nêu", [("mục III", 5, "mục II")], id="section"),
        pytest.param("Như Phần III nêu", [("Phần III", 5, "Phần II")], id="a section called part"),
        pytest.param("Như mục I nêu", [], id="unchanged"),
        pytest.param("theo khoản 3 mục I", [("khoản 3", 6, "khoản 2")], id="chain"),
        pytest.param("theo khoản 3 mục III", [("mục III", 14, "mục II")], id="clause not there"),
        pytest.param(
            "tại điểm c, khoản 3 của Mục I",
            [("điểm c", 5, "điểm a"), ("khoản 3", 13, "khoản 2")],
            id="long chain",
        ),
        pytest.param("khoản 1, 3 mục I", [("3", 10, "khoản 2")], id="list"),
        pytest.param("Điều 5 và điều 6", [("Điều 5", 1, "Điều 1")], id="article"),
        pytest.param("Điều 5 Nghị định số 30/2020/NĐ-CP", [], id="another document"),
        pytest.param("khoản 3 Điều 5 của Luật Thanh niên", [], id="another law"),
        pytest.param("Điều 5 Quy chế này", [("Điều 5", 1, "Điều 1")], id="this document"),
        pytest.param("mục  \tIII", [("mục  \tIII", 1, "mục II")], id="blanks as typed"),
        pytest.param("Mục tiêu; phần còn lại; điểm cầu; khoản 35; mục IIIa", [], id="words"),
        pytest.param("[ghi chú: xem mục III]", [], id="never printed"),
        pytest.param("| xem mục III |\n| x |", [("mục III", 7, "mục II")], id="cell"),
    ],
)
def test_citation_of_a_changed_number(sentence: str, cited: list[tuple[str, int, str]]) -> None:
    notes = [one for one in read(CITED.format(sentence))[1] if one.code == "D-VIENDAN"]
    assert len(notes) == len(cited)
    for note, (letters, column, now) in zip(notes, cited, strict=True):
        assert note.level is Level.NOTE
        assert f"«{letters}»" in note.message
        assert f"«{now}»" in note.hint
        assert (note.place.line, note.place.column) == (6, column)


def test_heading_does_not_cite_itself() -> None:
    text = "Điều 4. Như Điều 4 đã nêu"
    assert found(read(text)[1]) == ["1:1 note D-DANHSO", "1:13 note D-VIENDAN"]


def test_nearest_mark_is_meant() -> None:
    text = "I. A\n2. a\nII. B\n1. b\n2. c\ntheo khoản 2"
    assert found(read(text)[1]) == ["2:1 note D-DANHSO"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("[bảng: nhiệm vụ]", "«[bảng: nhiem_vu]»", id="table with marks"),
        pytest.param("[bang: nhiem_vu]", "«[bảng: nhiem_vu]»", id="key without marks"),
        pytest.param("[Bảng: chi_tieu]", "«[bảng: chi_tieu]»", id="capital"),
        pytest.param("[bảng chỉ tiêu]", "«[bảng: chi_tieu]»", id="no colon"),
        pytest.param("[bảng: nhiem_vu", "«[bảng: nhiem_vu]»", id="not closed"),
        pytest.param("[bảng: xyz]", "[bảng: nhiem_vu] hoặc [bảng: chi_tieu]", id="unknown table"),
        pytest.param("[bảng: nhiem_vu].", "một mình", id="full stop behind"),
        pytest.param("- [bảng: nhiem_vu]", "một mình", id="behind a mark"),
        pytest.param("[ghi chu: x]", "«[ghi chú: …]»", id="note without marks"),
        pytest.param("[ghi chú: x", "«[ghi chú: …]»", id="note not closed"),
        pytest.param("Văn [ghi chú: x]", "một mình", id="note in a line"),
        pytest.param("[ghi chú: x] văn", "một mình", id="text behind a note"),
        pytest.param("1. A {riêng}", "«{rieng}»", id="brace with marks"),
        pytest.param("1. A {cho: cấp dưới}", "«{cho: cap-duoi}»", id="for whom, with marks"),
        pytest.param("1. A {cho: cap_duoi}", "«{cho: cap-duoi}»", id="for whom, underline"),
        pytest.param("1. A {cho: ai}", "«{cho: cap-duoi}»", id="for whom, unknown"),
        pytest.param("Văn {rieng}", "cuối dòng đề mục", id="brace on a paragraph"),
        pytest.param("**1. A {rieng}**", "cuối dòng đề mục", id="brace inside bold"),
        pytest.param("1. A {rieng} {cho: cap-duoi}", "mỗi đề mục một lệnh", id="two braces"),
        pytest.param("| {riêng} |\n| a |", "«{rieng}»", id="in a cell"),
        pytest.param("[cua minh]", "«[của mình]»", id="conflict without marks"),
    ],
)
def test_near_miss_of_a_command(text: str, hint: str) -> None:
    (problem,) = read(text)[1]
    assert (problem.code, problem.level) == ("D-LENH", Level.ERROR)
    assert hint in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "[bảng: nhiem_vu]",
        "[ghi chú: [bảng: nhiệm vụ] thì sao?]",
        "1. A {rieng}",
        "\\[bảng: nhiệm vụ]",
        "1. A \\{riêng}",
        "theo [1], [2] và [Bảng 1: Phân công]",
        "phát huy vai trò [của mình] và {tất cả}",
        "[Ban: x] [Cho: y] [tiếng] {{ rieng }}",
    ],
)
def test_plain_brackets_are_no_command(text: str) -> None:
    assert read(text)[1] == []


def test_conflict_lines_are_errors() -> None:
    text = "I. A\n[của mình]\n- x\n[của cấp trên]\n- y\n[hết xung đột]"
    assert found(read(text)[1]) == [f"{line}:1 error D-XUNGDOT" for line in (2, 4, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("| a | b |\n| c | d |", [], id="even"),
        pytest.param(
            "| a | b |\n| c |\n| d | e | f |", ["2:1 error D-BANG", "3:1 error D-BANG"], id="uneven"
        ),
        pytest.param("| a | b |\n| c\\|d | e |", [], id="escaped pipe"),
        pytest.param("| a | b |\n|---|:--:|\n| c | d |", ["2:1 error D-BANG"], id="markdown rule"),
        pytest.param("| a | b |\n| - | - |", [], id="dashes as values"),
        pytest.param("I. A\n  | a | b |", ["2:3 warning D-BANG"], id="heading without rows"),
    ],
)
def test_tables(text: str, expected: list[str]) -> None:
    assert found(read(text)[1]) == expected


def lines(form: str, ordinals: list[str]) -> str:
    return "\n".join(form.format(one) for one in ordinals)


@pytest.mark.parametrize(
    ("form", "bac", "first"),
    [
        ("I. A", "MUC", 40),
        ("Phần I", "PHAN", 40),
        ("a) x", "DIEM", 24),
        ("A. X", "CHU_CAI", 21),
        ("1. x", "KHOAN", 1000),
        ("Điều 1. x", "DIEU", 10_000),
    ],
)
def test_ordinals_run_out(form: str, bac: str, first: int) -> None:
    def overflows(count: int) -> list[int]:
        problems = read("\n".join([form] * count))[1]
        return [one.place.line for one in problems if one.code == "D-QUADAI"]

    assert {rank.name: top for rank, top in HIGHEST.items()}[bac] == first - 1
    assert overflows(first - 1) == []
    assert overflows(first + 1) == [first]


def test_problems_come_in_the_order_of_the_lines() -> None:
    text = "2. a\n[bảng: x]\n| a |\n-Nội dung\n5. theo khoản 2"
    codes = [one.code for one in read(text)[1]]
    assert codes == ["D-DANHSO", "D-LENH", "D-BANG", "D-DAUMUC", "D-DANHSO", "D-VIENDAN"]
