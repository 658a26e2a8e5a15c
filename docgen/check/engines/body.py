"""Tests of the running text: one size, even margins, first-line indents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator

from docgen.check.case import Case
from docgen.check.engines.running import (
    appendix_of,
    is_long,
    level_in,
    paragraphs,
    running,
)
from docgen.check.parts import Part
from docgen.check.remedy import SetLook, SetParagraph, SetText
from docgen.check.rule import Finding
from docgen.check.words import figure, span, upper_word
from docgen.problems import Level
from docgen.the_thuc.profile import Khoang
from docgen.word.looks import Line, Run
from docgen.word.looks.lengths import MM_PER_TWIP

# Blanks by which an indent is made: a tab, or more blanks than a slip of the thumb.
_TYPED_INDENT = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{2,}")
_STEPPED = ("diem", "gach", "cong")


def wrong_body_size(case: Case, besides: Container[str] = ()) -> Iterator[Finding]:
    """Yield each line of the text beyond the sizes of the profile, or other than most lines.

    The main text has one size, and so has each appendix. `besides`: roles whose range
    other rules judge.
    """
    look = case.profile.look("loi_van")
    low, high = look.co
    parts = running(case)
    places = appendix_of(case, parts)
    common = _common_sizes(parts, places, (low, high), look.dung)
    for part, place in zip(parts, places, strict=True):
        want = common[place]
        wrong = [run for run in _sized(part) if run.look.size != want]
        allowed = all(low <= run.look.size <= high for run in wrong)
        if not wrong or (part.role in besides and not allowed):
            continue
        shown = ", ".join(figure(size) for size in sorted({run.look.size for run in wrong}))
        rule = span(low, high, "pt")
        if allowed:
            rule = f"một cỡ với cả văn bản ({figure(want)} pt)"
        start, end = wrong[0].start, wrong[-1].end
        yield Finding(
            f"{upper_word(part.role)} cỡ chữ {shown}, phải là {rule}.",
            f"đặt cỡ chữ {figure(want)}",
            part.line,
            start,
            end,
            level=level_in(place),
            remedies=(SetLook(part.line, start, end, size=want),),
        )


def not_justified(case: Case) -> Iterator[Finding]:
    """Yield each paragraph of more than one line that is not even on both sides."""
    parts = paragraphs(case)
    for part, place in zip(parts, appendix_of(case, parts), strict=True):
        if part.line.look.align == "both" or _is_title(part) or not is_long(part):
            continue
        yield Finding(
            f"{upper_word(part.role)} dài hơn một dòng phải căn đều hai bên.",
            "chọn Justify (Ctrl+J)",
            part.line,
            level=level_in(place),
            remedies=(SetParagraph(part.line, align="both"),),
        )


def wrong_indent(case: Case, tolerance_twips: int) -> Iterator[Finding]:
    """Yield each line of the text that does not begin where the profile wants.

    What counts is where the eye sees the first letter, or the automatic number before it: a left
    indent and the first-line indent together.
    """
    allowed = case.profile.loi_van.thut_dau_dong
    parts = running(case)
    for part, place in zip(parts, appendix_of(case, parts), strict=True):
        line = part.line
        start = line.look.left + line.look.first
        typed = _TYPED_INDENT.match(line.raw)
        if typed:
            yield _typed_indent(line, typed.end(), allowed)
        elif not _allows(allowed, start, tolerance_twips * MM_PER_TWIP):
            stepped = line.look.label or (part.role in _STEPPED and start > allowed.dung)
            yield Finding(
                f"Chữ đầu dòng lùi vào {figure(start)} mm, phải là {_span(allowed)}.",
                f"đặt First line {figure(allowed.dung)} mm, Left 0 trong Paragraph",
                line,
                level=Level.WARNING if stepped else level_in(place),
                remedies=(SetParagraph(line, left=0, first=allowed.dung),),
            )


def _typed_indent(line: Line, end: int, allowed: Khoang) -> Finding:
    key = "phím Tab" if "\t" in line.raw[:end] else "dấu cách"
    return Finding(
        f"Chữ đầu dòng lùi vào bằng {key}, không phải bằng định dạng đoạn.",
        f"xóa {key} đầu dòng, đặt First line {figure(allowed.dung)} mm trong Paragraph",
        line,
        0,
        end,
        level=Level.WARNING,
        remedies=(
            SetText(line, 0, end, ""),
            SetParagraph(line, left=0, first=allowed.dung),
        ),
    )


def _common_sizes(
    parts: tuple[Part, ...], places: list[int], sizes: tuple[float, float], usual: float
) -> dict[int, float]:
    """Return the size of most letters that is allowed, for the main text and each appendix."""
    letters: dict[int, Counter[float]] = {}
    for part, place in zip(parts, places, strict=True):
        counter = letters.setdefault(place, Counter())
        for run in _sized(part):
            counter[run.look.size] += len(run.text)
    low, high = sizes
    return {
        place: next((size for size, _ in counter.most_common() if low <= size <= high), usual)
        for place, counter in letters.items()
    }


def _sized(part: Part) -> list[Run]:
    """Return the runs whose size counts: with letters, neither raised nor lowered."""
    return [run for run in part.lettered if not run.look.raised]


def _is_title(part: Part) -> bool:
    """Whether a line stands in the middle as a title or a caption does."""
    return (
        part.role != "can_cu"
        and part.line.look.align in ("center", "right")
        and (
            all(run.look.bold for run in part.lettered)
            or all(run.look.italic for run in part.lettered)
        )
    )


def _allows(allowed: Khoang, value: float, tolerance: float) -> bool:
    if allowed.mot_trong:
        return any(abs(value - one) <= tolerance for one in allowed.mot_trong)
    low = allowed.tu if allowed.tu is not None else value
    high = allowed.den if allowed.den is not None else value
    return low - tolerance <= value <= high + tolerance


def _span(allowed: Khoang) -> str:
    if allowed.mot_trong:
        return " hoặc ".join(figure(one) for one in allowed.mot_trong) + " mm"
    return span(allowed.tu, allowed.den, "mm")
