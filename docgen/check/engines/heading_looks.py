"""Tests of how numbered lines look: articles, parts and chapters, Roman headings, points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from docgen.check.case import Case
from docgen.check.engines.prose import prose
from docgen.check.parts import Heading, Part
from docgen.check.remedy import SetLook, SetParagraph
from docgen.check.rule import Finding
from docgen.tieng_viet.numbers import HIGHEST_SECTION, roman
from docgen.tieng_viet.text import collapse

_ARTICLE = re.compile(r"^(?:Điều\s+\d+\s*[:\-–/]\s*\S|ĐIỀU\s+\d+\b|Điều\s+[IVXLC]+\s*[.:])")
_ARTICLE_NUMBER = re.compile(r"^Điều\s+(\w+)", re.IGNORECASE)
_ROMANS = {roman(n): n for n in range(1, HIGHEST_SECTION + 1)}
_ARTICLE_MARK = re.compile(r"^\s*Điều\s+\d+\.?")
_UPPER_PART = re.compile(r"^(?:PHẦN|CHƯƠNG|TIỂU MỤC|MỤC)\s+(?:[IVXLC]+|\d+)\s*[.:]?$")
_PART_MARK = re.compile(r"^\s*(?:Phần|Chương|Tiểu mục|Mục)\s+(?:[IVXLC]+|\d+)\s*[.:]?")
_ROMAN_MARK = re.compile(r"^\s*[IVXLC]+\s*\.")
_PARENTHESES = re.compile(r"\([^()]*\)")
_CODE = re.compile(r"\S*[\d/]\S*")
_PARTS = ("phan", "chuong", "muc", "tieu_muc")
_LONGEST_TITLE = 200  # letters; a longer Roman item is a sentence of a list
_FEW_WORDS = 15  # a bold line of more words that ends with a full stop is a sentence


def wrong_articles(case: Case) -> Iterator[Finding]:
    """Yield each article whose mark is not `Điều n.` in bold."""
    for part in prose(case):
        if _ARTICLE.match(part.text):
            yield Finding(
                f"Điều viết «{part.text[:30]}», phải viết «Điều» với chữ số Ả Rập và dấu chấm.",
                f"viết «Điều {_article_number(part)}. …», in đậm",
                part.line,
            )
    for heading in _of_kind(case, "dieu"):
        mark = _ARTICLE_MARK.match(heading.part.raw)
        if mark and not heading.automatic and not _bold(heading.part, mark.end()):
            yield Finding(
                f"«{mark.group().strip()}» phải in đậm.",
                "in đậm",
                heading.part.line,
                mark.start(),
                mark.end(),
                remedies=(SetLook(heading.part.line, 0, mark.end(), bold=True),),
            )


def _article_number(part: Part) -> int:
    found = _ARTICLE_NUMBER.match(part.text)
    typed = found[1] if found else ""
    return int(typed) if typed.isdecimal() else _ROMANS.get(typed.upper(), 1)


def _of_kind(case: Case, *kinds: str) -> list[Heading]:
    if case.parts.is_lost:
        return []
    return [one for one in case.parts.headings if one.kind in kinds]


def _bold(part: Part, end: int) -> bool:
    runs = [run for run in part.lettered if run.start < end]
    return all(run.look.bold for run in runs)


def wrong_parts(case: Case) -> Iterator[Finding]:
    """Yield each part, chapter or section that is not on its own line, centred, bold, titled."""
    for part in prose(case, "phan", "ten_phan"):
        if _UPPER_PART.match(part.text):
            yield Finding(
                f"«{part.text}» phải viết bằng chữ in thường.",
                f"viết «{part.text.capitalize().split()[0]} {part.text.split()[-1]}»",
                part.line,
            )
    after = {
        id(one.line): other
        for one, other in zip(case.parts.items, case.parts.items[1:], strict=False)
    }
    for heading in _of_kind(case, *_PARTS):
        yield from _part(heading.part, after.get(id(heading.part.line)))


def _part(part: Part, following: Part | None) -> Iterator[Finding]:
    mark = _PART_MARK.match(part.raw)
    name = collapse(mark.group()).strip(" .:") if mark else part.text
    if mark and part.raw[mark.end() :].strip():
        message = f"Tên của «{name}» phải đặt ở dòng riêng, dưới «{name}»."
        yield Finding(message, "xuống dòng sau số thứ tự", part.line)
        return
    yield from _centred_bold(part, f"«{name}»")
    if following is None or following.role != "ten_phan":
        message = f"«{name}» không có tên ở dòng ngay dưới, căn giữa."
        yield Finding(message, "viết tên bằng chữ in hoa, đậm, căn giữa ở dòng dưới", part.line)
        return
    yield from _centred_bold(following, f"Tên của «{name}»")
    if following.shown != following.shown.upper():
        message = f"Tên của «{name}» phải viết bằng chữ in hoa."
        yield Finding(message, f"viết «{following.text.upper()}»", following.line)


def _centred_bold(part: Part, name: str) -> Iterator[Finding]:
    if part.line.look.align != "center":
        remedy = SetParagraph(part.line, align="center", first=0)
        yield Finding(f"{name} phải căn giữa.", "căn giữa", part.line, remedies=(remedy,))
    if any(not run.look.bold for run in part.lettered):
        remedies = (SetLook(part.line, bold=True),)
        yield Finding(f"{name} phải in đậm.", "in đậm", part.line, remedies=remedies)


def wrong_roman(case: Case) -> Iterator[Finding]:
    """Yield each Roman heading that is not in bold capitals."""
    for heading in _of_kind(case, "la_ma"):
        part = heading.part
        title = _ROMAN_MARK.sub("", part.shown)
        if not title.strip() or len(title) > _LONGEST_TITLE:
            continue
        if any(not run.look.bold for run in part.lettered):
            yield Finding(
                f"Mục «{heading.mark}.» phải in đậm.",
                "in đậm",
                part.line,
                remedies=(SetLook(part.line, bold=True),),
            )
        title = _said_beside(title)
        bare = _CODE.sub("", _PARENTHESES.sub("", title))
        if any(char.islower() for char in bare):
            yield Finding(
                f"Tên mục «{heading.mark}.» phải viết bằng chữ in hoa.",
                f"viết «{part.text.upper()[:60]}»",
                part.line,
            )


def _said_beside(title: str) -> str:
    """Return a title without the short text after its colon: `KIẾN NGHỊ, ĐỀ XUẤT: Không.`."""
    before, colon, text = title.partition(":")
    return before if colon and before.isupper() and text.strip() else title


def letter_points(case: Case) -> Iterator[Finding]:
    """Yield the first point of each list that is marked with a letter."""
    for heading in _of_kind(case, "chu"):
        if heading.ordinal == 1:
            yield Finding(
                f"Điểm đánh bằng chữ «{heading.mark})».",
                "đánh 1.1., 1.2. (dưới đó 1.1.1.)",
                heading.part.line,
            )


def mixed_endings(case: Case) -> Iterator[Finding]:
    """Yield the titles that end otherwise than most titles of their level."""
    titled = [one for one in _of_kind(case, "la_ma", "chu_hoa", "so_1", "so_2") if _is_title(one)]
    titled.sort(key=lambda one: (one.appendix, one.kind))
    for _, group in groupby(titled, key=lambda one: (one.appendix, one.kind)):
        level = list(group)
        ends = Counter(_sign(one) for one in level)
        usual = ends.most_common(1)[0][0]
        for one in level:
            if _sign(one) != usual:
                yield Finding(
                    f"Tiêu đề «{one.part.text[:40]}» {_ending(_sign(one))}, các tiêu đề cùng cấp"
                    f" khác {_ending(usual)}.",
                    "thống nhất dấu ở cuối tiêu đề cùng cấp",
                    one.part.line,
                )


def _is_title(heading: Heading) -> bool:
    text = heading.part.text
    if not heading.titled or text.endswith("./.") or _said_beside(text) != text:
        return False
    return len(text.split()) <= _FEW_WORDS and _sign(heading) in ("", ":", ".")


def _sign(heading: Heading) -> str:
    last = heading.part.text[-1:]
    return "" if last.isalnum() or last in ')”"%' else last


def _ending(sign: str) -> str:
    return f"kết thúc bằng dấu «{sign}»" if sign else "không có dấu ở cuối"
