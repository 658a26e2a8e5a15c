"""What a draft prints where a text is still missing."""

from __future__ import annotations

from typing import Any

from docgen.load.shape import Kind, Shape
from docgen.model import Doan, NoiDung

# The words of the office for the texts that a document must have; codes are never made up.
_WORDS = {
    "trich_yeu": "trích yếu",
    "noi_dung": "nội dung",
    "noi_nhan": "nơi nhận",
    "ten": "tên",
    "don_vi_tinh": "đơn vị tính",
}


def placeholder(loc: tuple[int | str, ...], shape: Shape) -> Any:
    """Return the value `[thiếu: …]` for a missing field, or None where only the clerk can say."""
    name, field = loc[-1], shape.below(loc)
    if not isinstance(name, str) or name not in _WORDS or field is None:
        return None
    text = f"[thiếu: {_WORDS[name]}]"
    if field.kind is Kind.NOTATION:
        return NoiDung(khoi=(Doan(chu=text),))
    return [text] if field.many else text


def put(data: Any, loc: tuple[int | str, ...], value: Any) -> None:
    """Set a field of plain data; an index that the data lacks (a single value) is passed over."""
    for part in loc[:-1]:
        is_there = part in data if isinstance(data, dict) else isinstance(part, int)
        data = data[part] if is_there else data
    data[loc[-1]] = value
