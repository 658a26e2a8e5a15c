from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.the_thuc.widths import line_widths, longest_word_mm, text_mm

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SENTENCE = (
    "Căn cứ Kế hoạch số 183/KH-BTV ngày 09 tháng 5 năm 2023 của Ban Thường vụ Hội LHPN Thành phố"
)


@pytest.mark.parametrize(
    ("text", "size", "mm"),
    [
        # Measured on the page: LibreOffice 7, Liberation Serif Bold, word boxes of the PDF.
        pytest.param(NATION, 12, 88.24),
        pytest.param(NATION, 13, 95.57),
        pytest.param(MOTTO, 13, 56.12),
        pytest.param(MOTTO, 14, 60.39),
        pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM", 15, 72.86),
        pytest.param("ĐOÀN TNCS HỒ CHÍ MINH", 15, 68.16),
        pytest.param("Nơi nhận", 14, 19.59),
    ],
)
def test_bold_widths_as_on_the_page(text: str, size: int, mm: float) -> None:
    assert text_mm(text, size, bold=True) == pytest.approx(mm, abs=0.3)


@pytest.mark.parametrize(
    ("char", "like"),
    [
        pytest.param("ế", "e", id="marks do not widen a letter"),
        pytest.param("Ậ", "A"),
        pytest.param("ꪀ", "n", id="unknown letter"),
        pytest.param("e\u0302\u0301", "e", id="NFD"),
        pytest.param("a\u200b", "a", id="no width"),
    ],
)
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_like(char: str, like: str, bold: bool, italic: bool) -> None:
    assert text_mm(char, 14, bold, italic) == text_mm(like, 14, bold, italic)


@pytest.mark.parametrize("char", ["字", "𠀋", "😀"])
def test_a_full_em(char: str) -> None:
    assert text_mm(char, 72) == pytest.approx(25.4)


def test_faces_differ() -> None:
    widths = {
        text_mm(SENTENCE, 14, bold, italic) for bold in (False, True) for italic in (False, True)
    }
    assert len(widths) == 4


def test_a_line_that_just_fits_is_one_line() -> None:
    whole = text_mm(SENTENCE, 14)
    assert len(line_widths(SENTENCE, 14, whole)) == 1
    assert len(line_widths(SENTENCE + "  ", 14, whole)) == 1  # blanks hang over the edge
    assert len(line_widths(SENTENCE, 14, whole - 0.1)) == 2
    assert line_widths(SENTENCE, 14, whole - 0.1)[-1] == pytest.approx(text_mm("phố", 14))
    assert len(line_widths(SENTENCE, 14, whole, first_indent_mm=10)) == 2


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        pytest.param("", 100, [""], id="an empty paragraph is a line"),
        pytest.param("một\nhai", 100, ["một", "hai"], id="line break"),
        pytest.param("xã Tân An", 15, ["xã Tân", "An"], id="at a blank"),
        pytest.param("xã Tân\u00a0An", 15, ["xã", "Tân\u00a0An"], id="not at a fixed blank"),
        pytest.param("abc KH-BTV", 17, ["abc KH-", "BTV"], id="at a hyphen"),
        pytest.param("abc 148/KHBTV", 32, ["abc", "148/KHBTV"], id="not at a slash"),
        pytest.param("nnnnn", 5.1, ["nn", "nn", "n"], id="a word wider than the column"),
        pytest.param("n", 0.1, ["n"], id="a letter wider than the column"),
    ],
)
def test_wrapping(text: str, width: float, wanted: list[str]) -> None:
    assert line_widths(text, 14, width) == pytest.approx([text_mm(line, 14) for line in wanted])


def test_a_column_has_a_width() -> None:
    with pytest.raises(ValueError, match="mm"):
        line_widths("x", 14, 0)


def test_longest_word() -> None:
    assert longest_word_mm("xã Tân\u00a0An KH-BTV", 14) == text_mm("Tân\u00a0An", 14)
    assert longest_word_mm("", 14) == 0


@given(st.text(), st.floats(1, 200), st.floats(0, 50))
def test_no_line_is_wider_than_its_column(text: str, width: float, indent: float) -> None:
    widest = max((text_mm(char, 14) for char in text), default=0)
    assert all(
        line <= max(width, widest) + 0.01
        for line in line_widths(text, 14, width, first_indent_mm=indent)
    )


@given(st.text("ab ", max_size=60), st.floats(5, 50))
def test_a_wider_column_never_takes_more_lines(text: str, width: float) -> None:
    assert len(line_widths(text, 14, width + 5)) <= len(line_widths(text, 14, width))
