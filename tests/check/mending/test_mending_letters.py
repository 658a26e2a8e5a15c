"""Looks: only the letters that a remedy names change, and nothing that would win stays."""

from __future__ import annotations

import pytest
from by_hand import carried_out, line_of, member, seen, tags, tree
from hypothesis import given
from hypothesis import strategies as st
from small_docx import BOLD, ITALIC, docx, para, run, text_box

from docgen.check.remedy import SetLook
from docgen.word.walk import document_lines

FONT = "Times New Roman"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def looks(data: bytes) -> list[tuple[str, float, bool]]:
    return [
        (one.text, one.look.size, one.look.bold) for line in seen(data).lines for one in line.runs
    ]


def test_a_stretch_inside_one_run_is_cut_out_of_it() -> None:
    before = docx(para(run("Kế hoạch năm 2026", ITALIC)))
    after = carried_out(
        before, lambda s: [SetLook(line_of(s, "Kế hoạch năm 2026"), 3, 8, size=14, bold=True)]
    )
    assert looks(after) == [("Kế ", 10, False), ("hoạch", 14, True), (" năm 2026", 10, False)]
    assert all(one.look.italic for one in seen(after).lines[0].runs)
    assert document_lines(after) == document_lines(before)


def test_a_stretch_goes_over_tabs_breaks_and_links() -> None:
    link = '<w:hyperlink w:anchor="x">' + run("liên kết") + "</w:hyperlink>"
    inner = "<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r>"
    before = docx(para(inner, link, run("cuối")))
    after = carried_out(before, lambda s: [SetLook(s.lines[0], 2, 14, bold=True)])
    bold = "".join(one.text for one in seen(after).lines[0].runs if one.look.bold)
    assert bold == "một\thai\nbaliên kết"[2:14]
    assert document_lines(after) == document_lines(before)
    assert member(after).count("<w:hyperlink ") == 1


def test_what_would_win_is_taken_away() -> None:
    look = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"'
    look += (
        ' w:hint="eastAsia"/><w:color w:val="FF0000" w:themeColor="accent1"/><w:u w:val="dash"/>'
    )
    after = carried_out(
        docx(para(run("chữ", look))),
        lambda s: [
            SetLook(s.lines[0], font=FONT, size=13.5, italic=False, underline=False, color="auto")
        ],
    )
    properties = next(tree(after).iter(f"{W}rPr"))
    first = next(one for one in tree(after).iter(f"{W}r")).find(f"{W}rPr")
    assert tags(first) == ["rFonts", "i", "iCs", "color", "sz", "szCs", "u"]
    assert {name.removeprefix(W): value for name, value in first[0].items()} == dict.fromkeys(
        ("ascii", "hAnsi", "eastAsia", "cs"), FONT
    )
    assert [one.get(f"{W}val") for one in first[1:]] == ["0", "0", "auto", "27", "27", "none"]
    assert tags(properties) == tags(first), "the mark of a whole line looks like its letters"


def test_properties_stand_in_the_order_of_the_schema() -> None:
    look = '<w:rStyle w:val="x"/><w:caps/><w:kern w:val="0"/><w:lang w:val="vi-VN"/>'
    after = carried_out(
        docx(para(run("chữ", look))),
        lambda s: [SetLook(s.lines[0], 0, 2, font=FONT, size=14, bold=True)],
    )
    first = next(tree(after).iter(f"{W}r")).find(f"{W}rPr")
    assert tags(first) == ["rStyle", "rFonts", "b", "bCs", "caps", "kern", "sz", "szCs", "lang"]


def test_deleted_text_and_field_instructions_stay_as_they_are() -> None:
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    new = '<w:ins w:id="2" w:author="A">' + run("mới toanh") + "</w:ins>"
    before = docx(para(gone, new))
    after = carried_out(before, lambda s: [SetLook(s.lines[0], 0, 3, bold=True)])
    assert gone in member(after)
    assert looks(after) == [("mới", 10, True), (" toanh", 10, False)]
    assert member(after).count("<w:ins ") == 1


def test_a_field_takes_the_look_of_its_result_along() -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    code = "<w:r><w:instrText> REF a </w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    other = run("trước")
    after = carried_out(
        docx(para(other, marks[0], code, marks[1], run("12"), end)),
        lambda s: [SetLook(s.lines[0], 5, 7, size=14)],
    )
    sizes = [one.find(f"{W}rPr/{W}sz") is not None for one in tree(after).iter(f"{W}r")]
    assert sizes == [False, True, True, True, True, True]


def test_signs_of_a_symbol_font_keep_it() -> None:
    before = docx(para(run("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')))
    after = carried_out(before, lambda s: [SetLook(s.lines[0], font=FONT, size=14)])
    (only,) = seen(after).lines[0].runs
    assert (only.look.ascii, only.look.size) == ("Wingdings", 14)


def test_where_two_remedies_meet_the_first_goes() -> None:
    after = carried_out(
        docx(para("Kế hoạch")),
        lambda s: [
            SetLook(s.lines[0], 0, 5, size=14),
            SetLook(s.lines[0], 3, 8, size=12, bold=True),
        ],
    )
    assert looks(after) == [("Kế ", 14, False), ("ho", 14, True), ("ạch", 10, True)]


def test_other_paragraphs_parts_and_blanks_keep_their_bytes() -> None:
    body = "\n <!-- một lời -->\n" + para("giữ") + "\n" + para("đổi", properties="<w:keepNext/>")
    before = docx(body, header=para("đầu trang"))
    after = carried_out(before, lambda s: [SetLook(line_of(s, "đổi"), bold=True)])
    old, new = member(before), member(after)
    at = old.index("đổi")
    kept = old[: old.rindex("<w:p>", 0, at)]
    assert new.startswith(kept)
    assert "<!-- một lời -->" in new
    for name in ("word/header1.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert member(after, name) == member(before, name)


def test_a_remedy_that_is_already_so_changes_no_byte() -> None:
    once = carried_out(docx(para(BOLD_RUN)), lambda s: [SetLook(s.lines[0], bold=True)])
    twice = carried_out(once, lambda s: [SetLook(s.lines[0], bold=True)])
    assert twice == once


BOLD_RUN = run("đậm", BOLD)
_PIECES = st.lists(
    st.tuples(st.text("aăâ \tđ", min_size=1, max_size=5), st.sampled_from(("", BOLD, ITALIC))),
    min_size=1,
    max_size=5,
)


@given(pieces=_PIECES, ends=st.tuples(st.integers(0, 12), st.integers(0, 12)))
def test_no_letter_is_lost_wherever_it_is_cut(
    pieces: list[tuple[str, str]], ends: tuple[int, int]
) -> None:
    before = docx(para(*(run(text, look) for text, look in pieces)))
    start, end = sorted(ends)
    after = carried_out(before, lambda s: [SetLook(s.lines[0], start, end, size=20)])
    (old,), (new,) = seen(before).lines, seen(after).lines
    assert new.raw == old.raw
    large = "".join(one.text for one in new.runs if one.look.size == 20)
    assert large == old.raw[start:end]
    assert [one.look.bold for one in new.runs for _ in one.text] == [
        one.look.bold for one in old.runs for _ in one.text
    ]


@pytest.mark.parametrize("kind", ["Choice", "Fallback"])
def test_a_text_box_is_mended_where_word_shows_it(kind: str) -> None:
    before = docx(para(text_box(para("trong khung"))))
    after = carried_out(before, lambda s: [SetLook(line_of(s, "trong khung"), size=14)])
    assert line_of(seen(after), "trong khung").runs[0].look.size == 14
    assert kind in member(after)
