from __future__ import annotations

import pytest

from docgen.tieng_viet.syllable import is_syllable

RIGHT = (
    "à ơ Ý ƯU nghiêng Nguyễn quốc quỹ quyết gì giếng gìn giữ giặt kỹ khuỷu thuở hoà hòa uỷ ủy "
    "xoong soóc yêu ngoằn chuyện ĐOÀN huỳnh tuých của mía sữa kẻo hoài ngoèo quả già"
)


@pytest.mark.parametrize("word", RIGHT.split())
def test_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("", id="nothing"),
        pytest.param("từng1", id="digit"),
        pytest.param("cế", id="c before ê"),
        pytest.param("ngế", id="ng before ê"),
        pytest.param("ka", id="k before a"),
        pytest.param("mat", id="stop without a tone"),
        pytest.param("màt", id="stop with huyền"),
        pytest.param("nhỵ", id="y after nh"),
        pytest.param("thÓ", id="capital inside"),
        pytest.param("où", id="no such rime"),
        pytest.param("für", id="no such letter"),
        pytest.param("keỏ", id="tone on the wrong letter"),
        pytest.param("hòan", id="tone on the wrong letter of a closed rime"),
        pytest.param("tốán", id="two tones"),
    ],
)
def test_no_syllable(word: str) -> None:
    assert not is_syllable(word)
