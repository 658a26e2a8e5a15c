"""Lines that Word numbers itself: the label is no text, and still makes a heading or an item."""

from __future__ import annotations

import pytest
from small_docx import part

from docgen.check.finder import find_parts
from docgen.check.parts import Parts
from docgen.word.looks import see
from finder.forms import SUBJECT, TAB, bold, even, found, members, middle, para, run, table, whole
from finder.forms import cell as box

_LEVEL = (
    '<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
)
_KINDS = (("bullet", "-"), ("upperRoman", "%1."), ("decimal", "%1."))
NUMBERING = "".join(
    _LEVEL.format(n=n, kind=kind, text=text) for n, (kind, text) in enumerate(_KINDS)
) + "".join(
    f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(_KINDS))
)
DASH, ROMAN, ARABIC = (
    f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>' for n in (1, 2, 3)
)


def numbered(body: str) -> Parts:
    """Return what is found in a document whose lists Word numbers."""
    parts = members(body)
    parts["word/numbering.xml"] = part("numbering", NUMBERING).encode()
    return find_parts(see(parts, "van-ban.docx"))


def test_addressees_and_recipients_may_have_automatic_dashes() -> None:
    title = bold("TỜ TRÌNH") + bold(SUBJECT) + middle("____") + middle("Kính gửi:")
    names = para("Sở Nội vụ;", properties=DASH) + para("Công an tỉnh.", properties=DASH)
    items = (
        para("Nơi nhận:") + para("Như trên;", properties=DASH) + para("Lưu: VT.", properties=DASH)
    )
    end = table(box(items) + box(bold("CHỦ TỊCH"), bold("Nguyễn Văn A")))
    parts = numbered(
        whole(title=title + names, text=even("Ủy ban nhân dân xã kính trình."), end=end)
    )
    assert [one.text for one in parts.all("kinh_gui_ten")] == ["Sở Nội vụ;", "Công an tỉnh."]
    assert [one.text for one in parts.all("noi_nhan_ten")] == ["Như trên;", "Lưu: VT."]
    assert [one.text for one in parts.all("loi_van")] == ["Ủy ban nhân dân xã kính trình."]


def test_headings_that_word_numbers_are_headings() -> None:
    text = (
        para("MỤC ĐÍCH", properties=ROMAN)
        + para("Yêu cầu chung", properties=ARABIC)
        + para("Tuyên truyền;", properties=DASH)
        + para("TỔ CHỨC THỰC HIỆN", properties=ROMAN)
    )
    parts = numbered(whole(text=text))
    assert [(one.kind, one.ordinal, one.automatic) for one in parts.headings] == [
        ("la_ma", 1, True), ("so_1", 1, True), ("gach", 0, True), ("la_ma", 2, True),
    ]  # fmt: skip


MARKS = {
    "I. MỤC ĐÍCH": ("la_ma", 1), "I- MỤC ĐÍCH": ("la_ma", 1), "Chương II": ("chuong", 2),
    "CHƯƠNG II": ("chuong", 2), "Phần thứ ba": ("phan", 3), "PHẦN I": ("phan", 1),
    "Mục 2": ("muc", 2), "Tiểu mục 2": ("tieu_muc", 2), "Điều 5. Hiệu lực": ("dieu", 5),
    "Điều 5: Hiệu lực": ("dieu", 5), "ĐIỀU 5. HIỆU LỰC": ("dieu", 5), "1.2. Nội dung": ("so_2", 2),
    "đ) Nội dung": ("chu", 5), "+ Nội dung": ("cong", 0),
}  # fmt: skip


@pytest.mark.parametrize("line", MARKS)
def test_a_mark_is_read_however_it_is_written(line: str) -> None:
    (heading,) = found(whole(text=even(line) + even("Lời văn của mục này."))).headings
    assert (heading.kind, heading.ordinal) == MARKS[line]
    assert not heading.automatic


def test_the_name_of_a_part_may_take_several_lines() -> None:
    text = middle("Chương I") + bold("QUY ĐỊNH") + para() + bold("CHUNG") + even("Điều 1. Tên")
    parts = found(whole(text=text))
    assert [part.text for part in parts.all("ten_phan")] == ["QUY ĐỊNH", "CHUNG"]
    assert parts.headings[0].titled


@pytest.mark.parametrize("line", ["Phần I của Đề án được thực hiện.", "Mục 1 Điều 5 quy định rõ."])
def test_a_sentence_that_begins_like_a_heading_is_none(line: str) -> None:
    assert found(whole(text=even(line))).headings == ()


def test_the_first_row_of_a_table_is_its_heading() -> None:
    body = table(box("STT") + box("Nội dung"), box("1") + box(para(run("Việc"), TAB, run("A"))))
    parts = found(whole(text=even("1. Bảng") + body + even("Hết./.")))
    assert [part.role for part in parts.all("bang_dau", "bang_o")] == ["bang_dau"] * 2 + [
        "bang_o"
    ] * 2
