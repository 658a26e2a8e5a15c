"""Numbers and dates of Excel as a clerk sees them in the cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import Enum, auto

from docgen.load.table.grid import Kind, Special, Value

# Excel keeps 15 digits of a number, whatever was typed.
_DIGITS = 15
_MOST_PLACES = 10
_LAST_DAY = 2_958_465  # 31/12/9999
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<room>_.|\*.)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
    r"|(?P<colour>\[[A-Za-z0-9 ]+\])|(?P<pattern>[0#?][0#?,.]*)|(?P<percent>%)"
    r"|(?P<plain>[^\[\]@/E.,])",
    re.DOTALL,
)
_PATTERN = re.compile(r"(?P<whole>[0#?,]*?)(?P<scale>,*)(?:\.(?P<part>[0#?]*)(?P<scale2>,*))?")
_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)


class Look(Enum):
    """What a number format makes of a number."""

    GENERAL = auto()
    PATTERN = auto()
    DATE = auto()
    SHORT_DATE = auto()  # hides the day or the year
    TIME = auto()
    OTHER = auto()  # fractions, powers of ten, conditions: not rebuilt here


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the sections of a format: what stands around the digits, and how they are laid out."""

    before: str
    after: str
    digits: int
    least: int
    most: int
    thousands: bool
    shift: int
    empty: bool


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format of a cell, taken apart once."""

    code: str
    look: Look
    sections: tuple[_Section, ...] = ()


def number_format(code: str) -> NumberFormat:
    """Return a format code such as `#,##0` or `dd/mm/yyyy` taken apart."""
    bare = _LITERAL.sub("", code).lower()
    if bare.strip() in ("", "general", "@"):
        return NumberFormat(code, Look.GENERAL)
    if "general" in bare:
        return NumberFormat(code, Look.OTHER)
    if re.search("[dmyhs]", bare):
        return NumberFormat(code, _calendar_look(bare))
    # A section with @ is for texts.
    parts = [part for part in _BETWEEN.split(code) if "@" not in _LITERAL.sub("", part)]
    sections = [_section(part) for part in parts[:3]]
    if None in sections:
        return NumberFormat(code, Look.OTHER)
    return NumberFormat(code, Look.PATTERN, tuple(one for one in sections if one))


def _calendar_look(bare: str) -> Look:
    day, year, month = "d" in bare, "y" in bare, "m" in bare
    if day or year or (month and not set("hs") & set(bare)):
        return Look.DATE if day and year else Look.SHORT_DATE
    return Look.TIME


def _section(text: str) -> _Section | None:
    before, after, pattern, shift, end = "", "", "", 0, 0
    for piece in _PIECE.finditer(text):
        if piece.start() != end:
            return None
        end = piece.end()
        kind = piece.lastgroup
        literal = "%" if kind == "percent" else piece[kind or 0]
        if kind == "pattern" and pattern:
            return None
        if kind == "pattern":
            pattern = literal
        elif kind not in ("room", "colour"):
            shift += 2 * (kind == "percent")
            before, after = (before, after + literal) if pattern else (before + literal, after)
    laid = _PATTERN.fullmatch(pattern)
    if end != len(text) or laid is None:
        return None
    whole, part = laid["whole"], laid["part"] or ""
    shift -= 3 * len(laid["scale"] + (laid["scale2"] or ""))
    places = (whole.count("0"), part.count("0"), min(len(part), _MOST_PLACES))
    return _Section(before, after, *places, "," in whole, shift, not set(pattern) & set("0#"))


GENERAL = number_format("General")


def value_of(cell: object, look: NumberFormat = GENERAL, epoch_1904: bool = False) -> Value:
    """Return a value that a library read, as the person sees it in a cell of that format."""
    if isinstance(cell, bool):
        return Special(Kind.TRUTH, "TRUE" if cell else "FALSE")
    if isinstance(cell, int) and look.look is Look.GENERAL and 0 <= cell < 10**_DIGITS:
        return Special(Kind.NUMBER, str(cell))
    if isinstance(cell, int | float):
        return shown(repr(cell), look, epoch_1904)
    if isinstance(cell, datetime):
        clock = cell.strftime("%H:%M:%S")
        day = cell.date().isoformat()
        return moment(day, clock) if clock.strip("0:") else Special(Kind.DATE, day)
    if isinstance(cell, date):
        return Special(Kind.DATE, cell.isoformat())
    if isinstance(cell, time):
        return Special(Kind.TIME, cell.strftime("%H:%M"))
    if isinstance(cell, timedelta):
        hours, seconds = divmod(int(cell.total_seconds()), 3_600)
        return Special(Kind.TIME, f"{hours:02}:{seconds // 60:02}")
    return str(cell)


def shown(raw: str, look: NumberFormat, epoch_1904: bool) -> Special:
    """Return a number of a cell as the person sees it.

    `raw` is the number as the file spells it, `look` the format of the cell. Dates come out as
    `2026-05-25`, everything else with a decimal comma and dots between thousands.
    """
    try:
        exact = Decimal(raw)
        value = Decimal(format(float(raw), f".{_DIGITS}g"))
    except (InvalidOperation, ValueError):
        return Special(Kind.FAULT, raw)
    if not value.is_finite():
        return Special(Kind.FAULT, raw)
    if look.look in (Look.DATE, Look.SHORT_DATE, Look.TIME) and abs(exact) > _LAST_DAY + 1:
        return Special(Kind.BAD_DATE, raw)
    if look.look in (Look.DATE, Look.SHORT_DATE):
        return _date(exact, look, epoch_1904)
    if look.look is Look.TIME and exact >= 0:
        return _time(exact, bool(_ELAPSED.search(look.code)))
    if abs(value) >= Decimal(10) ** _DIGITS:
        return Special(Kind.LONG_NUMBER, raw)
    plain = _plain(value)
    if look.look is Look.PATTERN:
        return _laid_out(value, look, plain)
    remark = f"Excel hiện theo dạng «{look.code[:40]}», docgen đọc là «{plain}»"
    return Special(Kind.NUMBER, plain, remark if look.look is Look.OTHER else "")


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if text not in ("-0", "") else "0"


def _laid_out(value: Decimal, look: NumberFormat, plain: str) -> Special:
    sections = look.sections
    index = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[index] if index < len(sections) else sections[0]
    if section.empty:
        text = (section.before + section.after).strip()
        return Special(Kind.NUMBER, text or plain, "" if text or not value else _hides(text, plain))
    scaled = abs(value).scaleb(section.shift)
    rounded = scaled.quantize(Decimal(1).scaleb(-section.most), ROUND_HALF_UP)
    # Only the section for negative numbers brings a sign of its own.
    sign = "-" if value < 0 and rounded and len(sections) == 1 else ""
    whole, _, part = format(rounded, "f").partition(".")
    whole = whole.lstrip("0").rjust(section.digits, "0")
    if section.thousands:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    optional = part[section.least :].rstrip("0")
    part = part[: section.least] + optional
    number = (whole or "0") + ("," + part if part else "")
    text = f"{sign}{section.before}{number}{section.after}".strip()
    return Special(Kind.NUMBER, text, "" if rounded == scaled else _hides(text, plain))


def _hides(text: str, plain: str) -> str:
    return f"Excel làm tròn khi hiện: ô ghi «{text}» nhưng giá trị là «{plain}»"


def _date(serial: Decimal, look: NumberFormat, epoch_1904: bool) -> Special:
    day = int(serial // 1)
    text = _calendar_day(day, epoch_1904)
    if not text:
        return Special(Kind.BAD_DATE, _plain(serial))
    if look.look is Look.SHORT_DATE:
        remark = f"Excel hiện ngày này không đủ ngày, tháng, năm; docgen đọc là «{text}»"
        return Special(Kind.DATE, text, remark)
    seconds = _seconds(serial - day)
    return moment(text, _clock(seconds)) if seconds else Special(Kind.DATE, text)


def moment(day: str, clock: str) -> Special:
    """Return a date whose time of day is left out, with the remark that says so."""
    return Special(Kind.MOMENT, day, f"ô có cả giờ {clock}, docgen chỉ lấy ngày")


def _seconds(part: Decimal) -> int:
    """Return a part of a day in seconds; 23:59:59.999999 is still the same day."""
    return min(int((part * 86_400).quantize(Decimal(1), ROUND_HALF_UP)), 86_399)


def _calendar_day(day: int, epoch_1904: bool) -> str:
    """Return a day number as ISO text, or an empty string; 60 is Excel's 29/02/1900."""
    if epoch_1904:
        day += 1_462
    if not 1 <= day <= _LAST_DAY or (day == 60 and not epoch_1904):
        return ""
    start = date(1899, 12, 31) if day < 60 else date(1899, 12, 30)
    return (start + timedelta(days=day)).isoformat()


def _time(serial: Decimal, elapsed: bool) -> Special:
    days = int(serial // 1) if elapsed else 0
    return Special(Kind.TIME, _clock(days * 86_400 + _seconds(serial % 1)))


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3_600)
    minutes, rest = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")
