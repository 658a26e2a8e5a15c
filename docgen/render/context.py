"""What may be handed to a template: plain values within bounds, no character XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from docgen.problems import Place, Problem, ProblemError

MAX_NODES = 200_000
MAX_CHARS = 20_000_000
MAX_DEPTH = 16
# Everything below a blank has no letter; a line break or a tab would not look like one on paper.
_ILLEGAL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_TEXT = frozenset({str})
Path = tuple[str | int, ...]


class Size(NamedTuple):
    """How much a context holds: values, and characters of text."""

    nodes: int
    chars: int


def check_context(context: Mapping[str, Any], file: str) -> Size:
    """Refuse a context that is not made of exactly str, int, bool, list and dict; say its size.

    A wrong type is a mistake of the program: `TypeError` with the path. A control character in a
    text is a `ProblemError` of code `D-KYTU`, too much or too deep data one of code `D-QUACO`.
    """
    texts: list[str] = []
    level: list[Any] = [dict(context)]
    nodes = depth = 0
    while level:
        below: list[Any] = []
        if not _are_plain(level, below, texts):
            _explain(context, (), file)
        nodes += sum(map(len, level))
        depth += 1
        if nodes > MAX_NODES or depth > MAX_DEPTH:
            raise ProblemError(_too_much(file))
        level = below
    text = "".join(texts)
    if len(text) > MAX_CHARS:
        raise ProblemError(_too_much(file))
    if not is_clean(text):
        _explain(context, (), file)
    return Size(nodes, len(text))


def is_clean(text: str) -> bool:
    """Return whether a text holds no control character, nor another that XML cannot hold."""
    return text.isprintable() or not _ILLEGAL.search(text)


def _are_plain(level: list[Any], below: list[Any], texts: list[str]) -> bool:
    """Return whether lists and dicts hold nothing but plain values under keys that are text.

    The lists and dicts in them are added to `below`, their texts to `texts`.
    """
    for box in level:
        items = box
        if type(box) is dict:
            items = box.values()
            if not _TEXT.issuperset(map(type, box)):
                return False
        for item in items:
            kind = type(item)
            if kind is str:
                texts.append(item)
            elif kind is dict or kind is list:
                below.append(item)
            elif kind is not int and kind is not bool:
                return False
    return True


def _explain(value: Any, path: Path, file: str) -> None:
    """Raise what is wrong with the first bad value, with its path."""
    if isinstance(value, str) and (found := _ILLEGAL.search(value)):
        raise ProblemError(_illegal(found[0], value, path, file))
    if type(value) not in (str, int, bool, list, dict) and path:
        raise TypeError(f"{type(value).__name__} at {_spelt(path)} must not reach a template")
    if isinstance(value, Mapping):
        for key, item in value.items():
            if type(key) is not str:
                raise TypeError(f"key {key!r} at {_spelt(path) or 'the top'} is not a str")
            _explain(item, (*path, key), file)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _explain(item, (*path, number), file)


def _illegal(char: str, value: str, path: Path, file: str) -> Problem:
    shown = value.encode("unicode_escape").decode()[:60]
    message = f"Chữ «{shown}» của «{_spelt(path)}» có ký tự điều khiển U+{ord(char):04X}."
    return Problem("D-KYTU", message, Place(file), "xóa ký tự này rồi gõ lại chữ ở chỗ đó")


def _too_much(file: str) -> Problem:
    message = "Dữ liệu của một văn bản quá lớn."
    return Problem("D-QUACO", message, Place(file), "chia văn bản thành nhiều văn bản nhỏ hơn")


def _spelt(path: Path) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(
        "."
    )
