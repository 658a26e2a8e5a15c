"""The names of all places of a document: what its units have to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.load.document import DocumentFile
from docgen.load.nodes import Path, Scalar, scalars
from docgen.load.positions import Locator
from docgen.load.scope import name_in_model
from docgen.load.shape import Kind, shape_of
from docgen.model import Bang, Doan, Muc, NoiDung, VanBan
from docgen.notation import Cho, inline, split_places
from docgen.problems import Place

_SHAPE = shape_of(VanBan)
_BRACES = re.compile(r"\{\{[^{}\n]{0,80}\}{0,2}")


def place_names(file: DocumentFile) -> frozenset[str]:
    """Return the dotted names of all places in the texts of a document."""
    if file.node is None:
        return frozenset()
    plain = (
        piece.ten
        for path, node in scalars(file.node)
        if not _is_notation(path) and "{{" in node.text
        for piece in split_places(node.text)
        if isinstance(piece, Cho)
    )
    return frozenset(plain) | frozenset(_in_bodies(file.bodies.values()))


class ModelPlace(NamedTuple):
    """A field that the model reads and that is nothing but one place: its path, node and name."""

    path: Path
    node: Scalar
    name: str


def model_places(file: DocumentFile) -> tuple[ModelPlace, ...]:
    """Return the places whose values decide more than text: the number, the date, the profile."""
    if file.node is None:
        return ()
    found = (
        ModelPlace(path, node, name_in_model(path, node, _SHAPE))
        for path, node in scalars(file.node)
    )
    return tuple(place for place in found if place.name)


def odd_braces(file: DocumentFile) -> Iterator[tuple[str, Place]]:
    """Yield what begins like a place and is none, and so is printed as it stands: `{{ Số tờ }}`."""
    if file.node is None:
        return
    for path, node in scalars(file.node):
        locator = Locator(node, node.file or file.source.file)
        for number, line in enumerate(node.text.split("\n") if "{{" in node.text else ()):
            for match in _BRACES.finditer(line):
                is_escaped = _is_notation(path) and line[: match.start()].endswith("\\")
                if not is_escaped and isinstance(split_places(match[0])[0], str):
                    yield match[0], locator.settled(number, match.start() + 1)


def _is_notation(path: Path) -> bool:
    field = _SHAPE.below(path)
    return field is not None and field.kind is Kind.NOTATION


def _in_bodies(bodies: Iterable[NoiDung]) -> Iterator[str]:
    for body in bodies:
        for raw in _texts(body):
            if "{{" in raw:
                yield from (span.cho.ten for span in inline.read(raw) if span.cho)


def _texts(body: NoiDung) -> Iterator[str]:
    for block in body.walk():
        if isinstance(block, Muc):
            yield from filter(None, (block.chu, block.tieu_de))
        elif isinstance(block, Doan):
            yield block.chu
        elif isinstance(block, Bang):
            yield from (cell for row in block.hang for cell in row)
