"""Shows what a check found: each file with its findings, then one summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from docgen.cli.show import LEVELS, colour, ended, headline, reasons, seen, show_problems, typed
from docgen.problems import Level
from docgen.review import Reviewed, ReviewReport
from docgen.review.grouping import MOST_PLACES, Group, counts_of, grouped

_FREQUENT = 5  # rules that the summary names


def show_report(report: ReviewReport) -> None:
    """Print findings on stderr, the paths of copies that were written on stdout."""
    show_problems(report.problems)
    for one in report.files:
        _say(_lines_of(one))
        for path in one.written:
            click.echo(typed(path))
    _say(_summary(report))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True, color=colour())


def _lines_of(one: Reviewed) -> Iterator[str]:
    if one.problems:
        yield click.style(seen(one.file), bold=True)
        for group in grouped(one.problems, one.file):
            yield from _group(group)
        yield f"  {_verdict(one)}"
    else:
        yield f"{seen(one.file)}: {_verdict(one)}"


def _group(group: Group) -> Iterator[str]:
    yield f"  {headline(group.problem)}"
    shown = group.places[:MOST_PLACES]
    for place in shown:
        yield f"      {seen(place)}"
    if len(group.places) > len(shown):
        yield f"      … và {len(group.places) - len(shown)} chỗ nữa"
    for line in reasons(group.problem):
        yield f"  {line}"
    if group.more:
        yield f"  … {group.problem.code} còn {group.more} chỗ nữa; xem hết bằng --format json"


def _verdict(one: Reviewed) -> str:
    """Return the last line of a file: the profile, the counts, and how sure that is."""
    told = _counted(counts_of(one.problems)) or "không có lỗi"
    if not one.the_thuc:
        return f"không kiểm tra được; {told}."
    unsure = "" if one.is_sure else " (chưa chắc, vì không nhận ra đủ các thành phần"
    unsure += f": {'; '.join(one.doubts)})" if one.doubts else ")" if unsure else ""
    return ended(f"theo thể thức {one.the_thuc}{unsure}; {_mended(one)}{told}")


def _mended(one: Reviewed) -> str:
    """Return how many findings the mended copy has lost, before those that are left."""
    fixed = one.fixed
    if fixed is None:
        return ""
    if not fixed.mended:
        return "không có chỗ nào tự sửa được; "
    left = "còn " if one.problems else ""
    return f"đã sửa {fixed.mended} trong {fixed.before} chỗ; {left}"


def _counted(counts: dict[Level, int]) -> str:
    return ", ".join(f"{count} {LEVELS[level]}" for level, count in counts.items())


def _summary(report: ReviewReport) -> Iterator[str]:
    if len(report.files) > 1:
        clean = sum(not one.problems for one in report.files)
        wrong = sum(one.count(Level.ERROR) > 0 for one in report.files)
        yield f"{len(report.files)} tệp: {clean} tệp sạch, {wrong} tệp có lỗi."
        often = ", ".join(f"{code} ({count} tệp)" for code, count in report.frequent(_FREQUENT))
        if often:
            yield f"Hay gặp nhất: {often}."
    yield from _weakened(report)
    if report.interrupted:
        yield "Đã dừng giữa chừng; những tệp chưa nêu ở trên chưa được kiểm tra."


def _weakened(report: ReviewReport) -> Iterator[str]:
    """Yield which rules a `.docgen.yaml` switches off or lowers, and why."""
    for settings in report.settings:
        off = [one for one in settings.rules if one.level is None]
        low = [one for one in settings.rules if one.level is not None]
        for words, some in (("tắt", off), ("hạ mức", low)):
            if some:
                reasons = "; ".join(f"{one.code} ({one.reason})" for one in some)
                told = f"{settings.file} {words} {len(some)} quy tắc: {reasons}"
                yield seen(ended(told))
