"""Values of a tree, replaced, removed or added to; every other node stays the very same one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.load.nodes import Mapping, Node, Path, Scalar, Sequence


@dataclass(slots=True)
class Change:
    """What happens at one node: it is replaced (by nothing: removed), or changed below.

    `key` stands for the node where it is new, `added` are items for the end of its list.
    """

    key: Scalar | None = None
    is_replaced: bool = False
    value: Node | None = None
    added: tuple[Node, ...] = ()
    below: dict[str | int, Change] = field(default_factory=dict)

    def at(self, path: Path, key: Scalar) -> Change:
        """Return the change at a path below, made now if there is none; `key` names its place."""
        change = self
        for part in path:
            new = Change(replace(key, text=str(part)))
            change = change.below.setdefault(part, new)
        return change


def changed(root: Mapping, change: Change) -> Mapping:
    """Return the tree with all changes made; indices are those of the tree as it was."""
    node = _changed(root, change)
    assert isinstance(node, Mapping)
    return node


def _changed(node: Node | None, change: Change) -> Node | None:
    if change.is_replaced:
        return change.value
    if change.below:
        node = _sequence(node, change) if isinstance(node, Sequence) else _mapping(node, change)
    return _with_added(node, change.added) if change.added else node


def _sequence(node: Sequence, change: Change) -> Node:
    items = [
        _changed(item, change.below[index]) if index in change.below else item
        for index, item in enumerate(node.items)
    ]
    return replace(node, items=tuple(item for item in items if item is not None))


def _mapping(node: Node | None, change: Change) -> Node:
    """Return a group with its values changed, new ones at its end; made anew where it lacks."""
    at = change.key or Scalar("", 0, 0)
    new = Mapping((), at.line, at.column, file=at.file)
    group = node if isinstance(node, Mapping) else new
    entries = []
    for key, value in group.entries:
        kept = _changed(value, change.below[key.text]) if key.text in change.below else value
        if kept is not None:
            entries.append((key, kept))
    for name, below in change.below.items():
        value_of_new = None if name in group.keys else _changed(None, below)
        if value_of_new is not None and below.key is not None:
            entries.append((below.key, value_of_new))
    return replace(group, entries=tuple(entries))


def _with_added(node: Node | None, added: tuple[Node, ...]) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=(*node.items, *added))
    first = added[0] if node is None else node
    items = added if node is None else (node, *added)
    return Sequence(items, first.line, first.column, False, first.file)
