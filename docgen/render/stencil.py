"""Many documents from one template: what they share is rendered once.

Whatever is not plainly right goes back to the template, which renders it or says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import UndefinedError

from docgen.problems import ProblemError
from docgen.render.context import MAX_CHARS, MAX_NODES, check_context, is_clean
from docgen.render.filling import (
    BLOCKS,
    FILLING,
    MAX_OUTPUT,
    Filling,
    Part,
    fields_of,
    repaired,
)
from docgen.render.stamp import NO_CORE, Rendered, Template
from docgen.word.repair import Core
from docgen.word.stamped import Block, Fragment, Layout, Spot
from docgen.word.text import Printed

IsShared = Callable[[Block], bool]
_Run = list[bytes | tuple[Fragment, int]]
_MOST_SHAPES = 64
_PLAIN = frozenset({str, int, bool})
# Stand where a loop or a value was while the rest is repaired; neither a template nor a context
# can hold them.
_LOOP, _VALUE = "\0", "\1"
_PARAGRAPH_END = "</w:p>"
_TABLE_END, _BOX_END = "</w:tbl>", "</w:txbxContent>"
_GAPS = re.compile(f"{_VALUE}|{_LOOP}(?:{_PARAGRAPH_END})?")
# A value between elements: whether it is empty may matter to a repair.
_LOOSE = re.compile(f"<(?!w:t[ >])[^<>]*>[^<>]*{_VALUE}")


class _Still(NamedTuple):
    """A part without loops, and the types and values of the fields that it was filled from."""

    fields: tuple[tuple[type, Any], ...]
    content: bytes
    printed: list[Printed]


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
        self._kept: dict[int, dict[int, Fragment]] = {}
        self._shapes: dict[str, tuple[bytes, ...]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._still: dict[str, _Still] = {}

    def render(self, context: Mapping[str, Any], core: Core = NO_CORE) -> Rendered:
        """Return what `Template.render` returns for the same arguments, and where fragments are.

        Raises as `Template.render` does, for what is printed; the rest is not looked at.
        """
        template = self.template
        printed: list[Printed] = []
        contents: dict[str, bytes] = {}
        ends: dict[str, int] = {}
        shared, spots = "", list[Spot]()
        for part in template.parts:
            if part.loops:
                cut = _Cut(part, template.name, printed, self)
                content = self._cut(part, cut, context)
                shared, spots = part.name, cut.spots
            else:
                content = self._unlooped(part, context, printed)
            if content is None:
                return template.render(context, core)
            contents[part.name] = content
            ends[part.name] = len(printed)
        layout = Layout(ends, shared, tuple(spots))
        return Rendered(template.zipped(contents, core), tuple(printed), layout)

    def fragments(self, number: int) -> dict[int, Fragment]:
        """Return what shared blocks became in the loop of this number, by their identity."""
        return self._kept.setdefault(number, {})

    def fragment(self, part: Part, number: int, block: Any) -> Fragment | None:
        """Return what a shared block becomes in a loop, or None for a block of this document."""
        if type(block) is not dict or not self._is_shared(block):
            return None
        check_context(block, self.template.name)
        filling = Filling(part, self.template.name, [])
        text = _repaired(filling.loop(number, [block]), part)
        fragment = Fragment(block, text.encode(), tuple(filling.printed))
        self.fragments(number)[id(block)] = fragment
        return fragment

    def _cut(self, part: Part, cut: _Cut, context: Mapping[str, Any]) -> bytes | None:
        """Return a part with loops, or None if the template must look at it."""
        try:
            skeleton = cut.text(context)
        except (KeyError, TypeError, UndefinedError, ProblemError):
            return None
        return cut.content(self._shape(part, skeleton)) if cut.is_plain() else None

    def _unlooped(
        self, part: Part, context: Mapping[str, Any], printed: list[Printed]
    ) -> bytes | None:
        """Return a part without loops, or None; from the same fields it is the last one's."""
        if part.name not in self._names:
            self._names[part.name] = fields_of(self.template.patched.sources[part.name])
        values = {name: context.get(name) for name in self._names[part.name]}
        fields = tuple((type(value), value) for value in values.values())
        still = self._still.get(part.name)
        if still is None or still.fields != fields:
            try:
                check_context(values, self.template.name)
                noted: list[Printed] = []
                still = _Still(fields, self.template.filled(part, context, noted), noted)
            except (TypeError, ProblemError):
                return None
            if all(kind in _PLAIN for kind, _ in fields):
                self._still[part.name] = still
        printed += still.printed
        return still.content

    def _shape(self, part: Part, skeleton: str) -> tuple[bytes, ...]:
        """Return what stands between the gaps of a part after repairs; empty if that is not known.

        A printed value is escaped and stands in a text or an attribute, where no repair looks:
        documents whose skeletons differ only in values have one shape.
        """
        shape = self._shapes.get(skeleton)
        if shape is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            texts = () if _LOOSE.search(skeleton) else _GAPS.split(repaired(skeleton, part.repairs))
            shape = self._shapes[skeleton] = tuple(text.encode() for text in texts)
        return shape


