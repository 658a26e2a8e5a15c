"""The tree of a data file: every scalar a string, every node with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from docgen.problems import Place

Path: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as typed.

    `line` and `column` (from 1) are where it starts, `last_line` where it ends. `style` is the
    sign in front of it: a quote, `|`, `>` or an empty string. `typed` is the text before `settle`
    touched it, `indent` the number of blanks in front of each line of a `|` text, and `exact` says
    that its letters stand in the file as they are, one line and no escapes. `file` is where the
    text stands when that is not the file of the tree (an overlay), and `origin`, of a text that
    was put together from two files, where each of its lines begins.
    """

    text: str
    line: int
    column: int
    style: str = ""
    last_line: int = 0
    indent: int = 0
    exact: bool = False
    typed: str = ""
    file: str = ""
    origin: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` when it was typed in brackets, `file` as in `Scalar`."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; `flow` when typed in braces, `file` as above."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    flow: bool = False
    file: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in the order of the file."""
        return tuple(key.text for key, _ in self.entries)

    def get(self, name: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        """Return the key itself, for its place, or None."""
        return next((key for key, _ in self.entries if key.text == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping
AnyNode = TypeVar("AnyNode", Scalar, Sequence, Mapping, Node)


def children(node: Node) -> Iterator[tuple[str | int, Node]]:
    """Yield what stands directly below a node, each with its key or its index (from 0)."""
    if isinstance(node, Mapping):
        yield from ((key.text, value) for key, value in node.entries)
    elif isinstance(node, Sequence):
        yield from enumerate(node.items)


def child_of(node: Node, name: str | int) -> Node | None:
    """Return what stands below a node under a key or an index (from 0), or None."""
    if isinstance(node, Mapping) and isinstance(name, str):
        return node.get(name)
    if isinstance(node, Sequence) and isinstance(name, int) and 0 <= name < len(node.items):
        return node.items[name]
    return None


def walk_nodes(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node with its path, parents first."""
    yield path, node
    for name, child in children(node):
        yield from walk_nodes(child, (*path, name))


def scalars(node: Node) -> Iterator[tuple[Path, Scalar]]:
    """Yield every value of the tree with its path."""
    return ((path, node) for path, node in walk_nodes(node) if isinstance(node, Scalar))


def place_of(node: Node, file: str) -> Place:
    """Return where a node starts: in `file`, unless it stands in a file of its own."""
    return Place(node.file or file, node.line, node.column)


def spot_of(node: Node) -> Spot:
    """Return the file (empty: that of the tree), line and column that no other value shares."""
    return node.file, node.line, node.column


def in_file(node: AnyNode, file: str) -> AnyNode:
    """Return a tree whose every node, key and value, says that it stands in `file`."""
    if isinstance(node, Sequence):
        return replace(node, items=tuple(in_file(item, file) for item in node.items), file=file)
    if isinstance(node, Mapping):
        entries = tuple((in_file(key, file), in_file(value, file)) for key, value in node.entries)
        return replace(node, entries=entries, file=file)
    return replace(node, file=file)
