"""Fields that are nothing but one place: filled in before the model reads them."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping as AnyMapping
from dataclasses import replace

from docgen.load.nodes import Mapping, Node, Path, Scalar, Sequence, place_of, scalars
from docgen.load.positions import settled
from docgen.load.shape import Kind, Shape
from docgen.notation.places import Cho, split_places
from docgen.problems import Problem, suggest
from docgen.tieng_viet.text import collapse

_READ_BY_MODEL = (Kind.NUMBER, Kind.DATE, Kind.FLAG, Kind.CHOICE)
# Texts that steer and are never printed: nobody fills in their places later.
_CODES = {
    ("loai",),
    ("don_vi",),
    ("the_thuc",),
    ("noi_nhan", "nhom"),
    ("ky", "don_vi"),
    ("chi_tieu", "ma"),
}
_PADDED = re.compile(r"0{1,3}[1-9][0-9]{0,5}")
_OFFICE_DATE = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")


def fill_places(
    root: Mapping, shape: Shape, scope: AnyMapping[str, str], file: str
) -> tuple[Mapping, list[Problem]]:
    """Return the tree with the places of numbers, dates, flags and codes filled in.

    A name is looked up in `scope`, then among the document's own fields; an unknown one is an
    error `D-CHO` and stays as typed. Dates may come as d/m/yyyy, as tables write them.
    """
    own = [(path, node) for path, node in scalars(root) if _is_own(path, node)]
    names = {".".join(map(str, path)): node.text for path, node in own}
    filling = _Filling(shape, ChainMap(dict(scope), names), file)
    entries = tuple((key, filling.node(value, (key.text,))) for key, value in root.entries)
    return replace(root, entries=entries), filling.problems


def filled_text(value: str, kind: Kind | None) -> str:
    """Return a value as a field of that kind reads it: one line, dates as `2026-05-25`."""
    text = collapse(settled(value))
    if kind is Kind.NUMBER and _PADDED.fullmatch(text):
        return text.lstrip("0")  # tables write 07; in a data file it could be another number
    return _as_date(text) if kind is Kind.DATE else text


def name_in_model(path: Path, node: Scalar, shape: Shape) -> str:
    """Return the name in a field that the model reads and that is nothing but one place, or ''."""
    if not node.text.startswith("{{") or _kind(path, shape) is None:
        return ""
    pieces = split_places(node.text)
    if len(pieces) != 1 or not isinstance(pieces[0], Cho) or pieces[0].loc:
        return ""
    return pieces[0].ten


def _kind(path: Path, shape: Shape) -> Kind | None:
    field = shape.below(path)
    if field is None:
        return None
    names = tuple(name for name in path if isinstance(name, str))
    return field.kind if field.kind in _READ_BY_MODEL or names in _CODES else None


def _is_own(path: Path, node: Scalar) -> bool:
    is_one_field = all(isinstance(name, str) for name in path)
    return is_one_field and "{{" not in node.text and "\n" not in node.text


class _Filling:
    def __init__(self, shape: Shape, scope: AnyMapping[str, str], file: str) -> None:
        self._shape = shape
        self._scope = scope
        self._file = file
        self.problems: list[Problem] = []

    def node(self, node: Node, path: Path) -> Node:
        if isinstance(node, Scalar):
            return self._scalar(node, path)
        if isinstance(node, Sequence):
            return replace(node, items=tuple(self.node(item, (*path, 0)) for item in node.items))
        entries = tuple((key, self.node(value, (*path, key.text))) for key, value in node.entries)
        return replace(node, entries=entries)

    def _scalar(self, node: Scalar, path: Path) -> Scalar:
        name = name_in_model(path, node, self._shape)
        if not name:
            return node
        value = self._scope.get(name)
        if value is None:
            self._unknown(name, node)
            return node
        return replace(node, text=filled_text(value, _kind(path, self._shape)))

    def _unknown(self, name: str, node: Scalar) -> None:
        otherwise = f"ghi thẳng giá trị, hoặc lập bằng docgen batch với bảng đơn vị có cột «{name}»"
        hint = suggest(name, self._scope, otherwise)
        message = f"Không có giá trị cho chỗ điền «{name}»."
        self.problems.append(Problem("D-CHO", message, place_of(node, self._file), hint))


def _as_date(text: str) -> str:
    match = _OFFICE_DATE.fullmatch(text)
    return "-".join(reversed(match.groups())) if match else text
