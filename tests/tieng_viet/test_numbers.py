from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.tieng_viet.numbers import (
    ALPHABET,
    capital,
    letter,
    pad,
    read_letter,
    read_roman,
    read_section,
    roman,
)


@pytest.mark.parametrize(
    ("n", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (39, "XXXIX"),
        (40, "XL"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman(n: int, numeral: str) -> None:
    assert roman(n) == numeral
    assert read_roman(numeral) == n


@given(st.integers(1, 3999))
def test_roman_round_trip(n: int) -> None:
    assert read_roman(roman(n)) == n
    assert read_section(roman(n)) == (n if n <= 39 else None)


@given(st.text("IVXLCDM", max_size=12))
def test_only_the_one_right_spelling_is_read(s: str) -> None:
    value = read_roman(s)
    assert value is None or roman(value) == s


@pytest.mark.parametrize("s", ["", "IIII", "VX", "IC", "i", "A", "XIIV", "I ", "MMMM"])
def test_not_roman(s: str) -> None:
    assert read_roman(s) is None


@pytest.mark.parametrize("s", ["C", "D", "L", "M", "XL"])
def test_roman_but_no_section(s: str) -> None:
    assert read_roman(s) is not None
    assert read_section(s) is None


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_no_numeral(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        roman(n)


@pytest.mark.parametrize(
    ("n", "small", "big"), [(1, "a", "A"), (5, "đ", "Đ"), (6, "e", "E"), (23, "y", "Y")]
)
def test_letter(n: int, small: str, big: str) -> None:
    assert (letter(n), capital(n)) == (small, big)
    assert read_letter(small) == read_letter(big) == n


def test_alphabet_both_ways() -> None:
    assert " ".join(ALPHABET) == "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert [read_letter(letter(n)) for n in range(1, 24)] == list(range(1, 24))


@pytest.mark.parametrize("s", ["", "f", "j", "w", "z", "ă", "ab", "1", "ê", "İ"])
def test_no_letter_of_points(s: str) -> None:
    assert read_letter(s) is None


@pytest.mark.parametrize("n", [0, 24])
def test_no_such_point(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        letter(n)


@pytest.mark.parametrize(("n", "wanted"), [(1, "01"), (9, "09"), (10, "10"), (148, "148")])
def test_pad(n: int, wanted: str) -> None:
    assert pad(n) == wanted
