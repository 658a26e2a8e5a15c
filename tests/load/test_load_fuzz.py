"""Whatever the bytes: findings, never an exception; whatever the text: letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_text import PLAN, errors, good, load, plan

from docgen.load.positions import settled
from docgen.tieng_viet.legacy import guess_legacy
from docgen.tieng_viet.text import collapse, flaws

DEEP = settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
RICH = plan(
    "thoi_gian: {tu: 2023-05-25, den: 2023-11-25}\ncan_cu:\n  - loai: Luật\n    ngay: 2023-05-09\n"
    'mo_dau: "{{ can_cu }}, như sau:"\nphu_luc:\n  - ten: Bảng\n'
    "    noi_dung: |\n      1. A\n      | a | b |\n"
)
SNIPPETS = st.sampled_from(
    ["{{", "}}", "*a", "&a ", "!b ", "- ", "? ", ": ", "|\n", ">\n", "\t", "\u00a0", "'", '"',
    "\\", "%", "@",
     "#", "---\n", "...\n", "<<: ", "[", "]", "{", "}", ",", "\r", "\x00", "\u2028", "\u202e",
     "\u200b", "\ufeff",
     "\u0301", "[bảng: nhiem_vu]", "[của mình]\n", "\ud7ff", "\U0010ffff"]
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(expected|found|while|mapping|valid|input|error|string|scanning|parsing)\b", re.I
)


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """A plan with pieces put in and cut out, as text or as bytes."""
    text = draw(st.sampled_from([PLAN, RICH]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:at] + draw(SNIPPETS | st.text(max_size=3)) + text[at + cut :]
    data = text.encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.just(b"") | st.binary(max_size=2)) + data[at:]


def check_findings(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        loaded = load(Path(folder), data)
    assert (loaded.van_ban is None) == bool(errors(loaded))
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in loaded.problems:
        assert problem.code.startswith("D-")
        assert problem.place.line <= lines
        assert problem.message
        assert not ENGLISH.search(re.sub("«.*?»", "", problem.message, flags=re.S)), problem


@given(broken_files() | st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(deadline=None)
def test_no_file_raises(data: bytes) -> None:
    check_findings(data)


@pytest.mark.deep
@given(broken_files() | st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@DEEP
def test_no_file_raises_deep(data: bytes) -> None:
    check_findings(data)


def _is_fit(text: str) -> bool:
    if text != collapse(settled(text)) or not text or "{{" in text:
        return False
    return not flaws(text) and not guess_legacy(text)


LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
FIT = st.text(
    LETTERS | st.sampled_from(list(":-#'\"|>*&!%@`,[]{}? ăđêộ&<")), min_size=1, max_size=120
)
TEXTS = FIT.map(lambda text: collapse(settled(text))).filter(_is_fit)
TEXTS = TEXTS | st.sampled_from(
    ["NO", "on", "~", "null", "0o7", "1e3", "12:30", "=", "<<", "2023-05-25", "- a"]
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a document whose texts are anything that may be printed."""
    return {
        "loai": "ke_hoach",
        "don_vi": draw(TEXTS),
        "trich_yeu": draw(TEXTS),
        "noi_dung": "I. MỤC ĐÍCH\n- Nâng cao\n",
        "kinh_gui": draw(st.lists(TEXTS, min_size=1, max_size=4)),
        "noi_nhan": draw(st.lists(TEXTS, min_size=1, max_size=4)),
        "ky": {"chuc_vu": draw(TEXTS), "ho_ten": draw(TEXTS)},
    }


@st.composite
def dumps(draw: st.DrawFn) -> Callable[[Any], str]:
    """Some way of writing YAML: any style, width and escaping."""
    style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
    width, escaped = draw(st.sampled_from([20, 80, 10_000])), draw(st.booleans())
    return lambda data: yaml.safe_dump(
        data, default_style=style, width=width, allow_unicode=not escaped, sort_keys=False
    )


def check_letters(data: dict[str, Any], dump: Callable[[Any], str]) -> None:
    with TemporaryDirectory() as folder:
        van_ban = good(Path(folder), dump(data | {"noi_dung": "Nội dung"}))
    assert van_ban.don_vi == (data["don_vi"],)
    assert van_ban.trich_yeu == data["trich_yeu"]
    assert list(van_ban.kinh_gui) == data["kinh_gui"]
    assert [one.ten for one in van_ban.noi_nhan] == data["noi_nhan"]
    assert van_ban.ky[0].model_dump(exclude_defaults=True) == data["ky"]


@given(documents(), dumps())
@settings(deadline=None)
def test_every_text_comes_back_letter_for_letter(
    data: dict[str, Any], dump: Callable[[Any], str]
) -> None:
    check_letters(data, dump)


@pytest.mark.deep
@given(documents(), dumps())
@DEEP
def test_every_text_comes_back_letter_for_letter_deep(
    data: dict[str, Any], dump: Callable[[Any], str]
) -> None:
    check_letters(data, dump)
