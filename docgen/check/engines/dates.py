"""Tests of what a finished text cannot hold: places left open, days that do not exist."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.prose import CELLS, is_draft, main_end, prose
from docgen.check.parts import Part
from docgen.check.rule import Finding
from docgen.problems import Level

_OPEN = re.compile(r"\{\{|\}\}|\[thiếu\b[^\]]*\]?|(?<!\w)x{3,}(?!\w)", re.IGNORECASE)
_ROMAN_THIRTY = re.compile(r"^X+$")
_DOTS = re.compile(r"\.{5,}|…\s?…[\s…]*|_{5,}")
# Types that are forms by nature: their dotted lines are for the pen.
_FORMS = frozenset(
    re.findall(
        r"\w+",
        """
        giay_moi giay_gioi_thieu giay_nghi_phep giay_uy_quyen phieu_gui phieu_chuyen
        phieu_bao phieu_trinh bien_ban hop_dong
        """,
    )
)
_PEN = re.compile(r"(?:ngày|tháng|năm|số|giờ|lúc|hồi|Kèm theo[^()]*)\s*[:.]?\s*$", re.IGNORECASE)


def left_open(case: Case) -> Iterator[Finding]:
    """Yield each place that was to be filled in: `{{…}}`, `[thiếu: …]`, `xxx`, dotted gaps.

    A dotted gap is an error of a finished document only: tables, appendices and forms have lines
    for the pen, and a draft (no number, no day) may still lack something.
    """
    if case.parts.is_lost:
        return
    for part in case.parts.items:
        for gap in _OPEN.finditer(part.raw):
            if not _ROMAN_THIRTY.match(gap.group()):
                yield _gap(part, gap, None)
    if case.parts.loai in _FORMS:
        return
    end = main_end(case)
    level = Level.WARNING if is_draft(case) else None
    for part in prose(case):
        dots = _DOTS.search(part.raw)
        if dots and part.line.index < end and not _PEN.search(part.raw[: dots.start()]):
            yield _gap(part, dots, level)


def _gap(part: Part, gap: re.Match[str], level: Level | None) -> Finding:
    return Finding(
        f"Còn chỗ chưa điền: «{gap.group()[:30].strip()}».",
        "điền nội dung, hoặc bỏ đi nếu không cần",
        part.line,
        part.start + gap.start(),
        part.start + gap.end(),
        level=level,
    )


_NOT_A_CODE = r"(?![\d/]|-\w|[.,]\d|%)"
_SHORT = re.compile(
    rf"\b(?P<word>ngày|từ|đến|trước|hết|sau)\s+(?:hết\s+)?(?:ngày\s+)?"
    rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{3,6}}))?{_NOT_A_CODE}",
    re.IGNORECASE,
)
_FULL = re.compile(
    rf"(?<![\d/.,\w-])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{3,6}}){_NOT_A_CODE}"
)
_WORDS = re.compile(
    r"\bngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{3,6}))?(?!\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\btháng\s+(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{3,6})(?![\d/]|-\w)", re.IGNORECASE
)
_YEARS = re.compile(
    r"\bgiai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})\b|\btừ năm (\d{4}) đến (?:hết )?năm (\d{4})\b",
    re.IGNORECASE,
)
_DAY = r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})"
_SPAN = re.compile(
    rf"\btừ\s+(?:ngày\s+)?{_DAY}\s*(?:,\s*)?(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}",
    re.IGNORECASE,
)
_EARLIEST, _AHEAD = 1800, 80  # years that papers speak of; how far ahead a plan may look
_LATEST = 2150  # where the date of issue is not known
_LEAP = 2000  # a year in which 29/02 exists


def impossible_days(case: Case) -> Iterator[Finding]:
    """Yield each day of the text that does not exist, and each span that ends before it begins."""
    latest = case.parts.date.year + _AHEAD if case.parts.date else _LATEST
    for part in prose(case, "trich_yeu", "trich_yeu_cong_van", *CELLS):
        told: set[int] = set()
        for pattern in (_FULL, _WORDS, _SHORT, _MONTH):
            for found in pattern.finditer(part.raw):
                reason = _reason(found, latest)
                if reason and found.start("m") not in told:
                    told.add(found.start("m"))
                    yield _impossible(part, found, reason)
        yield from _turned_round(part)


def _reason(found: re.Match[str], latest: int) -> str:
    names = found.groupdict()
    day, month = int(names.get("d") or 1), int(names["m"])
    year = int(names["y"]) if names["y"] else None
    # Without `ngày`, two figures may be a fraction: `từ 15/20 xã`, `đến 7/12 ấp`.
    unsure = names.get("word", "ngày").lower() != "ngày" and year is None and "ngày" not in found[0]
    if not 1 <= month <= 12:
        return "" if unsure else f"không có tháng {month}"
    days = calendar.monthrange(year if year and year <= 9999 else _LEAP, month)[1]
    if not 1 <= day <= days:
        return "" if unsure and day > 31 else f"tháng {month} không có ngày {day}"
    if year is not None and not _EARLIEST <= year <= latest:
        return f"năm {year} không hợp lý"
    return ""


def _impossible(part: Part, found: re.Match[str], reason: str) -> Finding:
    return Finding(
        f"«{found.group().strip()}» không phải là ngày tháng có thật: {reason}.",
        "xem lại ngày tháng",
        part.line,
        part.start + found.start(),
        part.start + found.end(),
    )


def _turned_round(part: Part) -> Iterator[Finding]:
    for found in _SPAN.finditer(part.raw):
        first, last = _date(found.groups()[:3]), _date(found.groups()[3:])
        if first and last and first > last:
            yield _ends_early(part, found)
    for found in _YEARS.finditer(part.raw):
        start, end = [int(one) for one in found.groups() if one]
        if start > end:
            yield _ends_early(part, found)


def _date(figures: tuple[str, ...]) -> datetime.date | None:
    day, month, year = (int(one) for one in figures)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _ends_early(part: Part, found: re.Match[str]) -> Finding:
    return Finding(
        f"«{found.group().strip()}» kết thúc trước khi bắt đầu.",
        "xem lại ngày bắt đầu và ngày kết thúc",
        part.line,
        part.start + found.start(),
        part.start + found.end(),
    )
