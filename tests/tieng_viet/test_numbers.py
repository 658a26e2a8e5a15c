from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.tieng_viet.numbers import ALPHABET, letter, pad, roman

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def value_of(numeral: str) -> int:
    """Read a numeral the schoolbook way: a smaller sign before a larger one is taken off."""
    values = [VALUES[sign] for sign in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


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


@given(st.integers(1, 3999))
def test_a_numeral_has_its_value_and_no_sign_four_times(n: int) -> None:
    numeral = roman(n)
    assert value_of(numeral) == n
    assert not any(sign * 4 in numeral for sign in VALUES)
    assert n > 39 or set(numeral) <= set("IVX")


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_no_numeral(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        roman(n)


@pytest.mark.parametrize(("n", "small"), [(1, "a"), (5, "đ"), (6, "e"), (23, "y")])
def test_letter(n: int, small: str) -> None:
    assert letter(n) == small


def test_the_alphabet_in_order() -> None:
    assert " ".join(ALPHABET) == "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert [letter(n) for n in range(1, 24)] == list(ALPHABET)


@pytest.mark.parametrize("n", [0, 24])
def test_no_such_point(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        letter(n)


@pytest.mark.parametrize(("n", "wanted"), [(1, "01"), (9, "09"), (10, "10"), (148, "148")])
def test_pad(n: int, wanted: str) -> None:
    assert pad(n) == wanted
