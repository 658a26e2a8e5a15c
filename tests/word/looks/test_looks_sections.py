"""Sections: what is missing, inherited, former; which section a header belongs to."""

from __future__ import annotations

import pytest
from looking import look_at, package
from small_docx import para, paras, part, relation, relations

from docgen.word.looks import see

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
SIDES = '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851" w:gutter="567"/>'


def sect(inner: str) -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


def test_a_section_that_says_nothing_is_a_letter_page() -> None:
    (found,) = look_at(paras("a"), section="<w:sectPr/>").sections
    assert (found.width, found.height) == pytest.approx((215.9, 279.4))
    assert (found.left, found.right, found.top, found.header) == pytest.approx(
        (25.4, 25.4, 25.4, 12.7)
    )


def test_no_section_at_all() -> None:
    (found,) = look_at(paras("a"), section="").sections
    assert (found.element, found.kind, found.text_width) == (None, "nextPage", pytest.approx(165.1))


def test_a_former_section_is_none() -> None:
    former = '<w:sectPrChange><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange>'
    (found,) = look_at(paras("a"), section=sect(A4 + former)).sections
    assert found.width == pytest.approx(210, abs=0.02)


@pytest.mark.parametrize(
    ("settings", "width"),
    [("", 155), ("<w:gutterAtTop/>", 165), ('<w:gutterAtTop w:val="0"/>', 155)],
)
def test_the_gutter_takes_room_beside_the_text_or_above_it(settings: str, width: float) -> None:
    (found,) = look_at(paras("a"), section=sect(A4 + SIDES), settings=settings).sections
    assert found.text_width == pytest.approx(width, abs=0.1)


def test_columns_make_the_room_narrower() -> None:
    seen = look_at(paras("a"), section=sect(f'{A4}{SIDES}<w:cols w:num="2" w:space="567"/>'))
    assert seen.lines[0].width == pytest.approx((155 - 10) / 2, abs=0.1)


@pytest.mark.parametrize(
    ("size", "landscape"),
    [
        ('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', True),
        ('<w:pgSz w:w="16838" w:h="11906"/>', True),
        (A4, False),
    ],
)
def test_a_page_lies_when_it_is_wider_than_high(size: str, landscape: bool) -> None:
    assert look_at(paras("a"), section=sect(size)).sections[0].landscape is landscape


@pytest.mark.parametrize(
    ("numbers", "start", "form"),
    [
        ('<w:pgNumType w:start="1" w:fmt="lowerRoman"/>', 1, "lowerRoman"),
        ('<w:pgNumType w:start="0"/>', 0, ""),
        ('<w:pgNumType w:start="x"/>', None, ""),
        ("", None, ""),
    ],
)
def test_page_numbers(numbers: str, start: int | None, form: str) -> None:
    (found,) = look_at(paras("a"), section=sect(A4 + numbers)).sections
    assert (found.number_start, found.number_format) == (start, form)


def headers(*references: str) -> str:
    return "".join(
        f'<w:headerReference w:type="{kind}" r:id="{key}"/>'
        for kind, key in (one.split("=") for one in references)
    )


def test_headers_are_inherited_kind_by_kind() -> None:
    first = para("a", properties=sect(headers("default=h1", "even=h2") + A4))
    second = para("b", properties=sect(headers("first=h3", "even=h3") + A4 + "<w:titlePg/>"))
    found = package(first + second + paras("c"))
    links = [relation(f"h{n}", "header", f"h{n}.xml") for n in (1, 2, 3)]
    found["word/_rels/document.xml.rels"] = relations(*links).encode()
    types = found["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    for n in (1, 2, 3):
        name = f"word/h{n}.xml"
        found[name] = part("hdr", paras(f"đầu {n}")).encode()
        types = types.replace(
            "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        )
    found["[Content_Types].xml"] = types.encode()
    seen = see(found)
    one, two, three = (dict(section.headers) for section in seen.sections)
    assert one == {"default": "word/h1.xml", "even": "word/h2.xml"}
    assert two == {"default": "word/h1.xml", "even": "word/h3.xml", "first": "word/h3.xml"}
    assert three == two
    assert [section.title_page for section in seen.sections] == [False, True, False]
    assert [line.section for line in seen.lines] == [0, 1, 2, 0, 0, 1]


def test_settings() -> None:
    seen = look_at(paras("a"), settings='<w:mirrorMargins/><w:evenAndOddHeaders w:val="false"/>')
    assert (seen.mirrored, seen.even_odd) == (True, False)
