"""Runs in an old code are read as Unicode, and honest Unicode in an old font is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looking import lines
from small_docx import BOLD, para, run

from docgen.tieng_viet.old_codes import TCVN3, VNI
from docgen.word.looks import Line, RunLook
from docgen.word.looks.legacy import code_of_font, decoded, mistaken, recoded, shows_capitals

TO_TCVN3 = {char: chr(code) for code, char in TCVN3.items() if code < 0x100}
TO_VNI = {char: code for code, char in VNI.items() if code in (code.lower(), code.upper())}
ABC, VNT = "TCVN3 (ABC)", "VNI"
_WORDS = """
    căn cứ kế hoạch số của ban chỉ đạo tỉnh về phòng chống ma túy người được nghĩa thường xuyên
    tuyên truyền vận động nhân dân xã hội trường hợp giữ gìn đề nghị ủy thuỷ khuyến khích quyết định
    nguyễn ưu tiên ý thức ở đâu ngoằn ngoèo khuỷu tay
"""
WORDS = _WORDS.split()


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


OLD, OLD_CAPITALS, VNI_FONT = fonts(".VnTime"), fonts(".VnTimeH"), fonts("VNI-Times")


def to_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(char, char) for char in text)


def to_vni(text: str) -> str:
    return "".join(TO_VNI.get(char, char) for char in text)


def seen(*runs: str) -> Line:
    return lines(para(*runs))[0]


def told(line: Line) -> list[tuple[str, str]]:
    return [(one.text, one.code) for one in line.runs]


@pytest.mark.parametrize(
    ("name", "code", "capitals"),
    [
        (".VnTime", ABC, False),
        (".VnTimeH", ABC, True),
        (".VnArial NarrowH", ABC, True),
        (".vntime", ABC, False),
        ("VnTime", ABC, False),
        ("VNI-Times", VNT, False),
        ("VNI-Helve", VNT, False),
        ("ABC Times", ABC, False),
        ("Times New Roman", None, False),
        ("UVnTime", None, False),
        ("", None, False),
    ],
)
def test_fonts(name: str, code: str | None, capitals: bool) -> None:
    assert (code_of_font(name), shows_capitals(name)) == (code, capitals)


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        pytest.param(
            [run("Céng hoµ x· héi", OLD)], [("Cộng hoà xã hội", ABC)], id="a line of TCVN3"
        ),
        pytest.param([run("céng hoµ", OLD_CAPITALS)], [("CỘNG HOÀ", ABC)], id="capitals font"),
        pytest.param([run("Coäng hoøa xaõ hoäi", VNI_FONT)], [("Cộng hòa xã hội", VNT)], id="VNI"),
        pytest.param(
            [run("ViÖ", OLD), run("t Nam", OLD + BOLD)], [("Việ", ABC), ("t Nam", ABC)], id="cut"
        ),
        pytest.param(
            [run("Vie", VNI_FONT), run("ä", VNI_FONT + BOLD), run("t", VNI_FONT)],
            [("Việ", VNT), ("", VNT), ("t", VNT)],
            id="the mark in the next run",
        ),
        pytest.param(
            [run("Vie"), run("ät", VNI_FONT)], [("Việ", VNT), ("t", VNT)], id="its letter elsewhere"
        ),
        pytest.param(
            [run("ViÖ", OLD), run("t")], [("Việ", ABC), ("t", "")], id="half in another font"
        ),
        pytest.param([run("Kế hoạch", OLD)], [("Kế hoạch", "")], id="Unicode under an old name"),
        pytest.param([run("Ke hoach 2026", OLD)], [("Ke hoach 2026", "")], id="ASCII"),
        pytest.param([run("Công an", OLD)], [("Công an", "")], id="letters that do not tell"),
        pytest.param([run("café où", OLD)], [("café où", "")], id="French"),
        pytest.param([run("Kế hoạch «Ban»", OLD)], [("Kế hoạch «Ban»", "")], id="quotes"),
        pytest.param(
            [run("hµnh ", OLD), run("kế hoạch")], [("hành ", ABC), ("kế hoạch", "")], id="both"
        ),
        pytest.param(
            [run("hµnh ", OLD), run("ngaøy", VNI_FONT)], [("hành ", ABC), ("ngày", VNT)], id="two"
        ),
        pytest.param([run("lμ ngµy", OLD)], [("là ngày", ABC)], id="Greek mu"),
        pytest.param(
            [run("\uf068\uf0d6 thèng", OLD)], [("hệ thống", ABC)], id="letters of a symbol font"
        ),
        pytest.param([run("Céng hoµ")], [("Céng hoµ", "")], id="a Unicode font is never decoded"),
    ],
)
def test_what_a_run_says(runs: list[str], found: list[tuple[str, str]]) -> None:
    assert told(seen(*runs)) == found


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param(
            f"<w:rPr>{OLD}</w:rPr><w:t>ng</w:t><w:softHyphen/><w:t>êi hä</w:t>", "người họ"
        ),
        pytest.param(f"<w:rPr>{OLD}</w:rPr><w:t>ng\u00adêi hä</w:t>", "người họ", id="as a letter"),
        pytest.param("<w:t>ng</w:t><w:softHyphen/><w:t>ay</w:t>", "ngay", id="in a Unicode font"),
    ],
)
def test_a_soft_hyphen_is_a_letter_in_an_old_font_only(markup: str, text: str) -> None:
    assert seen(f"<w:r>{markup}</w:r>").raw == text


def test_a_symbol_names_its_own_font() -> None:
    symbol = '<w:r><w:sym w:font=".VnTime" w:char="F0D6"/></w:r>'
    assert told(seen(run("hµnh h"), symbol)) == [("hµnh h", ""), ("ệ", ABC)]


def test_the_rest_of_the_document_tells_what_a_line_does_not() -> None:
    doubtful = para(run("cã tê", OLD))
    old = para(run("Céng hoµ x· héi chñ nghÜa", OLD))
    honest = para(run("Kế hoạch năm 2026", OLD))
    capitals = para(run("hai", OLD_CAPITALS))
    assert [one.raw for one in lines(doubtful + old + capitals)][::2] == ["có tờ", "HAI"]
    assert [one.raw for one in lines(doubtful + honest + capitals)][::2] == ["cã tê", "hai"]


def test_where_runs_stand_is_counted_in_unicode() -> None:
    line = seen(run("Vieä", VNI_FONT), run("t Nam", VNI_FONT))
    assert line.raw == "Việt Nam"
    assert [(one.start, one.end, one.raw) for one in line.runs] == [(0, 3, "Vieä"), (3, 8, "t Nam")]


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        pytest.param([run("thùc hiÖn kÕ ho¹ch")], ["thực hiện kế hoạch"], id="TCVN3"),
        pytest.param([run("thöïc hieän keá hoaïch")], ["thực hiện kế hoạch"], id="VNI"),
        pytest.param(
            [run("thùc hi"), run("Ön kÕ", BOLD)], ["thực hi", "ện kế"], id="looks are kept apart"
        ),
        pytest.param([run("thöïc hie"), run("än keá")], ["thực hiệ", "n kế"], id="and marks"),
        pytest.param([run("thực hiện kế hoạch")], [], id="Unicode"),
        pytest.param([run("5°C, 30 m², café Müller, § 5")], [], id="signs and names"),
        pytest.param([run("Der Bär läuft über die Straße")], [], id="German"),
        pytest.param([run("hiÖn")], [], id="one word is too little"),
        pytest.param([run("thùc hiÖn kÕ ho¹ch", OLD)], [], id="an old font is no mistake"),
        pytest.param(
            [run("Kế hoạch số 5: "), run("thùc hiÖn kÕ ho¹ch")],
            ["thực hiện kế hoạch"],
            id="in part",
        ),
    ],
)
def test_old_letters_in_a_unicode_font(runs: list[str], found: list[str]) -> None:
    line = seen(*runs)
    assert [new for _, new in mistaken(line)] == found
    if found:
        assert [new for _, new in recoded(line)] == found


def test_recoding_tells_every_run_of_an_old_code() -> None:
    line = seen(run("ViÖt ", OLD), run("Nam"), run(" hµnh", OLD))
    assert [(one.raw, new) for one, new in recoded(line)] == [
        ("ViÖt ", "Việt "),
        (" hµnh", " hành"),
    ]


def cut(text: str, places: list[int]) -> list[str]:
    ends = sorted({min(place, len(text)) for place in places} | {0, len(text)})
    return [text[a:b] for a, b in zip(ends, ends[1:], strict=False)]


def round_trip(words: list[str], places: list[int]) -> None:
    text = "phòng chống " + " ".join(words)
    for encode, font in ((to_tcvn3, ".VnTime"), (to_vni, "VNI-Times")):
        look = RunLook(ascii=font, hansi=font)
        runs = [(piece, look) for piece in cut(encode(text), places)]
        found = decoded(runs)
        assert "".join(new for new, _ in found) == text
        assert all(code for _, code in found)
        honest = [(piece, look) for piece in cut(text, places)]
        assert decoded(honest) == [(piece, "") for piece, _ in honest]


SENTENCES = (st.lists(st.sampled_from(WORDS)), st.lists(st.integers(0, 200), max_size=12))


@given(*SENTENCES)
def test_any_sentence_cut_anywhere_comes_back(words: list[str], places: list[int]) -> None:
    round_trip(words, places)


@pytest.mark.deep
@settings(max_examples=10_000)
@given(*SENTENCES)
def test_any_sentence_cut_anywhere_comes_back_deep(words: list[str], places: list[int]) -> None:
    round_trip(words, places)
