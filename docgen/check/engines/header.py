"""Tests of the head of page 1: titles, names of bodies, what is one finding though many lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.check.case import Case
from docgen.check.engines.looks import not_capitals, wrong_size, wrong_slant, wrong_weight
from docgen.check.engines.strokes import below_title, wrong_stroke
from docgen.check.parts import Part
from docgen.check.remedy import SetParagraph
from docgen.check.rule import Finding
from docgen.check.words import upper_word
from docgen.the_thuc.profile import DongTieuDe
from docgen.the_thuc.widths import text_mm
from docgen.tieng_viet.text import nfc

# By how much the room on both sides may differ: a blank more or less is not seen.
_MIDDLE_MM = 10
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def spelled(text: str) -> str:
    """Return a text in capitals in which it does not matter on which vowel a tone stands."""
    return " ".join(_toned(word) for word in nfc(text).upper().split())


def _toned(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in marks if char not in _TONES)
    return unicodedata.normalize("NFC", bare) + "".join(sorted(set(marks) & set(_TONES)))


def together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for each message, with the remedies of all lines that it is said of."""
    found: dict[str, Finding] = {}
    for one in findings:
        first = found.setdefault(one.message, one)
        if first is not one:
            found[one.message] = replace(first, remedies=(*first.remedies, *one.remedies))
    yield from found.values()


def not_centred(case: Case, *roles: str) -> Iterator[Finding]:
    """Yield components that fill the lines of a cell or a box of the head, and are not centred.

    Elsewhere a line is placed by tabs or indents, which tell nothing.
    """
    wrong = [
        part
        for part in case.parts.all(*roles)
        if part.whole
        and (part.line.in_table or part.line.in_box)
        and part.line.look.align != "center"
        and not _is_in_the_middle(part)
    ]
    if wrong:
        yield Finding(
            f"{upper_word(wrong[0].role)} phải căn giữa.",
            "căn giữa",
            wrong[0].line,
            remedies=tuple(SetParagraph(part.line, align="center") for part in wrong),
        )


def _is_in_the_middle(part: Part) -> bool:
    """Whether blanks or indents put a line where centring would put it."""
    line, runs = part.line, part.lettered
    if not runs or line.look.align not in ("left", "both") or "\t" in line.raw or not line.width:
        return False
    look = runs[0].look
    room = line.width - line.look.left - line.look.right - line.look.first
    whole = text_mm(line.raw.rstrip(), look.size, look.bold, look.italic)
    typed = text_mm(line.raw.strip(), look.size, look.bold, look.italic)
    before = line.look.left + line.look.first + whole - typed
    after = room - whole + line.look.right
    return whole > typed and abs(before - after) <= _MIDDLE_MM


def wrong_title(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the title of the Party or the union: words, look, line."""
    wanted = case.profile.tieu_de.dong[0]
    part = case.parts.one(wanted.thanh_phan)
    if part is None:
        if not case.parts.is_lost and not case.parts.all("quoc_hieu", "tieu_ngu"):
            yield Finding(
                f"Thiếu tiêu đề «{wanted.chu}» ở góc phải đầu trang.", f"ghi «{wanted.chu}»"
            )
        return
    yield from wrong_words(part, wanted)
    yield from not_capitals(case, "tieu_de")
    yield from wrong_weight(case, "tieu_de")
    yield from wrong_slant(case, "tieu_de")
    yield from wrong_size(case, "tieu_de")
    line = case.profile.tieu_de.ke
    yield from wrong_stroke((part,), below_title(case), line, may_underline=True)


def wrong_words(part: Part, wanted: DongTieuDe) -> Iterator[Finding]:
    """Yield a title of other letters than the wanted; capitals and places of tones do not count."""
    if spelled(part.text) != spelled(wanted.chu):
        yield Finding(
            f"{upper_word(part.role)} viết «{part.text}».",
            f"viết «{wanted.chu}»",
            part.line,
            part.start,
            part.stop,
        )
