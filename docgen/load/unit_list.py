"""A table of units written as YAML: each unit's key, and below it what its row gives."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from docgen.load.nodes import Mapping, Node, Scalar, place_of
from docgen.load.reading import read_source
from docgen.load.shape import Kind, Shape
from docgen.load.strict_yaml import read_yaml
from docgen.load.table import Cell, Column, Row, Table
from docgen.load.texts import settle
from docgen.problems import Place, Problem, ProblemError
from docgen.tieng_viet.text import fold

SUFFIXES = (".yaml", ".yml")
_ISSUER = "don_vi"
_FREE = Shape(Kind.NOUN, False, MappingProxyType({}))


def read_unit_list(path: Path, shown: str) -> Table:
    """Return the units of a YAML file as a table; never raises for a bad file.

    The keys of the file are units, the keys below them columns, folded as the headings of a sheet
    are. `shown` is the file's name in findings.
    """
    try:
        source = read_source(path, shown)
    except ProblemError as error:
        return Table(shown, "", (), (), error.problems)
    root, problems = read_yaml(source)
    if root is None:
        return Table(shown, "", (), (), tuple(problems))
    root, found = settle(root, _FREE, source)
    columns = {_ISSUER: Column(_ISSUER, _ISSUER, "", Place(shown))}
    rows = [_row(key, value, shown, columns) for key, value in root.entries]
    return Table(shown, "", tuple(columns.values()), tuple(rows), (*problems, *found))


def _row(key: Scalar, value: Node, file: str, columns: dict[str, Column]) -> Row:
    place = place_of(key, file)
    cells = {_ISSUER: Cell(key.text, place)}
    faults = []
    if isinstance(value, Mapping):
        for name, node in value.entries:
            folded = fold(name.text)
            columns.setdefault(folded, Column(folded, name.text, "", place_of(name, file)))
            if not isinstance(node, Scalar):
                faults.append(_not_text(name.text, place_of(node, file)))
            elif folded in cells:
                faults.append(_twice(name.text, place_of(name, file)))
            elif node.text:
                cells[folded] = Cell(node.text, place_of(node, file))
    elif not isinstance(value, Scalar) or value.text:
        faults.append(_not_text(key.text, place_of(value, file)))
    return Row(key.line, MappingProxyType(cells), tuple(faults), place)


def _not_text(name: str, place: Place) -> Problem:
    message = f"«{name[:60]}» cần một giá trị chữ cho mỗi cột."
    return Problem("D-KIEU", message, place, "ghi «cột: giá trị» thụt vào dưới mã đơn vị")


def _twice(name: str, place: Place) -> Problem:
    message = f"«{name[:60]}» trùng tên với một cột khác của đơn vị này."
    return Problem("D-TRUNG", message, place, "chỉ để lại một cột")
