"""What a document's data says as one short value: every letter counts, no layout does."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from docgen.load.document import DocumentFile
from docgen.load.nodes import Node, Path, Scalar, Sequence
from docgen.load.shape import Kind, shape_of
from docgen.model import VanBan

_SHAPE = shape_of(VanBan)


def fingerprint(file: DocumentFile) -> str:
    """Return the SHA-256 (hex) of the keys and texts of a file, with its overlay if it has one.

    Comments, quotes, positions and, in texts in notation, blank lines and indents do not count:
    two files of the same data have the same fingerprint. A file that could not be read has that
    of its text.
    """
    content = ["", file.source.text] if file.node is None else _content(file.node, ())
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _content(node: Node, path: Path) -> Any:
    """Return a tree as JSON can tell it: groups as lists of pairs, in order."""
    if isinstance(node, Scalar):
        field = _SHAPE.below(path)
        is_body = field is not None and field.kind is Kind.NOTATION
        return _lines(node.text) if is_body else node.text
    if isinstance(node, Sequence):
        return ["-", *(_content(item, (*path, index)) for index, item in enumerate(node.items))]
    pairs = ([key.text, _content(value, (*path, key.text))] for key, value in node.entries)
    return [":", *pairs]


def _lines(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
