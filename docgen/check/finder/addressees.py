"""The groups of addressees: `Kính gửi:`, `Kính trình:`, the names beside it or in a list below."""

from __future__ import annotations

from docgen.check.finder.pieces import Piece, pieces_of
from docgen.check.finder.signs import ADDRESSEES, BASIS, DASHED
from docgen.check.parts import Part
from docgen.word.looks import Line

_DEEPEST = 12  # lines between the title and the addressees
_NAME = 160  # letters; a longer line is running text
_FAR = 20  # mm; a name that stands in from the margin belongs to the list
_OPEN = (";", ",", ":")


def read_addressees(lines: list[Line]) -> tuple[list[Part], int]:
    """Read the addressees: their parts, and how many lines they take, 0 where there are none."""
    start = _start(lines)
    if start < 0:
        return [], 0
    found: list[Part] = []
    is_open, at, end = False, start, start
    while at < len(lines):
        line = lines[at]
        if line.text:
            opened = bool(ADDRESSEES.match(line.text))
            if not opened and not (is_open and _is_name(line, lines[start])):
                break
            found += _opening(line) if opened else _names(line)
            is_open = _stays_open(line, opened=opened)
            end = at + 1
        at += 1
    return found, end


def _start(lines: list[Line]) -> int:
    for at, line in enumerate(lines[:_DEEPEST]):
        if ADDRESSEES.match(line.text):
            return at if len(line.text) < 2 * _NAME else -1
        if line.text and not line.in_table and len(line.text) > _NAME:
            return -1
    return -1


def _opening(line: Line) -> list[Part]:
    """Return the parts of a line with the words `Kính gửi` and perhaps names after them."""
    found: list[Part] = []
    for piece in pieces_of([line]):
        if not ADDRESSEES.match(piece.text):
            found.append(piece.named("kinh_gui_ten"))
            continue
        colon = line.raw.find(":", piece.start, piece.end)
        end = colon + 1 if colon >= 0 else _words_end(piece)
        found.append(Part("kinh_gui_nhan", line, 0 if piece.alone else piece.start, end))
        rest = line.raw[end : piece.end]
        if rest.strip():
            begin = end + len(rest) - len(rest.lstrip())
            stop = len(line.raw) if piece.alone else piece.end
            found.append(Part("kinh_gui_ten", line, begin, stop))
    return found


def _words_end(piece: Piece) -> int:
    """Return where the two words end that lack their colon."""
    raw = piece.line.raw[piece.start : piece.end]
    words = raw.split()
    count = 3 if words[0].casefold().startswith(("đ", "d")) else 2
    at = 0
    for word in words[:count]:
        at = raw.index(word, at) + len(word)
    return piece.start + at


def _names(line: Line) -> list[Part]:
    return [piece.named("kinh_gui_ten") for piece in pieces_of([line])]


def _is_name(line: Line, label: Line) -> bool:
    """Whether a line below still names an addressee: in a list, a cell, or far from the margin."""
    text = line.text
    if BASIS.match(text) or len(text) > _NAME:
        return False
    if label.in_table:
        return line.spot.table == label.spot.table
    if line.in_table:
        return False
    listed = bool(DASHED.match(text)) or bool(line.look.label)
    far = line.look.left + max(line.look.first, 0) > _FAR or line.look.align == "center"
    return listed or far or line.raw.startswith("\t\t")


def _stays_open(line: Line, *, opened: bool) -> bool:
    """Whether further names may follow: none follow a full stop or a single name without end."""
    text = line.text
    if opened and (text.endswith(_OPEN) or ADDRESSEES.fullmatch(text) or line.in_table):
        return True
    return not opened and not text.endswith(".") or text.endswith(_OPEN) or line.in_table
