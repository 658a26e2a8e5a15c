"""Dates as offices write them, with blanks for the pen where a part is open."""

from __future__ import annotations

from docgen.tieng_viet.numbers import pad

PEN = " " * 6
"""The room left for a part that is filled in by hand."""


def day(n: int) -> str:
    """Return the day of a month as written: below 10 with a zero (N30-I II.4b)."""
    return pad(n)


def month(n: int) -> str:
    """Return a month as written: only 1 and 2 with a zero (N30-I II.4b)."""
    return pad(n) if n < 3 else str(n)


def written(day_: int | None, month_: int | None, year: int | None) -> str:
    """Return `ngày 05 tháng 3 năm 2026`; an open part (None) is left blank for the pen.

    Rule: N30-I II.4b.
    """
    day_part = PEN if day_ is None else f" {day(day_)} "
    month_part = PEN if month_ is None else f" {month(month_)} "
    return f"ngày{day_part}tháng{month_part}năm{PEN if year is None else f' {year}'}"


def short(day_: int | None, month_: int | None, year: int) -> str:
    """Return `25/5/2023`, `05/3/2026`, `01/02/2020`; `5/2023` or `2023` where parts are open.

    `ValueError` for a day without a month.
    """
    if month_ is None:
        if day_ is not None:
            raise ValueError("a day without a month")
        return str(year)
    parts = [month(month_), str(year)]
    return "/".join(parts if day_ is None else [day(day_), *parts])
