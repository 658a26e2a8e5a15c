"""The units of a `don_vi.yaml`, each with what is wrong in it."""

from __future__ import annotations

from functools import partial

from docgen.load.nodes import Mapping, Node, Path, Scalar, place_of
from docgen.load.plain import prune
from docgen.load.reading import Source
from docgen.load.registry.entry import Entries, Entry, codes_meant, refused_key
from docgen.load.registry.naming import Names, named
from docgen.load.registry.unit import UnitReader
from docgen.load.shape import shape_of
from docgen.load.strict_yaml import read_yaml
from docgen.load.validation import walk
from docgen.model import DonVi
from docgen.problems import Place, Problem


def read_units(source: Source) -> Entries:
    """Return the units of a file and all that is wrong in each of them."""
    root, problems = read_yaml(source)
    if root is None:
        return Entries([], frozenset(), problems, Names())
    reader, entries, typed = UnitReader(source), [], frozenset(root.keys)
    for key, node in root.entries:
        unit, found = _read(key, node, reader, source.file, typed)
        problems += found
        if unit is not None:
            entries.append(Entry(key.text, unit, partial(_where, key, node, source.file)))
    names = Names(named(key.text, node) for key, node in root.entries)
    return Entries(entries, codes_meant(typed), problems, names)


def _read(
    key: Scalar, node: Node, reader: UnitReader, file: str, typed: frozenset[str]
) -> tuple[DonVi | None, list[Problem]]:
    place = place_of(key, file)
    refused = refused_key(key.text, place, typed)
    if refused:
        return None, [refused]
    if not isinstance(node, Mapping):
        message = f"Đơn vị «{key.text[:60]}» phải là một nhóm các khóa."
        hint = "xuống dòng, thụt vào, rồi ghi ten, co_quan_ban_hanh, the_thuc …"
        return None, [Problem("D-KIEU", message, place, hint)]
    return reader.read(node)


def _where(key: Scalar, node: Node, file: str, path: Path) -> Place:
    """Return the place of a field, or of the nearest part that was typed."""
    if not path or not isinstance(node, Mapping):
        return place_of(key, file)
    return place_of(walk(prune(node, shape_of(DonVi)), path)[1], file)
