"""Numbered lines of the text: their marks as typed or as Word numbers them."""

from __future__ import annotations

import re
from dataclasses import replace

from docgen.check.parts import Heading, Part
from docgen.model.noi_dung import Bac
from docgen.notation.marks import find_mark, in_capitals
from docgen.tieng_viet.numbers import ALPHABET, HIGHEST_SECTION, roman
from docgen.word.looks import Line

_KINDS = {
    Bac.PHAN: ("phan", "phan"),
    Bac.CHUONG: ("phan", "chuong"),
    Bac.MUC_SO: ("phan", "muc"),
    Bac.DIEU: ("dieu", "dieu"),
    Bac.CHU_CAI: ("muc", "chu_hoa"),
    Bac.MUC: ("muc", "la_ma"),
    Bac.KHOAN: ("khoan", "so_1"),
    Bac.KHOAN_2: ("khoan", "so_2"),
    Bac.KHOAN_3: ("khoan", "so_3"),
    Bac.KHOAN_4: ("khoan", "so_4"),
    Bac.DIEM: ("diem", "chu"),
    Bac.GACH: ("gach", "gach"),
    Bac.CONG: ("cong", "cong"),
}
_ROMANS = {roman(n): n for n in range(1, HIGHEST_SECTION + 1)}
_ESCAPABLE = re.compile(r"([\\*|{\[])")
_TITLED = ("phan", "chuong", "muc", "tieu_muc", "la_ma", "chu_hoa")
# What people write beside the marks of the notation: `CHƯƠNG I`, `ĐIỀU 1:`, `I- TÊN`, `a. `.
_CAPITAL_WORD = re.compile(r"^(PHẦN|CHƯƠNG|MỤC|ĐIỀU)(?=\s+(?:[IVX]+|\d+)(?!\w))")
_ARTICLE = re.compile(r"^(Điều\s+\d{1,3})\s*(?:[:\-–]|(?=$))")
_ROMAN_DASH = re.compile(r"^([IVX]{1,6})\s*[-–/)]\s*(?=\S)")
_SUB_SECTION = re.compile(r"^(?:Tiểu mục|TIỂU MỤC)\s+(\d{1,3})(?!\w)")
_IN_WORDS = re.compile(
    r"^ph[ầâa]n\s+th[ứưu]\s+(nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)\b[\s.:]*(.*)$",
    re.IGNORECASE,
)
_WORDS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_SECTION_LINE = 300  # letters; the title of a part in words is never longer


def heading_of(line: Line, appendix: int) -> Heading | None:
    """Return the heading that a line is, None where it bears no mark."""
    found = _marked(line)
    if found is None:
        return None
    kind, role, mark, ordinal = found
    part = Part(role, line)
    numbers = tuple(int(one) for one in mark.split(".")) if kind.startswith("so_") else ()
    heading = Heading(kind, mark, ordinal, part, False, bool(line.look.label), appendix, numbers)
    return replace(heading, titled=kind in _TITLED or _all_bold(part))


def _marked(line: Line) -> tuple[str, str, str, int] | None:
    text = f"{line.look.label} {line.text}".strip()
    if not text:
        return None
    found = _in_words(text) or _sub_section(text)
    if found:
        return found
    mark = find_mark(_ESCAPABLE.sub(r"\\\1", _normal(text)))
    if mark is None:
        return None
    role, kind = _KINDS[mark.bac]
    return kind, role, mark.so, _ordinal(mark.so, kind)


def _normal(text: str) -> str:
    """Return a line with its mark as the notation writes it."""
    word = _CAPITAL_WORD.match(text)
    if word and (len(text) < _SECTION_LINE and in_capitals(text) or word[1] == "ĐIỀU"):
        text = word[1].capitalize() + text[word.end() :]
    article = _ARTICLE.match(text)
    if article:
        return f"{article[1]}. {text[article.end() :].lstrip()}".rstrip()
    dashed = _ROMAN_DASH.match(text)
    if dashed and in_capitals(text[dashed.end() :]):
        return f"{dashed[1]}. {text[dashed.end() :]}"
    return text


def _in_words(text: str) -> tuple[str, str, str, int] | None:
    found = _IN_WORDS.match(text) if len(text) < _SECTION_LINE else None
    if not found or not (not found[2] or in_capitals(found[2])):
        return None
    mark = found[1]
    return "phan", "phan", mark, _WORDS[mark.casefold()]


def _sub_section(text: str) -> tuple[str, str, str, int] | None:
    found = _SUB_SECTION.match(text)
    if not found or len(text) > _SECTION_LINE:
        return None
    rest = text[found.end() :].strip(" .:")
    if rest and not in_capitals(rest):
        return None
    return "tieu_muc", "phan", found[1], int(found[1])


def _ordinal(written: str, kind: str) -> int:
    if kind in ("gach", "cong"):
        return 0
    last = written.rpartition(".")[2]
    if last.isdecimal():
        return int(last)
    if kind == "chu":
        return ALPHABET.find(last) + 1
    if kind == "chu_hoa":
        return ord(last[0]) - ord("A") + 1
    return _ROMANS.get(last, 0)


def _all_bold(part: Part) -> bool:
    lettered = part.lettered
    return bool(lettered) and all(run.look.bold for run in lettered)
