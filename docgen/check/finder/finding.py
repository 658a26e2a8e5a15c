"""Puts the rooms of the finder together: head, title, text, ending, appendices."""

from __future__ import annotations

from docgen.check.finder.addressees import read_addressees
from docgen.check.finder.appendices import read_annexes
from docgen.check.finder.body import read_body
from docgen.check.finder.bounds import Bounds, find_bounds
from docgen.check.finder.dates import date_of, latest_of
from docgen.check.finder.ending import read_ending
from docgen.check.finder.head import read_head
from docgen.check.finder.margins import read_margins
from docgen.check.finder.title import read_title
from docgen.check.finder.trust import confidence_of, doubts_of, without_guesses
from docgen.check.parts import Part, Parts
from docgen.word.looks import Line, Seen


def find_parts(seen: Seen) -> Parts:
    """Return the components of a document; what cannot be recognised is running text."""
    lines = list(seen.main)
    bounds = find_bounds(lines)
    main = lines[: bounds.ending]
    head = read_head(main)
    subject = any(part.role == "trich_yeu_cong_van" for part in head.parts)
    rest = main[head.lines :]
    title, loai, taken = read_title(rest, headed=bool(head.lines), is_letter=subject)
    addressed, more = read_addressees(rest[taken:])
    body, headings = read_body(rest[taken + more :], -1)
    ending = read_ending(lines[bounds.ending : bounds.after])
    annexes = read_annexes(_groups(lines, bounds))
    items = [
        *head.parts, *title, *addressed, *body, *ending.parts, *annexes.parts,
        *read_margins(seen),
    ]  # fmt: skip
    items.sort(key=lambda part: (part.line.index, part.start))
    roles = {part.role for part in items}
    named = bool(roles & {"ten_loai", "trich_yeu"})
    confidence = confidence_of(roles, known=bool(loai))
    lost = confidence < Parts.LOST
    letter = not named and (subject or "kinh_gui_nhan" in roles) and bool(head.parts)
    return Parts(
        items=tuple(without_guesses(items) if lost else items),
        header=head.kind,
        loai=loai,
        is_letter=letter and not lost,
        date=date_of(_first(items, "dia_danh_ngay")),
        headings=(*headings, *annexes.headings),
        appendices=tuple(annexes.appendices),
        signatures=() if lost else ending.signatures,
        confidence=confidence,
        doubts=doubts_of(roles),
        latest=latest_of(_first(items, "dia_danh_ngay")),
    )


def _groups(lines: list[Line], bounds: Bounds) -> list[list[Line]]:
    ends = [*bounds.starts[1:], len(lines)][: len(bounds.starts)]
    return [lines[start:end] for start, end in zip(bounds.starts, ends, strict=True)]


def _first(items: list[Part], role: str) -> Part | None:
    return next((part for part in items if part.role == role), None)
