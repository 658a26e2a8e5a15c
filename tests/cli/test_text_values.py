"""Texts that are hard to print, or must not be, through `docgen build` (corpus C1 to C10)."""

from __future__ import annotations

import pytest
from office import UNITS, Office, Run, nfc, nfd, plan, quoted

from docgen.check.registry import CODES

NAME_300 = ("Nguyễn Thị Ngọc Ầm " * 16)[:299] + "Z"
NO_BLANKS = "Ã" * 30_000  # ten pages
KEPT = [
    pytest.param("Ban TNCN&ĐT TW Đoàn", id="C1-ampersand"),
    pytest.param("Sở KH&ĐT", id="C1-ampersand-in-a-name"),
    pytest.param("tỷ lệ <5%", id="C1-less"),
    pytest.param("tỷ lệ >5%", id="C1-greater"),
    pytest.param('quý "III"', id="C1-double-quotes"),
    pytest.param("quý 'III'", id="C1-single-quotes"),
    pytest.param("a ]]> b", id="C1-end-of-cdata"),
    pytest.param("a &amp; b &#60; c", id="C1-entities"),
    pytest.param("a</w:t></w:r><w:r><w:t>b", id="C2-markup"),
    pytest.param("A <select> B", id="C2-element"),
    pytest.param("a <!-- b --> c <?d e?>", id="C2-comment"),
    pytest.param("{{ 7*7 }}", id="C3-sum"),
    pytest.param("{% for %}", id="C3-loop"),
    pytest.param("{%p if khan %}", id="C3-loop-of-paragraphs"),
    pytest.param("{_{ten}_}", id="C3-docxtpl"),
    pytest.param("{{{ }}}", id="C3-three-braces"),
    pytest.param("{# chú thích #}", id="C3-comment"),
    pytest.param("{{r trich_yeu }}", id="C3-rich-text"),
    pytest.param("{{ ''.__class__.__mro__ }}", id="C3-escape-of-the-sandbox"),
    pytest.param(r"C:\a\f\n\t\x", id="C3-backslashes"),
    pytest.param("đ/c Nguyễn Văn A; 50%, $1, %s, {0}", id="C3-formats"),
    pytest.param(nfd("Nguyễn Thị Ngọc Ầm"), id="C5-nfd"),
    pytest.param(NAME_300, id="C7-name-of-300"),
    pytest.param("Êđê: Ŏ ŏ Č č Ñ ñ Ƀ ƀ", id="C9-ede"),
    pytest.param("TNFα, 5 μm, ½, №, “ ” … – —", id="C9-signs"),
]
REFUSED = [
    *(
        pytest.param(
            f"a{chr(code)}b", "D-KYTU", f"Có ký tự điều khiển U+{code:04X}.", id=f"C4-{code:02x}"
        )
        for code in (*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x9F)
    ),
    pytest.param("a\ufffeb", "D-KYTU", "Có mã U+FFFE không phải là chữ.", id="C4-noncharacter"),
    pytest.param("a\uffffb", "D-KYTU", "Có mã U+FFFF không phải là chữ.", id="C4-ffff"),
    pytest.param("Uû ban nh©n d©n x·", "D-MACU", "«Uỷ ban nhân dân xã»", id="C5-tcvn3"),
    pytest.param("UÛy ban nhaân daân xaõ", "D-MACU", "«Ủy ban nhân dân xã»", id="C5-vni"),
    pytest.param("a\u202eb", "D-KYTU", "Có ký tự ẩn đảo chiều chữ U+202E.", id="C6-bidi"),
    pytest.param("Tân Biеn", "D-KYTU", "Từ «Biеn» lẫn chữ Ki-rin U+0435", id="C6-cyrillic-e"),
    pytest.param("а Tânа", "D-KYTU", "lẫn chữ Ki-rin U+0430", id="C6-cyrillic-a"),
]
HIDDEN = [
    pytest.param("Tân\u200b Biên", "Tân Biên", "U+200B", id="C6-zero-width"),
    pytest.param("Tân\ufeff Biên", "Tân Biên", "U+FEFF", id="C6-byte-order-mark"),
    pytest.param("Tân\u00ad Biên", "Tân Biên", "U+00AD", id="C6-soft-hyphen"),
    pytest.param("\u00d0ắk Lắk", "Đắk Lắk", "U+00D0", id="C6-eth"),
]


def with_text(text: str) -> str:
    """Return a plan with a text in its subject, recipients, filing line and signature."""
    value = quoted(text)
    return plan(
        ("Chuyển đổi số năm 2026", value),
        ("  - Văn phòng", f"  - {value}\n  - Văn phòng"),
        more=f"luu: {value}\nky:\n  chuc_vu: Chủ tịch\n  ho_ten: {value}\n",
    )


def silent_data(run: Run) -> bool:
    """Whether a build had nothing to say of the data; such texts break rules of form, of course."""
    return all(one["code"] in CODES and one["level"] != "error" for one in run.json["problems"])


WARNED = [
    pytest.param("Hòa, hoà, ủy, uỷ, qui, quy", "ND-18", id="C10-both-spellings"),
    pytest.param(NO_BLANKS, "D-TRANO", id="C8-ten-pages-without-a-blank"),
    pytest.param("Chúc mừng 🎉👩‍🌾🇻🇳", "D-PHONG", id="C9-emoji"),
    pytest.param("chữ Nôm 𡨸喃", "D-PHONG", id="C9-nom"),
    pytest.param("ភាសាខ្មែរ", "D-PHONG", id="C9-khmer"),
]


