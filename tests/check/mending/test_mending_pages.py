"""Pages and their numbers: paper, margins, headers and footers; other text of these stays."""

from __future__ import annotations

import re
from typing import Any

import pytest
from by_hand import carried_out, member, seen, tags, tree
from small_docx import cell, docx, members, para, part, run, table, text_box, unzipped, zipped

from docgen.check.mending.paper import wide_tables
from docgen.check.remedy import SetPage, SetPageNumber
from docgen.word.looks import Seen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELD = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
MARKS = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
COMPLEX = f"{MARKS[0]}<w:r><w:instrText> PAGE </w:instrText></w:r>{run('1')}{MARKS[1]}"


def page(**wanted: Any) -> Any:
    return lambda s: [SetPage(one, **wanted) for one in s.sections]


def numbered(hide_first: bool = True) -> Any:
    return lambda s: [
        SetPageNumber(one, "Times New Roman", 14, 10, hide_first) for one in s.sections
    ]


def with_section(body: str, inner: str, **parts: str) -> bytes:
    """Return a document whose last section holds `inner` behind its references."""
    made = members(body, **parts)
    text = made["word/document.xml"].decode()
    made["word/document.xml"] = text.replace('<w:pgSz w:w="11906" w:h="16838"/>', inner).encode()
    return zipped(made)


def test_paper_and_margins_are_set_and_the_rest_stays() -> None:
    inner = '<w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="1" w:right="1" '
    inner += 'w:bottom="1" w:left="1" w:header="720" w:footer="333" w:gutter="9"/>'
    inner += '<w:pgNumType w:fmt="upperRoman" w:start="3"/><w:docGrid w:linePitch="360"/>'
    after = carried_out(
        with_section(para("a"), inner),
        page(
            width=210,
            height=297,
            top=20,
            bottom=20,
            left=30,
            right=15,
            gutter=0,
            start=1,
            decimal=True,
        ),
    )
    (section,) = seen(after).sections
    lengths = (section.width, section.height, section.top, section.left, section.right)
    assert [round(one) for one in lengths] == [210, 297, 20, 30, 15]
    assert round(section.footer / 25.4 * 1440) == 333
    assert (section.gutter, section.number_start, section.number_format) == (0, 1, "")
    element = next(tree(after).iter(f"{W}sectPr"))
    assert tags(element) == ["pgSz", "pgMar", "pgNumType", "docGrid"]
    assert set(element[0].keys()) == {f"{W}w", f"{W}h"}


@pytest.mark.parametrize(
    ("before", "width", "height", "orient"),
    [
        pytest.param(
            'w:w="11906" w:h="16838" w:orient="landscape"', 297, 210, "landscape", id="swapped"
        ),
        pytest.param('w:w="16838" w:h="11906" w:orient="landscape"', 210, 297, None, id="upright"),
        pytest.param('w:w="15840" w:h="12240"', 297, 210, "landscape", id="letter"),
    ],
)
def test_a_page_lies_as_its_lengths_say(
    before: str, width: float, height: float, orient: str | None
) -> None:
    data = with_section(para("a"), f"<w:pgSz {before}/>")
    after = carried_out(data, page(width=width, height=height))
    size = next(tree(after).iter(f"{W}pgSz"))
    assert (size.get(f"{W}orient"), seen(after).sections[0].landscape) == (orient, bool(orient))
    assert round(seen(after).sections[0].width) == width


def test_a_file_without_a_section_gets_one() -> None:
    made = members(para("a"))
    text = made["word/document.xml"].decode()
    made["word/document.xml"] = re.sub("<w:sectPr>.*</w:sectPr>", "", text).encode()
    after = carried_out(zipped(made), page(width=210, height=297, left=30))
    (section,) = seen(after).sections
    assert [round(section.width), round(section.left), round(section.top, 1)] == [210, 30, 25.4]


def test_a_table_that_becomes_too_wide_is_found() -> None:
    wide = '<w:tblW w:w="9900" w:type="dxa"/>'
    rows = table(cell("a") + cell("b")).replace('<w:tblW w:w="0" w:type="auto"/>', wide)
    before = docx(rows + table(cell("c")) + para("d"))
    narrow = carried_out(before, page(left=30, right=25))
    assert [line.text for line in wide_tables(seen(before), seen(narrow))] == ["a"]
    assert wide in member(narrow)
    room = carried_out(before, page(left=15, right=15))
    assert list(wide_tables(seen(before), seen(room))) == []


def shown(data: bytes, kind: str, page: str) -> list[str]:
    """Return the texts of the header or footer that the first section has on pages of a kind."""
    document = seen(data)
    section = document.sections[0]
    name = (section.headers if kind == "header" else section.footers).get(page)
    return [line.text for line in document.lines if line.part == name] if name else []


