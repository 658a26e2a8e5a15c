"""Tests of the air in the running text: gaps, line spacing, empty paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.check.case import Case
from docgen.check.engines.running import appendix_of, level_in, running, size_of
from docgen.check.engines.units import SINGLE, holds_picture
from docgen.check.parts import BODY
from docgen.check.remedy import SetParagraph
from docgen.check.rule import Finding
from docgen.check.words import figure, span
from docgen.the_thuc.profile import GianDong
from docgen.word.looks import Line
from docgen.word.parts import w

_GAP_TOLERANCE = 0.1  # points; other programs round a gap to hundredths of a centimetre
_LINE_TOLERANCE = 0.01  # lines: 2.4 twips of 240
_EXACT_TOLERANCE = 0.1  # points; a clerk writes 16 where 14 pt take 16.1
_THIN = 8  # points; an exact line lower than any letter shows no empty line
# A file of Word 2010 and before says with this that gaps are added up, not the larger one taken.
_ADDED_UP = b"doNotUseHTMLParagraphAutoSpacing"
_TEXT = (*BODY, "phan", "ten_phan")


def wrong_gap(case: Case) -> Iterator[Finding]:
    """Yield each paragraph that stands too near to the one above it, or too far below it."""
    allowed = case.profile.loi_van.cach_doan
    added = _adds_gaps(case)
    parts = running(case)
    places = appendix_of(case, parts)
    for (above, below), place in zip(pairwise(parts), places[1:], strict=True):
        if not _follows(above.line, below.line):
            continue
        gap = gap_between(above.line, below.line, added=added)
        low = gap if allowed.tu is None else allowed.tu
        high = gap if allowed.den is None else allowed.den
        if low - _GAP_TOLERANCE <= gap <= high + _GAP_TOLERANCE:
            continue
        yield Finding(
            f"Cách đoạn trên {figure(gap)} pt, phải {_gap_words(allowed.tu, allowed.den)}.",
            f"đặt Spacing After {figure(allowed.dung)} pt trong Paragraph",
            below.line,
            level=level_in(place),
            remedies=_mended_gap(above.line, below.line, allowed.dung, wide=gap > high),
        )


def gap_between(above: Line, below: Line, *, added: bool = False) -> float:
    """Return the gap in points between a paragraph and the next, as Word sets it.

    It is the larger of the two, or both `added` up; paragraphs of one style may leave theirs out.
    """
    same = above.look.style == below.look.style
    after = 0.0 if above.look.contextual and same else above.look.after
    before = 0.0 if below.look.contextual and same else below.look.before
    return after + before if added else max(after, before)


def wrong_line_spacing(case: Case) -> Iterator[Finding]:
    """Yield each line of the text whose lines stand too close or too far apart.

    Where the profile counts lines, an exact height is judged by what it is for the letters' size.
    """
    rule = case.profile.loi_van.gian_dong
    parts = running(case)
    for part, place in zip(parts, appendix_of(case, parts), strict=True):
        size = size_of(part)
        fits = _fits_lines if rule.kieu == "boi" else _fits_points
        if not size or holds_picture(part.line) or fits(part.line, rule, size):
            continue
        exact = rule.kieu == "dung_bang"
        yield Finding(
            f"Giãn dòng {_spacing_words(part.line)}, phải là {_wanted_spacing(rule, size)}.",
            f"đặt Line spacing {'Exactly' if exact else 'Multiple'} {figure(rule.dung)}"
            f" {'pt' if exact else 'dòng'} trong Paragraph",
            part.line,
            level=level_in(place),
            remedies=(
                SetParagraph(part.line, spacing=rule.dung, rule="exact" if exact else "auto"),
            ),
        )


def empty_paragraphs(case: Case) -> Iterator[Finding]:
    """Yield each stretch of empty paragraphs between two paragraphs of the text."""
    if case.parts.is_lost:
        return
    text = {part.line.index for part in case.parts.all(*_TEXT) if not part.line.in_box}
    blank: list[Line] = []
    above: Line | None = None
    for line in case.seen.main:
        if line.in_box:
            continue
        if _is_blank(line):
            blank.append(line)
            continue
        if blank and above is not None and above.index in text and line.index in text:
            yield _too_airy(blank)
        blank, above = [], line


def _too_airy(blank: list[Line]) -> Finding:
    count = f"{len(blank)} đoạn trống" if len(blank) > 1 else "đoạn trống"
    return Finding(
        f"Có {count} giữa các đoạn lời văn.",
        "xóa đoạn trống, đặt khoảng cách đoạn (Spacing) trong Paragraph",
        blank[0],
    )


def _is_blank(line: Line) -> bool:
    """Whether a paragraph shows an empty line and nothing else: no break, line or picture."""
    thin = line.look.rule == "exact" and line.look.line < _THIN
    return (
        line.is_empty
        and not thin
        and not line.ends_page
        and not line.strokes
        and not line.in_table
        and line.element.find(f"{w('pPr')}/{w('sectPr')}") is None
        and not holds_picture(line)
    )


def _follows(above: Line, below: Line) -> bool:
    return (
        below.index == above.index + 1
        and below.spot.container == above.spot.container
        and below.section == above.section
        and not above.ends_page
        and not below.ends_page
        and not below.look.page_break
    )


def _adds_gaps(case: Case) -> bool:
    return any(
        _ADDED_UP in content
        for name, content in case.seen.members.items()
        if name.endswith("/settings.xml")
    )


def _gap_words(low: float | None, high: float | None) -> str:
    return span(low, high, "pt") if high is None or low is None else f"là {span(low, high, 'pt')}"


def _mended_gap(above: Line, below: Line, gap: float, *, wide: bool) -> tuple[SetParagraph, ...]:
    first = SetParagraph(above, after=gap, contextual=False)
    return (first, SetParagraph(below, before=0)) if wide else (first,)


def _fits_lines(line: Line, rule: GianDong, size: float) -> bool:
    low, high = rule.tu or 0, rule.den or float("inf")
    if line.look.rule == "auto":
        return low - _LINE_TOLERANCE <= line.look.line <= high + _LINE_TOLERANCE
    single = SINGLE * size
    below_high = line.look.line <= high * single + _EXACT_TOLERANCE
    if line.look.rule == "atLeast":  # never lower than the letters need
        return below_high
    return below_high and line.look.line >= low * single - _EXACT_TOLERANCE


def _fits_points(line: Line, rule: GianDong, size: float) -> bool:  # noqa: ARG001 (one signature)
    low, high = rule.tu or 0, rule.den or float("inf")
    fits = low - _EXACT_TOLERANCE <= line.look.line <= high + _EXACT_TOLERANCE
    return line.look.rule == "exact" and fits


def _spacing_words(line: Line) -> str:
    if line.look.rule == "auto":
        return f"{_lines(line.look.line)} dòng"
    word = "đúng" if line.look.rule == "exact" else "ít nhất"
    return f"{word} {figure(line.look.line)} pt"


def _wanted_spacing(rule: GianDong, size: float) -> str:
    if rule.kieu == "dung_bang":
        return f"đúng (Exactly) {span(rule.tu, rule.den, 'pt')}"
    low, high = rule.tu or 0, rule.den or 0
    points = span(low * SINGLE * size, high * SINGLE * size, "pt")
    return f"{_lines(low)}–{_lines(high)} dòng ({points} ở cỡ chữ {figure(size)})"


def _lines(count: float) -> str:
    return f"{count:.2f}".rstrip("0").rstrip(".").replace(".", ",")
