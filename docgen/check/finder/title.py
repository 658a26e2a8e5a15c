"""The name of the document's type and its subject."""

from __future__ import annotations

import re
from functools import cache

from docgen.check.finder.pieces import Piece, is_only_stroke, pieces_of, stroke_part
from docgen.check.finder.signs import (
    ADDRESSEES,
    BASIS,
    GUIDE,
    in_capitals,
    is_dashes,
    is_like,
    mark_of,
)
from docgen.check.parts import Part
from docgen.the_thuc.loading import titled_types
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

# Titles that offices print and no rulebook lists: still titles, not slips of the keys.
_UNLISTED = ("Phiếu trình", "Kế hoạch liên tịch", "Nghị quyết liên tịch")
# Real words that are no slip of the keys of a type's name.
_OTHERS = frozenset(("thongtu", "nghidinh", "dieule", "noiquy", "danhsach", "decuong"))
# Texts that a decision issues: they begin a document of their own after a signature.
_ATTACHED = frozenset(
    ("dieu_le", "noi_quy", "quy_che", "quy_dinh", "de_an", "phuong_an", "de_cuong")
)
# Of the letters: in capitals and alone a name may be further from its words; not a long one.
_CLOSE, _CLOSER, _LONG = 0.8, 0.9, 12
_DEEPEST = 25  # lines after the head
_LONGEST = 40  # letters of a type's name
_SUBJECT_LINE = 260  # letters
_LONGEST_SUBJECT = 700  # letters of a line in the middle, which no running text is
_SUBJECT_LINES = 8
_ENACTING = re.compile(r"^(?:quyết định|quyết nghị|nghị quyết|kết luận)\s*:$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:[IVX]{1,6}|\d{1,2})\s*[.\-)]\s|^(?:chương|điều|mục|phần)\s+[IVXLC\d]+\b", re.IGNORECASE
)


@cache
def _type_keys() -> frozenset[str]:
    """Return the key of every type that a document may name itself by: its name, folded."""
    return frozenset(map(fold, (*titled_types(), *_UNLISTED)))


@cache
def _by_letters() -> dict[str, str]:
    """Return the same keys by their letters alone: a title may be letter-spaced."""
    return {key.replace("_", ""): key for key in sorted(_type_keys())}


def may_be_attached(key: str) -> bool:
    """Whether a folded text names what is issued by, or attached to, another document."""
    return key in _type_keys() or key in _ATTACHED


def names_attached(key: str) -> bool:
    """Whether a folded line in capitals begins with the name of a text that another one issues."""
    return may_be_attached(key) or key.startswith(("dieu_le_", "noi_quy_", "quy_che_", "de_cuong_"))


def type_of(text: str) -> str:
    """Return the key of the type that a text names, letter-spaced or with a slip of the keys."""
    if not 4 <= len(text) <= 2 * _LONGEST or not text[:1].isalpha():
        return ""
    folded = fold(text).replace("_", "")
    if folded in _by_letters():
        return _by_letters()[folded]
    if not in_capitals(text) or len(text) > _LONGEST or folded in _OTHERS:
        return ""
    close = (
        key
        for key in _by_letters().values()
        if is_like(text, key, _CLOSE if len(key) < _LONG else _CLOSER)
    )
    return next(close, "")


def is_type_line(line: Line) -> bool:
    """Whether a line names the type: by its words and, besides, by capitals, weight or place."""
    if line.look.label or not line.text or len(line.text) > 300:
        return False
    first = pieces_of([line])[0]
    return bool(_typed(first))


def _typed(piece: Piece) -> str:
    """Return the type's key that a stretch shows by at least two signs of three."""
    if piece.text.endswith(":") or not piece.text:
        return ""
    key = type_of(piece.text)
    signs = in_capitals(piece.text) + piece.centered + piece.bold
    exact = fold(piece.text) in _type_keys()
    return key if key and signs >= (1 if exact and piece.text.isupper() else 2) else ""


