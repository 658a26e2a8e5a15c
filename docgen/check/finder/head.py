"""The head of page 1: title of the state or the party, issuer, number, place and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.check.finder.issuers import issuer_roles
from docgen.check.finder.pieces import Piece, is_only_stroke, pieces_of, stroke_part
from docgen.check.finder.signs import (
    ADDRESSEES,
    BARE_NUMBER,
    BASIS,
    GUIDE,
    SUBJECT,
    date_like,
    is_dashes,
    mark_of,
    number_like,
    title_of,
)
from docgen.check.finder.title import is_type_line, names_attached
from docgen.check.parts import HeaderKind, Part
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

_FEWEST = 2  # of titles, number, date: one alone may stand in any text
_DEEPEST = 70  # lines; the head of a document never reaches further, blank lines included
_RUNNING = 150  # letters; a longer line outside tables is running text
_WIDEST = 3  # columns; a table with more is no head
_NAME = 100  # letters; the name of an agency is never longer
_SHORTEST_NAME = 4
_SUBJECT_LINES = 6
# The text has begun, or a document that is attached to another names that one.
_NUMBERED = re.compile(r"^(?:chương|điều|mục|phần)\s+[IVXLC\d]|^(?:[IVX]{1,4}|\d{1,2})\.\s", re.I)
_TITLES = ("quoc_hieu", "tieu_ngu", "tieu_de")
_ANCHORS = (*_TITLES, "so_ky_hieu", "dia_danh_ngay")


@dataclass
class Head:
    """What was found of the head: its parts, its layout, and how many lines it takes."""

    parts: list[Part] = field(default_factory=list)
    kind: HeaderKind = ""
    lines: int = 0


def read_head(lines: list[Line]) -> Head:
    """Read the head of a document; without title, number and date there is none."""
    stop, named = _stop(lines)
    pieces = pieces_of(lines[:stop])
    roles = [_by_words(piece) for piece in pieces]
    _only_first(roles)
    if len({role for role in roles if role in _ANCHORS}) < _FEWEST:
        return Head()
    _by_place(pieces, roles)
    _issuers(pieces, roles)
    _letter_subject(pieces, roles, named=named)
    parts = [
        piece.named(role) for piece, role in zip(pieces, roles, strict=True) if role in _WANTED
    ]
    end = _length(lines[:stop], parts)
    inside = {line.index for line in lines[: end + 1]}  # a stroke may hang in the line below
    within = [at for at, piece in enumerate(pieces) if piece.line.index in inside]
    parts += _strokes([pieces[at] for at in within], [roles[at] for at in within])
    return Head(parts, _kind(pieces, roles), _length(lines[:stop], parts))


_WANTED = {
    *_ANCHORS, "co_quan_chu_quan", "co_quan_ban_hanh", "trich_yeu_cong_van", "khan", "luu_hanh",
    "du_thao",
}  # fmt: skip


def _stop(lines: list[Line]) -> tuple[int, bool]:
    """Return where the head must have ended, and whether the name of a type ends it."""
    for at, line in enumerate(lines[:_DEEPEST]):
        if line.in_table and line.columns > _WIDEST:
            return at, False
        if line.in_box or (line.in_table and line.columns > 1):
            continue
        text = line.text
        if is_type_line(line) or (text.isupper() and names_attached(fold(text))):
            return at, True
        if not line.in_table and (_NUMBERED.match(text) or GUIDE.match(text)):
            return at, False
        running = len(text) > _RUNNING and "\t" not in line.raw and line.look.align != "center"
        if (running and not line.in_table) or ADDRESSEES.match(text) or BASIS.match(text):
            return at, False
    return min(len(lines), _DEEPEST), False


def _by_words(piece: Piece) -> str:
    text = piece.text
    if not text:
        return ""
    role = title_of(text)
    if role:
        return role
    if number_like(text) or BARE_NUMBER.match(text):
        return "so_ky_hieu"
    if SUBJECT.match(text):
        return "trich_yeu_cong_van"
    if date_like(text):
        return "dia_danh_ngay"
    return mark_of(text, piece.key) or ("ke" if is_dashes(text) or not piece.key else "")


def _only_first(roles: list[str]) -> None:
    """Keep the first of each: a second title or number is no longer the head's own."""
    seen: set[str] = set()
    for at, role in enumerate(roles):
        if role in seen and role in (*_ANCHORS, "trich_yeu_cong_van"):
            roles[at] = "khac"
        seen.add(role)


def _by_place(pieces: list[Piece], roles: list[str]) -> None:
    """Find by its place what its words do not tell."""
    right = [at for at, one in enumerate(pieces) if one.side == "phai" and one.text]
    free = [at for at in right if not roles[at]]
    known = {role: at for at, role in enumerate(roles) if role in _ANCHORS}
    if "tieu_de" not in known:
        _state_titles(pieces, roles, right, known)
    rest = [at for at in free if not roles[at]]
    titled = any(role in _TITLES for role in roles)
    if "dia_danh_ngay" not in known and titled and rest and _is_free_date(pieces[rest[-1]]):
        roles[rest[-1]] = "dia_danh_ngay"
    if "so_ky_hieu" not in known:
        left = [at for at, one in enumerate(pieces) if one.side == "trai" and not roles[at]]
        marked = [at for at in left if _is_free_number(pieces[at])]
        if marked:
            roles[marked[-1]] = "so_ky_hieu"


