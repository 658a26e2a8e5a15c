from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.tieng_viet.names import collisions, safe_stem


@pytest.mark.parametrize(
    ("wanted", "stem"),
    [
        pytest.param("148/KH-BTV", "148_KH-BTV"),
        pytest.param("../../x", "_.._x", id="up"),
        pytest.param(r"..\..\x", "_.._x", id="up, Windows"),
        pytest.param("/etc/x", "_etc_x", id="absolute"),
        pytest.param(r"C:\x", "C__x", id="drive"),
        pytest.param(r"\\srv\x", "__srv_x", id="share"),
        pytest.param("a:b", "a_b", id="stream"),
        pytest.param('a*b?c"d<e>f|g', "a_b_c_d_e_f_g", id="signs"),
        pytest.param("CON", "_CON"),
        pytest.param("nul.docx", "_nul.docx"),
        pytest.param("COM1", "_COM1"),
        pytest.param("LPT¹", "_LPT¹", id="superscript digit"),
        pytest.param("aux.", "_aux"),
        pytest.param("Con .txt", "_Con .txt"),
        pytest.param("x. . ", "x", id="trailing dots and blanks"),
        pytest.param(".an", "an", id="leading dot"),
        pytest.param("~$x", "x", id="Word's lock file"),
        pytest.param("~$.~$x", "x"),
        pytest.param("a\x07b\x7fc", "a_b_c", id="control characters"),
        pytest.param("a\u202egpj.exe", "agpj.exe", id="turned reading"),
        pytest.param("a\ud800", "a_", id="half a character"),
        pytest.param("Tân\u200b\u00a0 An\n", "Tân An", id="odd blanks"),
        pytest.param("", "khong_ten", id="empty"),
        pytest.param(" ... ", "khong_ten", id="only dots"),
    ],
)
def test_unsafe_name(wanted: str, stem: str) -> None:
    assert safe_stem(wanted) == (stem, True)


@pytest.mark.parametrize(
    "name",
    [
        "xa-tan-an",
        "Xã Tân Ân",
        "KẾ HOẠCH 05",
        "CONG",
        "COM",
        "LPT12",
        "console.log",
        "a.b",
        "~x",
        "Ŏ𠀋😀",
    ],
)
def test_safe_name_stays(name: str) -> None:
    assert safe_stem(name) == (name, False)


def test_normal_form_alone_is_no_change() -> None:
    assert safe_stem("Ta\u0302n") == ("Tân", False)


@pytest.mark.parametrize("long", ["ễ" * 120, "x" * 121, "😀" * 60, "a. " * 60])
def test_long_name_is_cut_with_a_hash(long: str) -> None:
    stem, changed = safe_stem(long)
    other, _ = safe_stem(long + "y")
    assert changed
    assert re.fullmatch(r".+[^. ]-[0-9a-f]{8}", stem)
    assert len(stem) <= 120
    assert len(stem.encode()) <= 200
    assert stem != other
    assert safe_stem(unicodedata.normalize("NFD", long))[0] == stem


@pytest.mark.parametrize("fits", ["ễ" * 66, "x" * 120])
def test_name_at_the_limit_stays(fits: str) -> None:
    assert safe_stem(fits) == (fits, False)


def is_safe(stem: str) -> bool:
    device = re.match(r"(con|prn|aux|nul|com\d|lpt\d|com[¹²³]|lpt[¹²³])( *\.| *$)", stem.lower())
    signs = re.search(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]', stem)
    ends = stem.startswith((".", " ", "~$")) or stem.endswith((".", " "))
    return bool(
        stem
        and not (device or signs or ends)
        and len(stem) <= 120
        and len(stem.encode()) <= 200
        and unicodedata.is_normalized("NFC", stem)
    )


NASTY = st.text(
    st.sampled_from("CONUXPRMLT019¹² .~$/\\:*ễe\u0301\u0302\u200b\u202e\x00Đ-_") | st.characters(),
    max_size=300,
)


def never_unsafe(name: str) -> None:
    stem, _ = safe_stem(name)
    assert is_safe(stem)
    assert safe_stem(stem) == (stem, False)


@given(NASTY)
def test_a_name_is_never_unsafe(name: str) -> None:
    never_unsafe(name)


@pytest.mark.deep
@settings(max_examples=10_000)
@given(NASTY)
def test_a_name_is_never_unsafe_deep(name: str) -> None:
    never_unsafe(name)


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        pytest.param(["Xã Tân An", "Xã Tân Ân"], [], id="a mark is a difference"),
        pytest.param(["Tân An", "TÂN AN"], [("Tân An", "TÂN AN")], id="case"),
        pytest.param(["Tân", "Ta\u0302n"], [("Tân", "Ta\u0302n")], id="NFD"),
        pytest.param(["a", "b", "a"], [("a", "a")], id="the same name twice"),
        pytest.param(["a", "B", "A", "b", "c"], [("a", "A"), ("B", "b")], id="two groups"),
        pytest.param(["đ", "Đ"], [("đ", "Đ")]),
    ],
)
def test_collisions(names: list[str], groups: list[tuple[str, ...]]) -> None:
    assert collisions(names) == groups
