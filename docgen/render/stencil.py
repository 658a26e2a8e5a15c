"""Many documents from one template: what they share is rendered once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from docgen.render.context import MAX_CHARS, MAX_NODES, Size, check_context
from docgen.render.filling import MAX_OUTPUT, Filling, Part, repaired
from docgen.render.stamp import NO_CORE, Rendered, Template
from docgen.word.repair import Core
from docgen.word.stamped import Block, Fragment, Layout, Spot
from docgen.word.text import Printed

IsShared = Callable[[Block], bool]
_Find = Callable[[Part, int, Any], Fragment | None]
_Run = list[bytes | tuple[Fragment, int]]
_LISTS = "noi_dung"
_APPENDICES = "phu_luc"
# Stands where a loop was while the rest is repaired; neither a template nor a context can hold it.
_MARK = "\0"
_PARAGRAPH_END = "</w:p>"
_TABLE_END, _BOX_END = "</w:tbl>", "</w:txbxContent>"
_MARKS = re.compile(f"{_MARK}(?:{_PARAGRAPH_END})?")


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
        self._size = Size(0, 0)
        self._noted = 0

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
                pieces = cut.pieces(template.named(partial(cut.text, context)))
                if sum(map(len, pieces)) > MAX_OUTPUT:
                    return template.render(context, core)
                contents[part.name] = b"".join(pieces)
                shared, spots = part.name, cut.spots
            else:
                contents[part.name] = template.filled(part, context, printed)
            ends[part.name] = len(printed)
        self._note()
        layout = Layout(ends, shared, tuple(spots))
        return Rendered(template.zipped(contents, core), tuple(printed), layout)

    def _check(self, context: Mapping[str, Any]) -> None:
        """Refuse what `check_context` refuses; blocks that it let through are not looked at."""
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
        rest, checked = dict(group), self._checked
        blocks = rest.get(_LISTS)
        if type(blocks) is list:
            rest[_LISTS] = [
                block for block in blocks if id(block) not in checked or checked[id(block)] != block
            ]
        return rest

    def _note(self) -> None:
        """Remember that the context of every kept block was checked."""
        if len(self._kept) == self._noted:
            return
        self._noted = len(self._kept)
        for fragment in self._kept.values():
            key = id(fragment.block)
            if key not in self._checked:
                size = check_context({_LISTS: fragment.original}, self.template.name)
                self._size = Size(self._size.nodes + size.nodes, self._size.chars + size.chars)
                self._checked[key] = fragment.original

    def _fragment(self, part: Part, number: int, block: Any) -> Fragment | None:
        """Return what a shared block became in a loop, or None for a block of this document."""
        key = (number, id(block))
        fragment = self._kept.get(key)
        if fragment is not None:
            return fragment if fragment.original == block else None
        if type(block) is not dict or not self._is_shared(block):
            return None
        filling = Filling(part, self.template.name, [])
        text = _repaired(filling.blocks(number, [block]), part)
        fragment = Fragment(block, text.encode(), tuple(filling.printed))
        self._kept[key] = fragment
        return fragment


class _Cut(Filling):
    """The filling of a part whose loops are kept apart from the rest, so that each is as it is."""

    def __init__(self, part: Part, file: str, printed: list[Printed], find: _Find) -> None:
        super().__init__(part, file, printed)
        self._find = find
        self._runs: list[_Run] = []
        self.spots: list[Spot] = []

    def loop(self, number: int, blocks: Any) -> str:
        """Keep what the loop prints and return what stands for it while the rest is repaired."""
        run: _Run = []
        own: list[Any] = []
        ending = b""
        for block in blocks:
            fragment = self._find(self.part, number, block)
            if fragment is None:
                own.append(block)
                continue
            ending = self._put(number, own, run) or ending
            own = []
            if fragment.content:
                run.append((fragment, len(self.printed)))
                ending = fragment.content
            self.printed += fragment.printed
        ending = self._put(number, own, run) or ending
        if not run:
            return ""
        self._runs.append(run)
        # The repair of a last section looks whether a paragraph stands before it.
        return f"{_MARK}{_PARAGRAPH_END}" if ending.endswith(_PARAGRAPH_END.encode()) else _MARK

    def _put(self, number: int, own: list[Any], run: _Run) -> bytes:
        if not own:
            return b""
        content = _repaired(self.blocks(number, own), self.part).encode()
        if content:
            run.append(content)
        return content

    def pieces(self, skeleton: str) -> list[bytes]:
        """Return the whole part in pieces, and note the spots of the fragments in it."""
        first, *rest = _MARKS.split(repaired(skeleton, self.part.repairs))
        pieces = [first.encode()]
        at = len(pieces[0])
        for run, text in zip(self._runs, rest, strict=True):
            for item in run:
                if isinstance(item, bytes):
                    pieces.append(item)
                else:
                    self.spots.append(Spot(at, item[1], item[0]))
                    pieces.append(item[0].content)
                at += len(pieces[-1])
            pieces.append(text.encode())
            at += len(pieces[-1])
        return pieces


def _repaired(text: str, part: Part) -> str:
    """Return the text of a loop, repaired: only tables and boxes can need it."""
    if _TABLE_END in text or _BOX_END in text:
        return repaired(text, part.inner)
    return text
