"""The looks and places inside one raw line or cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.notation.emphasis import BOLD, ITALIC, Kind, pair, tokens
from docgen.notation.marks import drop_escape
from docgen.notation.places import Cho, read_place


class Span(NamedTuple):
    """Letters of one look: bold, italic; for a place, `chu` holds the letters typed for it."""

    chu: str
    dam: bool = False
    nghieng: bool = False
    cho: Cho | None = None


def read(raw: str, *, line_start: bool = False) -> tuple[Span, ...]:
    """Read the raw text of one line or cell.

    Args:
        raw: text in notation, without line breaks.
        line_start: `raw` begins its line (a plain paragraph), so a backslash before a mark
            disappears; false for the text after a mark and for cells.

    Returns:
        The spans in order: places on their own, literal neighbours of one look joined, none
        empty. Stars without a partner are literal.

    """
    if line_start:
        raw = drop_escape(raw) or raw
    found = tokens(raw)
    roles = pair(found)
    depth = {ITALIC: 0, BOLD: 0}
    spans: list[Span] = []
    letters: list[str] = []
    for i, (kind, text, _, _) in enumerate(found):
        if kind is Kind.TEXT:
            letters.append(text)
        elif kind is Kind.PLACE:
            spans += _span(letters, depth), _span([text], depth, read_place(text))
        else:
            opens, closes = roles[i]
            if closes:
                spans.append(_span(letters, depth))
                _switch(depth, closes, -1)
            letters.append("*" * (len(text) - opens - closes))
            if opens:
                spans.append(_span(letters, depth))
                _switch(depth, opens, 1)
    return merge([*spans, _span(letters, depth)])


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join literal neighbours of one look and drop empty spans: the normal form of spans."""
    merged: list[list[Span]] = []
    for span in spans:
        if not span.chu:
            continue
        last = merged[-1][-1] if merged else None
        if last and not last.cho and not span.cho and last[1:] == span[1:]:
            merged[-1].append(span)
        else:
            merged.append([span])
    return tuple(group[0]._replace(chu="".join(one.chu for one in group)) for group in merged)


def plain(raw: str, *, line_start: bool = False) -> str:
    """Return the letters of a raw text without looks and escapes; places as typed."""
    return "".join(span.chu for span in read(raw, line_start=line_start))


def _span(letters: list[str], depth: dict[int, int], cho: Cho | None = None) -> Span:
    """Make a span of the letters gathered so far, which are used up."""
    text = "".join(letters)
    letters.clear()
    return Span(text, depth[BOLD] > 0, depth[ITALIC] > 0, cho)


def _switch(depth: dict[int, int], looks: int, step: int) -> None:
    for look in depth:
        if looks & look:
            depth[look] += step
