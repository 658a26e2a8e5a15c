from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.tieng_viet.text import (
    Kind,
    clean,
    collapse,
    flaws,
    fold,
    lower_first,
    nfc,
    upper,
    upper_first,
)

MARKS = st.sampled_from("aeouAEOUêơđÐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323 x")
SPELLED = st.text(MARKS) | st.text()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("Tie\u0302\u0301ng", "Tiếng", id="NFD"),
        pytest.param("Tiê\u0301ng", "Tiếng", id="shape composed, tone apart"),
        pytest.param("Tie\u0301\u0302ng", "Tiếng", id="tone before shape"),
        pytest.param("Tié\u0302ng", "Tiếng", id="tone composed, shape apart"),
        pytest.param("ba\u0300\u0306ng", "bằng", id="tone before breve"),
        pytest.param("O\u0301\u031b", "Ớ", id="tone before horn"),
        pytest.param("u\u0323\u031b", "ự", id="dot before horn"),
        pytest.param("o\u0323\u0302", "ộ", id="dot before circumflex"),
        pytest.param("Ðoàn, Ɖoàn, ðoàn", "Đoàn, Đoàn, đoàn", id="Đ look-alikes"),
        pytest.param("y\u0301\u0302", "ý\u0302", id="y takes no circumflex: left alone"),
        pytest.param("Ŏ Č 𠀋 សួស្ដី 😀", "Ŏ Č 𠀋 សួស្ដី 😀", id="other letters stay"),
    ],
)
def test_nfc(typed: str, wanted: str) -> None:
    assert nfc(typed) == wanted


def nfc_holds(s: str) -> None:
    once = nfc(s)
    assert nfc(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(SPELLED)
def test_nfc_is_settled_after_one_pass(s: str) -> None:
    nfc_holds(s)


@pytest.mark.deep
@settings(max_examples=10_000)
@given(SPELLED)
def test_nfc_is_settled_after_one_pass_deep(s: str) -> None:
    nfc_holds(s)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        pytest.param("Họ tên người ký", "ho_ten_nguoi_ky"),
        pytest.param("  ĐƠN VỊ (xã/phường) ", "don_vi_xa_phuong"),
        pytest.param("Số\u00a0ký\u200b hiệu", "so_ky_hieu", id="NBSP, zero width"),
        pytest.param("so_luong", "so_luong", id="a key already"),
        pytest.param("Ðơn vị", "don_vi", id="Eth"),
        pytest.param("Ngày\nký", "ngay_ky", id="line break"),
        pytest.param("***", "", id="nothing to keep"),
    ],
)
def test_fold(heading: str, key: str) -> None:
    assert fold(heading) == key


@given(SPELLED)
def test_fold_is_a_key_and_idempotent(s: str) -> None:
    key = fold(s)
    assert fold(key) == key
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param(" Xã\u00a0\u00a0Tân\t An\r\n", "Xã Tân An"),
        pytest.param("a\u2028b\u3000c\u202fd", "a b c d"),
        pytest.param("a\u200bb", "a\u200bb", id="zero width is for clean"),
        pytest.param(" \n\t", ""),
    ],
)
def test_collapse(typed: str, wanted: str) -> None:
    assert collapse(typed) == wanted


