from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.tieng_viet.legacy import (
    Code,
    decode_guess,
    decode_tcvn3,
    decode_vni,
    guess_encoding,
    guess_legacy,
    letters_of,
    weigh,
)
from docgen.tieng_viet.old_codes import TCVN3, VNI
from docgen.tieng_viet.syllable import _RIMES, is_syllable

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
SMALL = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES] + ["đ"]
MARKED = [letter for letter in SMALL if not letter.isascii()]
PLAIN = "abcdefghijklmnopqrstuvwxyz ,.;:-/()0123456789"
TO_TCVN3 = {char: chr(code) for code, char in TCVN3.items() if code < 0x100}
TO_VNI = {char: code for code, char in VNI.items() if code in (code.lower(), code.upper())}

SENTENCE = "Kế hoạch triển khai thực hiện Đề án phòng, chống ma túy của Ủy ban nhân dân xã"


def to_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(char, char) for char in text)


def to_vni(text: str) -> str:
    return "".join(TO_VNI.get(char, char) for char in text)


def to_windows_1258(text: str) -> bytes:
    done = b""
    for char in text:
        base, tone = char, ""
        parts = unicodedata.normalize("NFD", char)
        if any(part in TONES[1:] for part in parts):
            tone = next(part for part in parts if part in TONES[1:])
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
        done += (base + tone).encode("cp1258")
    return done


def test_there_are_134_letters_in_both_codes() -> None:
    assert len(MARKED) == 67
    assert set(MARKED) <= set(TO_TCVN3)
    assert {*MARKED, *map(str.upper, MARKED)} == set(TO_VNI)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        pytest.param("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        pytest.param("ng\u00adêi", "người", id="soft hyphen is ư"),
        pytest.param("lμ", "là", id="Greek mu is à"),
        pytest.param("h\uf0d6", "hệ", id="a w:sym character"),
        pytest.param("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", id="capitals of its own"),
    ],
)
def test_decode_tcvn3(typed: str, wanted: str) -> None:
    assert decode_tcvn3(typed) == wanted


def test_a_capitals_font_gives_capitals() -> None:
    assert decode_tcvn3("Céng hoµ", capitals=True) == "CỘNG HOÀ"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param(
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"
        ),
        pytest.param("ñöôïc", "được"),
        pytest.param("ngöôøi", "người"),
        pytest.param("ÑOAØN THANH NIEÂN", "ĐOÀN THANH NIÊN", id="capitals"),
        pytest.param("Aùi, AÙi", "Ái, Ái", id="capital base, small mark"),
        pytest.param("thò xaõ", "thị xã", id="ò is ị"),
    ],
)
def test_decode_vni(typed: str, wanted: str) -> None:
    assert decode_vni(typed) == wanted


@pytest.mark.parametrize("letter", MARKED)
def test_every_letter_survives_both_codes(letter: str) -> None:
    for one in (letter, letter.upper()):
        assert decode_vni(to_vni(one)) == one
    assert decode_tcvn3(to_tcvn3(letter)) == letter
    assert decode_tcvn3(to_tcvn3(letter), capitals=True) == letter.upper()


def round_trip(text: str) -> None:
    assert decode_tcvn3(to_tcvn3(text)) == text
    assert decode_tcvn3(to_tcvn3(text), capitals=True) == text.upper()


TEXTS = st.text(st.sampled_from([*MARKED, *PLAIN]))


@given(TEXTS)
def test_tcvn3_round_trip(text: str) -> None:
    round_trip(text)


@pytest.mark.deep
@settings(max_examples=10_000)
@given(TEXTS)
def test_tcvn3_round_trip_deep(text: str) -> None:
    round_trip(text)


@pytest.mark.parametrize(
    ("typed", "code", "wanted"),
    [
        pytest.param("Uû ban nh©n d©n", Code.TCVN3, "Uỷ ban nhân dân"),
        pytest.param("Uû ban", Code.TCVN3, "Uỷ ban"),
        pytest.param("NguyÔn V¨n A", Code.TCVN3, "Nguyễn Văn A"),
        pytest.param("cã tõ cô thÓ", Code.TCVN3, "có từ cụ thể", id="words that also read as is"),
        pytest.param("H§ND thµnh phè", Code.TCVN3, "HĐND thành phố", id="abbreviation"),
        pytest.param("CéNG HOµ X· HéI", Code.TCVN3, "CỘNG HOÀ XÃ HỘI", id="capitals"),
        pytest.param("ng\u00adêi", Code.TCVN3, "người", id="before clean"),
        pytest.param("Coäng hoøa xaõ hoäi", Code.VNI, "Cộng hòa xã hội"),
        pytest.param("Ñ/c Traàn Thò B", Code.VNI, "Đ/c Trần Thị B"),
        pytest.param("ñöôïc", Code.VNI, "được"),
    ],
)
def test_old_code_is_found(typed: str, code: Code, wanted: str) -> None:
    found = guess_legacy(typed)
    assert found is not None
    assert (found.code, found.text) == (code, wanted)
    assert wanted in found.hint
    assert code in found.message


