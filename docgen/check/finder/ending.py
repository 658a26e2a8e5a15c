"""What follows the text: recipients on the left, signatures on the right."""

from __future__ import annotations

from docgen.check.finder.signs import AUTHORITY, is_like
from docgen.check.parts import Part, Signature
from docgen.tieng_viet.text import fold
from docgen.word.looks import Line

_LABEL = "noi_nhan"


def split_ending(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines after the head into the text and the ending with signatures."""
    label = next((at for at in reversed(range(len(lines))) if _is_label(lines[at].text)), -1)
    if label < 0:
        return _without_label(lines)
    start = label
    table = lines[label].spot.table
    while table and start and lines[start - 1].spot.table == table:
        start -= 1
    for at in reversed(range(max(0, start - 30), start)):
        if AUTHORITY.match(lines[at].text) and lines[at].text.isupper():
            start = at
            table = lines[at].spot.table
            while table and start and lines[start - 1].spot.table == table:
                start -= 1
            break
    return lines[:start], lines[start:]


def _without_label(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    for at in reversed(range(max(0, len(lines) - 20), len(lines))):
        if AUTHORITY.match(lines[at].text) and lines[at].text.isupper():
            return lines[:at], lines[at:]
    return lines, []


def _is_label(text: str) -> bool:
    return is_like(text.rstrip(":").strip(), _LABEL)


def read_ending(lines: list[Line]) -> tuple[list[Part], tuple[Signature, ...]]:
    """Return the recipients and the signature blocks."""
    parts: list[Part] = []
    blocks: dict[int, list[Line]] = {}
    listing = 0
    for line in lines:
        if not line.text:
            continue
        if _is_label(line.text):
            parts.append(Part("noi_nhan_nhan", line))
            listing = line.spot.container
        elif listing and line.spot.container == listing:
            parts.append(Part(_recipient(line), line))
        else:
            key = line.column if line.in_table else 0
            blocks.setdefault(key, []).append(line)
    signatures = tuple(_signature(block) for block in blocks.values())
    for one in signatures:
        parts += [*one.authority, *one.posts, *([one.name] if one.name else [])]
    return parts, signatures


def _recipient(line: Line) -> str:
    text = line.text
    if text.startswith(("-", "–", "•")) or line.look.label:
        return "noi_nhan_ten"
    return "nguoi_soan" if len(text) < 30 else "noi_nhan_ten"


def _signature(lines: list[Line]) -> Signature:
    authority = tuple(Part("quyen_han", one) for one in lines if AUTHORITY.match(one.text))
    others = [one for one in lines if not AUTHORITY.match(one.text)]
    capital = [one for one in others if one.text.isupper() and not fold(one.text).isdigit()]
    names = [one for one in others if one not in capital]
    name = Part("ho_ten", names[-1]) if names else None
    posts = tuple(Part("chuc_vu", one) for one in capital)
    return Signature(authority, posts, name, tuple(lines))
