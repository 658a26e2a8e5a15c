"""The cheap proof of a batch finds whatever the whole proof finds: the same verdict on any damage.

Damaged members are packed anew into the template's own frame, so that nothing but the damage can
give a document away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_docx import BOLD, cell, docx, para, paras, run, table, unzipped

import docgen.verify.stamped as stamped_module
from docgen.problems import Problem
from docgen.render import Rendered, compile_template
from docgen.render.stamp import CORE
from docgen.verify import verify_text
from docgen.verify.stamped import StampCheck
from docgen.word.package import Packed, pack
from docgen.word.stamped import Fragment, Layout, Spot

DOCUMENT, HEADER = "word/document.xml", "word/header1.xml"


def loop(name: str, source: str, *inner: str) -> str:
    return para(f"{{%p for {name} in {source} %}}") + "".join(inner) + para("{%p endfor %}")


SPANS = para(run("{%r for c in b.chu %}"), run("{{ c.chu }}", BOLD), run("{%r endfor %}"))
CELLS = "{% for d in o.doan %}{% for c in d %}{{ c.chu }}{% endfor %}{% endfor %}"
ROW = cell("{% colspan o.rong %}" + CELLS)
ROWS = (
    cell("{%tr for h in b.hang %}"),
    cell("{%tc for o in h %}") + ROW + cell("{%tc endfor %}"),
    cell("{%tr endfor %}"),
)
BODY = (
    paras("{{ ten_loai }}", "Số: {{ so_ky_hieu }}.", "Độc lập - Tự do")
    + loop("d", "can_cu", paras("{{ d }}"))
    + loop("b", "noi_dung", SPANS, table(*ROWS))
    + paras("Nơi nhận:")
    + loop("d", "noi_nhan", paras("- {{ d }}"))
    + loop("p", "phu_luc", paras("{{ p.ten }}"), loop("b", "p.noi_dung", SPANS))
)


def block(*texts: str, rows: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "kieu": "doan",
        "chu": [{"chu": text, "dam": False, "nghieng": False} for text in texts],
        "dau": [],
        "hang": [
            [
                {
                    "kieu": "trai",
                    "rong": 1,
                    "doan": [[{"chu": text, "dam": False, "nghieng": False}]],
                }
                for text in rows
            ]
        ],
    }


SHARED = [
    block("Mở ", "KH&ĐT", " <5% “1”", rows=("1", "13")),
    block("Giữa & 'giữa'", rows=("ô cuối",)),
    block("Giữa & 'giữa'", rows=("1",)),
    block("Phụ lục chung"),
]
OWN = block("của xã ", 'Tân <An> & "Bình"', rows=("7", "13"))
LAST = block("của xã", rows=("7",))
PLAN: dict[str, Any] = {
    "ten_loai": "KẾ HOẠCH",
    "so_ky_hieu": "148/KH-BTV",
    "luu_hanh": "THU HỒI",
    "can_cu": ["Luật số 13", "Luật số 1"],
    "noi_dung": [SHARED[0], SHARED[1], OWN, SHARED[2], SHARED[1], LAST],
    "noi_nhan": ["Như trên;", "Như trên;", "Lưu: VT."],
    "phu_luc": [{"ten": "PHÂN CÔNG", "noi_dung": [SHARED[3], block("của xã")]}],
}
TEMPLATE = compile_template(docx(BODY, header=paras("{{ luu_hanh }}")), "mau.docx")


def is_shared(one: dict[str, Any]) -> bool:
    return any(one is shared for shared in SHARED)


STENCIL = TEMPLATE.stencil(is_shared)
WHOLE = STENCIL.render(PLAN)


def warm() -> StampCheck:
    """Return a check that has seen two units, and so trusts what it proved of them."""
    check = StampCheck(TEMPLATE.frame)
    for number in (1, 2):
        context = {**PLAN, "so_ky_hieu": f"{number}/KH"}
        assert verdict(check, STENCIL.render(context), context) == []
    return check


def verdict(check: StampCheck, made: Rendered, context: dict[str, Any] = PLAN) -> list[Problem]:
    return check.verify(made.data, made.printed, context, "kh.docx", made.layout)


def agreed(check: StampCheck, made: Rendered, context: dict[str, Any] = PLAN) -> list[Problem]:
    """Return the verdict of both proofs, which must be the same."""
    found = verdict(check, made, context)
    assert found == verify_text(made.data, made.printed, context, "kh.docx")
    return found


def changed(name: str, content: bytes, made: Rendered = WHOLE) -> Rendered:
    """Return a document with another content of one part, in the same frame."""
    members: dict[str, Packed] = {}
    for key, value in unzipped(made.data).items():
        if key in (DOCUMENT, HEADER, CORE):
            members[key] = pack(content if key == name else value)
    layout = made.layout
    if layout is not None and name == DOCUMENT:
        layout = replace(layout, spots=followed(layout.spots, content))
    return replace(made, data=TEMPLATE.frame.write(members), layout=layout)


def followed(spots: tuple[Spot, ...], content: bytes) -> tuple[Spot, ...]:
    """Return the spots where the fragments now stand, so that the layout does not give it away."""
    moved: list[Spot] = []
    at = 0
    for spot in spots:
        found = content.find(spot.fragment.content, at)
        moved.append(spot if found < 0 else spot._replace(at=found))
        at = max(at, found + len(spot.fragment.content))
    return tuple(moved)


# Without cells every text of its own stands alone in its element, and is looked for as a whole.
WITHOUT_ROWS = {**PLAN, "noi_dung": [*SHARED[:2], block("của xã ", 'Tân <An> & "Bình"')]}
XML = unzipped(WHOLE.data)[DOCUMENT].decode()


def test_a_whole_document_is_proved_without_the_whole_proof(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check = warm()
    monkeypatch.setattr(stamped_module, "verify_text", lambda *_: pytest.fail("not cheap"))
    for number in range(3, 6):
        own = block(f"của xã số {number} & {number}", rows=("7",))
        context = {**PLAN, "so_ky_hieu": f"{number}/KH", "luu_hanh": "", "can_cu": ["a"] * number}
        context["noi_dung"] = [SHARED[0], own, *PLAN["noi_dung"][3:]]
        assert verdict(check, STENCIL.render(context), context) == []


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, count)


def paragraph(text: str) -> re.Pattern[str]:
    return re.compile(f"<w:p>(?:(?!</w:p>).)*{re.escape(text)}(?:(?!</w:p>).)*</w:p>")


def dropped(text: str) -> Callable[[str], str]:
    return lambda xml: paragraph(text).sub("", xml, count=1)


def swapped(first: str, second: str) -> Callable[[str], str]:
    def change(xml: str) -> str:
        one, other = paragraph(first).search(xml), paragraph(second).search(xml)
        assert one
        assert other
        between = xml[one.end() : other.start()]
        return xml[: one.start()] + other[0] + between + one[0] + xml[other.end() :]

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(replaced("KẾ HOẠCH", "KẾ HOẠC"), id="letter"),
        pytest.param(replaced("Giữa", "Giưa"), id="tone-in-a-fragment"),
        pytest.param(replaced("Tân &lt;An", "Tan &lt;An"), id="tone-in-an-own-block"),
        pytest.param(replaced("&amp;ĐT", "&amp;amp;ĐT"), id="entity-doubled-in-a-fragment"),
        pytest.param(replaced("&gt; &amp;", "&gt; &amp;amp;"), id="entity-doubled"),
        pytest.param(replaced("&gt; &amp;", "&gt; &"), id="bare-ampersand"),
        pytest.param(replaced("&lt;An", "<An"), id="bare-less-than"),
        pytest.param(replaced("&lt;An", "&#x3c;An"), id="entity-written-otherwise"),
        pytest.param(replaced("Tân &lt;An", "Tân &#0;&lt;An"), id="entity-of-nothing"),
        pytest.param(replaced("Tân &lt;An", "Tân \x0b&lt;An"), id="control-character"),
        pytest.param(replaced("Độc lập", "Độc \x00lập"), id="cut-in-a-text"),
        pytest.param(replaced("<w:body>", "<w:body>\x00"), id="cut-between-elements"),
        pytest.param(replaced("<w:body>", "<w:body>\ue000"), id="sign-between-elements"),
        pytest.param(replaced("KẾ HOẠCH", "KẾ \ue000HOẠCH"), id="sign-in-a-text"),
        pytest.param(dropped("Luật số 13"), id="paragraph"),
        pytest.param(dropped("Giữa"), id="paragraph-of-a-fragment"),
        pytest.param(dropped("Như trên;"), id="one-of-two-alike"),
        pytest.param(swapped("KẾ HOẠCH", "Lưu: VT."), id="first-and-last"),
        pytest.param(
            lambda xml: re.sub("<w:t([^>]*)>Luật số 13<", r"<w:tx\1>Luật số 13<", xml),
            id="element-opened-as-another",
        ),
        pytest.param(dropped("Lưu: VT."), id="paragraph-at-the-end"),
        pytest.param(swapped("Luật số 13", "Luật số 1<"), id="paragraphs-swapped"),
        pytest.param(swapped("Mở ", "Giữa"), id="fragments-swapped"),
        pytest.param(swapped("Luật số 13", "Giữa"), id="own-swapped-with-a-fragment"),
        pytest.param(
            replaced(">Luật số 13</w:t>", ">Luật số 13</w:instrText>"), id="element-not-closed"
        ),
        pytest.param(
            lambda xml: re.sub(
                r"<w:t([^>]*)>Luật số 13</w:t>", r"<w:instrText\1>Luật số 13</w:instrText>", xml
            ),
            id="text-moved-out-of-its-element",
        ),
        pytest.param(
            lambda xml: paragraph("Luật số 13").sub(lambda one: f"<!--{one[0]}-->", xml),
            id="in-a-remark",
        ),
        pytest.param(
            lambda xml: paragraph("Giữa").sub(lambda one: f"<!--{one[0]}-->", xml),
            id="fragment-in-a-remark",
        ),
        pytest.param(
            lambda xml: paragraph("Luật số 13").sub(lambda one: f"<![CDATA[{one[0]}]]>", xml),
            id="in-raw-text",
        ),
        pytest.param(
            lambda xml: xml.replace("<w:body>", '<w:body xmlns:w="urn:x">'), id="another-language"
        ),
        pytest.param(
            lambda xml: xml.replace("<w:p>", '<w:p xmlns:w="urn:x">', 1), id="one-paragraph-foreign"
        ),
        pytest.param(replaced('encoding="UTF-8"', 'encoding="ISO-8859-1"'), id="encoding"),
        pytest.param(
            lambda xml: xml.replace("<w:p>", "<!--<w:p>", 1).replace("</w:p>", "</w:p>-->", 1),
            id="first-paragraph-in-a-remark",
        ),
        pytest.param(
            lambda xml: xml.replace("Như trên;", "\ue000Như trên;", 1).replace("Nơi nhận:", "", 1),
            id="sign-in-a-text-after-the-fragments",
        ),
        pytest.param(replaced("Như trên;", "Như\x0btrên;"), id="control-character-at-the-end"),
        pytest.param(replaced("Độc lập", "Độc\x0blập"), id="control-in-the-template-s-words"),
        pytest.param(replaced("Độc lập", "Độc\rlập"), id="line-end-in-the-template-s-words"),
        pytest.param(replaced("</w:p>", ""), id="not-well-formed"),
        pytest.param(replaced("</w:p>", "</w:p><w:p/>"), id="paragraph-added"),
        pytest.param(
            replaced("<w:body>", "<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p>"), id="added"
        ),
        pytest.param(replaced("KẾ HOẠCH", "KẾ</w:t></w:r><w:r><w:t> HOẠCH"), id="run-cut"),
        pytest.param(lambda xml: xml[: len(xml) // 2], id="cut-off"),
        pytest.param(lambda _: "", id="empty"),
    ],
)
@pytest.mark.parametrize("context", [PLAN, WITHOUT_ROWS], ids=["rows", "no-rows"])
def test_damage_is_judged_as_by_the_whole_proof(
    context: dict[str, Any], change: Callable[[str], str]
) -> None:
    check, whole = warm(), STENCIL.render(context)
    assert agreed(check, whole, context) == []
    before = unzipped(whole.data)[DOCUMENT].decode()
    after = change(before)
    assert after != before
    agreed(check, changed(DOCUMENT, after.encode(), whole), context)
    assert agreed(check, whole, context) == []


@pytest.mark.parametrize("header", ["THU HÔI", "", "THU HỒI."])
def test_a_changed_header_is_found(header: str) -> None:
    before = unzipped(WHOLE.data)[HEADER].decode()
    assert agreed(warm(), changed(HEADER, before.replace("THU HỒI", header).encode()))


PIECES = st.sampled_from(
    ["", "a", "&", "<", ">", "&amp;", "</w:t>", "<w:t>", "</w:p>", "<w:p>", "<w:t/>", "<!--", "-->"]
    + [
        "\x00",
        "\ue000",
        "ạ",
        "<w:t>1</w:t>",
        "<![CDATA[",
        "]]>",
        ' cx="5"',
        "\r",
        "\u00a0",
        "e\u0301",
    ]
)


def check_random_damage(check: StampCheck, data: st.DataObject) -> None:
    xml = XML
    for _ in range(data.draw(st.integers(1, 3))):
        cuts = sorted(data.draw(st.lists(st.integers(0, len(xml)), min_size=4, max_size=4)))
        if data.draw(st.booleans()):
            marks = [found.start() for found in re.finditer("<w:p>|<w:r>|<w:tbl>|<w:tr>|<", xml)]
            cuts = sorted(data.draw(st.lists(st.sampled_from(marks), min_size=4, max_size=4)))
        a, b, c, d = cuts
        way = data.draw(st.sampled_from(["replace", "drop", "swap", "double"]))
        xml = {
            "replace": xml[:a] + data.draw(PIECES) + xml[a + data.draw(st.integers(0, 2)) :],
            "drop": xml[:a] + xml[b:],
            "swap": xml[:a] + xml[c:d] + xml[b:c] + xml[a:b] + xml[d:],
            "double": xml[:b] + xml[a:b] + xml[b:],
        }[way]
    agreed(check, changed(DOCUMENT, xml.encode()))


CHECK = warm()


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_random_damage_gets_the_same_verdict(data: st.DataObject) -> None:
    check_random_damage(CHECK, data)


@pytest.mark.deep
@settings(max_examples=10_000, deadline=None)
@given(st.data())
def test_random_damage_gets_the_same_verdict_deep(data: st.DataObject) -> None:
    check_random_damage(CHECK, data)


@given(st.integers(0, len(WHOLE.data) - 1), st.integers(1, 255))
def test_a_flipped_byte_gets_the_same_verdict(at: int, mask: int) -> None:
    data = bytearray(WHOLE.data)
    data[at] ^= mask
    agreed(CHECK, replace(WHOLE, data=bytes(data)))


def layout_of(made: Rendered) -> Layout:
    assert made.layout is not None
    return made.layout


def lied(spots: tuple[Spot, ...], **more: Any) -> Rendered:
    return replace(WHOLE, layout=replace(layout_of(WHOLE), spots=spots, **more))


SPOTS = layout_of(WHOLE).spots


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lied(SPOTS[1:]), id="one-not-claimed"),
        pytest.param(lied(SPOTS + SPOTS[-1:]), id="one-claimed-twice"),
        pytest.param(lied(SPOTS[::-1]), id="turned-round"),
        pytest.param(lied((SPOTS[0]._replace(at=0), *SPOTS[1:])), id="elsewhere"),
        pytest.param(lied((SPOTS[0]._replace(first=9), *SPOTS[1:])), id="printed-elsewhere"),
        pytest.param(lied((SPOTS[0], SPOTS[0], *SPOTS[1:])), id="twice-at-one-place"),
        pytest.param(lied(SPOTS, shared=HEADER), id="another-part"),
        pytest.param(lied(SPOTS, ends={DOCUMENT: len(WHOLE.printed)}), id="part-left-out"),
        pytest.param(lied(SPOTS, ends={}), id="no-parts"),
        pytest.param(replace(WHOLE, layout=None), id="none"),
    ],
)
def test_a_layout_is_not_believed(made: Rendered) -> None:
    assert agreed(warm(), made) == []
    broken = changed(DOCUMENT, XML.replace("Giữa", "Giưa").encode(), made)
    assert agreed(warm(), broken)


@pytest.mark.parametrize(
    "context",
    [
        pytest.param({**PLAN, "khan": "HỎA TỐC"}, id="field-not-printed"),
        pytest.param({**PLAN, "can_cu": [*PLAN["can_cu"], "Luật số 1"]}, id="not-often-enough"),
        pytest.param({**PLAN, "noi_dung": [*PLAN["noi_dung"], SHARED[0]]}, id="shared-block-more"),
        pytest.param({**PLAN, "noi_dung": [*PLAN["noi_dung"], OWN]}, id="own-block-more"),
    ],
)
def test_a_text_that_was_not_printed_is_found(context: dict[str, Any]) -> None:
    assert agreed(warm(), WHOLE, context)


def test_a_shared_block_that_the_template_does_not_print_whole_is_found() -> None:
    body = BODY.replace(table(*ROWS), "")
    template = compile_template(docx(body, header=paras("{{ luu_hanh }}")), "mau.docx")
    stencil, check = template.stencil(is_shared), StampCheck(template.frame)
    bare = {**PLAN, "noi_dung": [block("a")], "phu_luc": []}
    assert agreed(check, stencil.render(bare), bare) == []
    for _ in range(2):
        assert agreed(check, stencil.render(PLAN), PLAN)
    shared = {**PLAN, "noi_dung": SHARED, "phu_luc": []}
    for _ in range(2):
        assert agreed(check, stencil.render(shared), shared)


def test_a_fragment_that_lost_a_letter_everywhere_is_found() -> None:
    spots = tuple(
        spot._replace(
            fragment=Fragment(
                spot.fragment.block,
                spot.fragment.content.replace("Giữa".encode(), "Giưa".encode()),
                spot.fragment.printed,
            )
        )
        for spot in SPOTS
    )
    made = changed(DOCUMENT, XML.replace("Giữa", "Giưa").encode(), lied(spots))
    assert agreed(warm(), made)


def test_a_sign_in_the_text_does_not_stand_for_fragments() -> None:
    """The own block moves before the fragments, with the sign of a gap before it."""
    first, second = SPOTS[0], SPOTS[2]
    content = XML.encode()
    shared = content[first.at : SPOTS[1].at + len(SPOTS[1].fragment.content)]
    own = content[first.at + len(shared) : second.at]
    fake = para("\ue000").encode()
    content = content.replace(shared + own, fake + own + shared)
    assert agreed(warm(), changed(DOCUMENT, content))


@pytest.mark.parametrize("drop", [0, 1, 2, 3, 4])
def test_a_fragment_that_is_claimed_but_gone_is_found(drop: int) -> None:
    """The spot of a lost fragment is laid over that of another, perhaps its own double."""
    spot = SPOTS[drop]
    size = len(spot.fragment.content)
    content = XML.encode()
    content = content[: spot.at] + content[spot.at + size :]
    for other in SPOTS:
        made = changed(DOCUMENT, content)
        spots = list(layout_of(made).spots)
        spots[drop] = spot._replace(at=other.at)
        made = replace(made, layout=replace(layout_of(made), spots=tuple(spots)))
        assert agreed(warm(), made)


ASCII = {**PLAN, "noi_dung": [block("a b")], "phu_luc": []}


def test_an_encoding_that_no_text_gives_away_is_read_as_it_says() -> None:
    """In UTF-16 or an old encoding the same bytes are other letters."""
    context = {**ASCII, "ten_loai": "KE HOACH", "so_ky_hieu": "1", "noi_nhan": ["Lưu"]}
    made = STENCIL.render(context)
    xml = unzipped(made.data)[DOCUMENT]
    for name in (b"ISO-8859-1", b"UTF-16", b"windows-1258"):
        damaged = changed(DOCUMENT, xml.replace(b"UTF-8", name), made)
        assert agreed(warm(), damaged, context)


def test_a_document_of_another_order_of_parts_is_left_to_the_whole_proof() -> None:
    ends = dict(reversed(layout_of(WHOLE).ends.items()))
    made = replace(WHOLE, layout=replace(layout_of(WHOLE), ends=ends))
    assert agreed(warm(), made) == []
