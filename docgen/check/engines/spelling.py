"""Tests of spelling: capital letters, tone marks, blanks around signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.check.case import Case
from docgen.check.engines.prose import CELLS, LOWER, UPPER, prose
from docgen.check.parts import Part
from docgen.check.remedy import SetText
from docgen.check.rule import Finding
from docgen.tieng_viet.text import nfc
from docgen.tieng_viet.tone import mixed_tones

# Each pattern names a stretch that is written otherwise, in a place where it is certain:
# `Ủy ban nhân dân`, `cơ quan nhà nước`, `Hội đồng nhân dân` are right and must not match.
_CAPITALS = (
    (
        re.compile(
            r"\b(?:của|cho|với|phục vụ|tầng lớp|quần chúng|cán bộ và|cán bộ, đảng viên và"
            r"|Đảng, Nhà nước và|đông đảo|nguyện vọng|đời sống) (nhân dân)\b"
        ),
        "Nhân dân",
    ),
    (
        re.compile(r"\b(?:Đảng và|Đảng,|pháp luật của|chính sách của) (nhà nước)(?=[ ,.;]|$)"),
        "Nhà nước",
    ),
    (re.compile(rf"(?<=[{LOWER},;] )(Khoản)(?= \d)"), "khoản"),
    (re.compile(rf"(?<=[{LOWER},;] )(Điểm)(?= [a-zđ](?:,| và)? (?:khoản|Khoản))"), "điểm"),
    (
        re.compile(
            r"\b(?:khoản \d+|theo|tại|của|quy định) (điều)"
            r"(?= \d+(?:[,;.)]|\s+(?:và|của|Luật|Bộ|Nghị|Thông|Quy|Điều lệ)|$))"
        ),
        "Điều",
    ),
)  # fmt: skip
# Units named after a person are written with a capital (`Xã Hồ Thị Kỷ`): names with a family name
# are left alone.
_UNIT = re.compile(
    rf"(?<=[{LOWER}] )(Tỉnh|Xã|Huyện|Thị xã|Thị trấn) (?=([{UPPER}][{LOWER}]+) [{UPPER}])"
)
_OF_A_BODY = re.compile(
    r"(?:Đoàn|đoàn|[Uu]ỷ|[ỦUủu]y|ban|Hội|Công an|Đảng bộ|đảng bộ|LHPN|UBND|HĐND|TNCS|Phụ nữ) $"
)
_FAMILIES = frozenset(
    re.findall(
        r"\w+",
        """
        Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trương Đinh
        Lương Lâm Tô Châu Mai Thái Cao Trịnh Đoàn Đào Hà Tạ Kim Thạch Sơn Mạc Quách Tôn Lưu
        Lục Vương Chu
        """,
    )
)


_LEFT, _RIGHT = 24, 20  # letters around a word, enough to find it in its line


def wrong_capitals(case: Case) -> Iterator[Finding]:
    """Yield each word that the rules of capital letters write otherwise; only certain ones."""
    for part in prose(case):
        text = nfc(part.raw)
        if part.raw != text or text.isupper():
            continue
        for pattern, right in _CAPITALS:
            for found in pattern.finditer(text):
                yield _capital(part, found.start(1), found.end(1), right)
        for found in _UNIT.finditer(text):
            body = _OF_A_BODY.search(text[: found.start()])
            if found[2] not in _FAMILIES and not body:
                yield _capital(part, found.start(1), found.end(1), found[1].lower())


def _capital(part: Part, start: int, end: int, right: str) -> Finding:
    seen = part.raw[start:end]
    return Finding(
        f"Viết «{seen}» ở «{_around(part.raw, start, end)}», phải viết «{right}».",
        f"viết «{right}»",
        part.line,
        part.start + start,
        part.start + end,
    )


def _around(text: str, start: int, end: int) -> str:
    """Return a stretch of a text with some whole words before and after it."""
    before, after = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    if start > _LEFT:
        before = f"…{before.partition(' ')[2]}"
    if end + _RIGHT < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return f"{before}{text[start:end]}{after}".strip()


# Names keep the spelling of their papers, so capitalised words are left out; `Ủy` begins so many
# names of bodies that it counts.
_PLAIN_WORD = re.compile(rf"(?<!\w)(?:[{LOWER}]+|[ỦU][yỷ])(?!\w)")


def mixed_tone_marks(case: Case) -> Iterator[Finding]:
    """Yield the place where a text begins to mix the two ways to place a tone mark."""
    words: list[str] = []
    lines = list(prose(case))
    for part in lines:
        words += _PLAIN_WORD.findall(part.text)
    mixed = mixed_tones(" ".join(words))
    if mixed is None:
        return
    line = _later(lines, mixed)
    yield Finding(
        f"Văn bản vừa viết «{mixed[0]}» vừa viết «{mixed[1]}»: hai cách đặt dấu thanh.",
        "chọn một cách đặt dấu cho cả văn bản",
        line.line,
    )


def _later(lines: list[Part], mixed: tuple[str, str]) -> Part:
    """Return the line where the second of two words first stands."""
    places = []
    for word in mixed:
        pattern = re.compile(rf"(?<!\w){word}(?!\w)")
        places.append(next(at for at, part in enumerate(lines) if pattern.search(part.text)))
    return lines[max(places)]


_BEFORE = re.compile(r"(?<=[\w)”\"])[ \u00a0]+(?=[,;:!?](?![\d/.,;:)-])|\.(?:\s|$))")
_AFTER = re.compile(
    rf"(?<=[{LOWER}]{{2}})([,;:])(?=[{LOWER}{UPPER}])|(?<=[{LOWER}]{{2}})(\.)(?=[{UPPER}][{LOWER}])"
)
_DOUBLE = re.compile(r"(?<=[\w,.;:)”%])[ \u00a0]{2,3}(?=[\w(“])")
# Blanks that are room for the pen, or that set columns with the space bar.
_PEN = re.compile(r"(?:ngày|tháng|năm|số|Số|của|lúc|giờ|hồi|kỳ|quý|khóa|khoá)$")
_PEN_AFTER = re.compile(r"ngày|tháng|năm|giờ|của|/|-")
_LONGEST_PEN = 5  # letters of the longest of these words: what stands further left decides nothing
_TOKEN = re.compile(r"\S+")
_LINK = re.compile(r"@|://|www\.")
_LEADERS = re.compile(r"\.{3,}|…|_{3,}|\t")


def wrong_blanks(case: Case) -> Iterator[Finding]:
    """Yield each line with a blank before a sign, none after it, or two between words."""
    for part in prose(case, *CELLS):
        raw = part.raw
        if _LEADERS.search(raw):
            continue
        spans = [one.span() for one in _TOKEN.finditer(raw) if _LINK.search(one.group())]
        before = [one for one in _BEFORE.finditer(raw) if not _excused(raw, one)]
        after = [one for one in _AFTER.finditer(raw) if not _inside(one.start(), spans)]
        double = (
            [] if part.role in CELLS else [o for o in _DOUBLE.finditer(raw) if not _pen(raw, o)]
        )
        if before or after or double:
            yield _blanks(part, before, after, double)


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _excused(raw: str, gap: re.Match[str]) -> bool:
    """Whether a blank before a sign is meant: ratios, forms with aligned colons, ` ./.`."""
    sign = raw[gap.end()]
    return (sign == ":" and len(gap.group()) > 1) or raw[gap.end() : gap.end() + 2] == "./"


def _pen(raw: str, gap: re.Match[str]) -> bool:
    before = raw[max(gap.start() - _LONGEST_PEN, 0) : gap.start()]
    return bool(_PEN.search(before) or _PEN_AFTER.match(raw, gap.end()))


def _joined(part: Part, gap: re.Match[str]) -> SetText:
    """Return the remedy that joins a sign to the word before it, and parts it from the next."""
    start, end = part.start + gap.start(), part.start + gap.end()
    sign = part.line.raw[end]
    if part.line.raw[end + 1 : end + 2].isalpha():
        return SetText(part.line, start, end + 1, f"{sign} ")
    return SetText(part.line, start, end, "")


def _blanks(
    part: Part,
    before: list[re.Match[str]],
    after: list[re.Match[str]],
    double: list[re.Match[str]],
) -> Finding:
    kinds = (
        (before, "có dấu cách trước dấu câu"),
        (after, "thiếu dấu cách sau dấu câu"),
        (double, "có nhiều dấu cách liền nhau"),
    )
    told = [words for found, words in kinds if found]
    first = min(one.start() for found, _ in kinds for one in found)
    shown = part.raw[max(0, first - 12) : first + 14].strip()
    remedies = [_joined(part, gap) for gap in before]
    remedies += [
        SetText(part.line, part.start + g.start(), part.start + g.end(), " ") for g in double
    ]
    return Finding(
        f"Chỗ «{shown}» {' và '.join(told)}.",
        "dấu câu viết liền chữ đứng trước, cách chữ đứng sau một dấu cách",
        part.line,
        part.start + first,
        part.start + first + 1,
        remedies=tuple(remedies),
    )
