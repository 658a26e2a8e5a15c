"""Page and base text where a manual page's example is too small to show the case."""

from __future__ import annotations

from typing import Any

import pytest
from clean import clean
from lxml import etree
from mutation import letters, pages  # noqa: F401 (they register their changes)
from mutation.changes import apply_change
from mutation.paper import Paper, W, looks, properties, set_child, set_text

from docgen.check import check_bytes
from docgen.check.checking import Checked
from docgen.problems import Level

NUMBERING = "word/numbering.xml"
RELATIONS = "word/_rels/document.xml.rels"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


def paper(family: str = "nha-nuoc", kind: str = "kế hoạch") -> Paper:
    return Paper.of(clean(family, kind))


def broken(document: Paper, code: str) -> list[Level]:
    """Return how much each finding of one rule weighs."""
    return [one.level for one in checked(document).problems if one.code == code]


def checked(document: Paper) -> Checked:
    return check_bytes(document.save(), "van-ban.docx")


def body(document: Paper) -> Any:
    return document.tree().find(f"{W}body")


def line(document: Paper, word: str, at: int = 0) -> Any:
    return document.paragraphs(word)[at]


@pytest.mark.parametrize(
    ("family", "title", "right"),
    [
        ("dang", "GIẤY MỜI", True),
        ("dang", "GIẤY GIỚI THIỆU", True),
        ("doan", "PHIẾU CHUYỂN", True),
        ("dang", "KẾ HOẠCH", False),
        ("nha-nuoc", "GIẤY MỜI", False),
    ],
)
def test_a5_is_for_the_types_that_may(family: str, title: str, right: bool) -> None:
    document = paper(family)
    set_text(line(document, "tên loại văn bản"), title)
    apply_change(document, [], "khổ 148 x 210 mm")
    codes = broken(document, "TR-01") + broken(document, "TR-02")
    assert codes == ([] if right else [Level.ERROR, Level.ERROR])


def test_a_section_is_named_by_what_it_holds() -> None:
    document = paper()
    apply_change(document, [], "gáy 10 mm")
    places = [one.place.part for one in checked(document).problems if one.code == "TR-07"]
    assert places == ["trang của văn bản chính", "trang của Phụ lục"]


def test_a_wide_page_with_a_picture_has_a_reason() -> None:
    document = paper()
    apply_change(document, [], "phụ lục khổ ngang")
    for table in body(document).findall(f"{W}tbl")[-1:]:
        body(document).remove(table)
    assert broken(document, "TR-06") == [Level.WARNING]
    etree.SubElement(line(document, "tên phụ lục").find(f"{W}r"), f"{W}object")
    assert broken(document, "TR-06") == []


def test_wrong_margins_on_a_wide_page_are_only_a_warning() -> None:
    document = paper()
    apply_change(document, [], "phụ lục khổ ngang")
    apply_change(document, [], "lề phụ lục 10, 10, 10, 10 mm")
    assert broken(document, "TR-03") == [Level.WARNING]


def test_letters_of_other_scripts_have_fonts_of_their_own() -> None:
    document = paper()
    first = line(document, "lời văn")
    set_text(first, "\u4e2d\u6587 \u1780\u1781")
    apply_change(document, [first], "phông MS Mincho")
    assert broken(document, "PH-01") == []


@pytest.mark.parametrize(
    ("latin", "language", "levels"),
    [
        ("Times New Roman", "en-US", []),
        ("Calibri Light", "vi-VN", []),
        ("Calibri Light", "en-US", [Level.ERROR]),
    ],
)
def test_the_theme_has_a_font_for_vietnamese(
    latin: str, language: str, levels: list[Level]
) -> None:
    document = paper()
    for run in line(document, "lời văn").findall(f"{W}r"):
        set_child(looks(run), "rFonts", asciiTheme="majorHAnsi", hAnsiTheme="majorHAnsi")
    document.members["word/theme/theme1.xml"] = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:majorFont>'
        f'<a:latin typeface="{latin}"/><a:font script="Viet" typeface="Times New Roman"/>'
        "</a:majorFont></a:theme>"
    ).encode()
    settings = document.tree("word/settings.xml")
    settings.find(f"{W}themeFontLang").set(f"{W}val", language)
    assert broken(document, "PH-01") == levels


def test_a_font_is_told_once_for_each_line() -> None:
    document = paper()
    apply_change(document, [line(document, "lời văn")], "phông Arial")
    found = [one.finding for one in checked(document).judged if one.rule.code == "PH-01"]
    assert [one.message for one in found] == ["Phông chữ Arial, phải là Times New Roman."]
    assert len(found[0].remedies) == len(line(document, "lời văn").findall(f"{W}r"))


@pytest.mark.parametrize(
    ("text", "colour", "levels"),
    [
        ("HỎA TỐC", "FF0000", []),
        ("HỎA TỐC", "0000FF", [Level.ERROR]),
        ("Tài liệu", "FF0000", [Level.ERROR]),
    ],
)
def test_only_the_mark_of_urgency_is_red(text: str, colour: str, levels: list[Level]) -> None:
    document = paper()
    number = line(document, "số, ký hiệu")
    apply_change(document, [number], f"thêm sau {text}")
    apply_change(document, [number.getnext()], f"màu {colour}")
    assert broken(document, "PH-03") == levels