@pytest.mark.parametrize(("text", "code"), WARNED)
def test_a_text_that_paper_may_not_show_well_is_printed_with_a_warning(
    office: Office, text: str, code: str
) -> None:
    office.write("data/a.yaml", with_text(text))
    run = office.run("build", "data/a.yaml", "--format", "json")
    told = [one for one in run.codes("warning") if one == code or one not in CODES]
    assert (run.code, told, run.codes("error")) == (0, [code], [])
    assert office.text("a/a.docx").splitlines().count(nfc(text)) == 2


@pytest.mark.parametrize("text", KEPT)
def test_a_text_is_printed_letter_for_letter(office: Office, text: str) -> None:
    office.write("data/a.yaml", with_text(text))
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, silent_data(run)) == (0, True)
    wanted = nfc(text)
    lines = office.text("a/a.docx").splitlines()
    assert lines.count(wanted) == 2  # subject and signer
    assert f"- {wanted};" in lines
    assert f"- Lưu: {wanted}." in lines


@pytest.mark.parametrize("text", KEPT)
def test_a_text_in_a_unit_s_name_is_printed_letter_for_letter(office: Office, text: str) -> None:
    office.write(
        "data/don_vi.yaml",
        UNITS.replace("UBND XÃ TÂN BIÊN", quoted(text)).replace(
            "dia_danh: Tân Biên", f"dia_danh: {quoted(text)}"
        ),
    )
    office.write("data/a.yaml", plan())
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, silent_data(run)) == (0, True)
    lines = office.text("a/a.docx").splitlines()
    assert nfc(text).upper() in lines
    assert f"{nfc(text)}, ngày 05 tháng 02 năm 2026" in lines


@pytest.mark.parametrize(("text", "code", "words"), REFUSED)
def test_a_text_that_no_document_can_hold_is_refused_at_its_place(
    office: Office, text: str, code: str, words: str
) -> None:
    office.write("data/xau.yaml", plan(("Chuyển đổi số năm 2026", quoted(text))))
    office.write("data/tot.yaml", plan())
    run = office.run("build", "data/xau.yaml", "data/tot.yaml", "--format", "json")
    assert run.code == 1
    (problem,) = run.problems()
    assert (problem["code"], problem["file"]) == (code, "data/xau.yaml")
    assert problem["where"].startswith("5:")
    assert words in problem["message"] + problem["hint"]
    assert problem["hint"]
    assert office.documents() == ["tot/tot.docx"]


@pytest.mark.parametrize("raw", [b"\x01", b"\x0b", b"\x1b", b"\x7f", "\u2028".encode()])
def test_a_control_character_typed_raw_is_refused_too(office: Office, raw: bytes) -> None:
    office.write("data/xau.yaml", plan().encode().replace(b"chuy", b"chuy" + raw, 1) + raw)
    run = office.run("build", "data/xau.yaml")
    assert run.code == 1
    assert "lỗi D-KYTU" in run.err
    assert raw.decode() not in run.err


def test_half_a_surrogate_pair_is_no_text(office: Office) -> None:
    office.write("data/xau.yaml", plan(("Chuyển đổi số", '"\\ud800"')).replace('" năm 2026', '"'))
    run = office.run("build", "data/xau.yaml", "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-KYTU"])
    assert office.documents() == []


@pytest.mark.parametrize(("typed", "printed", "sign"), HIDDEN)
def test_what_cannot_be_seen_goes_and_is_told(
    office: Office, typed: str, printed: str, sign: str
) -> None:
    office.write("data/a.yaml", plan(("Chuyển đổi số năm 2026", quoted(typed))))
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert run.code == 0
    assert [sign in one["message"] for one in run.problems("note")] == [True]
    assert printed in office.text("a/a.docx").splitlines()


def test_forty_recipients_are_all_there_in_their_order(office: Office) -> None:
    names = [f"Trưởng ấp {number} & gia đình <{number}>" for number in range(1, 41)]
    typed = "".join(f"  - {quoted(name)}\n" for name in names)
    office.write("data/a.yaml", plan(("  - Văn phòng\n", typed)))
    assert office.run("build", "data/a.yaml").code == 0
    lines = office.text("a/a.docx").splitlines()
    start = lines.index(f"- {names[0]};")
    assert lines[start : start + 40] == [f"- {name};" for name in names]


@pytest.mark.parametrize(
    "nobody",
    [
        pytest.param(("noi_nhan:\n  - Văn phòng\n", ""), id="C7-no-key"),
        pytest.param(("  - Văn phòng\n", ""), id="C7-nothing-below"),
        pytest.param(("  - Văn phòng\n", "  -\n"), id="C7-an-empty-line"),
        pytest.param(("noi_nhan:\n  - Văn phòng\n", "noi_nhan: []\n"), id="C7-empty-list"),
    ],
)
def test_a_document_without_recipients_is_refused(office: Office, nobody: tuple[str, str]) -> None:
    office.write("data/a.yaml", plan(nobody))
    run = office.run("build", "data/a.yaml", "--format", "json")
    assert (run.code, run.codes()) == (1, ["D-THIEU"])
    assert "«noi_nhan»" in run.problems()[0]["message"]
    assert office.documents() == []


def test_the_title_of_the_file_holds_the_letters_too(office: Office) -> None:
    office.write("data/a.yaml", with_text("KH&ĐT <5% ]]>"))
    assert office.run("build", "data/a.yaml").code == 0
    from docx import Document

    title = Document(str(office.root / "out/a/a.docx")).core_properties.title
    assert title == "Kế hoạch 24/KH-UBND KH&ĐT <5% ]]>"
