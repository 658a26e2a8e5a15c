"""Appendices: number and title, the guide line against the main document, a page of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.parts import Appendix, Part
from docgen.check.remedy import SetParagraph, SetText
from docgen.check.rule import Finding
from docgen.problems import Level
from docgen.tieng_viet.numbers import roman
from docgen.tieng_viet.text import collapse, fold
from docgen.word.looks import Line

_LABEL = re.compile(r"(phụ\s+lục)\s*(?:số\s*)?([IVXLC]+|\d+)?\s*[:.]?", re.IGNORECASE)
_MENTION = re.compile(r"phụ lục (?:số )?([IVXLC]+|\d+)\b", re.IGNORECASE)


def ordinal_of(number: int, *, latin: bool) -> str:
    """Return the number of an appendix in the figures of the profile."""
    return roman(number) if latin else str(number)


def wrong_labels(case: Case, *, strict_case: bool) -> Iterator[Finding]:
    """Yield each number line that is not `Phụ lục`, followed by its number where there are several.

    `strict_case` wants small letters as well.
    """
    appendices = case.parts.appendices
    latin = case.profile.phu_luc.danh_so == "la_ma"
    alone = len(appendices) == 1
    for at, appendix in enumerate(appendices, 1):
        part = appendix.label
        found = _LABEL.match(part.text)
        typed = (found[2] or "") if found else ""
        number = ordinal_of(at, latin=latin)
        if alone:
            number = typed if typed and not _may_be_bare(case, appendix) else ""
        wanted = f"{case.profile.phu_luc.nhan} {number}".strip()
        same = part.text == wanted if strict_case else fold(part.text) == fold(wanted)
        if same and not (not strict_case and part.text[-1:] in ":."):
            continue
        figures = "số La Mã" if latin else "số Ả Rập"
        many = f", vì có {len(appendices)} phụ lục đánh {figures}" if not alone else ""
        bare = alone and typed and not number
        yield Finding(
            f"Chữ Phụ lục viết «{part.text}», phải là «{wanted}»{many}.",
            "chỉ có một phụ lục thì không đánh số" if bare else f"viết «{wanted}»",
            part.line,
            part.start,
            part.stop,
            level=Level.WARNING if bare else None,
            remedies=(SetText(part.line, part.start, part.stop, wanted),),
        )


def _may_be_bare(case: Case, only: Appendix) -> bool:
    """Whether the only appendix of the file is the only one of the document.

    Others may be in files of their own: the text or its number then tells of them.
    """
    own = only.ordinal.upper()
    if own not in ("I", "1"):
        return False
    figures = {
        found[1].upper() for part in case.parts.body for found in _MENTION.finditer(part.text)
    }
    return not figures - {"I", "1"}


def missing_titles(case: Case) -> Iterator[Finding]:
    """Yield each appendix without a title, or with one that is not centred."""
    for appendix in () if case.parts.is_lost else case.parts.appendices:
        if appendix.title:
            continue
        below = _first_text(appendix)
        if below is not None and below.text.isupper() and not below.in_table:
            yield Finding(
                f"Tên phụ lục «{below.text}» phải căn giữa.",
                "căn giữa",
                below,
                remedies=(SetParagraph(below, align="center"),),
            )
        else:
            yield Finding(
                f"Dưới dòng «{appendix.label.text}» thiếu tên phụ lục.",
                "ghi tên phụ lục ngay dưới dòng này, căn giữa",
                appendix.label.line,
            )


def _first_text(appendix: Appendix) -> Line | None:
    return next((line for line in appendix.lines[1:] if line.text), None)


def titles(case: Case) -> Iterator[Part]:
    """Yield the first line of each title; what stands centred below it may be a note."""
    for appendix in case.parts.appendices:
        yield from appendix.title[:1]


def about(findings: Iterator[Finding], parts: Iterator[Part]) -> Iterator[Finding]:
    """Yield the findings about some parts only."""
    lines = {part.line.index for part in parts}
    for one in findings:
        if one.line is not None and one.line.index in lines:
            yield one


def missing_separators(case: Case) -> Iterator[Finding]:
    """Yield each appendix whose title is not parted from its text by the sign of the profile."""
    wanted = case.profile.ke_phu_luc.chu
    known = {part.line.index: part for part in case.parts.all("ke_phu_luc")}
    for appendix in case.parts.appendices:
        signs = [known[line.index] for line in appendix.lines if line.index in known]
        after = appendix.guide or (appendix.title[-1] if appendix.title else appendix.label)
        if not signs:
            yield Finding(
                f"Dưới dòng «{collapse(after.text)}» thiếu dấu «{wanted}».",
                f"thêm một dòng «{wanted}», căn giữa",
                after.line,
            )
        elif signs[0].text != wanted:
            part = signs[0]
            remedies = (SetText(part.line, part.start, part.stop, wanted),) if part.text else ()
            yield Finding(
                f"Dấu dưới tên phụ lục phải là «{wanted}».",
                f"gõ «{wanted}»",
                part.line,
                part.start,
                part.stop,
                remedies=remedies,
            )


def on_the_same_page(case: Case) -> Iterator[Finding]:
    """Yield each appendix that begins on the page of what stands before it."""
    for appendix in case.parts.appendices:
        line = appendix.label.line
        above = _above(case, line)
        if above is None or line.look.page_break or "\f" in line.raw or _parted(case, above, line):
            continue
        yield Finding(
            f"«{appendix.label.text}» không bắt đầu ở trang mới.",
            "đặt phụ lục ở trang mới, tốt nhất là phần (section) riêng để đánh số trang riêng",
            line,
            remedies=(SetParagraph(line, page_break=True),),
        )


def _above(case: Case, line: Line) -> list[Line] | None:
    """Return the lines from the last with text up to this one, None where nothing is before it."""
    found: list[Line] = []
    for at in range(line.index - 1, -1, -1):
        one = case.seen.lines[at]
        found.append(one)
        if one.text:
            return found
    return None


def _parted(case: Case, above: list[Line], line: Line) -> bool:
    if any(one.ends_page or one.look.page_break for one in above):
        return True
    kind = case.seen.sections[line.section].kind
    return above[-1].section != line.section and kind != "continuous"
