"""What a careful reader would remark on paper: words too long, odd letters, mixed spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from docgen.compose.kept import Kept
from docgen.compose.scope import Scope
from docgen.problems import Level, Problem
from docgen.the_thuc.fields import BLOCK, FIELDS, Leaf, Shape, only_texts
from docgen.the_thuc.profile import TheThuc
from docgen.the_thuc.widths import longest_word_mm
from docgen.tieng_viet.tone import mixed_tones

# Letters of Times New Roman: Latin, Greek, Cyrillic, punctuation and signs; marks of emoji.
_FOREIGN = re.compile(
    r"[^\u0000-\u052f\u1d00-\u23ff\u2500-\u25ff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb4f\ufe0e\ufe0f]"
)
# Words that end in one of the vowel pairs which have two ways to place a tone mark.
_TONED = re.compile(
    r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[òóỏõọÒÓỎÕỌ][aeAE]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[ùúủũụÙÚỦŨỤ][yY])"
    r"(?![^\W\d_])"
)
_LETTER = re.compile(r"[^\W\d_]")
# What the writer wrote; names of bodies come from the registry and keep their own spelling.
_WRITTEN = ("trich_yeu", "can_cu", "noi_dung", "phu_luc")
_LONG_WORD = 40  # letters; a shorter word never fills a line


class _Seen(NamedTuple):
    """What is to be remarked in some texts: each in the order in which it stands."""

    long: tuple[str, ...]
    odd: tuple[str, ...]
    toned: tuple[str, ...]


def paper_remarks(
    context: Mapping[str, Any], profile: TheThuc, scope: Scope, kept: Kept | None = None
) -> Iterator[Problem]:
    """Yield warnings on the texts of a composed document, at the document's own place."""
    seen = list(_all_seen(context, kept))
    yield from _too_wide([text for _, one in seen for text in one.long], profile, scope)
    yield from _not_in_font([char for _, one in seen for char in one.odd], profile, scope)
    words = dict.fromkeys(word for written, one in seen if written for word in one.toned)
    mixed = mixed_tones("\n".join(words))
    if mixed:
        message = f"Văn bản viết lẫn hai cách bỏ dấu: «{mixed[0]}» và «{mixed[1]}»."
        hint = "chọn một cách bỏ dấu cho cả văn bản"
        yield Problem("ND-18", message, scope.locate("", ""), hint, Level.WARNING)


def _all_seen(context: Mapping[str, Any], kept: Kept | None) -> Iterator[tuple[bool, _Seen]]:
    """Yield what is in each part of the context, and whether the writer wrote that part."""
    for field, shape in _TEXTS.items():
        value, written = context[field], field in _WRITTEN
        if field == "noi_dung":
            yield from ((written, one) for one in _in_blocks(value, kept))
        elif field == "phu_luc":
            for item in value:
                yield written, _seen(_texts(_HEAD, item))
                yield from ((written, one) for one in _in_blocks(item["noi_dung"], kept))
        elif value:
            yield written, _seen(_texts(shape, value))


def _in_blocks(blocks: list[dict[str, Any]], kept: Kept | None) -> Iterator[_Seen]:
    for block in blocks:
        if kept is not None and kept.holds(block):
            yield kept.once("remarks", block, partial(_seen_in, block))
        else:
            yield _seen_in(block)


def _seen_in(block: dict[str, Any]) -> _Seen:
    return _seen(_texts(_BLOCK, block))


def _seen(texts: list[str]) -> _Seen:
    whole = "\n".join(texts)
    long: tuple[str, ...] = ()
    if max(map(len, whole.split()), default=0) > _LONG_WORD:
        long = tuple(text for text in texts if max(map(len, text.split()), default=0) > _LONG_WORD)
    odd = tuple(_FOREIGN.findall(whole))
    return _Seen(long, odd, tuple(_toned(whole)))


def _toned(text: str) -> Iterator[str]:
    """Yield the words that `mixed_tones` looks for, and none of the others."""
    for match in _TONED.finditer(text):
        start = match.start()
        while start and _LETTER.match(text, start - 1):
            start -= 1
        yield text[start : match.end()]


def _too_wide(texts: list[str], profile: TheThuc, scope: Scope) -> Iterator[Problem]:
    size, room = profile.look("loi_van").dung, profile.trang.rong
    for text in texts:
        if longest_word_mm(text, size) > room:
            word = max(text.split(), key=len)
            message = f"Chữ «{word[:40]}…» liền nhau dài hơn một dòng, sẽ tràn hoặc bị ngắt."
            hint = "thêm dấu cách vào chỗ ngắt"
            yield Problem("D-TRANO", message, scope.locate("", ""), hint, Level.WARNING)
            return


def _not_in_font(found: list[str], profile: TheThuc, scope: Scope) -> Iterator[Problem]:
    if found:
        shown = " ".join(list(dict.fromkeys(found))[:8])
        message = f"Phông {profile.phong_chu.ten} không có các ký tự: {shown}."
        hint = "Word sẽ thay bằng phông khác; xem lại bản in"
        clause = profile.phong_chu.dieu
        yield Problem("D-PHONG", message, scope.locate("", ""), hint, Level.WARNING, clause)


def _texts(shape: Shape, value: Any) -> list[str]:
    """Return the texts of a part of the context; the shape is one of `only_texts`."""
    if shape is Leaf.CHU:
        return [value]
    if isinstance(shape, list):
        inner = shape[0]
        return (
            list(value) if inner is Leaf.CHU else [t for item in value for t in _texts(inner, item)]
        )
    return [t for key, inner in shape.items() if key in value for t in _texts(inner, value[key])]


_TEXTS: dict[str, Shape] = only_texts(FIELDS)
_BLOCK: Shape = only_texts(BLOCK)
_HEAD: Shape = {key: shape for key, shape in _TEXTS["phu_luc"][0].items() if key != "noi_dung"}
