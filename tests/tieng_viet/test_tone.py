"""Mixed tone placing is found; one way alone, and syllables that have only one, are not."""

from __future__ import annotations

import pytest

from docgen.tieng_viet.tone import mixed_tones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("hòa bình, Ủy ban, thủy lợi", None, id="first-way"),
        pytest.param("hoà bình, Uỷ ban, thuỷ lợi", None, id="second-way"),
        pytest.param("hòa bình, Uỷ ban", ("hòa", "Uỷ"), id="mixed"),
        pytest.param("hòa bình, toàn đoàn, hoạt động, khoảng", None, id="closed-syllables"),
        pytest.param("hòa bình, quý, quỹ, quà, Quý", None, id="after-q"),
        pytest.param("HÒA BÌNH và hoà bình", ("HÒA", "hoà"), id="capitals"),
        pytest.param("hoài, xoáy, hòa", None, id="longer-rimes"),
        pytest.param("", None, id="empty"),
    ],
)
def test_mixed_tones(text: str, found: tuple[str, str] | None) -> None:
    assert mixed_tones(text) == found
