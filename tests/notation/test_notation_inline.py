"""Looks, escapes and places inside one line, both ways."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation_outline import looks, read

from docgen.model import Doan
from docgen.notation import Cho, Span, inline, numbered, printed_line, split_places
from docgen.notation.inline import escape, escape_line, merge, write


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a **b** c", "a b(b) c"),
        ("a *b* c", "a i(b) c"),
        ("a ***b*** c", "a bi(b) c"),
        ("**a *b* c**", "b(a )bi(b)b( c)"),
        ("**a *b***", "b(a )bi(b)"),
        ("***a** b*", "bi(a)i( b)"),
        ("*a **b* c**", "i(a )bi(b)b( c)"),
        ("(**b**), “*c*”.", "(b(b)), “i(c)”."),
        ("(*)", "(*)"),
        ("(***)", "(***)"),
        ("3*4 và 5*6", "3*4 và 5*6"),
        ("a * b * c", "a * b * c"),
        ("** a**", "** a**"),
        ("**a **", "**a **"),
        ("*)a*", "*)a*"),
        ("*a(*", "*a(*"),
        ("x*a*", "x*a*"),
        ("*a*x", "*a*x"),
        ("*a*1", "*a*1"),
        ("*Chú: xem *phụ lục*", "*Chú: xem i(phụ lục)"),
        ("**a***", "b(a)*"),
        ("***a**", "*b(a)"),
        ("****a****", "****a****"),
        ("**a* b", "**a* b"),
        (r"\*a\*", "*a*"),
        (r"**\*a**", "b(*a)"),
        (r"\\ \| \{ \[ \a \- \]", r"\ | { [ \a \- \]"),
        (r"C:\tai_lieu", r"C:\tai_lieu"),
        ("{{ ten }}", "{ten}"),
        ("**{{ don_vi.ten | chu_hoa }}**", "b({don_vi.ten|chu_hoa})"),
        ("a{{x}}*b*", "a{x}i(b)"),
        (r"\{{ ten }}", "{{ ten }}"),
        ("{{ a b }} {% if %} {{ 7*7 }} {{", "{{ a b }} {% if %} {{ 7*7 }} {{"),
        ("{{ tên }}", "{tên}"),
    ],
)
def test_looks(raw: str, expected: str) -> None:
    assert looks(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (r"\1. a", "1. a"),
        (r"\a) b", "a) b"),
        (r"\- b", "- b"),
        (r"\Điều 1. b", "Điều 1. b"),
        (r"\A. MỤC", "A. MỤC"),
        (r"**\2. a** b", "b(2. a) b"),
        (r"\A. Mục", r"\A. Mục"),
        (r"\-3 độ", r"\-3 độ"),
        (r"\1.500 tờ", r"\1.500 tờ"),
        (r"\\- b", r"\- b"),
        (r"*\2. a", r"*\2. a"),
    ],
)
def test_backslash_before_a_mark(raw: str, expected: str) -> None:
    assert looks(raw, line_start=True) == expected


def test_backslash_before_a_mark_inside_a_line_is_a_character() -> None:
    assert looks(r"\1. a") == r"\1. a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**4. Đẩy mạnh:**", "b(1. Đẩy mạnh:)"),
        ("**4.** Đẩy mạnh", "b(1.) Đẩy mạnh"),
        ("4.**Đẩy** mạnh", "1. b(Đẩy) mạnh"),
        ("**+ a** b", "b(+ a) b"),
        ("**Phần II.** A", "b(Phần I.) A"),
        ("**Điều 3. A** {rieng}", "b(Điều 1. A)"),
        ("• a", "- a"),
        ("1.", "1."),
    ],
)
def test_printed_line_has_the_label_in_its_look(text: str, expected: str) -> None:
    ((muc, label),) = numbered(read(text)[0])
    assert looks(printed_line(muc, label)) == expected


@pytest.mark.parametrize(
    ("spans", "raw"),
    [
        ([Span("a "), Span("b", dam=True)], "a **b**"),
        ([Span("a * b (*)")], "a * b (*)"),
        ([Span("*a*")], r"\*a\*"),
        ([Span("{{ x }}")], r"\{\{ x }}"),
        ([Span("{{x}}", cho=Cho("x", (), "{{x}}"))], "{{x}}"),
        ([Span("a "), Span(" b ", nghieng=True), Span("c")], "a  *b* c"),
        ([Span("a"), Span("b", dam=True)], "ab"),
        ([Span("a", dam=True), Span("b", nghieng=True)], "ab"),
        ([Span("a ", dam=True, nghieng=True), Span("b", dam=True)], "***a* b**"),
        ([Span("\\"), Span("a", dam=True)], "\\\\**a**"),
    ],
)
def test_write(spans: list[Span], raw: str) -> None:
    assert write(spans) == raw


LETTERS = st.text(alphabet="ab1 *\\{}[]|().:-+“”ễ\u00a0", max_size=12)
PLACES = st.sampled_from([Span(x, cho=split_places(x)[0]) for x in ("{{ a }}", "{{b.c|d}}")])
SPANS = st.lists(
    st.builds(Span, LETTERS, st.booleans(), st.booleans(), st.none())
    | PLACES.flatmap(lambda one: st.builds(one._replace, dam=st.booleans(), nghieng=st.booleans())),
    max_size=8,
)
RAWS = st.lists(
    st.sampled_from([*"ab1 .()-", "*", "**", "***", "\\", "\\*", "{{ a }}", "{", "|", "- ", "1. "]),
    max_size=25,
).map("".join)


@given(RAWS)
def test_write_gives_back_what_was_read(raw: str) -> None:
    spans = inline.read(raw)
    assert inline.read(write(spans)) == spans
    assert merge(spans) == spans


def without_looks(spans: Iterable[Span]) -> tuple[Span, ...]:
    return merge(one._replace(dam=False, nghieng=False) for one in spans)


@given(SPANS)
def test_write_loses_no_letter(spans: list[Span]) -> None:
    again = inline.read(write(spans))
    assert without_looks(again) == without_looks(spans)
    assert inline.read(write(again)) == again


@given(RAWS | st.text())
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert inline.plain(escape(text)) == text
    assert all(span == Span(span.chu) for span in inline.read(escape(text)))


BEGINNINGS = st.sampled_from(
    [
        "",
        "- ",
        "1. ",
        "a) ",
        "\\",
        "\\- ",
        "*",
        "**1. ",
        "| ",
        "[ghi chú: ",
        "[của mình]",
        "Phần I",
        "Điều 1. ",
        "A. X",
        "I. ",
        "[bảng: nhiệm vụ]",
    ]
)
ENDINGS = st.sampled_from(["", "]", "**", " {rieng}", " {riêng}", "{cho: cap-duoi}", " |"])


@given(BEGINNINGS, RAWS, ENDINGS)
def test_escaped_line_is_a_plain_paragraph(beginning: str, middle: str, ending: str) -> None:
    text = " ".join((beginning + middle + ending).split())
    raw = escape_line(text)
    assert inline.plain(raw, line_start=True) == text
    if text:
        tree, problems = read(raw)
        assert tree.khoi == (Doan(chu=raw),)
        assert {one.code for one in problems} <= {"D-DAUMUC"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("số {{ so }}/KH", ["số ", "so", "/KH"]),
        ("{{a.b}}{{ c | d|e }}", ["a.b", "c|d|e"]),
        (r"\{{ so }}", ["\\", "so"]),
        ("{{ so", ["{{ so"]),
        ("{{{ so }}}", ["{", "so", "}"]),
        ("{{ a-b }}{% x %}{{}}{{ .a }}", ["{{ a-b }}{% x %}{{}}{{ .a }}"]),
        ("", []),
    ],
)
def test_places_of_plain_fields(text: str, expected: list[str]) -> None:
    pieces = split_places(text)
    shown = ["|".join([one.ten, *one.loc]) if isinstance(one, Cho) else one for one in pieces]
    assert shown == expected


@given(st.lists(st.sampled_from(["{{", "}}", "{", "}", "a", ".", "|", " ", "\\"])).map("".join))
def test_pieces_joined_are_the_text(text: str) -> None:
    pieces = split_places(text)
    assert "".join(one.chu if isinstance(one, Cho) else one for one in pieces) == text
