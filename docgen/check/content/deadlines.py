"""Days on which something is due: after the issue, inside the period, before the parent's day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from docgen.check.content.model import Content
from docgen.model import VanBan
from docgen.model.ngay import Ngay
from docgen.model.van_ban import HanBaoCao
from docgen.problems import Level, Problem
from docgen.tieng_viet.dates import short
from docgen.tieng_viet.text import fold

_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
# What a report is about: a quarter, half a year, a month, a year; two reports of one kind compare.
_KINDS = (
    ("quy", re.compile(r"quy_([ivx]+|\d)")),
    ("nua_nam", re.compile(r"(6_thang|sau_thang|so_ket)")),
    ("thang", re.compile(r"(?<!6_)thang_(\d+)")),
    ("nam", re.compile(r"(nam_\d{4}|tong_ket|ca_nam)")),
)


def deadline_findings(content: Content) -> Iterator[Problem]:
    """Yield deadlines before the issue or the period, on a weekend, or later than the parent's."""
    van_ban = content.van_ban
    if van_ban is None:
        return
    yield from _tasks(content, van_ban)
    for at, report in enumerate(van_ban.bao_cao):
        path = f"bao_cao.{at}.han"
        yield from _too_early(content, van_ban, report, path)
        yield from _on_weekend(content, report, path)
        yield from _after_parent(content, report, path)


def last_day(report: HanBaoCao) -> datetime.date:
    """Return the last day on which a report is not late."""
    day = report.han.last_day
    return day - datetime.timedelta(days=1) if report.truoc else day


def _tasks(content: Content, van_ban: VanBan) -> Iterator[Problem]:
    """Yield tasks due before the issue, or outside the period of the plan."""
    period = van_ban.thoi_gian
    for at, task in enumerate(van_ban.nhiem_vu):
        if not isinstance(task.thoi_han, Ngay):
            continue
        day = task.thoi_han.last_day
        code, where = "D-HANSOM", _before(van_ban, day)
        # A month that the period ends in is inside.
        if not where and period and task.thoi_han.first_day > period.den.last_day:
            code, where = "D-HANNGOAI", f"sau khi kế hoạch kết thúc {_shown(period.den.last_day)}"
        if where:
            yield Problem(
                code,
                f"Nhiệm vụ «{task.noi_dung[:60]}» có thời hạn {_shown(day)}, {where}.",
                content.file.place(f"nhiem_vu.{at}.thoi_han"),
                f"xem lại «thoi_han» hoặc «{'ngay' if code == 'D-HANSOM' else 'thoi_gian'}»",
                Level.WARNING,
            )


def _before(van_ban: VanBan, day: datetime.date) -> str:
    """Return what a day comes too early for: the issue, the period; an empty string for none."""
    issued, period = _issued(van_ban), van_ban.thoi_gian
    if issued and day < issued:
        return f"trước ngày ban hành {_shown(issued)}"
    if period and day < period.tu.first_day:
        return f"trước khi kế hoạch bắt đầu {_shown(period.tu.first_day)}"
    return ""


def _too_early(
    content: Content, van_ban: VanBan, report: HanBaoCao, path: str
) -> Iterator[Problem]:
    where = _before(van_ban, last_day(report))
    if not where:
        return
    yield Problem(
        "D-HANSOM",
        f"«{report.ten}» có hạn {_shown(report.han.last_day)}, {where}.",
        content.file.place(path),
        "xem lại «han» hoặc «ngay»",
        Level.WARNING,
    )


def _on_weekend(content: Content, report: HanBaoCao, path: str) -> Iterator[Problem]:
    day = last_day(report)
    name = _WEEKEND.get(day.weekday())
    if name:
        yield Problem(
            "D-HANNGHI",
            f"Ngày cuối để gửi «{report.ten}» là {_shown(day)}, {name}.",
            content.file.place(path),
            "cân nhắc lấy ngày làm việc trước đó",
            Level.NOTE,
        )


def _after_parent(content: Content, report: HanBaoCao, path: str) -> Iterator[Problem]:
    for parent in content.parents:
        if content.van_ban is None or set(parent.don_vi) & set(content.van_ban.don_vi):
            continue  # a reminder of the same body repeats its own day
        above = _same(report, parent)
        if above is None or last_day(report) < last_day(above):
            continue
        limit = _shown(above.han.last_day)
        before = "trước ngày " if above.truoc else "ngày "
        yield Problem(
            "D-HANTRE",
            f"«{report.ten}» đến hạn {_shown(report.han.last_day)}, không sớm hơn hạn cấp trên"
            f" giao: {before}{limit} («{above.ten}»).",
            content.file.place(path),
            "đặt hạn sớm hơn để còn thời gian tổng hợp",
            Level.WARNING,
        )


def _same(report: HanBaoCao, parent: VanBan) -> HanBaoCao | None:
    """Return the report of the parent that this one feeds; None where it cannot be told."""
    if len(parent.bao_cao) == 1:
        only = parent.bao_cao[0]
        mine, its = _period(report), _period(only)
        return only if not mine or not its or mine == its else None
    wanted = _period(report)
    same = [one for one in parent.bao_cao if wanted and _period(one) == wanted]
    return same[0] if len(same) == 1 else None


def _period(report: HanBaoCao) -> tuple[str, str] | None:
    name = fold(report.ten)
    for kind, pattern in _KINDS:
        found = pattern.search(name)
        if found:
            exact = kind in ("quy", "thang")
            return kind, found[1] if exact else str(report.han.nam)
    return None


def _issued(van_ban: VanBan) -> datetime.date | None:
    return van_ban.ngay.first_day if van_ban.ngay and van_ban.ngay.is_full else None


def _shown(day: datetime.date) -> str:
    return short(day.day, day.month, day.year)
