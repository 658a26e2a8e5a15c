"""The running text: bases, numbered lines, paragraphs, cells of tables."""

from __future__ import annotations

import re

from docgen.check.finder.signs import BASIS
from docgen.check.parts import Heading, Part
from docgen.model.noi_dung import Bac
from docgen.notation.marks import find_mark
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


def read_body(lines: list[Line], appendix: int) -> tuple[list[Part], list[Heading]]:
    """Return the parts and the numbered lines of a text; `appendix` is -1 for the main text."""
    parts: list[Part] = []
    headings: list[Heading] = []
    opened = after_part = False
    for line in lines:
        if line.in_table:
            parts.append(Part("bang_o", line))
            continue
        if not line.text and not line.look.label:
            parts.append(Part("trong", line))
            continue
        heading = _heading(line, appendix)
        if heading:
            headings.append(heading)
            parts.append(heading.part)
            opened = True
            after_part = heading.part.role == "phan"
            continue
        parts.append(Part(_plain(line, opened=opened, after_part=after_part), line))
        after_part = False
    return parts, _titled(headings)


def _plain(line: Line, *, opened: bool, after_part: bool) -> str:
    if after_part and line.look.align == "center":
        return "ten_phan"
    if not opened and BASIS.match(line.text) and not line.text.endswith(":"):
        return "can_cu"
    return "loi_van"


def _heading(line: Line, appendix: int) -> Heading | None:
    text = f"{line.look.label} {line.text}".strip()
    mark = find_mark(_ESCAPABLE.sub(r"\\\1", text))
    if mark is None:
        return None
    role, kind = _KINDS[mark.bac]
    automatic = bool(line.look.label)
    ordinal = _ordinal(mark.so, kind)
    numbers = tuple(int(one) for one in mark.so.split(".")) if kind.startswith("so_") else ()
    return Heading(kind, mark.so, ordinal, Part(role, line), False, automatic, appendix, numbers)


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


def _titled(headings: list[Heading]) -> list[Heading]:
    return [
        Heading(
            one.kind, one.mark, one.ordinal, one.part,
            one.kind in ("phan", "chuong", "muc", "la_ma", "chu_hoa")
            or bool(one.part.lettered) and all(run.look.bold for run in one.part.lettered),
            one.automatic, one.appendix, one.numbers,
        )
        for one in headings
    ]  # fmt: skip
