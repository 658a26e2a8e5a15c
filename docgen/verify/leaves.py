"""The texts of the data one by one, and whether a part of the page holds them in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from docgen.compose.dates import day_long, day_short
from docgen.model import BangDuLieu, Ngay, NoiDung, VanBan
from docgen.model.base import Noun
from docgen.notation import split_places
from docgen.tieng_viet.text import lower_first, upper
from docgen.verify.body import GAP, tree_blocks

STRUCTURED = frozenset({"nhiem_vu", "chi_tieu"})  # printed where the text asks for them
_UNPRINTED = frozenset({"nhom", "liet_ke", "so_ban", "huong", "don_vi", "ma", "tong_hop"})
# What compose may put in place of these: list marks, the word of the line, an end mark.
_OPENING = re.compile(
    r"^(?:[-–•]\s+)?(?:lưu\s*:?\s*|[\"“]?v/v\s*:?\s*|[\"“]?về việc\s+|căn cứ\s+)?", re.IGNORECASE
)
_CLOSING = re.compile(r"[\"”]?(?:\./\.|[.;,])?$")
_ABOVE = ("Như trên", "như trên", "Như kính gửi")  # goes first, wherever it was typed
_GROUP = ("nhiem_vu.nhom", "chi_tieu.nhom")  # a heading that several rows share


class Leaf(NamedTuple):
    """A text of the data without its places and edges: its field, and the forms it may take."""

    field: str
    piece: str
    forms: tuple[str, ...]
    free: bool


def lost(wanted: Iterable[Leaf], texts: Sequence[str]) -> list[Leaf]:
    """Return the leaves of a field that its texts do not hold, one behind the other."""
    cursor = [0] * len(texts)
    return [leaf for leaf in wanted if not _found(leaf, texts, cursor)]


def leaves(field: str, value: Any) -> Iterator[Leaf]:
    """Yield what must be found of a field, in the order of the data."""
    name = field.partition(".")[0]
    for path, text in values_of(field, value):
        if isinstance(text, Ngay):
            yield Leaf(path, text.iso, (day_short(text), day_long(text)), False)
            continue
        for piece in _pieces(path, text):
            free = path.endswith(_GROUP) or piece in _ABOVE
            yield Leaf(path, piece, tuple(dict.fromkeys(_forms(name, piece))), free)


def inserted(van_ban: VanBan) -> set[str]:
    """Return the names of the structured tables that the texts of a document ask for."""
    trees = [van_ban.noi_dung, *(item.noi_dung for item in van_ban.phu_luc)]
    blocks = (block for tree in trees for block in tree.walk())
    return {block.ten for block in blocks if isinstance(block, BangDuLieu)}


def _found(leaf: Leaf, texts: Sequence[str], cursor: list[int]) -> bool:
    """Whether a leaf stands behind the last one found in its part; the cursor moves there.

    Of its forms the one that ends first counts: so a text that could stand in order always does.
    """
    for index, text in enumerate(texts):
        start = 0 if leaf.free else cursor[index]
        places = [(text.find(form, start), form) for form in leaf.forms]
        ends = [at + len(form) for at, form in places if at >= 0]
        if ends:
            cursor[index] = cursor[index] if leaf.free else min(ends)
            return True
    return False


def _forms(name: str, piece: str) -> Iterator[str]:
    yield piece
    yield lower_first(piece)
    if name in ("phu_luc", "luu_hanh"):
        yield upper(piece)


def values_of(field: str, value: Any) -> Iterator[tuple[str, str | Ngay]]:
    """Yield every printed text below a field; a tree as its lines."""
    if isinstance(value, str | Ngay):
        yield field, value
    elif isinstance(value, NoiDung):
        yield from ((field, line) for block in tree_blocks(value) for line in block.lines)
    elif isinstance(value, tuple):
        for item in value:
            yield from values_of(field, item)
    elif isinstance(value, Noun):
        for name in type(value).model_fields:
            if name not in _UNPRINTED or f"{field}.{name}" in _GROUP:
                yield from values_of(f"{field}.{name}", getattr(value, name))


def _pieces(field: str, value: str) -> Iterator[str]:
    """Yield what must be found of a text: the letters between its places, without its edges."""
    whole = value
    if not field.endswith("noi_dung") or field.startswith("nhiem_vu"):
        parts = split_places(value)
        whole = "".join(part if isinstance(part, str) else GAP for part in parts)
        whole = _OPENING.sub("", whole.strip(), count=1)
    trimmed = (_CLOSING.sub("", part.strip(), count=1).strip() for part in whole.split(GAP))
    yield from (piece for piece in trimmed if piece)
