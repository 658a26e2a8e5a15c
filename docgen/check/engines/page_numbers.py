"""Page numbers: where they stand, at the top of which pages; tests of that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.check.case import Case
from docgen.check.engines.units import Unit, is_longer_than_a_page, unit_words, units_of
from docgen.check.remedy import SetPage, SetPageNumber
from docgen.check.rule import Finding
from docgen.check.words import figure
from docgen.word.looks import Line, Section
from docgen.word.text import TEXT_BOX

_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
# A field that shows the number under a condition, such as from page 2 on, hides it by itself.
_CONDITION = re.compile(r"\bIF\b", re.IGNORECASE)
_SIDES = {"default": "lẻ", "even": "chẵn"}
_EDGE_TOLERANCE = 1.0  # mm: 57 twips


@dataclass(frozen=True)
class Numbers:
    """The page numbers of a document: their lines, by the header or footer they stand in.

    `elsewhere`: there is one outside headers and footers, such as in a frame on the page.
    `unseen` are the sections, by index, that show none of theirs.
    """

    case: Case
    lines: Mapping[str, list[Line]]
    elsewhere: bool
    unseen: frozenset[int]

    def shown(self, section: Section, *, foot: bool = False) -> list[Line]:
        """Return the lines of a section that number pages and are seen."""
        return [] if section.index in self.unseen else self.laid(section, foot=foot)

    def laid(self, section: Section, *, foot: bool = False) -> list[Line]:
        """Return the lines that number the pages of a section after its first."""
        members = section.footers if foot else section.headers
        pages = ("default", "even") if self.case.seen.even_odd else ("default",)
        return [line for page in pages for line in self.lines.get(members.get(page, ""), ())]

    def first(self, section: Section) -> list[Line]:
        """Return the lines that number the first page of a section at its top."""
        page = "first" if section.title_page else "default"
        return list(self.lines.get(section.headers.get(page, ""), ()))

    def everywhere(self, *, foot: bool = False) -> list[tuple[Line, list[Section]]]:
        """Return each line that numbers pages, with the sections that show it."""
        found: dict[int, tuple[Line, list[Section]]] = {}
        for section in self.case.seen.sections:
            for line in self.shown(section, foot=foot):
                found.setdefault(line.index, (line, []))[1].append(section)
        return list(found.values())


def missing_numbers(case: Case) -> Iterator[Finding]:
    """Yield page numbers in the foot, and text of more than one page without any."""
    numbers = numbers_of(case)
    feet = numbers.everywhere(foot=True)
    for line, sections in feet:
        yield Finding(
            "Số trang đặt ở chân trang.",
            "đặt số trang ở giữa lề trên (Insert, Page Number, Top of Page)",
            line,
            remedies=anew(case, sections),
        )
    if feet or numbers.elsewhere:
        return
    bare = [unit for unit in units_of(case) if not any(map(numbers.laid, unit.sections))]
    yield from _unnumbered([unit for unit in bare if is_longer_than_a_page(unit)], case)
    yield from _without_even(numbers)


def _unnumbered(units: list[Unit], case: Case) -> Iterator[Finding]:
    if units:
        words = ", ".join(unit.word for unit in units)
        yield Finding(
            "Văn bản dài hơn một trang mà không đánh số trang.",
            "đặt số trang ở giữa lề trên (Insert, Page Number, Top of Page)",
            where=words,
            remedies=anew(case, [one for unit in units for one in unit.sections]),
        )


def _without_even(numbers: Numbers) -> Iterator[Finding]:
    """Yield each section whose even pages alone, or whose odd pages alone, have no number."""
    if not numbers.case.seen.even_odd:
        return
    words = unit_words(numbers.case)
    for section in numbers.case.seen.sections:
        bare = [
            word
            for page, word in _SIDES.items()
            if not numbers.lines.get(section.headers.get(page, ""))
        ]
        if len(bare) == 1:
            yield Finding(
                f"Trang {bare[0]} không có số trang.",
                "đặt số trang cho cả trang chẵn và trang lẻ, hoặc bỏ chọn Different Odd & Even",
                where=words[section.index],
                remedies=anew(numbers.case, [section]),
            )


def shown_on_first_page(case: Case) -> Iterator[Finding]:
    """Yield the number on the first page of a document that is longer."""
    numbers, main = numbers_of(case), case.seen.sections[0]
    if numbers.everywhere(foot=True):
        return
    lines = [line for line in numbers.first(main) if not has_code(_CONDITION, line)]
    if lines and (len(units_of(case)) > 1 or any(map(is_longer_than_a_page, units_of(case)))):
        yield Finding(
            "Số trang hiện ở trang thứ nhất.",
            "chọn Different First Page trong Header & Footer, để trống đầu trang thứ nhất",
            lines[0],
            remedies=anew(case, [main]),
        )


def wrong_edge(case: Case) -> Iterator[Finding]:
    """Yield each section whose page number is nearer to the top edge, or farther, than it must."""
    numbers, want = numbers_of(case), case.profile.trang.so_trang.cach_mep
    words = unit_words(case)
    for section in case.seen.sections:
        lines = [line for line in numbers.shown(section) if not line.in_box]
        if lines and abs(section.header - want) > _EDGE_TOLERANCE:
            yield Finding(
                f"Số trang cách mép trên trang giấy {figure(section.header)} mm,"
                f" phải là {figure(want)} mm.",
                f"đặt Header from Top {figure(want)} mm",
                where=words[section.index],
                remedies=(SetPage(section, header=want),),
            )


def numbers_of(case: Case) -> Numbers:
    """Return the page numbers of a document."""
    lines: dict[str, list[Line]] = {}
    elsewhere = False
    for line in case.seen.lines:
        if not has_code(_PAGE, line):
            continue
        elsewhere = elsewhere or line.story not in ("header", "footer")
        if _is_own(line):
            lines.setdefault(line.part, []).append(line)
    return Numbers(case, lines, elsewhere, _unseen(case, lines))


def _unseen(case: Case, lines: Mapping[str, list[Line]]) -> frozenset[int]:
    """Return the sections with nothing but a first page, as far as one can tell, that hides it."""
    short = [
        section
        for unit in units_of(case)
        if not is_longer_than_a_page(unit)
        for section in unit.sections
    ]
    return frozenset(
        one.index for one in short if one.title_page and one.headers.get("first", "") not in lines
    )


def anew(case: Case, sections: Iterable[Section]) -> tuple[SetPageNumber, ...]:
    """Return what numbers the pages of some sections as the profile wants."""
    page, look = case.profile.trang.so_trang, case.profile.look("so_trang")
    font = case.profile.phong_chu.ten
    return tuple(
        SetPageNumber(section, font, look.dung, page.cach_mep, page.an_trang_dau)
        for section in sections
    )


def has_code(pattern: re.Pattern[str], line: Line) -> bool:
    """Whether the code of a field in a line holds a pattern."""
    return any(pattern.search(code) for code in line.fields)


def _is_own(line: Line) -> bool:
    """Whether the field stands in the line itself, not in a text box that is anchored there."""
    return line.element.find(f".//{TEXT_BOX}") is None
