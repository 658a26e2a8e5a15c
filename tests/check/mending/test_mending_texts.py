"""Letters: what is replaced keeps its look, what is not replaced stays letter for letter."""

from __future__ import annotations

import unicodedata

import pytest
from by_hand import carried_out, member, seen, told
from hypothesis import given
from hypothesis import strategies as st
from small_docx import BOLD, ITALIC, docx, para, run, text_box

from docgen.check.mending.words import changes
from docgen.check.remedy import SetText
from docgen.word.walk import document_lines


def replaced(data: bytes, *texts: tuple[int, int, str]) -> bytes:
    return carried_out(data, lambda s: [SetText(s.lines[0], *text) for text in texts])


def bold(data: bytes) -> str:
    return "".join(one.text for one in seen(data).lines[0].runs if one.look.bold)


@pytest.mark.parametrize(
    ("parts", "texts", "line", "in_bold"),
    [
        pytest.param([run("ngày 5")], [(5, 5, "0")], "ngày 05", "", id="insert"),
        pytest.param([run("Lưu", BOLD), run(" VT")], [(3, 3, ":")], "Lưu: VT", "Lưu:", id="joins"),
        pytest.param([run("a"), run("bc", BOLD)], [(0, 2, "xy")], "xyc", "c", id="over-runs"),
        pytest.param(
            [run("148 /KH - BTV")],
            [(3, 4, ""), (7, 8, ""), (9, 10, "")],
            "148/KH-BTV",
            "",
            id="several",
        ),
        pytest.param([run("x ", BOLD), run(" y")], [(1, 3, " ")], "x y", "x ", id="blanks"),
        pytest.param([run("một", BOLD)], [(0, 3, "")], "", "", id="all-gone"),
        pytest.param(
            ["<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"], [(1, 2, " ")], "a b", "", id="tab"
        ),
        pytest.param([run("a b")], [(1, 2, "\t")], "a\tb", "", id="to-tab"),
        pytest.param(
            ["<w:r><w:tab/><w:t>b</w:t></w:r>"], [(0, 0, "x")], "x\tb", "", id="before-tab"
        ),
        pytest.param([run("a"), "<w:r><w:tab/></w:r>"], [(2, 2, "x")], "a\tx", "", id="behind-tab"),
        pytest.param([run("a–b")], [(1, 2, "-"), (0, 1, "A")], "A-b", "", id="neighbours"),
        pytest.param([run("abc")], [(0, 2, "x"), (1, 3, "y")], "xc", "", id="overlap-first-wins"),
    ],
)
def test_letters_are_replaced(
    parts: list[str], texts: list[tuple[int, int, str]], line: str, in_bold: str
) -> None:
    after = replaced(docx(para(*parts)), *texts)
    assert seen(after).lines[0].raw == line
    assert bold(after) == in_bold


def test_words_in_between_keep_their_look() -> None:
    old = "Độc lập – Tự do – Hạnh phúc"
    before = docx(para(run("Độc lập – "), run("Tự do", ITALIC), run(" – Hạnh phúc", BOLD)))
    after = replaced(before, (0, len(old), old.replace("–", "-")))
    assert [(one.text, one.look.italic, one.look.bold) for one in seen(after).lines[0].runs] == [
        ("Độc lập - ", False, False),
        ("Tự do", True, False),
        (" - Hạnh phúc", False, True),
    ]


def test_a_mark_in_the_next_run_joins_its_letter() -> None:
    letters = unicodedata.normalize("NFD", "ế")
    after = replaced(docx(para(run(letters[:1], BOLD), run(letters[1:]))), (0, len(letters), "ế"))
    assert [(one.text, one.look.bold) for one in seen(after).lines[0].runs] == [("ế", True)]


def test_tracked_changes_are_left_to_a_person() -> None:
    new = '<w:ins w:id="2" w:author="A">' + run("148 /KH") + "</w:ins>"
    before = docx(para(new))
    assert replaced(before, (3, 4, "")) == carried_out(before, lambda s: [])
    assert told(before, lambda s: [SetText(s.lines[0], 3, 4, "")]) == ["D-THEODOI"]


def test_both_copies_of_a_text_box_say_the_same() -> None:
    before = docx(para(text_box(para("ngày 5"), para("khác"))))
    after = carried_out(before, lambda s: [SetText(s.lines[1], 5, 5, "0")])
    assert member(after).count("ngày 05") == 2
    assert "ngày 5" not in member(after)


def test_a_copy_that_says_something_else_stays() -> None:
    data = docx(para(text_box(para("ngày 5"))))
    body = member(data)
    at = body.rindex("ngày 5")
    inner = body[body.index("<w:body>") + 8 : body.index("<w:sectPr>")]
    assert at > 0
    half = inner.rindex("ngày 5")
    before = docx(inner[:half] + "bản cũ" + inner[half + 6 :])
    after = carried_out(before, lambda s: [SetText(s.lines[1], 5, 5, "0")])
    assert "bản cũ" in member(after)


_LETTERS = st.text("ab đế–\t ", max_size=14)


@given(
    pieces=st.lists(st.text("ab đ\t", min_size=1, max_size=4), min_size=1, max_size=4),
    spans=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), _LETTERS), max_size=3),
)
def test_text_outside_a_stretch_is_letter_for_letter_the_same(
    pieces: list[str], spans: list[tuple[int, int, str]]
) -> None:
    before = docx(para(*(run(text) for text in pieces)) + para("không đổi"))
    raw = "".join(pieces)
    texts: list[tuple[int, int, str]] = []
    for first, second, new in spans:
        start, end = sorted((min(first, len(raw)), min(second, len(raw))))
        if all(end <= one[0] and start != one[0] or one[1] <= start != one[0] for one in texts):
            texts.append((start, end, new))
    expected = raw
    for start, end, new in sorted(texts, reverse=True):
        expected = expected[:start] + new + expected[end:]
    after = replaced(before, *texts)
    assert [line.raw for line in seen(after).lines] == [expected, "không đổi"]
    assert document_lines(after)[-1] == "không đổi"


@given(_LETTERS, _LETTERS)
def test_changes_make_the_new_wording_of_the_old(old: str, new: str) -> None:
    made = old
    for start, end, letters in reversed(changes(old, new)):
        assert old[start:end] != letters
        made = made[:start] + letters + made[end:]
    assert made == new
