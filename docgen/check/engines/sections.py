"""Tests of what plans and reports usually hold: sections, assignment tables, deadlines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.prose import prose
from docgen.check.engines.sums import Grid, Row, grids, text_of
from docgen.check.parts import Part
from docgen.check.rule import Finding
from docgen.tieng_viet.dates import short
from docgen.tieng_viet.text import fold

# For each type: what a section tells, and the words by which its heading is known.
_SECTIONS = {
    "ke_hoach": (
        ("mục đích, yêu cầu", "muc_dich|yeu_cau|muc_tieu"),
        (
            "tổ chức thực hiện",
            "to_chuc_thuc_hien|to_chuc_trien_khai|bien_phap_thuc_hien|thuc_hien|phan_cong|trach_nhiem"
            "|trien_khai",
        ),
    ),
    "bao_cao": (
        ("kết quả thực hiện", "ket_qua|tinh_hinh|thuc_hien|danh_gia|thuc_trang|trien_khai"),
        (
            "phương hướng, nhiệm vụ hoặc kiến nghị",
            "phuong_huong|nhiem_vu|giai_phap|kien_nghi|de_xuat|thoi_gian_toi|ke_hoach|to_chuc",
        ),
    ),
}
_FEWEST = 2  # headings; a short document has no sections


def missing_sections(case: Case) -> Iterator[Finding]:
    """Yield each section that plans and reports usually have and that no heading names."""
    titles = [
        fold(one.part.text)
        for one in case.parts.headings
        if one.appendix < 0 and (one.titled or one.kind == "la_ma")
    ]
    titles += [fold(part.text) for part in case.parts.all("ten_phan")]
    if len(titles) < _FEWEST or case.parts.is_lost:
        return
    for name, words in _SECTIONS.get(case.parts.loai, ()):
        pattern = re.compile(rf"(?:^|_)(?:{words})(?:_|$)")
        if not any(pattern.search(title) for title in titles):
            kind = (
                case.profile.loai[case.parts.loai].ten
                if case.parts.loai in case.profile.loai
                else ""
            )
            yield Finding(
                f"{kind or 'Văn bản'} không có mục về {name}.",
                f"thêm mục về {name}, nếu cần",
            )


_TASK = re.compile(r"(?:^|_)(?:nhiem_vu|cong_viec|noi_dung_nhiem_vu|noi_dung_cong_viec)(?:_|$)")
_WHO = re.compile(
    r"chu_tri|phu_trach|thuc_hien|don_vi|co_quan|trach_nhiem|phan_cong|nguoi_|bo_phan|ca_nhan"
)
_WHEN = re.compile(r"thoi_gian|thoi_han|tien_do|hoan_thanh|ngay|thang|quy|han(?:_|$)|nam(?:_|$)")
_NARROW = 3  # columns; a list of tasks alone assigns nothing


def unassigned(case: Case) -> Iterator[Finding]:
    """Yield each table of tasks that says who but not until when, or the other way round."""
    if case.parts.loai != "ke_hoach":
        return
    for table in grids(case):
        heads = [head for row in table.rows[:2] for head in _heads(row)]
        if len(table.rows[0]) < _NARROW or not any(_TASK.search(head) for head in heads):
            continue
        others = [head for head in heads if not _TASK.search(head) or _WHO.search(head[:9])]
        who = any(_WHO.search(head) for head in others)
        when = any(_WHEN.search(head) for head in others)
        if who != when:
            word = "thời gian hoàn thành" if who else "đơn vị chủ trì"
            yield Finding(
                f"Bảng phân công nhiệm vụ không có cột {word}.",
                f"thêm cột {word}",
                next(iter(table.rows[0].values()))[0].line,
            )


def _heads(row: Row) -> list[str]:
    return [fold(text_of(cell)) for cell in row.values()]


_DATE = r"(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})"
_PERIOD = re.compile(
    rf"\btừ\s+(?:ngày\s+)?{_DATE}\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_DATE}", re.IGNORECASE
)
_PERIOD_LINE = re.compile(r"thời gian (?:thực hiện|triển khai|tổ chức)|thời gian:", re.IGNORECASE)
# A duty with its last day; what was done or came into force earlier is history.
_DUTY = re.compile(
    rf"\b(?:hoàn thành|xong|gửi|báo cáo|nộp|tổng hợp)\b[^.;]{{0,120}}?"
    rf"\b(?:trước|chậm nhất|trong)\s+(?:vào\s+)?(?:ngày\s+)?{_DATE}",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:đã|được ban hành|có hiệu lực|ban hành trước|từng)\b", re.IGNORECASE)
_WORDS_BEFORE = 40  # letters before the duty, where `đã` stands
_CELL_DATE = re.compile(rf"(?<![\d/]){_DATE}(?![\d/])")


def wrong_deadlines(case: Case) -> Iterator[Finding]:
    """Yield each deadline of a plan before its issue, or beyond the period of the plan."""
    if case.parts.loai != "ke_hoach" or case.parts.is_lost:
        return
    issued, period = case.parts.date, _period(case)
    for part in prose(case):
        for duty in _DUTY.finditer(part.text):
            day = _day(duty.groups())
            before = part.text[max(0, duty.start() - _WORDS_BEFORE) : duty.end()]
            if day and issued and day < issued and not _PAST.search(before):
                yield _late(part, day, f"trước ngày ban hành {_shown(issued)}")
    for part, day in _table_deadlines(case):
        if issued and day < issued:
            yield _late(part, day, f"trước ngày ban hành {_shown(issued)}")
        elif period and day > period[1]:
            yield _late(part, day, f"sau khi kế hoạch kết thúc {_shown(period[1])}")


def _period(case: Case) -> tuple[datetime.date, datetime.date] | None:
    """Return the period of the plan, from its data, its subject, or a line that says so."""
    van_ban = case.content.van_ban if case.content else None
    if van_ban and van_ban.thoi_gian:
        return van_ban.thoi_gian.tu.first_day, van_ban.thoi_gian.den.last_day
    lines = [*case.parts.all("trich_yeu")]
    lines += [part for part in prose(case) if _PERIOD_LINE.search(part.text)]
    for part in lines:
        found = _PERIOD.search(part.text)
        if found:
            first, last = _day(found.groups()[:3]), _day(found.groups()[3:])
            return (first, last) if first and last else None
    return None


def _table_deadlines(case: Case) -> Iterator[tuple[Part, datetime.date]]:
    van_ban = case.content.van_ban if case.content else None
    if van_ban and van_ban.nhiem_vu:
        return  # the table is made from them, and the checks of the data tell their line
    for table in grids(case):
        for at in _deadline_columns(table):
            for row in table.rows[1:]:
                for part in row.get(at, ()):
                    days = [_day(found.groups()) for found in _CELL_DATE.finditer(part.text)]
                    last = max((day for day in days if day), default=None)
                    if last:
                        yield part, last


def _deadline_columns(table: Grid) -> list[int]:
    heads = table.heads()
    if not any(_TASK.search(head) for head in heads.values()):
        return []
    return [at for at, head in heads.items() if re.search(r"thoi_han|hoan_thanh|thoi_gian", head)]


def _day(figures: tuple[str, ...]) -> datetime.date | None:
    day, month, year = (int(one) for one in figures)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _shown(day: datetime.date) -> str:
    return short(day.day, day.month, day.year)


def _late(part: Part, day: datetime.date, where: str) -> Finding:
    return Finding(
        f"Thời hạn {_shown(day)} {where}.",
        "xem lại thời hạn hoặc ngày ban hành",
        part.line,
    )
