"""`parse(print_text(tree)) == tree`, and printing keeps the letters: on texts and on trees."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation_outline import read

from docgen.model import Bac, Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.notation import inline, numbered, print_text, printed_line
from docgen.problems import Level

MARKS = st.sampled_from(
    [
        "",
        "",
        "I. ",
        "III. ",
        "V.",
        "1. ",
        "1.",
        "02. ",
        "1.1. ",
        "2.1. ",
        "1.2.3. ",
        "1.1.1.1. ",
        "a) ",
        "đ) ",
        "b)",
        "- ",
        "– ",
        "•\t",
        "+ ",
        "A. ",
        "C. ",
        "I. ",
        "Phần I",
        "Phần II. ",
        "Chương I: ",
        "Chương X ",
        "Mục 1",
        "Mục 2. ",
        "Điều 1. ",
        "Điều 7.",
        "Trên đây là ",
        "1) ",
        "1.1 ",
        "I- ",
        "-",
        "PHẦN I",
        "| ",
        "[bảng: nhiem_vu]",
        "[bảng: chi_tieu]",
        "[ghi chú: ",
        "[của mình]",
        "[bảng: nhiệm vụ]",
        "\\",
        "\\1. ",
        "\\- ",
        "\\| ",
        "\\[",
    ]
)
STARS = st.sampled_from(["", "", "", "", "*", "**", "***", "****"])
JUNK = st.sampled_from(
    [
        "a",
        "b",
        "X",
        "NỘI DUNG",
        "đ",
        "1",
        ".",
        ":",
        " ",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "*",
        "**",
        "***",
        "\\",
        "|",
        " | ",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "{{ ten }}",
        "{{ a | b }}",
        "{{ ",
        "I.",
        "V. ",
        "1.",
        "mục II",
        "khoản 1",
        "Điều 7",
        "\u2028",
        "\x0c",
        "e\u0301",
    ]
)
ENDS = st.sampled_from(
    ["", "", "", " {rieng}", " {cho: cap-duoi}", "{rieng}", "**", "*", "]", " |"]
)
LINES = st.tuples(
    st.sampled_from(["", "", " ", "\t"]),
    STARS,
    MARKS,
    STARS,
    st.lists(JUNK, max_size=6).map("".join),
    ENDS,
    st.sampled_from(["", "", "\u00a0", " {rieng}"]),
).map("".join)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


def check_text(text: str) -> None:
    tree, problems = read(text)
    again, same = read(print_text(tree))
    assert again == tree
    assert print_text(again) == print_text(tree)
    assert {one.code for one in same} <= {one.code for one in problems}
    assert not {"D-DANHSO", "D-VIENDAN"} & {one.code for one in same}
    if not any(map(moves_a_command, tree.walk())):
        assert bare(print_text(tree)) == bare(text)


def moves_a_command(block: Khoi) -> bool:
    """Braces and notes before a title on the next line are printed behind it."""
    if not isinstance(block, Muc) or block.tieu_de is None:
        return False
    return bool(block.cho or block.rieng or any(isinstance(one, GhiChu) for one in block.con))


ORDINAL = re.compile(
    r"^(\**(?:(?:Phần|Chương|Mục|Điều)[ \u00a0])?)"
    r"(?:[0-9]+(?:\.[0-9]+)*|[IVX]+|[A-ZĐ]|[a-zđ])(?=[.):* \t\u00a0]|$)"
)
DASH = re.compile(r"^(\**)[–•]")


def bare(text: str) -> list[str]:
    """The lines without first ordinals, dash forms, blanks, and the pipes that end rows."""
    typed = (line.strip(" \t\u00a0") for line in re.split(r"\r\n?|\n", text))
    lines = (DASH.sub(r"\1-", ORDINAL.sub(r"\1", line)) for line in typed if line)
    letters = [re.sub(r"[ \t\u00a0]", "", line) for line in lines]
    return [line.rstrip("|") if line.startswith("|") else line for line in letters]


@given(TEXTS)
def test_text_comes_back(text: str) -> None:
    check_text(text)


@pytest.mark.deep
@settings(max_examples=10_000)
@given(TEXTS)
def test_text_comes_back_deep(text: str) -> None:
    check_text(text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check_text(text)


WORDS = st.lists(
    st.sampled_from(["Nội dung", "tuyên truyền", "**đậm**", "*nghiêng*", "{{ nam }}", "\\*", "(*)",
                     "3*4", "1.500 tờ", "100%"]),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
TITLES = st.sampled_from(["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN:", "NHIỆM VỤ **CHÍNH**"])
CELLS = WORDS | st.sampled_from(["", "a\\|b"])
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=2, max_size=3).map(
        lambda rows: Bang(hang=tuple(rows))
    )
)
PLAIN = st.one_of(
    WORDS.map(lambda chu: Doan(chu=chu)),
    st.sampled_from(["\\1. x", "\\- y", "V. I. Lênin", "-3 độ"]).map(lambda chu: Doan(chu=chu)),
    st.sampled_from(["nhiem_vu", "chi_tieu"]).map(lambda ten: BangDuLieu(ten=ten)),
)
NOTES = WORDS.map(lambda chu: GhiChu(chu=chu))
BRACES = st.sampled_from([{}, {}, {}, {"cho": "cap-duoi"}, {"rieng": True}])


@st.composite
def headings(draw: st.DrawFn, above: Bac | None, depth: int) -> Muc:
    """A marked block below the rank `above`, shaped as `parse` shapes them."""
    bac = draw(st.sampled_from([one for one in Bac if above is None or one > above]))
    extra = dict(draw(BRACES))
    if Bac.KHOAN_2 <= bac <= Bac.KHOAN_4 and above != bac - 1:
        extra["tien_to"] = ".".join(["2"] * (bac - Bac.KHOAN))
    if bac < Bac.DIEU:
        extra["dau"] = draw(st.sampled_from(["", ".", ":"]))
    title = draw(TITLES if bac < Bac.KHOAN else WORDS)
    if bac <= Bac.DIEU and draw(st.booleans()):
        extra["tieu_de"] = title
    elif "*" not in title and draw(st.booleans()):
        extra |= {"mo": "**", "chu": title + "**"}
    else:
        extra["chu"] = title
    return Muc(bac=bac, con=draw(blocks(bac, depth + 1)), **extra)


@st.composite
def blocks(draw: st.DrawFn, above: Bac | None, depth: int) -> tuple[Khoi, ...]:
    """Children in the order that lets each of them be a child: plain ones close nothing high."""
    first: list[Khoi] = list(draw(st.lists(NOTES, max_size=1)))
    if above is None or above < Bac.DIEM:
        first += draw(st.lists(TABLES | PLAIN, max_size=2, unique_by=type))
    if above == Bac.CONG or depth > 4:
        return tuple(first)
    lower: list[Muc] = sorted(draw(st.lists(headings(above, depth), max_size=3)), key=by_rank)
    return (*first, *lower)


def by_rank(muc: Muc) -> int:
    """From low to high: a higher block after a lower one is its sibling, not its parent."""
    return -muc.bac


@given(blocks(None, 0))
def test_tree_comes_back(khoi: tuple[Khoi, ...]) -> None:
    tree = NoiDung(khoi=khoi)
    again, problems = read(print_text(tree))
    assert again == tree
    assert [one for one in problems if one.level is Level.ERROR] == []
    assert {one.code for one in problems} <= {"D-DANHSO"}


@given(TEXTS)
def test_printed_text_is_the_printed_lines(text: str) -> None:
    tree, _ = read(text)
    printed = print_text(tree).split("\n")
    for muc, label in numbered(tree):
        line = printed_line(muc, label)
        assert any(one.startswith(line) for one in printed)
        assert inline.plain(line).lstrip("*").startswith(label)


LINE = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. Nội dung **đậm** theo khoản 9 mục III\n- x\n" * 5_000, id="many lines"),
        pytest.param("*" * LINE, id="stars"),
        pytest.param("*a " * (LINE // 3), id="openers"),
        pytest.param("a* " * (LINE // 3), id="closers"),
        pytest.param("**1. " + "*a " * (LINE // 3) + "**", id="openers behind a mark"),
        pytest.param("{{ a" * (LINE // 4), id="braces"),
        pytest.param("[ghi chu " * (LINE // 9), id="brackets"),
        pytest.param("|" * LINE, id="pipes"),
        pytest.param("\\" * LINE, id="backslashes"),
        pytest.param("1." * (LINE // 2), id="ordinals"),
        pytest.param("2. x\n" + "khoản 2, " * (LINE // 9), id="citations"),
        pytest.param("a" + " \t\u00a0" * (LINE // 3) + "b", id="blanks"),
    ],
)
def test_time_does_not_explode(text: str) -> None:
    start = time.perf_counter()
    tree, _ = read(text)
    print_text(tree)
    inline.read(text.split("\n")[0], line_start=True)
    assert time.perf_counter() - start < 30
