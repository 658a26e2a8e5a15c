"""A date of issue, which a draft may leave partly open for the pen."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from docgen.model.base import Noun, fault

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_OFFICE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEARS = range(1900, 2101)


class Ngay(Noun):
    """A date whose day, or day and month, may still be open (`None`)."""

    nam: int
    thang: int | None = None
    ngay: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all known."""
        return self.ngay is not None

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that this date may mean."""
        return datetime.date(self.nam, self.thang or 1, self.ngay or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that this date may mean."""
        thang = self.thang or 12
        return datetime.date(self.nam, thang, self.ngay or calendar.monthrange(self.nam, thang)[1])

    @property
    def iso(self) -> str:
        """The date as data writes it: `2023-05-25`, `2023-05` or `2023`."""
        parts = [f"{self.nam:04}"]
        parts += [f"{part:02}" for part in (self.thang, self.ngay) if part is not None]
        return "-".join(parts)


def read_date(value: Any) -> Any:
    """Read `2023-05-25`, `2023-05` or `2023`; anything else is a fault of code `D-NGAY`."""
    if not isinstance(value, str):
        return value
    match = _ISO.fullmatch(value)
    if not match:
        raise fault("D-NGAY", f"«{value[:60]}» không phải là ngày.", _hint_for(value))
    nam, thang, ngay = (int(part) if part else None for part in match.groups())
    assert nam is not None
    if nam not in _YEARS or (thang is not None and not 1 <= thang <= 12):
        raise fault("D-NGAY", f"Không có ngày «{value}».", "ghi năm-tháng-ngày, ví dụ: 2023-05-25")
    if thang is not None and ngay is not None:
        days = calendar.monthrange(nam, thang)[1]
        if not 1 <= ngay <= days:
            raise fault(
                "D-NGAY", f"Không có ngày «{value}».", f"tháng {thang} năm {nam} có {days} ngày"
            )
    return Ngay(nam=nam, thang=thang, ngay=ngay)


def read_full_date(value: Any) -> Any:
    """Read a date that must have its day, month and year."""
    date = read_date(value)
    if isinstance(date, Ngay) and not date.is_full:
        raise fault("D-NGAY", f"«{value}» chưa đủ ngày, tháng, năm.", "ghi đủ, ví dụ: 2023-05-25")
    return date


def _hint_for(value: str) -> str:
    office = _OFFICE.fullmatch(value.strip())
    if office:
        ngay, thang, nam = (int(part) for part in office.groups())
        if 1 <= thang <= 12 and 1 <= ngay <= calendar.monthrange(nam or 1, thang)[1]:
            return f"ghi theo thứ tự năm-tháng-ngày: {nam:04}-{thang:02}-{ngay:02}"
    return "ghi năm-tháng-ngày, ví dụ: 2023-05-25"


NgayMo = Annotated[Ngay, BeforeValidator(read_date)]
NgayDu = Annotated[Ngay, BeforeValidator(read_full_date)]