@pytest.mark.parametrize(
    "text",
    [
        *("", "Ban chap hanh", "à", "đó", "cô", "là ông", "Lê Lý", "toà án", "Công an", "ý"),
        *("Võ Thị Sáu", "Ủy ban nhân dân", "Vũ", "Đak Đoa", "Čư Mgar", "Ŏ", "hoà", "Bà Vò"),
        *("café", "déjà vu", "où", "Thaï", "naïve", "L'État, c'est moi", "laïc", "résumé", "tôt"),
        *("Müller", "über alles", "Maß", "Straße", "Der Bär läuft über die Brücke", "für"),
        *("São Paulo", "El niño pequeño", "Curaçao", "Pokémon", "Nestlé", "jalapeño"),
        *("5 µm", "5 μm", "© 2024 ABC", "§ 5", "« Ban »", "100 £", "±5°C", "m²", "½", "Word®"),
        *("Công ty Nestlé và ông Müller", "ca phê à la carte"),
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert guess_legacy(text) is None


@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=3, max_size=8, unique=True))
def test_what_is_found_is_what_was_written(words: list[str]) -> None:
    text = " ".join(words).lower()
    for encode in (to_tcvn3, to_vni):
        found = guess_legacy(encode(text))
        assert found is None or found.text == text
    assert guess_legacy(text) is None or text.isascii()


@pytest.mark.parametrize(
    ("raw", "name", "preview"),
    [
        pytest.param(SENTENCE.encode("utf-16"), "UTF-16", SENTENCE, id="with BOM"),
        pytest.param(SENTENCE.encode("utf-16-le"), "UTF-16", SENTENCE, id="LE"),
        pytest.param(SENTENCE.encode("utf-16-be"), "UTF-16", SENTENCE, id="BE"),
        pytest.param(to_windows_1258(SENTENCE), "Windows-1258", SENTENCE),
        pytest.param("là cô".encode("cp1258"), "Windows-1258", "là cô"),
        pytest.param(
            b"ten: " + to_tcvn3(SENTENCE.lower()).encode("latin-1"),
            "TCVN3 (ABC)",
            "ten: " + SENTENCE.lower(),
        ),
        pytest.param(to_vni(SENTENCE).encode("latin-1"), "VNI", SENTENCE),
        pytest.param("déjà vu".encode("cp1252"), "không rõ", "d\ufffdj\ufffd vu"),
        pytest.param("Kế hoạch".encode()[:-1] + b"\xff", "không rõ", "Kế hoạc\ufffd"),
        pytest.param(b"", "không rõ", ""),
    ],
)
def test_encoding_of_a_file(raw: bytes, name: str, preview: str) -> None:
    assert guess_encoding(raw) == name
    assert decode_guess(raw, name) == preview


@given(st.binary())
def test_any_bytes_have_a_name_and_a_preview(raw: bytes) -> None:
    name = guess_encoding(raw)
    assert name in list(Code)
    for one in Code:
        assert isinstance(decode_guess(raw, one), str)


@pytest.mark.parametrize(
    ("text", "code", "weight"),
    [
        ("Céng hoµ", Code.TCVN3, (2, 0)),
        ("Kế hoạch", Code.TCVN3, (0, 2)),
        ("cô", Code.TCVN3, (0, 0)),
        ("Ke hoach", Code.TCVN3, (0, 0)),
        ("H§ND", Code.TCVN3, (0, 0)),
        ("café", Code.TCVN3, (0, 0)),
        ("Coäng hoøa", Code.VNI, (2, 0)),
        ("Vieät Nam năm", Code.VNI, (1, 1)),
    ],
)
def test_what_speaks_for_a_code(text: str, code: Code, weight: tuple[int, int]) -> None:
    assert weigh(text, code) == weight


@pytest.mark.parametrize(
    ("typed", "sure"), [("Céng hoµ", True), ("ng\u00adêi", False), ("Coäng hoøa", True)]
)
def test_one_word_alone_leaves_a_doubt(typed: str, sure: bool) -> None:
    found = guess_legacy(typed)
    assert found is not None
    assert found.sure is sure


@given(TEXTS)
def test_letters_one_by_one_make_the_text(text: str) -> None:
    assert "".join(letters_of(to_tcvn3(text), Code.TCVN3)) == text
    typed = to_vni(text)
    found = letters_of(typed, Code.VNI)
    assert len(found) == len(typed)
    assert unicodedata.normalize("NFC", "".join(found)) == decode_vni(typed)


SYLLABLES = [
    initial + rime
    for initial in ["", *"bcdđghklmnrstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu"]
    for rime in sorted(_RIMES)
    if is_syllable(initial + rime)
]


def test_every_syllable_of_the_language_survives_both_codes() -> None:
    assert len(SYLLABLES) > 1_000
    toned = [
        word
        for bare in SYLLABLES
        for index, vowel in enumerate(bare)
        if vowel in "aăâeêioôơuưy"
        for tone in TONES
        if is_syllable(
            word := bare[:index] + unicodedata.normalize("NFC", vowel + tone) + bare[index + 1 :]
        )
    ]
    assert len(toned) > 5_000
    for word in toned:
        assert decode_tcvn3(to_tcvn3(word)) == word
        assert decode_vni(to_vni(word)) == word
        assert decode_vni(to_vni(word.upper())) == word.upper()
