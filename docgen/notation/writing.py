"""Spans and literal text as raw notation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from docgen.notation.commands import CONFLICT, faults, split_brace, whole_line
from docgen.notation.emphasis import BOLD, ESCAPED, ITALIC, can_close, can_open
from docgen.notation.marks import find_mark
from docgen.notation.spans import Span, merge, read
from docgen.notation.tables import is_row
from docgen.problems import Place


def write(spans: Iterable[Span]) -> str:
    """Return raw notation for spans.

    `read(write(spans)) == merge(spans)` for all spans that `read` can return. Looks that the
    notation cannot carry give way, letters never: blanks at the ends of a look lose it, and a
    look that begins or ends inside a word is dropped.
    """
    normal = merge(spans)
    regions = _regions(normal)
    sparing = _write(normal, regions, _escape_nothing)
    careful = _write(normal, regions, _escape_all)
    return sparing if read(sparing) == read(careful) else careful


def escape(text: str) -> str:
    """Return raw notation that reads as exactly this literal text, inside a line or as a cell."""
    return write([Span(text)]) if "|" not in text else _write((Span(text),), (), _escape_all)


def escape_line(text: str) -> str:
    """Return raw notation of a plain paragraph that reads as exactly this literal text.

    `text` is one line without outer blanks and runs of blanks. `inline.read` gives it back with
    `line_start=True`, and `parse` takes the line for a plain paragraph without a problem.
    """
    spared = write([Span(text)])
    careful = _write((Span(text),), (), _escape_all)
    wanted = (Span(text),) if text else ()
    for raw in (spared, "\\" + spared, careful, "\\" + careful):
        if _is_plain(raw) and read(raw, line_start=True) == wanted:
            return raw
    raise AssertionError(f"no notation for {text!r}")


def _is_plain(raw: str) -> bool:
    if is_row(raw) or raw in CONFLICT or whole_line(raw) or faults(raw, Place()):
        return False
    return find_mark(split_brace(raw)[0]) is None


class _Region(NamedTuple):
    """Letters from `start` to before `end` that have a look."""

    look: int
    start: int
    end: int


def _regions(spans: tuple[Span, ...]) -> tuple[_Region, ...]:
    """Return the looks of spans as far as the notation can carry them."""
    text = "".join(span.chu for span in spans)
    found = [
        trimmed
        for look in (BOLD, ITALIC)
        for region in _with_look(spans, look)
        if (trimmed := _trim(region, text)) and _stands(trimmed, text)
    ]
    # Stars that end one look and begin the other at once would be one run.
    ends = {region.end for region in found if region.look == BOLD}
    starts = {region.start for region in found if region.look == BOLD}
    return tuple(
        one
        for one in found
        if one.look == BOLD or (one.start not in ends and one.end not in starts)
    )


def _with_look(spans: tuple[Span, ...], look: int) -> Iterator[_Region]:
    start: int | None = None
    end = 0
    for span in spans:
        has_look = span.dam if look == BOLD else span.nghieng
        if has_look and start is None:
            start = end
        elif not has_look and start is not None:
            yield _Region(look, start, end)
            start = None
        end += len(span.chu)
    if start is not None:
        yield _Region(look, start, end)


def _trim(region: _Region, text: str) -> _Region | None:
    look, start, end = region
    while start < end and (text[start].isspace() or text[start] == ")"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "("):
        end -= 1
    return _Region(look, start, end) if start < end else None


def _stands(region: _Region, text: str) -> bool:
    before = text[region.start - 1] if region.start else ""
    after = text[region.end : region.end + 1]
    return can_open(before, text[region.start]) and can_close(text[region.end - 1], after)


def _write(
    spans: tuple[Span, ...], regions: tuple[_Region, ...], protect: Callable[[str], str]
) -> str:
    stars: dict[int, int] = {}
    for look, start, end in regions:
        stars[start] = stars.get(start, 0) + look
        stars[end] = stars.get(end, 0) + look
    where = sorted(stars)
    pieces = []
    position = 0
    for span in spans:
        end = position + len(span.chu)
        cuts = [position, *where[bisect_right(where, position) : bisect_left(where, end)], end]
        for i, cut in enumerate(cuts[:-1]):
            pieces.append("*" * stars.get(cut, 0))
            piece = span.chu[cut - position : cuts[i + 1] - position]
            pieces.append(piece if span.cho else protect(piece))
        position = end
    return "".join(pieces) + "*" * stars.get(position, 0)


def _escape_nothing(text: str) -> str:
    return text


def _escape_all(text: str) -> str:
    """Put a backslash before every sign that could mean something."""
    raw = []
    for i, char in enumerate(text):
        following = text[i + 1 : i + 2]
        if char == "\\":
            raw.append("\\\\" if following in ESCAPED else "\\")
        else:
            raw.append("\\" + char if char in ESCAPED else char)
    return "".join(raw)
