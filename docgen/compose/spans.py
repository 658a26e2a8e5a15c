"""Pieces of a line that share one look, ready for the template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.compose.scope import Scope
from docgen.notation import Span

SpanDict = dict[str, Any]


def span(text: str, *, bold: bool = False, italic: bool = False) -> SpanDict:
    """Return one piece of text with its look."""
    return {"chu": text, "dam": bold, "nghieng": italic}


def filled(spans: Iterable[Span], where: str, scope: Scope) -> list[SpanDict]:
    """Return the spans of a line as pieces, places filled in and equal looks joined."""
    pieces = [
        span(scope.value(cho, where) if cho else chu, bold=bold, italic=italic)
        for chu, bold, italic, cho in spans
    ]
    return joined(pieces)


def joined(pieces: list[SpanDict]) -> list[SpanDict]:
    """Return the pieces without empty ones, neighbours of one look joined."""
    result: list[SpanDict] = []
    for piece in pieces:
        if not piece["chu"]:
            continue
        if result and _look(result[-1]) == _look(piece):
            result[-1] = {**piece, "chu": result[-1]["chu"] + piece["chu"]}
        else:
            result.append(piece)
    return result


def text_of(pieces: list[SpanDict]) -> str:
    """Return the text of the pieces without their looks."""
    return "".join(piece["chu"] for piece in pieces)


def embolden(pieces: list[SpanDict], length: int) -> list[SpanDict]:
    """Return the pieces with the first `length` characters bold."""
    result = []
    for piece in pieces:
        head, tail = piece["chu"][:length], piece["chu"][length:]
        result += [{**piece, "chu": head, "dam": True}, {**piece, "chu": tail}]
        length = max(0, length - len(piece["chu"]))
    return joined(result)


def _look(piece: SpanDict) -> tuple[bool, bool]:
    return piece["dam"], piece["nghieng"]
