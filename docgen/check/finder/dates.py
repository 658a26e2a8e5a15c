"""Reads the date of issue."""

from __future__ import annotations

import calendar
import datetime
import re

from docgen.check.parts import Part

_WHOLE = re.compile(r"(\d{1,2})\D{1,12}?(\d{1,2})\D{1,8}?(\d{4})\W*$")


_MONTH = re.compile(r"(?<!\d)(\d{1,2})\D{1,8}?(\d{4})\W*$")
_YEAR = re.compile(r"(?<!\d)(\d{4})\W*$")
_DECEMBER = 12


def latest_of(part: Part | None) -> datetime.date | None:
    """Return the last day that a place-and-date line may mean: a draft leaves the day blank."""
    whole = date_of(part)
    if whole or part is None:
        return whole
    found = _MONTH.search(part.text)
    year = _YEAR.search(part.text)
    try:
        if found:
            return _end_of(int(found[2]), int(found[1]))
        return _end_of(int(year[1]), _DECEMBER) if year else None
    except ValueError:
        return None


def _end_of(year: int, month: int) -> datetime.date:
    """Return the last day of a month; `ValueError` for one that does not exist."""
    first = datetime.date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1])


def date_of(part: Part | None) -> datetime.date | None:
    """Return the day that a place-and-date line names, None where it is blank or no day."""
    found = _WHOLE.search(part.text) if part else None
    if not found:
        return None
    day, month, year = (int(figure) for figure in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
