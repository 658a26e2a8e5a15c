"""What a careful reader would remark on paper: words too long, odd letters, mixed spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.problems import Level, Place, Problem
from docgen.the_thuc.fields import FIELDS, Leaf, Shape
from docgen.the_thuc.profile import TheThuc
from docgen.the_thuc.widths import longest_word_mm
from docgen.tieng_viet.tone import mixed_tones

# Letters of Times New Roman: Latin, Greek, Cyrillic, punctuation and signs.
_FOREIGN = re.compile(
    r"[^\u0000-\u052f\u1d00-\u23ff\u2500-\u25ff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb4f]"
)
_MARKS = re.compile(r"[\u200b-\u200d\ufe0e\ufe0f]")
# What the writer wrote; names of bodies come from the registry and keep their own spelling.
_WRITTEN = ("trich_yeu", "can_cu", "noi_dung", "phu_luc")
_LONG_WORD = 40  # letters; a shorter word never fills a line


def paper_remarks(context: Mapping[str, Any], profile: TheThuc, place: Place) -> Iterator[Problem]:
    """Yield warnings on the texts of a composed document, at the document's own place."""
    texts = list(_texts(FIELDS, context))
    yield from _too_wide(texts, profile, place)
    yield from _not_in_font(texts, profile, place)
    written = [text for field in _WRITTEN for text in _texts(FIELDS[field], context[field])]
    mixed = mixed_tones("\n".join(written))
    if mixed:
        message = f"Văn bản viết lẫn hai cách bỏ dấu: «{mixed[0]}» và «{mixed[1]}»."
        hint = "chọn một cách bỏ dấu cho cả văn bản"
        yield Problem("ND-18", message, place, hint, Level.WARNING)


def _too_wide(texts: list[str], profile: TheThuc, place: Place) -> Iterator[Problem]:
    size, room = profile.look("loi_van").dung, profile.trang.rong
    for text in texts:
        longest = max(map(len, text.split()), default=0)
        if longest > _LONG_WORD and longest_word_mm(text, size) > room:
            word = max(text.split(), key=len)
            message = f"Chữ «{word[:40]}…» liền nhau dài hơn một dòng, sẽ tràn hoặc bị ngắt."
            yield Problem("D-TRANO", message, place, "thêm dấu cách vào chỗ ngắt", Level.WARNING)
            return


def _not_in_font(texts: list[str], profile: TheThuc, place: Place) -> Iterator[Problem]:
    odd = dict.fromkeys("".join(_FOREIGN.findall(_MARKS.sub("", "\n".join(texts)))))
    if odd:
        shown = " ".join(list(odd)[:8])
        message = f"Phông {profile.phong_chu.ten} không có các ký tự: {shown}."
        hint = "Word sẽ thay bằng phông khác; xem lại bản in"
        yield Problem("D-PHONG", message, place, hint, Level.WARNING, profile.phong_chu.dieu)


def _texts(shape: Shape, value: Any) -> Iterator[str]:
    if shape is Leaf.CHU:
        yield value
    elif isinstance(shape, list):
        for item in value:
            yield from _texts(shape[0], item)
    elif isinstance(shape, dict):
        for key, inner in shape.items():
            if key in value:
                yield from _texts(inner, value[key])
