"""The mark that closes a text, and the lines that stay with the signature."""

from __future__ import annotations

import re
from typing import Any

from docgen.compose.spans import SpanDict, joined, span, text_of

_SLASHED = "./."
_FULL_STOP = "."
_GIVES_WAY = re.compile(r"(?<!\.)[.;]$")
_KEPT = frozenset({"doan", "gach", "cong", "khoan", "diem", "dieu"})


def close(blocks: list[dict[str, Any]], mark: str) -> list[dict[str, Any]]:
    """Return the blocks with the profile's closing mark at their end, once.

    `mark` is `./.` (models of NĐ 30/2020, Phụ lục III), `.` (HD 05-HD/VPTW, I.6.2.2) or empty:
    then the text ends as typed. After a table `./.` is a paragraph of its own.
    """
    if not blocks or not mark:
        return blocks
    last = blocks[-1]
    if "hang" in last:
        return [*blocks, {"kieu": "doan", "chu": [span(mark)]}] if mark == _SLASHED else blocks
    pieces = _with_mark(last["chu"], mark)
    return [*blocks[:-1], {**last, "chu": pieces}]


def keep_with_signature(blocks: list[dict[str, Any]], last_lines: int) -> list[dict[str, Any]]:
    """Return the blocks with the last ones marked to stay on the page of the signature.

    `last_lines` is the number of lines of the last paragraph: a single line takes the paragraph
    before it along, so that at least two lines stand above the signature.
    """
    marked = list(blocks)
    wanted = 1 if last_lines >= 2 else 2
    for index in range(len(marked) - 1, max(-1, len(marked) - 1 - wanted), -1):
        if marked[index]["kieu"] not in _KEPT:
            break
        marked[index] = {**marked[index], "kieu": f"{marked[index]['kieu']}_giu"}
    return marked


def _with_mark(pieces: list[SpanDict], mark: str) -> list[SpanDict]:
    text = text_of(pieces)
    if text.endswith(_SLASHED):
        return pieces if mark == _SLASHED else _cut(pieces, len(_SLASHED)) + [span(mark)]
    if mark == _FULL_STOP and text.rstrip('”")').endswith((".", "!", "?", "…")):
        return pieces
    if mark == _FULL_STOP and text.endswith(","):
        return joined([*_cut(pieces, 1), span(mark)])
    kept = _cut(pieces, 1) if _GIVES_WAY.search(text) else pieces
    return joined([*kept, span(mark)])


def _cut(pieces: list[SpanDict], count: int) -> list[SpanDict]:
    """Return the pieces without their last `count` characters and the blanks before those."""
    left = len(text_of(pieces)[:-count].rstrip())
    result = []
    for piece in pieces:
        result.append({**piece, "chu": piece["chu"][:left]})
        left = max(0, left - len(piece["chu"]))
    return joined(result)
