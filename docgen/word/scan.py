"""Finds the tags in a paragraph's text and what is wrong with their outer shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from docgen.problems import suggest

MAX_TAG = 200
WORDS = ("for", "if", "elif", "else", "endif", "endfor", "colspan")
_BARE = ("else", "endif", "endfor")
MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_SPACED = re.compile(r"(?<!\{)\{\s+[{%](?![{%])|(?<![%}])[%}]\s+\}(?!\})")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LEVEL = re.compile(r"(tr|tc|p|r)(\s)")
# What Word types by itself in place of straight quotes; docxtpl reads them as straight ones.
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_FIELDS_HINT = "xem bảng trường bằng lệnh docgen template fields"


class Fault(NamedTuple):
    """What is wrong with a tag: a code, one sentence, the next step."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in a paragraph.

    `level` is what docxtpl takes away with a block tag: `p`, `tr`, `tc`, `r` or nothing. `word` is
    the word of a block tag, empty for `{{ }}`; `body` is the rest with straight quotes; `start`
    and `end` count characters of the paragraph's text.
    """

    level: str
    word: str
    body: str
    start: int
    end: int
    text: str


def scan(text: str) -> tuple[list[Tag], list[Fault]]:
    """Return the well-shaped tags of a paragraph's text, and the faults of all others."""
    tags: list[Tag] = []
    faults = [_spaced(found[0]) for found in _SPACED.finditer(text)]
    for start, end, opening in _spans(text, faults):
        fault = _fault_of(text[start:end], opening)
        if fault:
            faults.append(fault)
        else:
            tags.append(_tag(text, start, end, opening))
    return tags, faults


def straight(text: str) -> str:
    """Return the text of a tag with straight quotes."""
    return text.translate(_QUOTES)


def shown(text: str) -> str:
    """Return a stretch of a template as a finding quotes it: one line, at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _spans(text: str, faults: list[Fault]) -> Iterator[tuple[int, int, str]]:
    """Yield where each closed tag begins and ends; a mark without its mate is a fault."""
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text):
        if mark[0] in _CLOSING:
            if opened:
                faults.append(_unclosed(text, opened))
            opened = mark
        elif opened and mark[0] == _CLOSING[opened[0]]:
            yield opened.start(), mark.end(), opened[0]
            opened = None
        else:
            faults.append(_stray(text, mark))
            opened = None
    if opened:
        faults.append(_unclosed(text, opened))


def _fault_of(tag: str, opening: str) -> Fault | None:
    inner = straight(tag[2:-2])
    if opening == "{#":
        return _shape(tag, "ghi chú {# #} không được dùng trong mẫu", "xóa ghi chú khỏi mẫu")
    if len(tag) > MAX_TAG:
        return _shape(tag, f"dài quá {MAX_TAG} ký tự", "mẫu chỉ in và so sánh, không tính toán")
    if inner[:1] in "+-" or inner[-1:] in "+-":
        return _shape(tag, "có dấu + hoặc - sát dấu ngoặc", "bỏ dấu đó")
    level = _LEVEL.match(inner)
    if opening == "{{":
        if level:
            return _shape(tag, f"không dùng {{{{{level[1]} …}}}}", "viết {{ tên_trường }}")
        return None
    if level and level[2] != " ":
        return _shape(tag, f"sau {{%{level[1]} phải là một dấu cách thường", "gõ lại thẻ")
    return _word_fault(tag, *_split(inner))


def _word_fault(tag: str, level: str, word: str, body: str) -> Fault | None:
    if word in ("p", "tr", "tc", "r"):
        return _shape(tag, f"thừa dấu cách trước «{word}»", f"viết liền {{%{word}")
    if word not in WORDS:
        return _shape(
            tag,
            f"không có lệnh «{shown(word)}»",
            suggest(word, WORDS, "chỉ dùng for, if, elif, else"),
        )
    if word in _BARE and body:
        return _shape(tag, f"thừa chữ sau {word}", f"viết {{%{level} {word} %}}")
    if word not in _BARE and not body:
        return _shape(tag, f"thiếu chữ sau {word}", _FIELDS_HINT)
    if word == "colspan" and level:
        return _shape(tag, "colspan không đi với p, tr, tc, r", "viết {% colspan … %}")
    return None


def _tag(text: str, start: int, end: int, opening: str) -> Tag:
    inner = straight(text[start + 2 : end - 2])
    level, word, body = ("", "", inner.strip()) if opening == "{{" else _split(inner)
    return Tag(level, word, body, start, end, text[start:end])


def _split(inner: str) -> tuple[str, str, str]:
    """Return level, word and body of a block tag's inside."""
    level = _LEVEL.match(inner)
    rest = inner[level.end() :] if level else inner
    word, _, body = rest.strip().replace("\t", " ").replace("\n", " ").partition(" ")
    return level[1] if level else "", word, body.strip()


def _unclosed(text: str, mark: re.Match[str]) -> Fault:
    near = shown(text[mark.start() : mark.start() + 60])
    closing = _CLOSING[mark[0]]
    message = f"Thẻ «{near}» chưa đóng trong cùng đoạn."
    return Fault("D-THE", message, f"thêm «{closing}» ngay sau tên trường, trong cùng đoạn")


def _stray(text: str, mark: re.Match[str]) -> Fault:
    near = shown(text[max(0, mark.start() - 30) : mark.end()])
    return Fault(
        "D-THE", f"Dấu «{mark[0]}» ở «{near}» không có dấu mở.", "thêm dấu mở hoặc xóa dấu này"
    )


def _spaced(text: str) -> Fault:
    return Fault(
        "D-THE", f"Dấu ngoặc «{shown(text)}» của thẻ bị cách ra.", "viết liền {{ và }}, {% và %}"
    )


def _shape(tag: str, what: str, hint: str) -> Fault:
    return Fault("D-THE", f"Thẻ «{shown(tag)}»: {what}.", hint)
