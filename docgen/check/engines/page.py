"""Tests of the page: paper, margins, orientation, gutter, printing on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from docgen.check.case import Case
from docgen.check.engines.units import holds_picture, unit_words
from docgen.check.remedy import SetPage
from docgen.check.rule import Finding
from docgen.check.words import figure, span
from docgen.problems import Level
from docgen.the_thuc.profile import A4_MM, Khoang, Le
from docgen.word.looks import Section
from docgen.word.looks.lengths import MM_PER_TWIP

Side = Literal["top", "bottom", "left", "right"]
SIDES: Sequence[Side] = ("top", "bottom", "left", "right")
_WORDS = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}
# Printed on both sides, Word's left is the inner edge of a sheet, its right the outer one.
_DUPLEX_WORDS = {"left": "lề trong", "right": "lề ngoài"}
# The edges at which the left and the right margin lie when a portrait sheet is turned on its side.
_TURNED: Sequence[dict[Side, Side]] = (
    {"top": "left", "bottom": "right", "left": "bottom", "right": "top"},
    {"bottom": "left", "top": "right", "left": "top", "right": "bottom"},
)
_MARGIN_TOLERANCE = 29 * MM_PER_TWIP  # mm: half a millimetre, as the dialogs of Word round
_PAPER_TOLERANCE = 30 * MM_PER_TWIP  # mm
PAPERS = {"A4": A4_MM, "A5": (148, 210)}


def is_wide(section: Section) -> bool:
    """Whether a page lies on its side, whatever its `w:orient` says."""
    return section.width > section.height


def paper_of(section: Section) -> str:
    """Return the name of the paper of a section, empty for one that has none here."""
    edges = sorted((section.width, section.height))
    for name, wanted in PAPERS.items():
        pairs = zip(edges, wanted, strict=True)
        if all(abs(edge - right) <= _PAPER_TOLERANCE for edge, right in pairs):
            return name
    return ""


def wrong_paper(case: Case, allowed: Sequence[str]) -> Iterator[Finding]:
    """Yield each section that is on other paper than is allowed; the first of it is proposed."""
    words, names = unit_words(case), " hoặc ".join(allowed)
    short, long = PAPERS[allowed[0]]
    for section in case.seen.sections:
        if paper_of(section) in allowed:
            continue
        width, height = (long, short) if is_wide(section) else (short, long)
        size = f"{figure(section.width)} x {figure(section.height)} mm"
        yield Finding(
            f"Khổ giấy {size}, phải là {names}.",
            f"đặt khổ {allowed[0]} ({width} x {height} mm) trong Page Layout, Size",
            where=words[section.index],
            remedies=(SetPage(section, width=width, height=height),),
        )


def wrong_margins(case: Case, sides: Sequence[Side] = SIDES) -> Iterator[Finding]:
    """Yield each section with margins beyond the profile.

    On a page that lies on its side the margins may lie as they do on paper that was turned.
    """
    allowed = case.profile.trang.le
    edges = _WORDS | (_DUPLEX_WORDS if case.seen.mirrored else {})
    words = unit_words(case)
    for section in case.seen.sections:
        wrong = [side for side in sides if not _fits(_of(section, side), range_of(allowed, side))]
        if not wrong or _is_turned(section, allowed):
            continue
        seen = ", ".join(f"{edges[side]} {figure(_of(section, side))} mm" for side in wrong)
        wanted = ", ".join(f"{edges[side]} {_span(range_of(allowed, side))}" for side in wrong)
        right: dict[str, Any] = {side: range_of(allowed, side).dung for side in wrong}
        yield Finding(
            f"{seen[:1].upper()}{seen[1:]}; phải là {wanted}.",
            "đặt lại trong Page Layout, Margins, Custom Margins",
            where=words[section.index],
            level=Level.WARNING if is_wide(section) else None,
            remedies=(SetPage(section, **right),),
        )


def wrong_one_sided_margins(case: Case) -> Iterator[Finding]:
    """Yield each section with wrong margins; printing on both sides is for `wrong_duplex`."""
    return wrong_margins(case, SIDES[:2] if case.seen.mirrored else SIDES)


def wrong_duplex(case: Case) -> Iterator[Finding]:
    """Yield each section whose inner or outer margin is wrong in a document for both sides."""
    if case.seen.mirrored:
        yield from wrong_margins(case, SIDES[2:])


def wide_without_reason(case: Case) -> Iterator[Finding]:
    """Yield each section on its side that holds no table and nothing drawn."""
    reasons, words = _sections_with_tables(case), unit_words(case)
    for section in case.seen.sections:
        if is_wide(section) and section.index not in reasons:
            yield Finding(
                "Trang để khổ ngang mà không có bảng, biểu.",
                "đặt khổ dọc trong Page Layout, Orientation, Portrait",
                where=words[section.index],
                remedies=(SetPage(section, width=section.height, height=section.width),),
            )


def gutters(case: Case) -> Iterator[Finding]:
    """Yield each section that keeps room for a binding besides its margins."""
    words = unit_words(case)
    for section in case.seen.sections:
        if section.gutter > _MARGIN_TOLERANCE:
            yield Finding(
                f"Trang có thêm lề gáy (gutter) {figure(section.gutter)} mm.",
                "đặt Gutter bằng 0 trong Page Layout, Margins, Custom Margins",
                where=words[section.index],
                remedies=(SetPage(section, gutter=0),),
            )


def range_of(margins: Le, side: Side) -> Khoang:
    """Return what the profile says of one margin."""
    ranges = {
        "top": margins.tren,
        "bottom": margins.duoi,
        "left": margins.trai,
        "right": margins.phai,
    }
    return ranges[side]


def _of(section: Section, side: Side) -> float:
    value: float = getattr(section, side)
    return value


def _fits(value: float, allowed: Khoang) -> bool:
    low = allowed.tu if allowed.tu is not None else value
    high = allowed.den if allowed.den is not None else value
    return low - _MARGIN_TOLERANCE <= value <= high + _MARGIN_TOLERANCE


def _is_turned(section: Section, allowed: Le) -> bool:
    return is_wide(section) and any(
        all(_fits(_of(section, side), range_of(allowed, turn[side])) for side in SIDES)
        for turn in _TURNED
    )


def _span(allowed: Khoang) -> str:
    return span(allowed.tu, allowed.den, "mm")


def _sections_with_tables(case: Case) -> set[int]:
    """Return the sections that hold a table of the text, or a picture, a chart, an object.

    The tables around the head and the signature are only there to place them.
    """
    wide = {section.index for section in case.seen.sections if is_wide(section)}
    placed = {part.line.index for part in case.parts.items if not part.role.startswith("bang_")}
    return {
        line.section
        for line in case.seen.main
        if line.section in wide
        and ((line.in_table and line.text and line.index not in placed) or holds_picture(line))
    }
