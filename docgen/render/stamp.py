"""A compiled template: for each document only the parts with tags are rendered and deflated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, UndefinedError, nodes, pass_context
from jinja2 import Template as JinjaTemplate
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.problems import Place, Problem, ProblemError
from docgen.render.context import check_context
from docgen.word.grid import fix_grids
from docgen.word.package import Packed, pack, write_package
from docgen.word.repair import Core, Repair, core_properties, repairs_for
from docgen.word.text import Printed

CORE = "docProps/core.xml"
MAX_OUTPUT = 60_000_000  # characters of one rendered part
_BATCH = 32
# No template can spell this name: it is not an identifier.
_PRINTED = "in ra"
_NO_CORE = Core()
_CHECK = "chạy docgen template check để xem mẫu dùng trường nào"


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
    """A stamped document: the bytes of the .docx, and every string printed into it, in order."""

    data: bytes
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    code: JinjaTemplate
    repairs: tuple[Repair, ...]
    ragged: bool


class Template:
    """A compiled template; it keeps no state between documents and may be shared by threads."""

    __slots__ = ("_parts", "codes", "patched")

    def __init__(
        self, patched: Patched, parts: tuple[_Part, ...], codes: Mapping[str, CodeType]
    ) -> None:
        self.patched = patched
        self.codes = codes
        self._parts = parts

    @classmethod
    def from_patched(cls, patched: Patched) -> Template:
        """Compile a checked template; this needs neither docxtpl nor the .docx it came from."""
        environment = _environment()
        codes = {name: environment.compile(source) for name, source in patched.sources.items()}
        return cls.from_codes(patched, codes)

    @classmethod
    def from_codes(cls, patched: Patched, codes: Mapping[str, CodeType]) -> Template:
        """Return a template from what `codes` gave when it was compiled: nothing is compiled."""
        environment = _environment()
        parts = (
            _Part(
                name,
                JinjaTemplate.from_code(environment, codes[name], environment.make_globals(None)),
                repairs_for(source),
                name in patched.ragged,
            )
            for name, source in patched.sources.items()
        )
        return cls(patched, tuple(parts), codes)

    @property
    def name(self) -> str:
        """What findings call the template."""
        return self.patched.name

    def render(self, context: Mapping[str, Any], core: Core = _NO_CORE) -> Rendered:
        """Return one document filled from `context`, whose text comes out letter for letter.

        `core` are the document's properties. The same arguments give the same bytes. A context of
        other than plain values is a `TypeError`; a field that the template needs and the context
        lacks is a `ProblemError` of code `D-TRUONG`.
        """
        check_context(context, self.name)
        printed: list[Printed] = []
        members: dict[str, bytes | Packed] = dict(self.patched.members)
        for part in self._parts:
            members[part.name] = pack(self._filled(part, context, printed))
        members[CORE] = core_properties(core)
        return Rendered(write_package(members), tuple(printed))

    def _filled(self, part: _Part, context: Mapping[str, Any], printed: list[Printed]) -> bytes:
        code = part.code
        names = code.new_context({**context, _PRINTED: printed})
        try:
            text = self._joined(code.root_render_func(names))
        except (KeyError, UndefinedError) as error:
            message = f"Dữ liệu thiếu trường mà mẫu cần: {error}."
            raise ProblemError(Problem("D-TRUONG", message, Place(self.name), _CHECK)) from error
        for repair in part.repairs:
            text = repair(text)
        content = text.encode()
        return fix_grids(content) if part.ragged else content

    def _joined(self, stream: Iterator[str]) -> str:
        batches: list[str] = []
        total = 0
        while chunks := list(islice(stream, _BATCH)):
            batches.append("".join(chunks))
            total += len(batches[-1])
            if total > MAX_OUTPUT:
                message = "Văn bản in ra từ mẫu này quá dài."
                raise ProblemError(
                    Problem(
                        "D-QUACO", message, Place(self.name), "chia văn bản ra nhiều văn bản nhỏ"
                    )
                )
        return "".join(batches)


class _Generator(CodeGenerator):
    """Writes a field of the data as a plain look-up by key: no attribute, no method, no call."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write `data["name"]`, but leave `loop.first` and its like to the sandbox."""
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator


def _environment() -> ImmutableSandboxedEnvironment:
    environment = _Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_print, cache_size=0
    )
    environment.filters.clear()
    environment.tests.clear()
    environment.globals.clear()
    return environment


@pass_context
def _print(context: Context, value: Any) -> Any:
    """Record what a `{{ }}` prints; a pair is a length in mm and the EMU in one of them."""
    if type(value) is str:
        context.parent[_PRINTED].append(Printed(value))
    elif type(value) is tuple:
        if len(value) == 2:
            return value[0] * value[1]
        before, value, after = value
        if type(value) is str:
            context.parent[_PRINTED].append(Printed(value, before + value + after))
    return value
