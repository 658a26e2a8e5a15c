"""What follows the text: recipients on the left, signatures on the right, marks below."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.check.finder.pieces import Piece, pieces_of
from docgen.check.finder.signers import begins_block, is_name, signatures_of
from docgen.check.finder.signs import CONTACT, COPY, DASHED, KEEP, LABEL, is_dashes, mark_of
from docgen.check.parts import Part, Signature
from docgen.tieng_viet.text import nfc
from docgen.word.looks import Line

_DRAFTER = 30  # letters of the sign of the person who drafted
_LABEL_TEXT = 20  # letters of a garbled `Nơi nhận:`


@dataclass
class Ending:
    """The parts of an ending and its signature blocks."""

    parts: list[Part] = field(default_factory=list)
    signatures: tuple[Signature, ...] = ()


def read_ending(lines: list[Line]) -> Ending:
    """Read recipients, signatures, and what may stand below them: contact line, copy marks."""
    lines, copies = _without_copy(lines)
    pieces = [piece for piece in pieces_of(lines) if piece.text]
    lists = _list_places(pieces)
    parts: list[Part] = []
    others: list[Piece] = []
    kept = False
    for at, piece in enumerate(pieces):
        if at in lists and at and _is_beside(piece, pieces[at - 1]):
            if parts and parts[-1].raw.count("(") > parts[-1].raw.count(")"):
                parts[-1] = Part(parts[-1].role, piece.line, parts[-1].start, piece.end)
        elif at in lists:
            found = _recipient(piece, first=at == min(lists), kept=kept)
            kept = kept or bool(KEEP.match(piece.text))
            parts += found
        else:
            role = _below(piece)
            if role:
                parts.append(piece.named(role))
            else:
                others.append(piece)
    signatures = signatures_of(_columns(others))
    for one in signatures:
        parts += [*one.authority, *one.posts, *([one.name] if one.name else [])]
    parts += [Part("sao", line) for line in copies if line.text]
    return Ending(parts, signatures)


def _without_copy(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the ending from the form of a copy below it (`SAO Y` …)."""
    for at, line in enumerate(lines):
        if any(piece.text[:1].isupper() and COPY.match(piece.text) for piece in pieces_of([line])):
            table = line.spot.table
            while table and at and lines[at - 1].spot.table == table:
                at -= 1
            return lines[:at], lines[at:]
    return lines, []


def _below(piece: Piece) -> str:
    if CONTACT.search(piece.text) and not piece.line.in_table:
        return "lien_he"
    mark = mark_of(piece.text, piece.key)
    return mark if mark in ("luu_hanh", "khan") else ""


def _list_places(pieces: list[Piece]) -> set[int]:
    """Return which stretches belong to the recipients: their heading, their items."""
    places: set[int] = set()
    label = next((at for at, one in enumerate(pieces) if LABEL.match(one.text)), -1)
    first = next((at for at, one in enumerate(pieces) if _is_item(one)), -1)
    if label < 0 and first >= 0:
        label = _garbled_label(pieces, first)
    start = label if label >= 0 else first
    if start < 0:
        return places
    places.add(start)
    head = pieces[start]
    kept = bool(KEEP.match(head.text))
    for at in range(start + 1, len(pieces)):
        one = pieces[at]
        if not _same_list(one, head):
            continue
        item = _is_item(one)
        if not item and (_is_signing(one) or kept and not _is_drafter(one)):
            if head.line.in_table:
                continue
            break
        places.add(at)
        kept = kept or bool(KEEP.match(one.text))
    return places


def _garbled_label(pieces: list[Piece], first: int) -> int:
    """Return the short line with a colon right above the first item, in the same box."""
    above = [at for at in range(max(0, first - 3), first) if _same_list(pieces[at], pieces[first])]
    if not above:
        return -1
    one = pieces[above[-1]]
    short = len(one.text) < _LABEL_TEXT and not one.text.isupper()
    return above[-1] if short and (one.text.endswith(":") or one.key.startswith("noi")) else -1


def _same_list(piece: Piece, head: Piece) -> bool:
    """Whether a stretch stands in the box, or on the side, where the list stands."""
    if head.line.in_table:
        spot, other = piece.line.spot, head.line.spot
        same = spot.container == other.container
        return same or spot.table == other.table and piece.side == head.side and _is_item(piece)
    return not piece.line.in_table and piece.side != "phai"


def _is_item(piece: Piece) -> bool:
    return bool(
        DASHED.match(piece.text) or piece.line.look.label and piece.side != "phai"
    ) and not (is_dashes(piece.text))


def _is_beside(piece: Piece, before: Piece) -> bool:
    """Whether a stretch is a remark beside a recipient in a cell, or the blank of its copies."""
    raw = piece.line.raw[before.end : piece.start]
    same = piece.line is before.line and piece.line.in_table and "\n" not in raw
    return same and not _is_item(piece) and not LABEL.match(before.text)


def _is_signing(piece: Piece) -> bool:
    """Whether a stretch below the heading belongs to a signature, not to the list."""
    if begins_block(piece):
        return True
    return piece.bold and is_name(piece) and piece.line.look.align != "left"


def _is_drafter(piece: Piece) -> bool:
    return len(piece.text) < _DRAFTER and not begins_block(piece) and not is_name(piece)


def _recipient(piece: Piece, *, first: bool, kept: bool) -> list[Part]:
    """Return the parts of a stretch of the recipients; heading and first item may share it."""
    label = _label_end(piece)
    if first and (label or not _is_item(piece)):
        end = label or piece.end
        if not label or not any(map(str.isalnum, piece.line.raw[end : piece.end])):
            return [piece.named("noi_nhan_nhan")]
        begin = (
            end
            + len(piece.line.raw[end : piece.end])
            - len(piece.line.raw[end : piece.end].lstrip())
        )
        return [
            Part("noi_nhan_nhan", piece.line, piece.start, end),
            Part("noi_nhan_ten", piece.line, begin, piece.end),
        ]
    if kept and not _is_item(piece) and len(piece.text) < _DRAFTER:
        return [piece.named("nguoi_soan")]
    return [piece.named("noi_nhan_ten")]


def _label_end(piece: Piece) -> int:
    """Return where the words `Nơi nhận:` end, typed with marks apart too; 0 without them."""
    raw = piece.line.raw[piece.start : piece.end]
    start = len(raw) - len(raw.lstrip())
    found = LABEL.match(nfc(raw[start:]).rstrip())
    if not found:
        return 0
    end = start
    while end < len(raw) and len(nfc(raw[start : end + 1])) <= found.end():
        end += 1
    return piece.start + end


def _columns(pieces: list[Piece]) -> list[list[Piece]]:
    """Group the stretches that are no recipients into columns, as signers stand side by side."""
    columns: dict[tuple[bool, int], list[Piece]] = {}
    for piece in pieces:
        line = piece.line
        key = line.column if line.in_table else (1 if piece.side == "phai" else 0)
        if line.in_table and line.columns == 1:
            key = 0
        columns.setdefault((line.in_table, key), []).append(piece)
    plain = [columns.get((False, side), []) for side in (0, 1)]
    if plain[0] and plain[1] and not _has_block(plain[0]):
        # A name typed with tabs below a title set by other means: one block.
        columns[False, 1] = [one for one in pieces if not one.line.in_table]
        del columns[False, 0]
    return list(columns.values())


def _has_block(column: list[Piece]) -> bool:
    return any(begins_block(piece) for piece in column)