def test_numbers_come_into_a_new_header() -> None:
    before = docx(para("a"))
    after = carried_out(before, numbered())
    (section,) = seen(after).sections
    assert section.title_page
    assert round(section.header) == 10
    assert shown(after, "header", "default") == ["2"]
    assert shown(after, "header", "first") == [""]
    number = next(one for one in seen(after).lines if one.part == section.headers["default"])
    assert number.fields == ("PAGE",)
    assert (number.look.align, number.look.first, number.look.after) == ("center", 0, 0)
    assert {(one.look.size, one.look.ascii) for one in number.runs} == {(14, "Times New Roman")}
    assert tags(next(tree(after).iter(f"{W}sectPr")))[:2] == ["headerReference"] * 2
    assert set(unzipped(after)) - set(unzipped(before)) == {
        "word/header1.xml",
        "word/header2.xml",
    }


@pytest.mark.parametrize("number", [FIELD, COMPLEX], ids=["simple", "complex"])
def test_numbers_go_out_of_the_footer_and_other_text_stays(number: str) -> None:
    footer = para(number) + para(run("Điện thoại: 0276"), run(" - trang "), number)
    after = carried_out(docx(para("a"), footer=footer), numbered())
    for on in ("default", "first"):
        assert shown(after, "footer", on) == ["Điện thoại: 0276 - trang"]
    assert "PAGE" not in member(after, "word/footer1.xml")
    assert "fldChar" not in member(after, "word/footer1.xml")


@pytest.mark.parametrize(
    "footer",
    [
        pytest.param(para(FIELD), id="alone"),
        pytest.param(para(run("- "), FIELD, run(" -")), id="dashes"),
        pytest.param(para(run("Trang "), FIELD, run("/"), COMPLEX), id="words"),
        pytest.param(f"<w:sdt><w:sdtContent>{para(FIELD)}</w:sdtContent></w:sdt>", id="control"),
        pytest.param(table(cell(para(FIELD)), columns=1) + para(), id="cell"),
        pytest.param(para(text_box(para(FIELD))), id="box"),
    ],
)
def test_a_footer_of_numbers_only_becomes_empty(footer: str) -> None:
    after = carried_out(docx(para("a"), footer=footer), numbered())
    assert "".join(shown(after, "footer", "default")) == ""
    root = tree(after, "word/footer1.xml")
    assert "PAGE" not in member(after, "word/footer1.xml")
    assert all(tags(one)[-1] == "p" for one in (root, *root.iter(f"{W}tc")))
    assert not list(root.iter(f"{W}sdt", f"{W}drawing", f"{W}pict"))


def test_the_first_page_keeps_what_stands_above_it() -> None:
    after = carried_out(docx(para("a"), header=para("MẬT") + para(FIELD)), numbered())
    assert shown(after, "header", "default") == ["2", "MẬT"]
    assert shown(after, "header", "first") == ["MẬT"]


def test_a_first_page_of_its_own_stays_without_its_number() -> None:
    once = carried_out(docx(para("a"), footer=para("chân")), numbered())
    first = seen(once).sections[0].headers["first"]
    made = unzipped(once)
    made[first] = part("hdr", para("Trang đầu") + para(FIELD)).encode()
    after = carried_out(zipped(made), numbered())
    assert shown(after, "header", "first") == ["Trang đầu"]
    assert shown(after, "footer", "first") == shown(after, "footer", "default") == ["chân"]
    assert len(unzipped(after)) == len(made)


def test_a_forgotten_first_header_does_not_come_back() -> None:
    once = carried_out(docx(para("a"), footer=para("chân")), numbered())
    made = unzipped(once)
    text = made["word/document.xml"].decode()
    made["word/document.xml"] = text.replace("<w:titlePg/>", "").encode()
    first = seen(once).sections[0].headers["first"]
    made[first] = part("hdr", para("đã quên")).encode()
    after = carried_out(zipped(made), numbered())
    assert shown(after, "header", "first") == [""]


def test_every_page_shows_its_number_where_the_first_shall_not_be_hidden() -> None:
    data = with_section(para("a"), '<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/>')
    after = carried_out(data, numbered(hide_first=False))
    assert shown(after, "header", "first") == shown(after, "header", "default") == ["2"]


def test_even_pages_are_numbered_where_they_have_a_header_of_their_own() -> None:
    made = members(para("a"), header=para("lẻ"))
    made["word/settings.xml"] = part("settings", "<w:evenAndOddHeaders/>").encode()
    after = carried_out(zipped(made), numbered())
    assert shown(after, "header", "even") == ["2"]
    assert shown(after, "header", "default") == ["2", "lẻ"]


def test_sections_that_share_a_header_get_one_number() -> None:
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    data = docx(para("a", properties=end) + para("b"), header=para("chung"))
    after = carried_out(data, numbered())
    document: Seen = seen(after)
    for section in document.sections:
        lines = [line for line in document.lines if line.part == section.headers["default"]]
        assert sum("PAGE" in line.fields for line in lines) == 1
    again = carried_out(after, numbered())
    assert [line.text for line in seen(again).lines] == [line.text for line in document.lines]


def test_a_header_that_is_lost_is_made_anew() -> None:
    made = members(para("a"), header=para("mất"))
    del made["word/header1.xml"]
    types = made["[Content_Types].xml"].decode()
    made["[Content_Types].xml"] = re.sub(
        '<Override PartName="/word/header1[^>]*>', "", types
    ).encode()
    after = carried_out(zipped(made), numbered())
    assert shown(after, "header", "default") == ["2"]
    assert shown(after, "header", "first") == [""]
