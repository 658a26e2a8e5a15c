"""Ngày ban hành có thật, và đúng với dữ liệu của văn bản.

Khi biết ngày kiểm tra thì ngày ban hành sau ngày ấy bị nhắc. Dữ liệu có khi chạy «docgen check
TỆP.yaml», hoặc «docgen check TỆP.docx --data TỆP.yaml» cho một tệp Word.

Sai:
    địa danh, ngày tháng: Tân Biên, ngày 31 tháng 6 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 29 tháng 02 năm 2026
    địa danh, ngày tháng: Tân Biên, ngày 12 tháng 13 năm 2026
Đúng:
    địa danh, ngày tháng: Tân Biên, ngày 29 tháng 02 năm 2024
    địa danh, ngày tháng: Tân Biên, ngày      tháng 6 năm 2026
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.check.case import Case
from docgen.check.engines.date_line import read_date_line
from docgen.check.parts import Part
from docgen.check.rule import ALL, Finding, Rule
from docgen.problems import Level
from docgen.tieng_viet import dates

if TYPE_CHECKING:
    from docgen.check.content import Content


def _test(case: Case) -> Iterator[Finding]:
    line = read_date_line(case)
    if line is None or line.day is None or line.month is None or line.year is None:
        return
    place = (line.part.line, line.part.start, line.part.stop)
    day = case.parts.date
    if day is None:
        shown = f"{line.day}/{line.month}/{line.year}"
        yield Finding(f"Không có ngày {shown}.", "xem lại ngày ban hành", *place)
        return
    if case.content is not None:
        yield from _against(case.content, day, line.part)


def _against(content: Content, day: datetime.date, part: Part) -> Iterator[Finding]:
    """Yield where the date is not that of the data, or has not come yet."""
    place = (part.line, part.start, part.stop)
    data = content.van_ban.ngay if content.van_ban else None
    if data and data.is_full and data.first_day != day:
        yield Finding(
            f"Ngày ban hành là {_typed(day)}, trong dữ liệu là {_typed(data.first_day)}.",
            "sửa ngày trong văn bản hoặc khóa «ngay» trong dữ liệu",
            *place,
        )
    if content.today and day > content.today:
        yield Finding(
            f"Ngày ban hành {_typed(day)} chưa đến.",
            "xem lại ngày ban hành, bản dự thảo để trống ngày",
            *place,
            level=Level.WARNING,
        )


def _typed(day: datetime.date) -> str:
    return dates.short(day.day, day.month, day.year)


RULE = Rule("DD-03", ALL, Level.ERROR, "dia_danh_ngay", __doc__, _test)
