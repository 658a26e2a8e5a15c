"""The texts in notation of a document, parsed with their places in the file."""

from __future__ import annotations

import re

from docgen.load.limits import shortened
from docgen.load.nodes import Mapping, Node, Scalar, Spot, place_of, scalars, spot_of, walk_nodes
from docgen.load.positions import Locator
from docgen.load.reading import Source
from docgen.load.shape import Kind, Shape
from docgen.load.tree import ITEM
from docgen.model import NoiDung
from docgen.notation import parse
from docgen.problems import Problem

MAX_LINES = 50_000
MAX_LETTERS = 1_000_000  # of all texts in notation of a document: some 400 pages
Bodies = dict[Spot, NoiDung]
# A line of notation that would vanish into the line above it.
_MARK = re.compile(r"\s*\**(?:[-+–•][ \t]|\||\[|(?:[0-9]{1,2}|[IVX]+|[A-Z])\.[ \t]|[a-zđ]\)[ \t])")


def parse_bodies(root: Mapping, shape: Shape, source: Source) -> tuple[Bodies, list[Problem]]:
    """Return the parsed texts by their spot in the file, and what is wrong in them."""
    bodies: Bodies = {}
    problems: list[Problem] = []
    too_long: list[Problem] = []
    lines = letters = 0
    for path, node in walk_nodes(root):
        field = shape.below(path)
        is_body = field is not None and field.kind is Kind.NOTATION
        if not is_body or isinstance(path[-1], int):
            continue
        if isinstance(node, Scalar):
            lines, letters = lines + node.text.count("\n"), letters + len(node.text)
        if lines > MAX_LINES or letters > MAX_LETTERS:
            bodies[spot_of(node)] = NoiDung()
            too_long.append(_too_long(node, source))
            continue
        bodies[spot_of(node)], found = _parse_body(node, str(path[-1]), source)
        problems += found
    return bodies, shortened([*problems, *too_long[:1]])


def _too_long(node: Node, source: Source) -> Problem:
    message = f"Nội dung dài quá {MAX_LETTERS:_} ký tự hoặc {MAX_LINES:_} dòng.".replace("_", ".")
    hint = "chia văn bản thành nhiều văn bản nhỏ hơn"
    return Problem("D-LON", message, place_of(node, source.file), hint)


def _parse_body(node: Node, name: str, source: Source) -> tuple[NoiDung, list[Problem]]:
    if not isinstance(node, Scalar):
        message = f"«{name}» cần chữ, không nhận danh sách hay nhóm các khóa."
        hint = f"ghi «{name}: |» rồi viết nội dung từ dòng dưới, thụt vào hai dấu cách"
        return NoiDung(), [Problem("D-KIEU", message, place_of(node, source.file), hint)]
    joined = None if node.file else joined_line(node, name, source)  # an overlay has looked
    if joined:
        return NoiDung(), [joined]
    return parse(node.text, Locator(node, source.file).settled)


def joined_line(node: Scalar, name: str, source: Source) -> Problem | None:
    """Return the error of a text of which YAML joins a line with a mark to the one above, if any.

    `source` is the file that holds the text, `name` the key that findings call it by.
    """
    joined = _joined_line(node, source)
    if not joined:
        return None
    message = f"Dòng {joined} của «{name}» bị nối vào dòng trên."
    hint = f"ghi «{name}: |» rồi viết nội dung từ dòng dưới"
    return Problem("D-YAML", message, place_of(node, source.file), hint)


def _joined_line(node: Scalar, source: Source) -> int:
    """Return the first line that YAML joins to the one above though it begins with a mark, or 0."""
    if node.style == "|":
        return 0
    folded = node.style == ">"  # its text begins a line lower, its last line is the next key's
    lines = range(node.line + 1 + folded, node.last_line + 1 - folded)
    for number in lines:
        above = source.line(number - 1).rstrip()
        line = source.line(number)
        told = node.style == "" and ITEM.match(line)  # by the reader of the file already
        if above and not above.endswith("\\") and _MARK.match(line) and not told:
            return number
    return 0


def line_of(root: Mapping, shape: Shape, text: str) -> tuple[Scalar, int] | None:
    """Return the text in notation that holds a line, and the line's number in it (from 0)."""
    for path, node in scalars(root):
        field = shape.below(path)
        if field is None or field.kind is not Kind.NOTATION:
            continue
        for number, line in enumerate(node.text.split("\n")):
            if line.strip() == text:
                return node, number
    return None
