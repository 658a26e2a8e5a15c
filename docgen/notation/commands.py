"""Commands in brackets and braces: the exact ones, and the near misses that must not be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Literal, NamedTuple, TypeAlias

from docgen.model.noi_dung import BangDuLieu, GhiChu
from docgen.notation.emphasis import ESCAPED
from docgen.notation.marks import BLANKS
from docgen.notation.places import PLACE
from docgen.problems import Place, Problem
from docgen.tieng_viet.text import fold

Brace: TypeAlias = Literal["cap-duoi", "rieng"]

BRACES: dict[Brace, str] = {"cap-duoi": "{cho: cap-duoi}", "rieng": "{rieng}"}
CONFLICT = ("[của mình]", "[của cấp trên]", "[hết xung đột]")

_NOTE_FORM = "[ghi chú: …]"
_BOTH_TABLES = "[bảng: nhiem_vu] hoặc [bảng: chi_tieu]"
_TABLE = re.compile(r"\[bảng: ?(nhiem_vu|chi_tieu)\]")
_NOTE_HEAD = "[ghi chú:"
_BRACE = re.compile(r"(?:^|[ \u00a0])\{(?:cho: ?(cap-duoi)|(rieng))\}$")
_GROUP = re.compile(rf"\\[{re.escape(ESCAPED)}]|{PLACE}|([\[{{])([^\[\]{{}}]*+)([\]}}]?)")
_SHORTEST = 3
_LONGEST = 80
_CONFLICT_NAMES = {fold(form): form for form in CONFLICT}
_TABLE_NAMES = ("nhiem_vu", "chi_tieu")
_CLOSE = 0.85


class Group(NamedTuple):
    """Brackets or braces in a line: the letters, what they hold, whether nothing else is there."""

    letters: str
    content: str
    closed: bool
    whole: bool


def whole_line(line: str) -> BangDuLieu | GhiChu | None:
    """Return the block that a line which is nothing but a command stands for, else None."""
    table = _TABLE.fullmatch(line)
    if table:
        return BangDuLieu(ten=table.group(1))  # type: ignore[arg-type]
    if line.startswith(_NOTE_HEAD) and _closes_at_end(line):
        return GhiChu(chu=line[len(_NOTE_HEAD) : -1].strip(BLANKS))
    return None


def split_brace(line: str) -> tuple[str, Brace | None]:
    """Cut the brace command off the end of a heading; return what is left and the command."""
    match = _BRACE.search(line)
    if not match:
        return line, None
    return line[: match.start()].rstrip(BLANKS), "cap-duoi" if match.group(1) else "rieng"


def faults(text: str, place: Place) -> list[Problem]:
    """Return the commands in a raw text that are mistyped or stand in a wrong place.

    Args:
        text: the raw text of a line or cell, its own valid commands cut off.
        place: where it stands.

    Returns:
        One error of code `D-LENH` each, with the right form as its hint.

    """
    if "[" not in text and "{" not in text:
        return []
    found = ((group, _meant(group)) for group in _groups(text))
    return [_fault(group, meant, place) for group, meant in found if meant]


def conflict(line: str, place: Place) -> Problem | None:
    """Return the error `D-XUNGDOT` when a line marks a conflict of an update."""
    if line not in CONFLICT:
        return None
    message = f"Còn xung đột chưa giải quyết: dòng «{line}»."
    hint = "giữ một bên, xóa bên kia và ba dòng đánh dấu"
    return Problem("D-XUNGDOT", message, place, hint)


def _closes_at_end(line: str) -> bool:
    """Whether the bracket that a line begins with is closed by its last letter."""
    depth = 0
    for match in re.finditer(r"[\[\]]", line):
        depth += 1 if match.group() == "[" else -1
        if depth == 0:
            return match.end() == len(line)
    return False


def _groups(text: str) -> Iterator[Group]:
    last = len(text.rstrip(BLANKS + ".;:,"))
    for match in _GROUP.finditer(text):
        sign, content, close = match.groups()
        if sign:
            whole = match.start() == 0 and match.end() >= last
            yield Group(match.group(), content, (sign + close) in ("[]", "{}"), whole)


def _fault(group: Group, meant: str, place: Place) -> Problem:
    shown = group.letters[:_LONGEST] + ("…" if len(group.letters) > _LONGEST else "")
    right = group.letters == meant or group.letters.startswith(_NOTE_HEAD)
    if right and group.closed:
        message = f"Lệnh «{shown}» đặt không đúng chỗ."
        hint = "để lệnh này một mình trên một dòng"
        if group.letters[0] == "{":
            hint = "đưa lệnh này ra cuối dòng đề mục, sau một dấu cách, mỗi đề mục một lệnh"
    else:
        message = f"Không hiểu lệnh «{shown}»."
        hint = f"có phải ý bạn là «{meant}»?"
        if meant == _BOTH_TABLES:
            hint = f"chỉ có {_BOTH_TABLES}"
    return Problem("D-LENH", message, place, hint)


def _meant(group: Group) -> str:
    """Return the form that a group was probably meant to be, an empty string for plain text."""
    key, colon, value = group.content[:_LONGEST].partition(":")
    if len(key) < _SHORTEST:
        return ""
    name = fold(key)
    if colon:
        return _meant_with_colon(name, fold(value), in_braces=group.letters[0] == "{")
    if name.startswith("bang_") and _near(name.removeprefix("bang_"), _TABLE_NAMES):
        return _table_form(name.removeprefix("bang_"))
    if name.startswith("ghi_chu_"):
        return _NOTE_FORM
    if _near(name, ("cho_cap_duoi",)):
        return BRACES["cap-duoi"]
    if name == "rieng" or (group.letters[0] == "{" and _near(name, ("rieng",))):
        return BRACES["rieng"]
    return _CONFLICT_NAMES.get(_near(name, tuple(_CONFLICT_NAMES)), "") if group.whole else ""


def _meant_with_colon(key: str, value: str, *, in_braces: bool) -> str:
    """Judge `[key: value]`: short keys must be exact, or have a value that only they have."""
    if key == "bang" or (_near(key, ("bang",)) and _near(value, _TABLE_NAMES)):
        return _table_form(value)
    if _near(key, ("ghi_chu",)):
        return _NOTE_FORM
    if key == "cho" and (in_braces or _near(value, ("cap_duoi",))):
        return BRACES["cap-duoi"]
    return ""


def _table_form(name: str) -> str:
    match = _near(name, _TABLE_NAMES)
    return f"[bảng: {match}]" if match else _BOTH_TABLES


def _near(word: str, known: tuple[str, ...]) -> str:
    matches = get_close_matches(word, known, n=1, cutoff=_CLOSE)
    return matches[0] if matches else ""