class _Cut(Filling):
    """The filling of a part whose values and loops are kept apart from the rest, its skeleton."""

    def __init__(self, part: Part, file: str, printed: list[Printed], stencil: Stencil) -> None:
        super().__init__(part, file, printed)
        self._stencil = stencil
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
        own = self._own_blocks(number, blocks, chunks, run)
        names = {BLOCKS: own, FILLING: self._own}
        for chunk in self._own.chunks(self.part.loops[number], names):
            chunks.append(chunk)
        if not run:
            return ""
        self._fills.append(run)
        last = run[-1]
        # The repair of a last section looks whether a paragraph stands before it.
        ending = last if isinstance(last, bytes) else last[0].content
        return f"{_LOOP}{_PARAGRAPH_END}" if ending.endswith(_PARAGRAPH_END.encode()) else _LOOP

    def _own_blocks(self, number: int, blocks: Any, chunks: list[str], run: _Run) -> Iterator[Any]:
        """Yield the blocks of this document alone, and put fragments for the others into `run`.

        A loop asks for its next block when it has printed the one before, into `chunks`.
        """
        kept, printed = self._stencil.fragments(number), self.printed
        for block in blocks:
            fragment = kept.get(id(block))
            if fragment is None:
                fragment = self._stencil.fragment(self.part, number, block)
            elif fragment.original != block:
                fragment = None
            if fragment is None:
                yield block
                continue
            if chunks:
                self._close(chunks, run)
            if fragment.content:
                run.append((fragment, len(printed)))
            printed += fragment.printed
        if chunks:
            self._close(chunks, run)

    def _close(self, chunks: list[str], run: _Run) -> None:
        text = _repaired("".join(chunks), self.part)
        chunks.clear()
        if text:
            self.grown(len(text))
            run.append(text.encode())

    def is_plain(self) -> bool:
        """Whether all that was printed, but for fragments, may be handed to a template."""
        texts = self.values + self._own.values
        text = "".join(texts)
        fits = len(texts) <= MAX_NODES and len(text) <= MAX_CHARS
        return fits and not self.odd and not self._own.odd and is_clean(text)

    def content(self, shape: tuple[bytes, ...]) -> bytes | None:
        """Return the whole part, and note the spots of the fragments in it.

        None if the shape is not that of this part, or the whole is too long.
        """
        if len(shape) != len(self._fills) + 1:
            return None
        pieces = [shape[0]]
        at = len(shape[0])
        for fill, text in zip(self._fills, shape[1:], strict=True):
            for item in (fill,) if isinstance(fill, bytes) else fill:
                if isinstance(item, bytes):
                    pieces.append(item)
                else:
                    self.spots.append(Spot(at, item[1], item[0]))
                    pieces.append(item[0].content)
                at += len(pieces[-1])
            pieces.append(text)
            at += len(text)
        return b"".join(pieces) if at <= MAX_OUTPUT else None


def _repaired(text: str, part: Part) -> str:
    """Return the text of a loop, repaired: only tables and boxes can need it."""
    if _TABLE_END in text or _BOX_END in text:
        return repaired(text, part.inner)
    return text
