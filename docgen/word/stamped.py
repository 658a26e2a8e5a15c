"""Where in a stamped document the fragments stand that many documents share."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from docgen.word.text import Printed

Block = dict[str, Any]


class Fragment:
    """What one block became: its bytes of XML and what was printed into them, in order.

    `block` is the very dict that was rendered, `original` a copy of it from that moment.
    """

    __slots__ = ("block", "content", "original", "printed")

    def __init__(self, block: Block, content: bytes, printed: tuple[Printed, ...]) -> None:
        self.block = block
        self.original = deepcopy(block)
        self.content = content
        self.printed = printed


class Spot(NamedTuple):
    """A fragment in a document: at which byte of its part, and from which printed string on."""

    at: int
    first: int
    fragment: Fragment


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How a document was put together; a claim, which verification proves on the bytes.

    `ends` says up to which of all printed strings each part goes, in the order of the parts;
    `spots` the fragments of the part `shared`, in their order.
    """

    ends: Mapping[str, int]
    shared: str
    spots: tuple[Spot, ...]
