"""Many documents from one template: what they share is rendered once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from docgen.render.context import MAX_CHARS, MAX_NODES, Size, check_context
from docgen.render.filling import BLOCKS, FILLING, MAX_OUTPUT, Filling, Part, repaired
from docgen.render.stamp import NO_CORE, Rendered, Template
from docgen.word.repair import Core
from docgen.word.stamped import Block, Fragment, Layout, Spot
from docgen.word.text import Printed

IsShared = Callable[[Block], bool]
_Find = Callable[[Part, int, Any], Fragment | None]
_Run = list[bytes | tuple[Fragment, int]]
_LISTS = "noi_dung"
_APPENDICES = "phu_luc"
_MOST_SHAPES = 64
# Stand where a loop or a value was while the rest is repaired; neither a template nor a context
# can hold them.
_LOOP, _VALUE = "\0", "\1"
_PARAGRAPH_END = "</w:p>"
_TABLE_END, _BOX_END = "</w:tbl>", "</w:txbxContent>"
_GAPS = re.compile(f"{_VALUE}|{_LOOP}(?:{_PARAGRAPH_END})?")
# A bookmark whose name is a value: to make names differ, a repair would have to know them.
_NAMED = re.compile(f"<w:bookmark[^>]*{_VALUE}")


class Stencil:
    """A template for the documents of one plan; used by one thread at a time.

    It keeps what was made of each shared block, so its memory is bounded by the plan.
    """

    def __init__(self, template: Template, is_shared: IsShared) -> None:
        """Prepare to stamp from `template`; `is_shared` says which block is one of all documents.

        It is asked about block dicts and answers by identity: a block that it calls shared comes
        as the very same dict in every context. One that was changed since is rendered anew.
        """
        self.template = template
        self._is_shared = is_shared
        self._kept: dict[tuple[int, int], Fragment] = {}
        self._checked: dict[int, Block] = {}
        self._changed: set[int] = set()
        self._size = Size(0, 0)
        self._shapes: dict[str, tuple[bytes, ...]] = {}

    def render(self, context: Mapping[str, Any], core: Core = NO_CORE) -> Rendered:
        """Return what `Template.render` returns for the same arguments, and where fragments are.

        Raises as `Template.render` does.
        """
        template = self.template
        self._check(context)
        printed: list[Printed] = []
        contents: dict[str, bytes] = {}
        ends: dict[str, int] = {}
        shared, spots = "", list[Spot]()
        for part in template.parts:
            if part.loops:
                cut = _Cut(part, template.name, printed, self._fragment)
                skeleton = template.named(partial(cut.text, context))
                pieces = cut.pieces(self._shape(part, skeleton))
                if pieces is None:
                    return template.render(context, core)
                contents[part.name] = b"".join(pieces)
                shared, spots = part.name, cut.spots
            else:
                contents[part.name] = template.filled(part, context, printed)
            ends[part.name] = len(printed)
        layout = Layout(ends, shared, tuple(spots))
        return Rendered(template.zipped(contents, core), tuple(printed), layout)

    def _check(self, context: Mapping[str, Any]) -> None:
        """Refuse what `check_context` refuses; blocks that it let through are not looked at."""
        self._changed.clear()
        rest = self._unchecked(context)
        appendices = rest.get(_APPENDICES)
        if type(appendices) is list:
            rest[_APPENDICES] = [
                self._unchecked(one) if type(one) is dict else one for one in appendices
            ]
        size = check_context(rest, self.template.name)
        kept = self._size
        if size.nodes + kept.nodes > MAX_NODES or size.chars + kept.chars > MAX_CHARS:
            check_context(context, self.template.name)

    def _unchecked(self, group: Mapping[str, Any]) -> dict[str, Any]:
        rest = dict(group)
        blocks = rest.get(_LISTS)
        if type(blocks) is list:
            own = rest[_LISTS] = []
            for block in blocks:
                original = self._checked.get(id(block))
                if original is None:
                    own.append(block)
                elif original != block:
                    self._changed.add(id(block))
                    own.append(block)
        return rest

    def _fragment(self, part: Part, number: int, block: Any) -> Fragment | None:
        """Return what a shared block became in a loop, or None for a block of this document."""
        key = (number, id(block))
        fragment = self._kept.get(key)
        if fragment is None:
            if type(block) is not dict or not self._is_shared(block):
                return None
            filling = Filling(part, self.template.name, [])
            text = _repaired(filling.loop(number, [block]), part)
            fragment = Fragment(block, text.encode(), tuple(filling.printed))
            self._kept[key] = fragment
            self._note(fragment)
        return None if id(block) in self._changed else fragment

    def _note(self, fragment: Fragment) -> None:
        """Remember that the block of a fragment was checked, with the whole context."""
        key = id(fragment.block)
        if key not in self._checked:
            size = check_context({_LISTS: fragment.original}, self.template.name)
            self._size = Size(self._size.nodes + size.nodes, self._size.chars + size.chars)
            self._checked[key] = fragment.original

    def _shape(self, part: Part, skeleton: str) -> tuple[bytes, ...]:
        """Return what stands between the gaps of a part after repairs; empty if it is not known.

        What a part prints is escaped and stands where text does, so that no repair looks at it:
        documents whose skeletons differ only there have one shape.
        """
        shape = self._shapes.get(skeleton)
        if shape is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            texts = () if _NAMED.search(skeleton) else _GAPS.split(repaired(skeleton, part.repairs))
            shape = self._shapes[skeleton] = tuple(text.encode() for text in texts)
        return shape


class _Cut(Filling):
    """The filling of a part whose values and loops are kept apart from the rest, its skeleton."""

    def __init__(self, part: Part, file: str, printed: list[Printed], find: _Find) -> None:
        super().__init__(part, file, printed)
        self._find = find
        self._own = Filling(part, file, printed)
        self._fills: list[bytes | _Run] = []
        self.spots: list[Spot] = []

    def put(self, value: Any) -> str:
        """Keep what is printed and return what stands for it while the rest is repaired."""
        text = super().put(value)
        if type(value) is tuple and len(value) == 1:
            return text
        self._fills.append(text.encode())
        return _VALUE

    def loop(self, number: int, blocks: Any) -> str:
        """Keep what the loop prints and return what stands for it while the rest is repaired."""
        run: _Run = []
        chunks: list[str] = []
        own, add = self._own, chunks.append
        names = {BLOCKS: self._own_blocks(number, blocks, chunks, run), FILLING: own}
        for chunk in own.chunks(self.part.loops[number], names):
            add(chunk)
        self._close(chunks, run)
        if not run:
            return ""
        self._fills.append(run)
        last = run[-1]
        # The repair of a last section looks whether a paragraph stands before it.
        ending = last if isinstance(last, bytes) else last[0].content
        return f"{_LOOP}{_PARAGRAPH_END}" if ending.endswith(_PARAGRAPH_END.encode()) else _LOOP

    def _own_blocks(
        self, number: int, blocks: Any, chunks: list[str], run: _Run
    ) -> Iterator[Any]:
        """Yield the blocks of this document alone; what the loop printed before goes to `run`.

        So do the fragments between them: a loop asks for its next block when one is printed.
        """
        for block in blocks:
            fragment = self._find(self.part, number, block)
            if fragment is None:
                yield block
                continue
            self._close(chunks, run)
            if fragment.content:
                run.append((fragment, len(self.printed)))
            self.printed += fragment.printed

    def _close(self, chunks: list[str], run: _Run) -> None:
        if chunks:
            text = _repaired("".join(chunks), self.part)
            chunks.clear()
            if text:
                self.grown(len(text))
                run.append(text.encode())

    def pieces(self, shape: tuple[bytes, ...]) -> list[bytes] | None:
        """Return the whole part in pieces, and note the spots of the fragments in it.

        None if the shape is not that of this part, or the whole is too long.
        """
        if len(shape) != len(self._fills) + 1:
            return None
        pieces = [shape[0]]
        at = len(shape[0])
        for fill, text in zip(self._fills, shape[1:], strict=True):
            if isinstance(fill, bytes):
                pieces.append(fill)
                at += len(fill)
            else:
                at = self._put(fill, pieces, at)
            pieces.append(text)
            at += len(text)
        return pieces if at <= MAX_OUTPUT else None

    def _put(self, run: _Run, pieces: list[bytes], at: int) -> int:
        """Add a loop's pieces behind byte `at`, and return where they end."""
        for item in run:
            if isinstance(item, bytes):
                content = item
            else:
                content = item[0].content
                self.spots.append(Spot(at, item[1], item[0]))
            pieces.append(content)
            at += len(content)
        return at


def _repaired(text: str, part: Part) -> str:
    """Return the text of a loop, repaired: only tables and boxes can need it."""
    if _TABLE_END in text or _BOX_END in text:
        return repaired(text, part.inner)
    return text