def _state_titles(
    pieces: list[Piece], roles: list[str], right: list[int], known: dict[str, int]
) -> None:
    free = [at for at in right if not roles[at] and not _is_free_date(pieces[at])]
    if "quoc_hieu" in known and "tieu_ngu" not in known:
        below = [at for at in free if at > known["quoc_hieu"]]
        if below and not pieces[below[0]].text.isupper():
            roles[below[0]] = "tieu_ngu"
    elif "tieu_ngu" in known and "quoc_hieu" not in known:
        above = [at for at in free if at < known["tieu_ngu"]]
        if above:
            roles[above[-1]] = "quoc_hieu"
    elif "tieu_ngu" not in known and free and pieces[free[0]].text.isupper():
        second = free[1:2]
        motto = bool(second) and not pieces[second[0]].text.isupper()
        roles[free[0]] = "quoc_hieu" if motto else "tieu_de"
        if motto:
            roles[second[0]] = "tieu_ngu"


def _is_free_date(piece: Piece) -> bool:
    """Whether a text on the right may be the place and date: a figure, or one of the words."""
    words = piece.key.split("_")
    return not piece.text.isupper() and (
        any(char.isdigit() for char in piece.text) or bool({"ngay", "thang"} & set(words))
    )


def _is_free_number(piece: Piece) -> bool:
    text = piece.text
    digits = any(char.isdigit() for char in text)
    before, slash, _ = text.partition("/")
    bare = bool(slash) and not any(char.isalpha() for char in before)
    return len(text) < 40 and (bare or (bool(slash) or digits) and piece.key.startswith("s"))


def _issuers(pieces: list[Piece], roles: list[str]) -> None:
    """Name the lines on the left above the number, or, in one column, those in capitals."""
    anchors = [at for at, role in enumerate(roles) if role in _ANCHORS]
    number = next((at for at in anchors if roles[at] == "so_ky_hieu"), anchors[-1])
    sided = any(piece.side == "trai" and piece.text for piece in pieces)
    places = [
        at
        for at, piece in enumerate(pieces[:number])
        if not roles[at] and _may_be_name(piece, sided=sided)
    ]
    names = [pieces[at] for at in places]
    date = next((at for at in anchors if roles[at] == "dia_danh_ngay"), -1)
    place = fold(pieces[date].text.partition(",")[0]) if date >= 0 else ""
    if names:
        for at, role in zip(places, issuer_roles(names, place), strict=True):
            roles[at] = role


def _may_be_name(piece: Piece, *, sided: bool) -> bool:
    text = piece.text
    if not text or len(text) > _NAME or is_only_stroke(piece.line):
        return False
    if len(piece.key) < _SHORTEST_NAME:
        return False
    if piece.side == "trai":
        return True
    return not sided and not piece.side and text.isupper()


def _letter_subject(pieces: list[Piece], roles: list[str], *, named: bool) -> None:
    """Carry the subject of a letter on over its lines; without `V/v` its place tells it."""
    first = next((at for at, role in enumerate(roles) if role == "trich_yeu_cong_van"), -1)
    number = next((at for at, role in enumerate(roles) if role == "so_ky_hieu"), -1)
    if first < 0 and number >= 0 and not named:
        first = next(
            (at for at in range(number + 1, len(pieces)) if _below_number(pieces[at], roles[at])),
            -1,
        )
    if first < 0:
        return
    roles[first] = "trich_yeu_cong_van"
    start, taken = pieces[first], 1
    for at in range(first + 1, len(pieces)):
        piece = pieces[at]
        if piece.side != start.side or taken >= _SUBJECT_LINES:
            if start.side:
                continue
            break
        if roles[at] or not piece.text or piece.line.look.align != start.line.look.align:
            break
        roles[at] = "trich_yeu_cong_van"
        taken += 1


def _below_number(piece: Piece, role: str) -> bool:
    return bool(not role and piece.side == "trai" and piece.text and not piece.text.isupper())


def _strokes(pieces: list[Piece], roles: list[str]) -> list[Part]:
    """Name drawn lines and rows of dashes after what stands above them on their side."""
    above: dict[str, str] = {}
    found: list[Part] = []
    left_over: list[Line] = []
    for piece, role in zip(pieces, roles, strict=True):
        if role and role != "ke":
            above[piece.side] = role
        if role != "ke" and not piece.line.strokes:
            continue
        name = _stroke_role(above.get(piece.side, ""))
        if name and not (piece.text and role != "ke" and _has(found, name)):
            found.append(piece.named(name) if role == "ke" else stroke_part(piece.line, name))
        elif piece.line.strokes and (piece.text == "" or role != "ke"):
            left_over.append(piece.line)
    for line in left_over:
        wanted = [name for name in ("ke_tieu_de", "ke_co_quan") if not _has(found, name)]
        found += [stroke_part(line, name) for name in wanted[: len(line.strokes)]]
    return found


def _stroke_role(above: str) -> str:
    if above in _TITLES:
        return "ke_tieu_de"
    return "ke_co_quan" if above.startswith("co_quan") else ""


def _has(parts: list[Part], role: str) -> bool:
    return any(part.role == role for part in parts)


def _kind(pieces: list[Piece], roles: list[str]) -> HeaderKind:
    for piece, role in zip(pieces, roles, strict=True):
        if role in _TITLES or role == "so_ky_hieu":
            if piece.line.in_box:
                return "khung"
            if piece.line.in_table:
                return "bang"
            return "tab" if piece.side else "doan"
    return "doan"


def _length(lines: list[Line], parts: list[Part]) -> int:
    """Return how many lines the head takes: its parts, and the rest of their table."""
    taken = {part.line.index for part in parts}
    last = max(at for at, line in enumerate(lines) if line.index in taken)
    table = lines[last].spot.table
    while last + 1 < len(lines) and table and lines[last + 1].spot.table == table:
        last += 1
    return last + 1