def read_title(lines: list[Line], *, headed: bool, is_letter: bool) -> tuple[list[Part], str, int]:
    """Read the title: its parts, the type's key, and how many lines it takes.

    `headed`: a head stands before the lines; `is_letter`: the subject stands in the head.
    """
    at = next((at for at, line in enumerate(lines[:_DEEPEST]) if is_type_line(line)), -1)
    if at >= 0 and _is_far(lines[:at]):
        at = -1
    if at < 0 and headed:
        at = _by_place(lines, is_letter=is_letter)
    if at < 0:
        return _untitled(lines, headed=headed and not is_letter)
    found: list[Part] = []
    pieces = pieces_of([lines[at]])
    key = _typed(pieces[0])
    found.append(pieces[0].named("ten_loai"))
    found += [one.named("trich_yeu") for one in pieces[1:] if any(map(str.isalnum, one.text))]
    stroked = bool(lines[at].strokes)
    if stroked and len(found) > 1:
        found.append(stroke_part(lines[at], "ke_trich_yeu"))
        return found, key, at + 1
    return found, key, _subject(lines, at + 1, found)


def _is_far(before: list[Line]) -> bool:
    """Whether running text already stands before a line that looks like a title."""
    return any(len(line.text) > _SUBJECT_LINE or _NUMBERED.match(line.text) for line in before)


def _by_place(lines: list[Line], *, is_letter: bool) -> int:
    """Find a garbled name: the first line after the head, centred, in capitals, above a subject."""
    at = next((at for at, line in enumerate(lines[:_DEEPEST]) if line.text), -1)
    if at < 0 or is_letter:
        return -1
    line = lines[at]
    text = line.text
    alone = in_capitals(text) and line.look.align == "center"
    if not alone or _ENACTING.match(text) or line.look.label or is_dashes(text):
        return -1
    following = next((one for one in lines[at + 1 : at + 4] if one.text or one.strokes), None)
    if following is None or mark_of(text, fold(text)):
        return -1
    named = names_attached(fold(text)) and len(text) <= _SUBJECT_LINE
    below = _goes_below(following) or bool(ADDRESSEES.match(following.text))
    return at if named or len(text) <= _LONGEST and below else -1


def _goes_below(line: Line) -> bool:
    return (
        line.look.align == "center" and not line.text.isupper() and not _NUMBERED.match(line.text)
    )


def _untitled(lines: list[Line], *, headed: bool) -> tuple[list[Part], str, int]:
    """Read a subject that has lost the name of its type: centred bold lines below the head."""
    found: list[Part] = []
    at = next((at for at, line in enumerate(lines[:_DEEPEST]) if line.text), -1)
    if not headed or at < 0 or lines[at].in_table:
        return [], "", 0
    first = pieces_of([lines[at]])[0]
    plain = first.centered and first.bold and not first.text.isupper()
    if not plain or ADDRESSEES.match(first.text):
        return [], "", 0
    return found, "", _subject(lines, at, found)


def _subject(lines: list[Line], at: int, found: list[Part]) -> int:
    """Read subject, guide line and separator from line `at`; return the line after them."""
    taken, end = 0, at
    while at < len(lines):
        line = lines[at]
        if line.strokes and is_only_stroke(line) or is_dashes(line.text):
            found.append(stroke_part(line, "ke_trich_yeu"))
            return at + 1
        if GUIDE.match(line.text) or line.text and _is_open_guide(found):
            found.append(Part("kem_theo", line))
        elif line.text and not _is_subject(line, first=not taken) or taken >= _SUBJECT_LINES:
            return end
        elif line.text:
            found.append(Part("trich_yeu", line))
            taken += 1
        if line.text:
            end = at + 1
        if line.strokes:
            found.append(stroke_part(line, "ke_trich_yeu"))
            return at + 1
        at += 1
    return end


def _is_open_guide(found: list[Part]) -> bool:
    """Whether the last part is a guide line whose bracket is still to be closed."""
    last = found[-1] if found else None
    return last is not None and last.role == "kem_theo" and ")" not in last.text


def _is_subject(line: Line, *, first: bool) -> bool:
    text = line.text
    if line.in_table and line.columns > 1:
        return False
    longest = _LONGEST_SUBJECT if line.look.align == "center" else _SUBJECT_LINE
    if ADDRESSEES.match(text) or len(text) > longest:
        return False
    if _NUMBERED.match(text) or line.look.label:
        return False
    if line.look.align == "center":
        return first or not _ENACTING.match(text)
    if BASIS.match(text) and text.endswith((";", ".", ":", ",")):
        return False
    piece = pieces_of([line])[0]
    if not first:
        return piece.bold and not text.isupper() and line.look.first <= 0
    return piece.bold or line.look.first <= 0 and len(text) < 160 and not text.endswith(":")
