"""A compiled template: for each document only the parts with tags are rendered and deflated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, takewhile
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import UndefinedError

from docgen.problems import Place, Problem, ProblemError
from docgen.render.context import check_context
from docgen.render.filling import Filling, Part, compiled, part_of, repaired
from docgen.word.frame import Frame
from docgen.word.grid import fix_grids
from docgen.word.package import Packed, pack
from docgen.word.repair import Core, core_properties
from docgen.word.stamped import Block, Layout
from docgen.word.text import Printed

if TYPE_CHECKING:
    from docgen.render.stencil import Stencil

CORE = "docProps/core.xml"
NO_CORE = Core()
_CHECK = "chạy docgen template check để xem mẫu dùng trường nào"
_LOOP = "{} vòng lặp {}"  # the key of a loop's code, after its part's name


@dataclass(frozen=True, slots=True)
class Patched:
    """A template as plain data: checked, patched by docxtpl, not yet compiled.

    `sources` holds the Jinja source of each part with tags, main text first; `members` all other
    members as they go into every document; `ragged` the parts whose tables may change columns.
    """

    name: str
    sources: Mapping[str, str]
    members: Mapping[str, Packed]
    ragged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A stamped document: the bytes of the .docx, and every string printed into it, in order.

    `layout` says where the fragments stand that a stencil put in; a template's own has none.
    """

    data: bytes
    printed: tuple[Printed, ...]
    layout: Layout | None = field(default=None, compare=False)


class Template:
    """A compiled template; it may be shared by threads.

    Between documents it keeps only the last bytes of each part with their deflated form.
    """

    __slots__ = ("_core", "_packed", "codes", "frame", "parts", "patched")

    def __init__(
        self, patched: Patched, parts: tuple[Part, ...], codes: Mapping[str, CodeType]
    ) -> None:
        self.patched = patched
        self.codes = codes
        self.parts = parts
        self.frame = Frame(patched.members, {*patched.sources, CORE})
        self._packed: dict[str, tuple[bytes, Packed]] = {}
        self._core = (NO_CORE, pack(core_properties(NO_CORE)))

    @classmethod
    def from_patched(cls, patched: Patched) -> Template:
        """Compile a checked template; this needs neither docxtpl nor the .docx it came from."""
        codes: dict[str, CodeType] = {}
        for name, source in patched.sources.items():
            codes[name], *loops = compiled(source, alone=name not in patched.ragged)
            codes |= {_LOOP.format(name, number): code for number, code in enumerate(loops)}
        return cls.from_codes(patched, codes)

    @classmethod
    def from_codes(cls, patched: Patched, codes: Mapping[str, CodeType]) -> Template:
        """Return a template from what `codes` gave when it was compiled: nothing is compiled."""
        parts = (
            part_of(name, source, _codes_of(name, codes), ragged=name in patched.ragged)
            for name, source in patched.sources.items()
        )
        return cls(patched, tuple(parts), codes)

    @property
    def name(self) -> str:
        """What findings call the template."""
        return self.patched.name

    def stencil(self, is_shared: Callable[[Block], bool]) -> Stencil:
        """Return what stamps the documents of one plan; `is_shared` tells the blocks of all.

        See `Stencil`.
        """
        # A single document has no use for it.
        from docgen.render.stencil import Stencil

        return Stencil(self, is_shared)

    def render(self, context: Mapping[str, Any], core: Core = NO_CORE) -> Rendered:
        """Return one document filled from `context`, whose text comes out letter for letter.

        `core` are the document's properties. The same arguments give the same bytes. A context of
        other than plain values is a `TypeError`; a field that the template needs and the context
        lacks is a `ProblemError` of code `D-TRUONG`.
        """
        check_context(context, self.name)
        printed: list[Printed] = []
        contents = {part.name: self.filled(part, context, printed) for part in self.parts}
        return Rendered(self.zipped(contents, core), tuple(printed))

    def filled(self, part: Part, context: Mapping[str, Any], printed: list[Printed]) -> bytes:
        """Return the bytes of one part, and add what was printed; raises as `render` does."""
        filling = Filling(part, self.name, printed)
        text = self.named(lambda: filling.text(context))
        content = repaired(text, part.repairs).encode()
        return fix_grids(content) if part.ragged else content

    def named(self, fill: Callable[[], str]) -> str:
        """Return what `fill` gives; a field that it lacks is a `ProblemError` of `D-TRUONG`."""
        try:
            return fill()
        except (KeyError, UndefinedError) as error:
            message = f"Dữ liệu thiếu trường mà mẫu cần: {error}."
            raise ProblemError(Problem("D-TRUONG", message, Place(self.name), _CHECK)) from error

    def zipped(self, contents: Mapping[str, bytes], core: Core) -> bytes:
        """Return the document with these parts; one that is the last one's is not packed again."""
        members = {name: self._pack(name, content) for name, content in contents.items()}
        last, packed = self._core
        if last != core:
            packed = pack(core_properties(core))
            self._core = (core, packed)
        members[CORE] = packed
        return self.frame.write(members)

    def _pack(self, name: str, content: bytes) -> Packed:
        last = self._packed.get(name)
        if last is not None and last[0] == content:
            return last[1]
        packed = pack(content)
        self._packed[name] = (content, packed)
        return packed


def _codes_of(name: str, codes: Mapping[str, CodeType]) -> Iterator[CodeType]:
    yield codes[name]
    keys = (_LOOP.format(name, number) for number in count())
    yield from (codes[key] for key in takewhile(codes.__contains__, keys))
