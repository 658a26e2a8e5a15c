"""Dates of the model in the forms of the office."""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.model import Ngay, ThoiGian
from docgen.model.ngay import read_date
from docgen.tieng_viet import dates

_OFFICE = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


def day_long(date: Ngay | None) -> str:
    """Return `ngày 05 tháng 3 năm 2026`, with blanks for the pen where parts are open."""
    if date is None:
        return dates.written(None, None, None)
    return dates.written(date.ngay, date.thang, date.nam)


def day_short(date: Ngay) -> str:
    """Return `05/3/2026`, or `3/2026`, `2026` where parts are open."""
    return dates.short(date.ngay, date.thang, date.nam)


def period(span: ThoiGian) -> str:
    """Return `từ ngày 01/6/2020 đến ngày 31/7/2020`."""
    return f"từ ngày {day_short(span.tu)} đến ngày {day_short(span.den)}"


def as_date(value: str | Ngay) -> Ngay | None:
    """Return a date, also one that is written as text (`25/5/2026`, `2026-05-25`), else None."""
    if isinstance(value, Ngay):
        return value
    text = value.strip()
    match = _OFFICE.fullmatch(text)
    if not match and not _ISO.fullmatch(text):
        return None
    try:
        date: Ngay = read_date("-".join(reversed(match.groups())) if match else text)
    except ValueError:  # a day that the calendar does not have
        return None
    return date


DATE_FILTERS: dict[str, Callable[[Ngay], str]] = {"ngay_chu": day_long, "ngay_so": day_short}
