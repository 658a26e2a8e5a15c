"""Tests of how page numbers look and how they are counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.check.case import Case
from docgen.check.engines.page_numbers import anew, has_code, numbers_of
from docgen.check.engines.units import unit_words, units_of
from docgen.check.remedy import Remedy, SetLook, SetPage, SetParagraph
from docgen.check.rule import CONVENTION, Finding
from docgen.check.words import figure, span
from docgen.problems import Level
from docgen.word.looks import Line, Section
from docgen.word.parts import w

_OTHER_FIGURES = re.compile(r"\\\*\s*(?:roman|alphabetic|cardtext|ordtext|ordinal)", re.IGNORECASE)
_DASHED = "numberInDash"
# `- 2 -`, `Trang 2`, `2/5`; what else a header may hold is no matter of the number.
_ADORNED = re.compile(r"[-–— ]*(?:trang|page)?[-–— ]*\d+ ?(?:(?:/|of|trên) ?\d+)?[-–— ]*$", re.I)


def off_centre(case: Case) -> Iterator[Finding]:
    """Yield each page number that does not stand in the middle of the top margin."""
    for line, sections in _at_the_top(case):
        if not _is_centred(line):
            yield Finding(
                "Số trang phải căn giữa.",
                "căn giữa dòng số trang",
                line,
                remedies=_centred(case, line, sections),
            )


def wrong_letters(case: Case) -> Iterator[Finding]:
    """Yield each page number of a wrong size, slanted, or bold, of which the rulebook is silent."""
    look = case.profile.look("so_trang")
    low, high = look.co
    for line, _ in _at_the_top(case):
        runs = [run.look for run in line.runs if any(char.isalnum() for char in run.text)]
        sizes = sorted({run.size for run in runs if not low <= run.size <= high})
        faults = [f"cỡ chữ {', '.join(map(figure, sizes))}"] if sizes else []
        faults += ["chữ nghiêng"] if any(run.italic for run in runs) else []
        light = not faults
        faults += ["chữ đậm"] if any(run.bold for run in runs) else []
        if faults:
            yield Finding(
                f"Số trang {', '.join(faults)}; phải là cỡ {span(low, high, 'pt')}, chữ đứng.",
                f"đặt cỡ chữ {figure(look.dung)}, chữ đứng, không đậm",
                line,
                level=Level.WARNING if light else None,
                remedies=(SetLook(line, size=look.dung, bold=False, italic=False),),
            )


def wrong_count(case: Case) -> Iterator[Finding]:
    """Yield page numbers that are no Arabic figures, begin elsewhere than with 1, or are adorned.

    Adornment, such as `- 2 -` or `Trang 2`, is against what is usual, not against a rule.
    """
    numbers = numbers_of(case)
    words = unit_words(case)
    for section in case.seen.sections:
        lines = [*numbers.shown(section), *numbers.shown(section, foot=True)]
        if not lines:
            continue
        yield from _not_from_one(case, section, words[section.index])
        yield from _not_arabic(section, lines, words[section.index])
    for line, sections in numbers.everywhere():
        if _ADORNED.match(line.text) and not line.text.isalnum():
            yield Finding(
                f"Số trang viết «{line.text}», thường chỉ ghi chữ số.",
                "bỏ chữ và dấu quanh số trang",
                line,
                level=Level.WARNING,
                clause=CONVENTION,
                remedies=anew(case, sections),
            )


def _not_from_one(case: Case, section: Section, where: str) -> Iterator[Finding]:
    want = case.profile.trang.so_trang.bat_dau
    begins_text = section.index == 0
    if begins_text and section.number_start not in (None, want):
        yield Finding(
            f"Số trang bắt đầu từ {section.number_start}, phải từ {want}.",
            f"đặt Start at {want} trong Format Page Numbers",
            where=where,
            remedies=(SetPage(section, start=want),),
        )


def _not_arabic(section: Section, lines: Iterable[Line], where: str) -> Iterator[Finding]:
    own = any(has_code(_OTHER_FIGURES, line) for line in lines)
    if own or section.number_format not in ("", "decimal", _DASHED):
        yield Finding(
            "Số trang không phải chữ số Ả Rập (1, 2, 3).",
            "chọn kiểu số 1, 2, 3 trong Format Page Numbers",
            where=where,
            remedies=(SetPage(section, decimal=True),),
        )
    elif section.number_format == _DASHED:
        yield Finding(
            "Số trang có gạch hai bên (- 1 -), thường chỉ ghi chữ số.",
            "chọn kiểu số 1, 2, 3 trong Format Page Numbers",
            where=where,
            level=Level.WARNING,
            clause=CONVENTION,
            remedies=(SetPage(section, decimal=True),),
        )


def counted_on(case: Case) -> Iterator[Finding]:
    """Yield each appendix of its own section whose pages are counted on from those before."""
    numbers = numbers_of(case)
    want = case.profile.trang.so_trang.bat_dau
    for unit in units_of(case):
        first = unit.sections[0]
        shown = numbers.laid(first) or numbers.laid(first, foot=True)
        if unit.appendix and shown and first.number_start != want:
            yield Finding(
                f"Số trang của {unit.word} không được đánh số riêng từ {want}.",
                f"đặt Start at {want} trong Format Page Numbers của phần phụ lục",
                unit.appendix.label.line,
                remedies=(SetPage(first, start=want),),
            )


def _at_the_top(case: Case) -> list[tuple[Line, list[Section]]]:
    """Return the page numbers in headers; none where any stand in a foot, which is fault enough."""
    numbers = numbers_of(case)
    return [] if numbers.everywhere(foot=True) else numbers.everywhere()


def _centred(case: Case, line: Line, sections: Iterable[Section]) -> tuple[Remedy, ...]:
    framed = line.in_table or line.element.find(f"{w('pPr')}/{w('framePr')}") is not None
    if framed or "\t" in line.raw:
        return anew(case, sections)
    return (SetParagraph(line, align="center", left=0, first=0),)


def _is_centred(line: Line) -> bool:
    """Whether a number stands in the middle: by alignment, a middle tab, a frame, a middle cell."""
    frame = line.element.find(f"{w('pPr')}/{w('framePr')}")
    if frame is not None:
        return bool(frame.get(w("xAlign"), "center") == "center")
    if line.in_box:  # the box is placed, not the line
        return True
    if line.in_table:
        return line.look.align == "center" and line.column * 2 + 1 == line.columns
    return line.look.align == "center" or _stands_at_a_middle_tab(line)


def _stands_at_a_middle_tab(line: Line) -> bool:
    """Whether tabs bring a number to the middle.

    The first stop of the style that Word gives headers is in the middle; where a line has stops of
    its own, one in the middle is what they are there for.
    """
    before = line.raw[: next((at for at, char in enumerate(line.raw) if char.isalnum()), 0)]
    stops = line.element.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}")
    middle = any(stop.get(w("val")) == "center" for stop in stops)
    return before.count("\t") == 1 or (middle and "\t" in before)
