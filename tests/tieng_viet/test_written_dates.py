from __future__ import annotations

import pytest

from docgen.tieng_viet.dates import short, written


@pytest.mark.parametrize(
    ("day", "month", "year", "long", "brief"),
    [
        pytest.param(5, 3, 2026, "ngày 05 tháng 3 năm 2026", "05/3/2026", id="day padded"),
        pytest.param(25, 5, 2023, "ngày 25 tháng 5 năm 2023", "25/5/2023", id="nothing padded"),
        pytest.param(1, 2, 2020, "ngày 01 tháng 02 năm 2020", "01/02/2020", id="both padded"),
        pytest.param(10, 1, 2020, "ngày 10 tháng 01 năm 2020", "10/01/2020", id="month padded"),
        pytest.param(9, 10, 2020, "ngày 09 tháng 10 năm 2020", "09/10/2020", id="month of two"),
        pytest.param(None, 5, 2023, "ngày      tháng 5 năm 2023", "5/2023", id="day open"),
        pytest.param(None, None, 2023, "ngày      tháng      năm 2023", "2023", id="month open"),
    ],
)
def test_dates(day: int | None, month: int | None, year: int, long: str, brief: str) -> None:
    assert written(day, month, year) == long
    assert short(day, month, year) == brief


def test_everything_open() -> None:
    assert written(None, None, None) == "ngày      tháng      năm      "


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        short(5, None, 2023)
