from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.tieng_viet.collation import key


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(list("aăâbcdđeêghiklmnoôơpqrstuưvxy"), id="29 letters"),
        pytest.param(["ba", "bà", "bả", "bã", "bá", "bạ"], id="tones"),
        pytest.param(["ba", "bạ", "bác", "băng", "bằng", "bâng"], id="letters before tones"),
        pytest.param(["ba hoa", "bà già", "bác"], id="syllable by syllable"),
        pytest.param(["Tân An", "Tân Ân", "Tân Biên", "Tấn An"], id="communes"),
        pytest.param(["dân", "Dân", "đan", "Đan"], id="case last, d before đ"),
        pytest.param(["Ấp 2", "Ấp 10", "Ấp Bắc"], id="numbers by value"),
        pytest.param(["xã Bà Điểm", "xã Đông Thạnh", "xã Nhị Bình", "xã Tân Hiệp"], id="Hóc Môn"),
        pytest.param(["hoà an", "hòa bình", "hoà cát", "hỏa"], id="hoà is hòa"),
        pytest.param(["o", "ŏ", "ô"], id="letters of other languages"),
    ],
)
def test_order(ordered: list[str]) -> None:
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=key) == ordered


def test_normal_form_does_not_count() -> None:
    assert key("Tân") == key("Ta\u0302n")


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    ordered = sorted(texts, key=key)
    keys = [key(text) for text in ordered]
    assert all(a <= b for a, b in pairwise(keys))
    texts.reverse()
    assert [key(text) for text in sorted(texts, key=key)] == keys


def test_a_number_of_5000_digits() -> None:
    assert key("9" * 5000) < key("1" + "0" * 5000)