def test_the_blue_of_a_link_is_a_warning() -> None:
    document = paper()
    run = line(document, "lời văn").find(f"{W}r")
    set_child(looks(run), "color", val="0563C1")
    link = etree.Element(f"{W}hyperlink")
    run.addprevious(link)
    link.append(run)
    assert broken(document, "PH-03") == [Level.WARNING]


def _list_level(left: int, hanging: int) -> bytes:
    return (
        f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()


@pytest.mark.parametrize(
    ("left", "hanging", "levels"),
    [(1080, 360, []), (567, 0, []), (1440, 360, [Level.WARNING]), (360, 360, [Level.WARNING])],
)
def test_of_an_automatic_list_the_eye_sees_where_its_number_stands(
    left: int, hanging: int, levels: list[Level]
) -> None:
    document = paper()
    document.members[NUMBERING] = _list_level(left, hanging)
    link = etree.SubElement(document.tree(RELATIONS), document.tree(RELATIONS)[0].tag)
    link.set("Id", "rId99")
    link.set("Type", _TYPE)
    link.set("Target", "numbering.xml")
    point = line(document, "gạch đầu dòng")
    for old in properties(point).findall(f"{W}ind"):
        properties(point).remove(old)
    numbered = etree.SubElement(properties(point), f"{W}numPr")
    etree.SubElement(numbered, f"{W}ilvl").set(f"{W}val", "0")
    etree.SubElement(numbered, f"{W}numId").set(f"{W}val", "1")
    assert broken(document, "PH-10") == levels


def test_a_deeper_step_of_dashes_is_a_warning_and_plain_text_an_error() -> None:
    for word, level in (("gạch đầu dòng", Level.WARNING), ("lời văn", Level.ERROR)):
        document = paper()
        apply_change(document, [line(document, word)], "thụt đầu dòng 20 mm")
        assert broken(document, "PH-10") == [level]


def test_old_files_of_word_add_the_gaps_up() -> None:
    document = paper()
    apply_change(document, [line(document, "lời văn")], "cách trên dưới 3 pt")
    assert broken(document, "PH-13") == [Level.ERROR] * 3
    compat = etree.SubElement(document.tree("word/settings.xml"), f"{W}compat")
    etree.SubElement(compat, f"{W}doNotUseHTMLParagraphAutoSpacing")
    assert broken(document, "PH-13") == [Level.ERROR]  # below the last, which has none before it


def _into_the_appendix(document: Paper, change: str) -> list[Any]:
    """Put two long paragraphs of text below the table of the appendix, the upper one changed."""
    table = body(document).findall(f"{W}tbl")[-1]
    model = etree.tostring(line(document, "lời văn"))
    paragraphs = [etree.fromstring(model) for _ in range(2)]
    for paragraph in reversed(paragraphs):
        table.addnext(paragraph)
    apply_change(document, paragraphs, change)
    return paragraphs


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("cỡ 12", "PH-06"),
        ("căn trái", "PH-09"),
        ("thụt đầu dòng 0 mm", "PH-10"),
        ("giãn dòng 2 dòng", "PH-15"),
    ],
)
def test_in_an_appendix_a_fault_of_the_text_is_a_warning(change: str, code: str) -> None:
    document = paper()
    _into_the_appendix(document, change)
    assert broken(document, code) == [Level.WARNING]


def test_an_appendix_may_have_a_size_of_its_own() -> None:
    document = paper()
    for paragraph in _into_the_appendix(document, "cỡ 13"):
        apply_change(document, [paragraph], "cỡ 13")
    assert broken(document, "PH-06") == []


def test_an_empty_paragraph_beside_a_table_is_none_of_the_text() -> None:
    document = paper()
    table = etree.fromstring(etree.tostring(body(document).findall(f"{W}tbl")[-1]))
    after = line(document, "lời văn")
    after.addnext(table)
    for place in (table.addnext, table.addprevious):
        place(etree.Element(f"{W}p"))
    assert broken(document, "PH-18") == []


def test_several_empty_paragraphs_are_one_finding() -> None:
    document = paper()
    for _ in range(3):
        line(document, "lời văn").addnext(etree.Element(f"{W}p"))
    found = [one for one in checked(document).problems if one.code == "PH-18"]
    assert [one.message for one in found] == ["Có 3 đoạn trống giữa các đoạn lời văn."]


def test_a_lost_document_is_judged_by_its_pages_and_fonts_alone() -> None:
    document = paper()
    for table in body(document).findall(f"{W}tbl"):
        body(document).remove(table)
    for word in ("tên loại văn bản", "trích yếu", "chữ Phụ lục"):
        apply_change(document, document.paragraphs(word), "bỏ hết")
    for change in ("cỡ 10", "căn trái", "thụt đầu dòng 0 mm", "giãn dòng 3 dòng", "phông Arial"):
        apply_change(document, document.paragraphs("lời văn"), change)
    apply_change(document, [], "lề trái 10 mm")
    result = checked(document)
    assert result.parts.is_lost
    codes = {one.code for one in result.problems}
    assert {"TR-03", "PH-01"} <= codes
    assert not codes & {"PH-06", "PH-09", "PH-10", "PH-13", "PH-15", "PH-18"}
