"""Shows what a check found: each file with its findings, then one summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

import click

from docgen.check.registry import find_rule
from docgen.cli.show import LEVELS, colour, ended, headline, reasons, seen, show_problems, typed
from docgen.problems import Level, Problem
from docgen.review import Reviewed, ReviewReport
from docgen.review.grouping import Group, counts_of, grouped, places_shown
from docgen.tieng_viet.text import lower_first

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
    if not one.problems and not (one.fixed and one.fixed.mended):
        yield f"{seen(one.file)}: {_verdict(one)}"
        return
    yield click.style(seen(one.file), bold=True)
    yield from _mended(one)
    groups = list(grouped(one.problems, one.file))
    for group, following in zip_longest(groups, groups[1:]):
        yield from _group(group, following)
    yield f"  {_verdict(one)}"


def _mended(one: Reviewed) -> Iterator[str]:
    """Yield what was mended in the copy, a rule a line: the findings below are what is left."""
    fixed = one.fixed
    if fixed is None or not fixed.mended:
        return
    yield f"  đã sửa {fixed.mended} trong {fixed.before} chỗ:"
    for code, count in fixed.by_rule:
        times = f" ({count} chỗ)" if count > 1 else ""
        yield f"      {code}  {find_rule(code).title.removesuffix('.')}{times}"


def _group(group: Group, following: Group | None) -> Iterator[str]:
    yield f"  {headline(group.problem)}"
    for place in places_shown(group):
        yield f"      {seen(place)}"
    for line in reasons(_without_repeats(group.problem, following)):
        yield f"  {line}"
    if group.more:
        told = f"{group.problem.code} còn {group.more} chỗ nữa"
        yield f"  … {told}; xem hết bằng --comment (tệp Word) hoặc --format json"


def _without_repeats(problem: Problem, following: Group | None) -> Problem:
    """Return a finding without the clause and hint that stand below the next one of its rule."""
    if following is None or following.problem.code != problem.code:
        return problem
    same = following.problem
    clause = "" if same.clause == problem.clause else problem.clause
    hint = "" if same.hint == problem.hint and not clause else problem.hint
    return replace(problem, clause=clause, hint=hint)


def _verdict(one: Reviewed) -> str:
    """Return the last line of a file: the profile, the counts, and how sure that is."""
    told = _counted(counts_of(one.problems))
    if not one.the_thuc:
        return f"không kiểm tra được; {told or 'không có lỗi'}."
    unsure = "" if one.is_sure else f" (chưa chắc{_reasons(one.doubts)})"
    return ended(f"theo thể thức {one.the_thuc}{unsure}; {_left(one, told)}")


def _left(one: Reviewed, told: str) -> str:
    """Return the counts of a file; of one that was to be mended, as what is left."""
    fixed = one.fixed
    if fixed is None:
        return told or "không có lỗi"
    if fixed.mended:
        return f"còn {told}" if told else "không còn lỗi"
    if told:
        return f"không có chỗ nào tự sửa được; còn {told}"
    return "không có lỗi, không có gì phải sửa"


def _counted(counts: dict[Level, int]) -> str:
    return ", ".join(f"{count} {LEVELS[level]}" for level, count in counts.items())


def _summary(report: ReviewReport) -> Iterator[str]:
    if len(report.files) > 1:
        clean = sum(not one.problems for one in report.files)
        wrong = sum(one.count(Level.ERROR) > 0 for one in report.files)
        rest = len(report.files) - clean - wrong
        warned = f" {rest} tệp chỉ có cảnh báo, ghi chú," if rest else ""
        yield f"{len(report.files)} tệp: {clean} tệp sạch,{warned} {wrong} tệp có lỗi."
        often = ", ".join(f"{code} ({count} tệp)" for code, count in report.frequent(_FREQUENT))
        if often:
            yield f"Hay gặp nhất: {often}."
    yield from _help(report)
    yield from _weakened(report)
    if report.interrupted:
        yield "Đã dừng giữa chừng; những tệp chưa nêu ở trên chưa được kiểm tra."


def _help(report: ReviewReport) -> Iterator[str]:
    """Yield how to have mended what a program can mend, unless this run was to do so."""
    count = sum(one.mendable for one in report.files if one.fixed is None)
    if count and not any(one.fixed for one in report.files):
        copy = "TỆP_MỚI.docx" if len(report.files) == 1 else "THƯ_MỤC_MỚI/"
        yield f"Sửa giúp được {count} chỗ: chạy lại, thêm --fix {copy}"


def _weakened(report: ReviewReport) -> Iterator[str]:
    """Yield which rules a `.docgen.yaml` switches off or lowers, and why."""
    for settings in report.settings:
        off = [f"{one.code} ({one.reason})" for one in settings.rules if one.level is None]
        low = [
            f"{one.code} thành {LEVELS[one.level]} ({one.reason})"
            for one in settings.rules
            if one.level is not None
        ]
        for words, some in (("tắt", off), ("hạ mức", low)):
            if some:
                told = f"{settings.file} {words} {len(some)} quy tắc: {'; '.join(some)}"
                yield seen(ended(told))


def _reasons(doubts: Sequence[str]) -> str:
    """Return sentences as the end of another one: `, vì không nhận ra …, không nhận ra …`."""
    joined = ", ".join(lower_first(doubt.rstrip(".")) for doubt in doubts)
    return f", vì {joined}" if joined else ""
