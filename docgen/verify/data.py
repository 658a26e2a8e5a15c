"""The proof that composing lost nothing: every text of the data stands in the context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.compose.dates import day_long, day_short
from docgen.model import Bang, BangDuLieu, Doan, Muc, Ngay, NoiDung, VanBan
from docgen.model.base import Noun
from docgen.notation import inline, numbered, printed_line, split_places
from docgen.problems import Place, Problem
from docgen.the_thuc.fields import FIELDS, Leaf, Shape
from docgen.tieng_viet.text import lower_first, upper

# Codes that choose something, and data for later steps: these are not printed themselves.
_SILENT = frozenset(
    {
        "loai", "don_vi", "the_thuc", "hinh_thuc", "nguon", "chua_xep", "bao_cao", "thoi_gian",
        "so", "so_ban", "khan", "don_vi_soan", "nhom_noi_nhan", "liet_ke", "huong",
    }
)  # fmt: skip
_TABLES = ("nhiem_vu", "chi_tieu")
_SILENT_COLUMNS = frozenset({"ma", "tong_hop"})
_IN_CAPITALS = frozenset({"quyen_han", "chuc_vu", "luu_hanh", "phu_luc.ten"})
# What compose may put in place of these: a list mark, the word of the line, an end mark.
_OPENING = re.compile(
    r"^(?:[-–•]\s+|lưu\s*:?\s*|[\"“]?v/v\s+|[\"“]?về việc\s+|căn cứ\s+)", re.IGNORECASE
)
_CLOSING = ' ./;,"”'

_GAP = "\0"  # stands where a place was; no text can hold it

Leaf_ = tuple[str, str | Ngay]


def verify_data(van_ban: VanBan, context: Mapping[str, Any], place: Place) -> list[Problem]:
    """Return a problem of code `D-MATCHU` for each text of the data that the context lacks.

    Each text is there unchanged, but for the listed ways: capitals, the form of a date, the
    ordinal, list marks and end marks, places filled in, the first letter of a letter's subject.
    """
    text = "\n".join(_printed(FIELDS, context))
    problems = []
    at = 0  # most texts follow each other: to look on from the last one keeps long bodies linear
    for field, piece in _wanted(van_ban):
        found = text.find(piece, at) if isinstance(piece, str) else -1
        if found >= 0:
            at = found
        elif not _stands(field, piece, text):
            problems.append(_lost(field, piece, place))
    return problems


def _wanted(van_ban: VanBan) -> Iterator[tuple[str, str | Ngay]]:
    for field, value in _leaves(van_ban):
        yield from ((field, piece) for piece in _pieces(value))


def _leaves(van_ban: VanBan) -> Iterator[Leaf_]:
    tables = _inserted(van_ban)
    for name in type(van_ban).model_fields:
        if name not in _SILENT and (name not in _TABLES or name in tables):
            yield from _below(name, getattr(van_ban, name))


def _inserted(van_ban: VanBan) -> set[str]:
    trees = [van_ban.noi_dung, *(item.noi_dung for item in van_ban.phu_luc)]
    return {block.ten for tree in trees for block in tree.walk() if isinstance(block, BangDuLieu)}


def _below(field: str, value: Any) -> Iterator[Leaf_]:
    if isinstance(value, str | Ngay):
        yield field, value
    elif isinstance(value, NoiDung):
        yield from ((field, line) for line in _lines(value))
    elif isinstance(value, tuple):
        for item in value:
            yield from _below(field, item)
    elif isinstance(value, Noun):
        yield from _parts(field, value)


def _parts(field: str, noun: Noun) -> Iterator[Leaf_]:
    for name in type(noun).model_fields:
        hidden = _SILENT | (_SILENT_COLUMNS if field in _TABLES else frozenset())
        grouped = name == "nhom" and field == "noi_nhan"
        if name not in hidden and not grouped:
            yield from _below(f"{field}.{name}", getattr(noun, name))


def _lines(tree: NoiDung) -> Iterator[str]:
    """Yield each printed line of a tree without its number, `_GAP` for places; notes are silent."""
    labels = {id(muc): label for muc, label in numbered(tree)}
    for block in tree.walk():
        if isinstance(block, Muc):
            label = labels[id(block)]
            before, _, after = _literal(printed_line(block, label)).partition(label)
            yield before + after
            if block.tieu_de is not None:
                yield _literal(block.tieu_de, line_start=True)
        elif isinstance(block, Doan):
            yield _literal(block.chu, line_start=True)
        elif isinstance(block, Bang):
            yield from (_literal(cell) for row in block.hang for cell in row)


def _literal(raw: str, *, line_start: bool = False) -> str:
    spans = inline.read(raw, line_start=line_start)
    return "".join(_GAP if span.cho else span.chu for span in spans)


def _pieces(value: str | Ngay) -> Iterator[str | Ngay]:
    """Yield what must be found of a leaf: the letters between its places, without its edges."""
    if isinstance(value, Ngay):
        yield value
        return
    whole = "".join(_GAP if not isinstance(part, str) else part for part in split_places(value))
    trimmed = (_OPENING.sub("", part.strip()).strip(_CLOSING) for part in whole.split(_GAP))
    yield from (piece for piece in trimmed if piece)


def _stands(field: str, piece: str | Ngay, text: str) -> bool:
    if isinstance(piece, Ngay):
        return day_short(piece) in text or day_long(piece) in text
    if piece in text or lower_first(piece) in text:
        return True
    return any(field.endswith(name) for name in _IN_CAPITALS) and upper(piece) in text


def _printed(shape: Shape, value: Any) -> Iterator[str]:
    """Yield the texts of a context; the spans of one line stand together."""
    if shape is Leaf.CHU:
        yield value
    elif isinstance(shape, list):
        parts = [text for item in value for text in _printed(shape[0], item)]
        spans = isinstance(shape[0], dict) and "dam" in shape[0]
        yield from ["".join(parts)] if spans else parts
    elif isinstance(shape, dict):
        for key, inner in shape.items():
            if key in value:
                yield from _printed(inner, value[key])


def _lost(field: str, piece: str | Ngay, place: Place) -> Problem:
    shown = piece.iso if isinstance(piece, Ngay) else piece[:60]
    message = f"Chữ «{shown}» của «{field}» không có trong văn bản."
    return Problem("D-MATCHU", message, place, "đây là lỗi của docgen: báo lại kèm tệp dữ liệu")
