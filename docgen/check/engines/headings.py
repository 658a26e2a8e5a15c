"""Tests of the order of numbered lines: nothing missing, nothing twice, nothing turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.check.case import Case
from docgen.check.parts import Heading, Part
from docgen.check.rule import Finding
from docgen.problems import Level
from docgen.tieng_viet.numbers import ALPHABET, HIGHEST_SECTION, roman

# Upper ranks first; a line of an upper rank begins the numbers of the lower ones anew.
RANKS = (
    "phan", "chuong", "muc", "tieu_muc", "dieu", "chu_hoa", "la_ma",
    "so_1", "so_2", "so_3", "so_4", "chu",
)  # fmt: skip
_NAMES = {
    "phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu_muc": "Tiểu mục", "dieu": "Điều",
    "chu_hoa": "mục", "la_ma": "mục", "chu": "điểm",
}  # fmt: skip
# What a line begins with when its number is typed in a form of its own: `2/`, `2 .`, `(2)`.
_LOOSE = re.compile(
    r"^\W{0,3}(?:(?:phần|chương|mục|điều|khoản|bước)\s+)?(\w{1,5})\b", re.IGNORECASE
)
_OPEN, _CLOSED = re.compile("“"), re.compile("”")
_LONGEST_QUOTE = 60  # lines; a quotation mark that is never closed hides no more


@dataclass
class _Counter:
    """The last number of a rank, all together, typed only, titled only; before the last restart."""

    joint: int = 0
    typed: int = 0
    titled: int = 0
    before: int = 0
    at: int = -1
    new_list: bool = True
    late: bool = False

    def expects(self, heading: Heading) -> bool:
        """Whether a number goes on one of the lists that run here."""
        number = heading.ordinal
        if number == 1 and self.new_list:
            return True
        known = {self.joint + 1, self.typed + 1}
        if self.before:
            known.add(self.before + 1)
        if heading.titled:
            known.add(self.titled + 1)
        return number in known

    def take(self, heading: Heading, at: int) -> None:
        """Note the number of a heading as the last one."""
        self.joint = heading.ordinal
        if not heading.automatic:
            self.typed = heading.ordinal
        if heading.titled:
            self.titled = heading.ordinal
        self.at, self.new_list = at, False

    def restart(self) -> None:
        """Begin anew below an upper heading; going on from before is right too."""
        self.before = max(self.joint, self.before)
        self.joint = self.typed = self.titled = 0
        self.new_list = True


@dataclass
class _Reader:
    """Reads the lines of the main text or of one appendix in order."""

    counters: dict[tuple[str, tuple[int, ...]], _Counter] = field(default_factory=dict)
    loose: dict[str, int] = field(default_factory=dict)
    quoted: int = 0

    def counter(self, heading: Heading) -> _Counter:
        return self.counters.setdefault((heading.kind, heading.numbers[:-1]), _Counter())

    def plain(self, part: Part, at: int) -> None:
        """Note a line that is no heading: it may end one list and open another."""
        token = _LOOSE.match(part.text)
        if token:
            self.loose[token[1].lower()] = at
        if part.text.endswith(":") or part.role in ("bang_o", "bang_dau", "ten_phan"):
            for counter in self.counters.values():
                counter.new_list = True

    def below(self, kind: str) -> None:
        rank = RANKS.index(kind)
        for (other, _), counter in self.counters.items():
            if RANKS.index(other) > rank and other != "dieu":
                counter.restart()

    def in_quote(self, text: str) -> bool:
        """Whether a line stands inside a quotation that an earlier line opened."""
        inside = self.quoted > 0
        change = len(_OPEN.findall(text)) - len(_CLOSED.findall(text))
        if change > 0:
            self.quoted = _LONGEST_QUOTE
        elif change < 0:
            self.quoted = 0
        else:
            self.quoted = max(0, self.quoted - 1)
        return inside


def wrong_order(case: Case) -> Iterator[Finding]:
    """Yield each numbered line that does not follow the one before it."""
    if case.parts.is_lost:
        return
    headings = {id(one.part.line): one for one in case.parts.headings}
    readers: dict[int, _Reader] = {}
    starts = sorted(one.label.line.index for one in case.parts.appendices)
    number = -1
    for at, part in enumerate(case.parts.items):
        while number + 1 < len(starts) and part.line.index >= starts[number + 1]:
            number += 1
        reader = readers.setdefault(number, _Reader())
        heading = headings.get(id(part.line))
        quoted = reader.in_quote(part.text)
        if heading is None or heading.kind not in RANKS:
            reader.plain(part, at)
        elif not quoted:
            yield from _judged(reader, heading, at)


def _judged(reader: _Reader, heading: Heading, at: int) -> Iterator[Finding]:
    counter = reader.counter(heading)
    if heading.kind == "chu" and heading.ordinal == 0:
        if not heading.automatic:
            yield _foreign_letter(heading)
        counter.take(_with_letter(heading, counter), at)
        return
    if not (heading.automatic or counter.expects(heading) or _elsewhere(reader, heading, counter)):
        yield _misplaced(heading, counter)
    counter.take(heading, at)
    reader.below(heading.kind)
    if heading.part.text.endswith(":"):
        for (kind, _), other in reader.counters.items():
            other.new_list = other.new_list or RANKS.index(kind) > RANKS.index(heading.kind)


def _with_letter(heading: Heading, counter: _Counter) -> Heading:
    """Let a letter outside the alphabet stand for the one that was due."""
    return Heading(
        heading.kind, heading.mark, counter.joint + 1, heading.part, heading.titled,
        heading.automatic, heading.appendix,
    )  # fmt: skip


def _elsewhere(reader: _Reader, heading: Heading, counter: _Counter) -> bool:
    """Whether the number that is due stands on a line in another form (`2/`, `(2)`)."""
    due = [_written(heading.kind, number) for number in (heading.ordinal - 1, heading.ordinal)]
    return any(reader.loose.get(one.lower(), -1) > counter.at for one in due if one)


def _written(kind: str, number: int) -> str:
    if number < 1:
        return ""
    if kind == "chu":
        return ALPHABET[number - 1] if number <= len(ALPHABET) else ""
    if kind in ("la_ma", "phan", "chuong"):
        return roman(number) if number <= HIGHEST_SECTION else ""
    return chr(ord("A") + number - 1) if kind == "chu_hoa" else str(number)


def _shown(heading: Heading, number: int | None = None) -> str:
    """Return a mark as it is written: `3.`, `2.1.`, `đ)`, `Điều 3`."""
    mark = heading.mark if number is None else _written(heading.kind, number)
    if number is not None and heading.numbers[:-1]:
        mark = ".".join(str(one) for one in (*heading.numbers[:-1], number))
    if heading.kind in ("phan", "chuong", "muc", "tieu_muc"):
        return f"{_NAMES[heading.kind]} {mark}"
    if heading.kind == "dieu":
        return f"Điều {mark}."
    return f"{mark})" if heading.kind == "chu" else f"{mark}."


def _misplaced(heading: Heading, counter: _Counter) -> Finding:
    shown, last = _shown(heading), counter.joint
    if not last:
        message = f"Thứ tự bắt đầu từ «{shown}», không phải «{_shown(heading, 1)}»."
    elif heading.ordinal == last:
        message = f"Số thứ tự «{shown}» bị trùng."
    else:
        message = f"Sau «{_shown(heading, last)}» là «{shown}»."
    hint = f"đánh số «{_shown(heading, last + 1)}», hoặc thêm phần còn thiếu"
    # A list that does not begin with its first number goes on something that was not seen.
    counter.late = counter.late or not last
    level = Level.WARNING if counter.late else None
    return Finding(message, hint, heading.part.line, level=level)


def _foreign_letter(heading: Heading) -> Finding:
    return Finding(
        f"«{heading.mark})» không có trong thứ tự chữ cái tiếng Việt dùng cho điểm.",
        "đánh a), b), c), d), đ), e), g), h) …",
        heading.part.line,
        level=Level.WARNING,
    )
