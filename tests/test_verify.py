"""Damage to a document, and to its template, is always found (trust anchor: text is sacred)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_docx import BOLD, cell, docx, para, paras, run, table, unzipped, zipped

from docgen.render import Rendered, compile_template
from docgen.verify import verify_text
from docgen.word.package import open_archive

DOCUMENT = "word/document.xml"


def loop(name: str, source: str, *inner: str) -> str:
    return para(f"{{%p for {name} in {source} %}}") + "".join(inner) + para("{%p endfor %}")


SPANS = para(run("{%r for c in b.chu %}"), run("{{ c.chu }}", BOLD), run("{%r endfor %}"))
ROW = (
    cell("{%tc for o in h %}")
    + cell("{% for d in o.doan %}{% for c in d %}{{ c.chu }}{% endfor %}{% endfor %}")
    + cell("{%tc endfor %}")
)
BODY = (
    paras("{{ ten_loai }}", "Số: {{ so_ky_hieu }}")
    + loop("d", "can_cu", paras("{{ d }}"))
    + loop(
        "b", "noi_dung", SPANS, table(cell("{%tr for h in b.hang %}"), ROW, cell("{%tr endfor %}"))
    )
    + paras("Nơi nhận:")
    + loop("d", "noi_nhan", paras("- {{ d }}"))
)
CONTEXT: dict[str, Any] = {
    "ten_loai": "KẾ HOẠCH",
    "so_ky_hieu": "148/KH-BTV",
    "luu_hanh": "THU HỒI",
    "can_cu": ["Luật số 13", "Luật số 1"],
    "noi_dung": [
        {
            "kieu": "doan",
            "chu": [
                {"chu": chu, "dam": False, "nghieng": False} for chu in ("Mở ", "KH&ĐT", " <5% 1")
            ],
            "dau": [],
            "hang": [
                [
                    {
                        "kieu": "trai",
                        "rong": 1,
                        "doan": [[{"chu": chu, "dam": False, "nghieng": False}]],
                    }
                    for chu in ("1", "13", "ô cuối")
                ]
            ],
        }
    ],
    "noi_nhan": ["Như trên;", "Như trên;", "Lưu: VT."],
}
TEMPLATE = compile_template(docx(BODY, header=paras("{{ luu_hanh }}")), "mau.docx")
WHOLE = TEMPLATE.render(CONTEXT)


def found(made: Rendered, context: dict[str, Any] = CONTEXT) -> list[tuple[str, str]]:
    problems = verify_text(made.data, made.printed, context, "kh.docx")
    assert all(problem.place.file == "kh.docx" and problem.hint for problem in problems)
    return [(problem.code, problem.place.part) for problem in problems]


def changed(change: Callable[[str], str], name: str = DOCUMENT) -> Rendered:
    """Return the document with one part changed, zipped anew: nothing but the text is wrong."""
    parts = unzipped(WHOLE.data)
    before = parts[name].decode()
    after = change(before)
    assert after != before
    return Rendered(zipped({**parts, name: after.encode()}), WHOLE.printed)


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, count)


def dropped(pattern: str) -> Callable[[str], str]:
    return lambda xml: re.sub(pattern, "", xml, count=1, flags=re.DOTALL)


def swapped(first: str, second: str) -> Callable[[str], str]:
    def change(xml: str) -> str:
        return (
            xml.replace(f">{first}<", ">\0<", 1)
            .replace(f">{second}<", f">{first}<", 1)
            .replace("\0", second)
        )

    return change


def paragraph_with(text: str) -> str:
    return f"<w:p>(?:(?!</w:p>).)*{re.escape(text)}(?:(?!</w:p>).)*</w:p>"


def test_a_whole_document_has_no_problem() -> None:
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        pytest.param(replaced("KẾ HOẠCH", "KẾ HOẠC"), "ten_loai", id="letter"),
        pytest.param(replaced("HOẠCH", "HOACH"), "ten_loai", id="tone"),
        pytest.param(replaced("148/KH", "148/ KH"), "so_ky_hieu", id="blank-added"),
        pytest.param(replaced("Số: ", "So: "), "so_ky_hieu", id="words-of-the-template"),
        pytest.param(replaced("&amp;ĐT", ""), "noi_dung[0].chu[1].chu", id="from-the-ampersand-on"),
        pytest.param(replaced("&lt;5%", "5%"), "noi_dung[0].chu[2].chu", id="less-than"),
        pytest.param(swapped("Luật số 13", "Luật số 1"), "can_cu", id="two-items-swapped"),
        pytest.param(swapped("1", "13"), "noi_dung[0].hang", id="two-cells-swapped"),
        pytest.param(dropped(paragraph_with("Luật số 13")), "can_cu[0]", id="paragraph"),
        pytest.param(
            dropped(paragraph_with("Luật số 1<")),
            "can_cu[1]",
            id="paragraph-whose-text-is-in-another",
        ),
        pytest.param(
            dropped(paragraph_with("Như trên;")), "noi_nhan[0]", id="one-of-two-equal-paragraphs"
        ),
        pytest.param(dropped(paragraph_with("Lưu: VT.")), "noi_nhan[2]", id="last-paragraph"),
        pytest.param(
            dropped("<w:r>(?:(?!</w:r>).)*KH&amp;ĐT</w:t></w:r>"),
            "noi_dung[0].chu[1].chu",
            id="run",
        ),
        pytest.param(
            replaced("KẾ HOẠCH", "KẾ</w:t></w:r><w:r><w:t> HOẠCH"), "ten_loai", id="run-cut-in-two"
        ),
        pytest.param(
            replaced("KẾ HOẠCH", "KẾ</w:t></w:r></w:p><w:p><w:r><w:t> HOẠCH"),
            "ten_loai",
            id="paragraph-cut",
        ),
        pytest.param(
            dropped("<w:tc>(?:(?!</w:tc>).)*>13<(?:(?!</w:tc>).)*</w:tc>"),
            "noi_dung[0].hang",
            id="cell",
        ),
        pytest.param(dropped("<w:tbl>.*</w:tbl>"), "noi_dung[0].hang", id="table"),
        pytest.param(dropped("(?<=<w:body>).*(?=<w:sectPr>)"), "ten_loai", id="everything"),
        pytest.param(
            lambda xml: re.sub(f"({paragraph_with('Luật số 13')})", r"<!--\1-->", xml),
            "can_cu[0]",
            id="in-a-remark",
        ),
    ],
)
def test_damaged_text_is_found_and_named(change: Callable[[str], str], lost: str) -> None:
    problems = found(changed(change))
    assert problems
    assert {code for code, _ in problems} == {"D-MATCHU"}
    assert any(part.startswith(lost) for _, part in problems)


def test_a_header_is_verified_too() -> None:
    assert found(changed(replaced("THU HỒI", "THU HÔI"), "word/header1.xml")) == [
        ("D-MATCHU", "luu_hanh")
    ]


@given(st.data())
def test_any_letter_dropped_from_any_value_is_found(data: st.DataObject) -> None:
    xml = unzipped(WHOLE.data)[DOCUMENT].decode()
    spots = [
        at
        for text in re.finditer(r"<w:t(?: [^>]*)?>([^<&]+)</w:t>", xml)
        for at in range(*text.span(1))
        if text[1] != "Nơi nhận:"
    ]
    at = data.draw(st.sampled_from(spots))
    assert found(changed(lambda whole: whole[:at] + whole[at + 1 :]))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(replaced("</w:p>", ""), "D-MAUHONG", id="not-well-formed"),
        pytest.param(replaced("&amp;", "&"), "D-MAUHONG", id="bare-ampersand"),
        pytest.param(replaced("&lt;5%", "<5%"), "D-MAUHONG", id="bare-less-than"),
        pytest.param(replaced("KẾ", "\x0b"), "D-MAUHONG", id="control-character"),
    ],
)
def test_xml_that_only_a_forgiving_parser_reads_is_refused(
    change: Callable[[str], str], code: str
) -> None:
    assert {found_code for found_code, _ in found(changed(change))} == {code}


@pytest.mark.parametrize("kept", [0, 1, 100, len(WHOLE.data) // 2, len(WHOLE.data) - 1])
def test_a_truncated_file_is_refused(kept: int) -> None:
    assert found(Rendered(WHOLE.data[:kept], WHOLE.printed)) == [("D-MAUHONG", "")]


def test_a_part_lost_from_the_file_is_found() -> None:
    parts = unzipped(WHOLE.data)
    del parts["word/header1.xml"]
    assert found(Rendered(zipped(parts), WHOLE.printed)) == [("D-MATCHU", "luu_hanh")]


@given(st.integers(0, len(WHOLE.data) - 1), st.integers(1, 255))
def test_no_flipped_byte_makes_another_text_pass(at: int, mask: int) -> None:
    data = bytearray(WHOLE.data)
    data[at] ^= mask
    if not found(Rendered(bytes(data), WHOLE.printed)):
        # Only what does not hold text (dates, the other members) may have changed unnoticed.
        assert unread(bytes(data)) == unread(WHOLE.data)


def unread(data: bytes) -> list[bytes]:
    archive = open_archive(data, "")
    return [archive.read(name) for name in (DOCUMENT, "word/header1.xml")]


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        pytest.param(BODY.replace("{{ d }}", "", 1), "can_cu[0]", id="field-of-a-loop"),
        pytest.param(BODY.replace("Số: {{ so_ky_hieu }}", "Số:"), "so_ky_hieu", id="field"),
        pytest.param(
            BODY.replace("{{ d }}", "{% if loop.first %}{{ d }}{% endif %}", 1),
            "can_cu[1]",
            id="in-a-branch",
        ),
        pytest.param(
            BODY.replace("{{ ten_loai }}", "{{ so_ky_hieu }}"),
            "ten_loai",
            id="one-in-place-of-another",
        ),
    ],
)
def test_a_template_that_lost_a_field_is_found_though_its_document_is_whole(
    body: str, lost: str
) -> None:
    made = compile_template(docx(body, header=paras("{{ luu_hanh }}")), "mau.docx").render(CONTEXT)
    assert ("D-MATCHU", lost) in found(made)


def test_a_text_is_printed_as_often_as_it_stands_in_the_data() -> None:
    once = "{% if loop.first %}{{ d }}{% endif %}"
    template = compile_template(docx(loop("d", "noi_nhan", paras(once))), "mau.docx")
    twice, single = {"noi_nhan": ["Như trên", "Như trên"]}, {"noi_nhan": ["Như trên"]}
    assert found(template.render(twice), twice) == [("D-MATCHU", "noi_nhan[0]")]
    assert found(template.render(single), single) == []


def test_signers_in_a_list_and_in_rows_are_the_same_signers() -> None:
    template = compile_template(docx(loop("k", "ky", paras("{{ k.ho_ten }}"))), "mau.docx")
    signer = {"dong": [], "ho_ten": "Nguyễn Thị A"}
    context = {"ky": [signer], "ky_hang": [{"phai": [signer], "trai": []}]}
    assert found(template.render(context), context) == []


def test_codes_lengths_flags_and_empty_texts_need_not_be_printed() -> None:
    context = {"khan": "", "dai_gach_co_quan": 30, "lien_tich": True, "noi_dung": []}
    made = compile_template(docx(paras("x")), "mau.docx").render(context)
    assert found(made, context) == []


def test_the_same_text_in_another_normal_form_is_the_same_text() -> None:
    text = "Kế hoạch tuyên truyền"
    context = {"khan": unicodedata.normalize("NFD", text)}
    made = compile_template(docx(paras("{{ khan }}")), "mau.docx").render(context)
    assert found(made, context) == []
    parts = unzipped(made.data)
    parts[DOCUMENT] = unicodedata.normalize("NFC", parts[DOCUMENT].decode()).encode()
    assert found(Rendered(zipped(parts), made.printed), context) == []
