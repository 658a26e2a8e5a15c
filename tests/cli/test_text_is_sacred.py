"""Text that came in is in the document, letter for letter, or the document is refused."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import every_field
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import Office, Run, nfc, nfd

NAMES = every_field.names()
NASTY = {
    "ampersand": "TNCN&ĐT",
    "office": "KH&ĐT",
    "less": "<5%",
    "quotes": "\"a\" 'b'",
    "cdata": "]]>",
    "entity": "&amp; &#60; &lt;b",
    "markup": "</w:t></w:r><w:r><w:t>b",
    "comment": "<!-- a -->",
    "sum": "{{ 7*7 }}",
    "loop": "{% for a in b %}",
    "paragraph-loop": "{%p if khan %}",
    "docxtpl": "{_{a}_} {{r b }}",
    "braces": "{{{ - }}} }} %} {%",
    "jinja-comment": "{# a #}",
    "sandbox": "{{ ''.__class__ }}",
    "backslashes": r"C:\a\f\n \\srv\x",
    "stars": "**a** *b* 3*4 (*)",
    "pipes": "a|b || c",
    "brackets": "[bảng: nhiem_vu] [x]",
    "command": "[ghi chú: a]",
    "brace-command": "a {rieng}",
    "mark": "1. a",
    "dash": "a - b -c",
    "point": "a) b",
    "formats": "%s $1 {0} 50%",
    "yaml": "a: b # c",
    "nfd": nfd("Nguyễn Thị Ngọc Ầm"),
    "long": "Nguyễn Thị Ngọc " * 18 + "Ầm 300 chữ cái",
    "emoji": "🎉👩‍🌾 𡨸喃 ភាសា Ŏ Č",
    "spellings": "hoà hòa uỷ ủy",
}


def inside(name: str, text: str) -> str:
    """Return a text between words that say which field it stands in."""
    return f"Ở {name} {text} hết"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Run, Run]:
    """Build one document for each nasty text between words, and one with nothing but the text."""
    office = Office(tmp_path_factory.mktemp("office"), "")
    registry = ""
    for key, text in NASTY.items():
        for unit, fill in (
            (f"{key}-1", lambda name, text=text: inside(name, text)),
            (f"{key}-2", lambda name, text=text: text),
        ):
            registry += every_field.unit(fill, unit)
            office.write(f"data/{unit}.yaml", every_field.plan(fill, unit))
    office.write("data/don_vi.yaml", registry)
    runs = [
        office.run("build", *(f"data/{key}-{way}.yaml" for key in NASTY), "--format", "json")
        for way in (1, 2)
    ]
    return office, runs[0], runs[1]


@pytest.mark.parametrize("key", NASTY)
def test_a_text_between_words_is_printed_in_every_field(
    built: tuple[Office, Run, Run], key: str
) -> None:
    office, run, _ = built
    assert run.statuses()[f"{key}-1"] == "written", run.json["problems"]
    text = office.text(f"{key}-1/{key}-1.docx")
    wanted = {name: every_field.printed(name, nfc(inside(name, NASTY[key]))) for name in NAMES}
    assert [name for name, printed in wanted.items() if printed not in text] == []


@pytest.mark.parametrize("key", NASTY)
def test_a_text_that_is_all_of_its_field_is_printed_as_often(
    built: tuple[Office, Run, Run], key: str
) -> None:
    office, _, run = built
    assert run.statuses()[f"{key}-2"] == "written", run.json["problems"]
    text = office.text(f"{key}-2/{key}-2.docx")
    assert lost(text, {name: nfc(NASTY[key]) for name in NAMES}) == {}


def test_no_text_becomes_a_finding_of_another_document(built: tuple[Office, Run, Run]) -> None:
    for run in built[1:]:
        assert (run.code, run.err, run.problems()) == (0, "", [])


def lost(text: str, fields: Mapping[str, str]) -> dict[str, int]:
    """Return the texts of fields that a document holds less often than it should, and how often."""
    wanted = Counter(every_field.printed(name, value) for name, value in fields.items())
    found = {value: text.count(value) for value in wanted}
    return {value: found[value] for value, times in wanted.items() if found[value] < times}


LETTERS = [*"aăâbcdđeêghikốợừẫỹỵ AĂĐƯ 019", "UBND", "ngày", "1. ", "- ", nfd("ế")]
SIGNS = [*"&<>\"'{}%*|\\[]()-+.,;:/#_=@~`^$!?“”…–", "{{", "}}", "{%", "%}", "]]>", "**", "./."]
OTHERS = [*"🎉ñ𡨸ខĎŁ½№\u0301\u0323", "👩‍🌾"]
UNFIT = [*"\x00\x07\x1b\x7f\u0085\u2028\u202e\u200b\ufeff\ufffe\ud800\u00a0\u3000\tаΑ\n", "{{ a }}"]
ENDS = ' ;,."”'  # what the end mark of a line may take the place of
DASH = re.compile("^[-–•] ")  # what the mark of a list takes the place of


def texts(pieces: list[str]) -> st.SearchStrategy[list[str]]:
    one = st.lists(st.sampled_from(pieces), min_size=1, max_size=25).map("".join)
    return st.lists(one, min_size=1, max_size=6)


def build(given_texts: list[str]) -> tuple[Run, str, dict[str, str]]:
    """Build a document whose fields take the texts in turn; return its text and its fields."""
    fields = {name: given_texts[at % len(given_texts)] for at, name in enumerate(NAMES)}
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder), every_field.unit(fields.__getitem__, "don-vi"))
        office.write("data/a.yaml", every_field.plan(fields.__getitem__, "don-vi"))
        run = office.run("build", "data/a.yaml", "--format", "json")
        written = office.documents() == ["a/a.docx"]
        assert written is (run.code == 0)
        assert office.left_overs() == []
        return run, office.text("a/a.docx") if written else "", fields


def settled(text: str) -> str:
    """Return a text as it may be typed alone in a field: one line, single blanks, no list marks."""
    return DASH.sub("", " ".join(nfc(text).split()).strip(ENDS))


def check_all_there_or_refused(given_texts: list[str]) -> None:
    run, text, fields = build(given_texts)
    if run.code == 0:
        assert lost(text, {name: nfc(value) for name, value in fields.items()}) == {}
    else:
        assert run.code == 1
        assert run.problems()
        assert all(one["code"] and one["message"] and one["hint"] for one in run.problems())


def check_refused_or_built(given_texts: list[str]) -> None:
    run, _, _ = build(given_texts)
    assert run.code in (0, 1)
    assert bool(run.problems()) is (run.code == 1)


def usable(given_texts: list[str]) -> bool:
    return all(settled(text) == nfc(text) and nfc(text) for text in given_texts)


@given(texts(LETTERS + SIGNS + OTHERS).filter(usable))
@settings(deadline=None)
def test_random_texts_are_all_there_or_refused(given_texts: list[str]) -> None:
    check_all_there_or_refused(given_texts)


@pytest.mark.deep
@given(texts(LETTERS + SIGNS + OTHERS).filter(usable))
@settings(max_examples=10_000, deadline=None)
def test_ten_thousand_random_texts_are_all_there_or_refused(given_texts: list[str]) -> None:
    check_all_there_or_refused(given_texts)


@given(texts(LETTERS + SIGNS + OTHERS + UNFIT))
@settings(deadline=None)
def test_unfit_texts_never_break_the_program(given_texts: list[str]) -> None:
    check_refused_or_built(given_texts)
