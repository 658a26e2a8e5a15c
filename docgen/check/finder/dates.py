"""Reads the date of issue."""

from __future__ import annotations

import datetime
import re

from docgen.check.parts import Part

_WHOLE = re.compile(r"(\d{1,2})\D{1,12}?(\d{1,2})\D{1,8}?(\d{4})\W*$")


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