@pytest.mark.parametrize(
    ("change", "typed", "wanted"),
    [
        pytest.param(upper, "uỷ ban đ/c Ŏ", "UỶ BAN Đ/C Ŏ"),
        pytest.param(upper, "nga\u0300y", "NGÀY", id="NFD"),
        pytest.param(upper_first, "đẩy mạnh", "Đẩy mạnh"),
        pytest.param(upper_first, "", ""),
        pytest.param(lower_first, "Đẩy mạnh Đề án", "đẩy mạnh Đề án"),
        pytest.param(lower_first, "Ý kiến", "ý kiến", id="a word of one letter"),
        pytest.param(lower_first, "UBND xã", "UBND xã", id="abbreviation"),
        pytest.param(lower_first, "HĐND-UBND", "HĐND-UBND", id="two abbreviations"),
        pytest.param(lower_first, "“Năm”", "“Năm”", id="quote first"),
    ],
)
def test_case(change: type[str], typed: str, wanted: str) -> None:
    assert change(typed) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "char", "index"),
    [
        pytest.param("a\x07b", Kind.CONTROL, "U+0007", 1),
        pytest.param("\x00", Kind.CONTROL, "U+0000", 0),
        pytest.param("xã\x0b", Kind.CONTROL, "U+000B", 2, id="vertical tab"),
        pytest.param("a\x85", Kind.CONTROL, "U+0085", 1, id="C1"),
        pytest.param("ab\ufffe", Kind.NONCHARACTER, "U+FFFE", 2),
        pytest.param("\uffff", Kind.NONCHARACTER, "U+FFFF", 0),
        pytest.param("x\ud83d", Kind.SURROGATE, "U+D83D", 1),
        pytest.param("a\u202egpj", Kind.BIDI, "U+202E", 1),
        pytest.param("\u2066a", Kind.BIDI, "U+2066", 0),
        pytest.param("a\u200f", Kind.BIDI, "U+200F", 1),
        pytest.param("xã Tân \u0410n", Kind.MIXED, "U+0410", 7, id="Cyrillic А"),
        pytest.param("B\u03a4V", Kind.MIXED, "U+03A4", 1, id="Greek Τ"),
        pytest.param("th\u043e\u0301", Kind.MIXED, "U+043E", 2, id="Cyrillic о under a mark"),
    ],
)
def test_one_flaw(text: str, kind: Kind, char: str, index: int) -> None:
    (flaw,) = flaws(text)
    assert (flaw.kind, flaw.char, flaw.index) == (kind, char, index)
    assert char in flaw.message
    assert flaw.hint


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ủy ban\tnhân dân\r\nxã Tân An"),
        pytest.param("😀 👩‍💻 𠀋 chữ Nôm 𡨸 ភាសាខ្មែរ Ŏ ŏ Č č Êđê ꪀ", id="other scripts"),
        pytest.param("МИГ-21, TNFα, 5 μm, Δt, кВт", id="foreign words, not mixed"),
        pytest.param("{{ x }} </w:t> & ]]> 5%", id="markup is only text"),
    ],
)
def test_no_flaw(text: str) -> None:
    assert flaws(text) == []
    assert clean(text) == (text, [])


def test_flaws_come_in_order_and_all() -> None:
    found = flaws("a\x01 B\u0410N \u202e\x02")
    assert [(flaw.kind, flaw.index) for flaw in found] == [
        (Kind.CONTROL, 1),
        (Kind.MIXED, 4),
        (Kind.BIDI, 7),
        (Kind.CONTROL, 8),
    ]
    assert found[1].message == "Từ «B\u0410N» lẫn chữ Ki-rin U+0410 trông giống chữ Việt."


@pytest.mark.parametrize(
    ("text", "wanted", "removed"),
    [
        pytest.param("Tân\u200b An", "Tân An", ["U+200B"]),
        pytest.param("\ufeffa\u00adb", "ab", ["U+FEFF", "U+00AD"]),
        pytest.param("a\u2060b\u200cc\u200d", "abc", ["U+2060", "U+200C", "U+200D"]),
        pytest.param("Ðoàn ðội", "Đoàn đội", ["U+00D0", "U+00F0"], id="Đ look-alikes"),
        pytest.param("ក\u200bខ", "ក\u200bខ", [], id="Khmer word joint"),
        pytest.param("ក\ufeffខ", "កខ", ["U+FEFF"], id="never a BOM"),
    ],
)
def test_clean(text: str, wanted: str, removed: list[str]) -> None:
    cleaned, changed = clean(text)
    assert cleaned == wanted
    assert [flaw.char for flaw in changed] == removed
    assert all(flaw.kind in (Kind.HIDDEN, Kind.LOOKALIKE) for flaw in changed)


@given(st.text())
def test_clean_reports_every_change(s: str) -> None:
    cleaned, changed = clean(s)
    assert (cleaned != s) == bool(changed)
    assert len(s) - len(cleaned) == sum(flaw.kind is Kind.HIDDEN for flaw in changed)
