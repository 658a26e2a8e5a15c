"""The guide line of an appendix, `(Kèm theo …)`: its form, and the document that it names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.case import Case
from docgen.check.parts import Appendix, Part
from docgen.check.rule import Finding
from docgen.problems import Level

_LONGEST = 600  # letters; no guide line is longer
_OPEN_GUIDE = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bsố\s*:?\s*(?P<so>[^,]*?)\s*,?\s*ngày\b", re.IGNORECASE)
_DAY = re.compile(
    r"ngày\s+(?P<d>\d{1,2})\s*(?:tháng|/)\s*(?P<m>\d{1,2})\s*(?:năm|/)\s*(?P<y>\d{4})",
    re.IGNORECASE,
)
# All that a guide line names, blank or filled in: number, day, issuer.
_IN_WORDS = ("số", "ngày", "tháng", "năm", "của")
_IN_FIGURES = ("số", "ngày", "của")


def guides(case: Case) -> Iterator[Part]:
    """Yield the guide lines of the appendices."""
    for appendix in case.parts.appendices:
        if appendix.guide:
            yield appendix.guide


def missing_guides(case: Case) -> Iterator[Finding]:
    """Yield each appendix without a guide line."""
    for appendix in () if case.parts.is_lost else case.parts.appendices:
        if appendix.guide:
            continue
        typed = next((one for one in appendix.lines[1:8] if _OPEN_GUIDE.match(one.text)), None)
        form = "(Kèm theo … số … ngày … của …)"
        if typed is not None and typed.text.startswith("("):
            continue  # it is there, below a title that another rule tells of
        if typed is not None:
            yield Finding(
                f"Dòng kèm theo «{typed.text}» phải đặt trong ngoặc đơn, dưới tên phụ lục.",
                f"viết «{form}»",
                typed,
            )
        else:
            yield Finding(
                f"Dưới tên «{appendix.label.text}» thiếu dòng kèm theo.",
                f"thêm dòng «{form}», căn giữa, in nghiêng",
                appendix.label.line,
            )


def wrong_guides(case: Case) -> Iterator[Finding]:
    """Yield each guide line of another form, or with another number or day than the document."""
    words = case.profile.phu_luc.ngay == "chu"
    wanted = _IN_WORDS if words else _IN_FIGURES
    attached = _is_attached(case)
    for appendix in case.parts.appendices:
        part = appendix.guide
        if part is None:
            continue
        text = _whole_guide(appendix, part)
        if words and _names(text, _IN_FIGURES) and not _names(text, _IN_WORDS):
            yield _at(
                part,
                f"Ngày trong dòng kèm theo «{text}» phải viết đủ chữ ngày, tháng, năm.",
                "viết «ngày … tháng … năm …»",
                Level.WARNING,
            )
        elif not _names(text, wanted) or ")" not in text:
            day = "ngày … tháng … năm …" if words else "ngày …"
            yield _at(
                part,
                f"Dòng kèm theo viết «{text}», phải có số, ngày và tên cơ quan ban hành.",
                f"viết «(Kèm theo … số … {day} của …)»",
            )
        elif not attached:  # else it may go with the document that this one is attached to
            yield from _differing(case, part, text)


def _names(text: str, words: tuple[str, ...]) -> bool:
    """Whether some words stand in a text in their order."""
    said = iter(re.findall(r"\w+", text.casefold()))
    return all(word in said for word in words)


def _whole_guide(appendix: Appendix, guide: Part) -> str:
    """Return the text of a guide line to its closing bracket, over several paragraphs too."""
    text = guide.text
    at = appendix.lines.index(guide.line) + 1
    for line in appendix.lines[at : at + 3]:
        if ")" in text:
            break
        text = f"{text} {line.text}".strip()
    return text[:_LONGEST]


def _differing(case: Case, part: Part, text: str) -> Iterator[Finding]:
    main = case.parts.one("so_ky_hieu")
    found = _NUMBER.search(text)
    if main is not None and found:
        own, cited = _number_of(main.text), _number_of(found["so"])
        if not own.agrees(cited):
            yield _at(
                part,
                f"Dòng kèm theo ghi số «{cited}», văn bản mang số «{own}».",
                f"ghi số «{own}»",
            )
    day = _day_of(text)
    if day and case.parts.date and day != case.parts.date:
        yield _at(
            part,
            f"Dòng kèm theo ghi ngày {_figures(day)}, văn bản ký ngày {_figures(case.parts.date)}.",
            f"ghi ngày {_figures(case.parts.date)}",
        )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number and its symbol; either is empty where it is left blank."""

    figure: str
    symbol: str

    def agrees(self, other: _Number) -> bool:
        """Whether both could be the number of one document: a blank agrees with anything."""
        return all(
            not one or not two or one == two
            for one, two in ((self.figure, other.figure), (self.symbol, other.symbol))
        )

    def __str__(self) -> str:
        return f"{self.figure}{self.symbol}"


def _number_of(text: str) -> _Number:
    bare = re.sub(r"\s+", "", re.sub(r"^\s*số\s*:?", "", text, flags=re.IGNORECASE))
    found = re.match(r"(\d*)[.…_]*(.*)$", bare)
    figure, symbol = (found[1], found[2]) if found else ("", bare)
    padded = f"{int(figure):02}" if figure else ""
    return _Number(padded, symbol if re.search(r"\w", symbol) else "")


def _day_of(text: str) -> datetime.date | None:
    found = _DAY.search(text)
    if not found:
        return None
    try:
        return datetime.date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _figures(day: datetime.date) -> str:
    return f"{day.day:02}/{day.month}/{day.year}" if day.month > 2 else f"{day:%d/%m/%Y}"


def _is_attached(case: Case) -> bool:
    own = {part.line.index for part in guides(case)}
    return any(part.line.index not in own for part in case.parts.all("kem_theo"))


def _at(part: Part, message: str, hint: str, level: Level | None = None) -> Finding:
    return Finding(message, hint, part.line, part.start, part.stop, level=level)
