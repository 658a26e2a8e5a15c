"""One part of a template, compiled: the text that a context makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from types import CodeType
from typing import Any

from jinja2 import Environment, StrictUndefined, meta, nodes, pass_context
from jinja2 import Template as JinjaTemplate
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from docgen.problems import Place, Problem, ProblemError
from docgen.word.repair import (
    Repair,
    hoist_last_section,
    number_bookmarks,
    number_drawings,
    repairs_for,
)
from docgen.word.text import Printed

MAX_OUTPUT = 60_000_000  # characters of one rendered part
_BATCH = 32
# What they look at stands in no loop that is taken out.
_OF_THE_WHOLE: tuple[Repair, ...] = (number_drawings, number_bookmarks, hoist_last_section)
# What the lint lets no template name: it knows only fields, and a loop's own item hides others.
BLOCKS = "_khoi"
FILLING = "đang điền"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a template: its code, and the code of each loop that was taken out of it.

    `repairs` is what the whole part may need, `inner` what the text of such a loop may.
    """

    name: str
    code: JinjaTemplate
    loops: tuple[JinjaTemplate, ...]
    repairs: tuple[Repair, ...]
    inner: tuple[Repair, ...]
    ragged: bool


# A tuple's own way, which takes half the time of the class's.
_printed = partial(tuple.__new__, Printed)


class Filling:
    """The filling of one part of one document: what was printed so far, and how much.

    `values` are the printed texts alone; `odd` is whether a value was neither text nor number.
    """

    def __init__(self, part: Part, file: str, printed: list[Printed]) -> None:
        self.part = part
        self.file = file
        self.printed = printed
        self.values: list[str] = []
        self.odd = False
        self._length = 0

    def text(self, context: Mapping[str, Any]) -> str:
        """Return the part filled from `context`, before repairs; every printed string is noted."""
        return self._joined(self.part.code, {**context, FILLING: self})

    def loop(self, number: int, blocks: Any) -> str:
        """Return what stands where the loop of this number was."""
        return self._joined(self.part.loops[number], {BLOCKS: blocks, FILLING: self})

    def put(self, value: Any) -> str:
        """Return the XML of what a `{{ }}` prints, and note it if it is text.

        Three are a text with what stands around it, a pair is a length in mm and the EMU in one
        of them, a single one holds a loop's number and its blocks.
        """
        around = ""
        if type(value) is tuple:
            if len(value) == 2:
                self.odd |= type(value[0]) is not int
                return str(value[0] * value[1])
            if len(value) == 1:
                return self.loop(*value[0])
            before, value, after = value
            around = before + value + after if type(value) is str else ""
        if type(value) is not str:
            self.odd |= type(value) is not int
            return str(escape(value))
        self.values.append(value)
        self.printed.append(_printed((value, around)))
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return str(escape(value))
        return value

    def chunks(self, code: JinjaTemplate, names: dict[str, Any]) -> Iterator[str]:
        """Return what some code prints bit by bit, nothing looked up before its turn."""
        return code.root_render_func(code.new_context(names, shared=True))

    def grown(self, by: int) -> None:
        """Refuse to let the part grow by so many characters more, if that is too many."""
        self._length += by
        if self._length > MAX_OUTPUT:
            raise _too_long(self.file)

    def _joined(self, code: JinjaTemplate, names: dict[str, Any]) -> str:
        batches: list[str] = []
        stream = self.chunks(code, names)
        while chunks := list(islice(stream, _BATCH)):
            batches.append("".join(chunks))
            self.grown(len(batches[-1]))
        return "".join(batches)


def compiled(source: str, *, alone: bool) -> list[CodeType]:
    """Return the code of a part's source, then that of each loop that was taken out of it.

    `alone` says whether loops may be taken out.
    """
    # Only what compiles reads trees.
    from docgen.render.loops import take_out

    environment = _environment()
    tree = environment.parse(source)
    loops = take_out(tree, source, environment) if alone else []
    return [environment.compile(one) for one in (tree, *loops)]


def part_of(name: str, source: str, codes: Iterable[CodeType], *, ragged: bool) -> Part:
    """Return a part ready to be filled; `codes` are what `compiled` made of its source."""
    environment = _environment()
    code, *loops = (
        JinjaTemplate.from_code(environment, one, environment.make_globals(None)) for one in codes
    )
    repairs = repairs_for(source)
    inner = tuple(repair for repair in repairs if repair not in _OF_THE_WHOLE)
    return Part(name, code, tuple(loops), repairs, inner, ragged)


def fields_of(source: str) -> frozenset[str]:
    """Return the names of all that a part's source looks up in a context."""
    return frozenset(meta.find_undeclared_variables(_environment().parse(source)))


def repaired(text: str, repairs: Iterable[Repair]) -> str:
    """Return the text after some repairs."""
    for repair in repairs:
        text = repair(text)
    return text


def _too_long(file: str) -> ProblemError:
    message = "Văn bản in ra từ mẫu này quá dài."
    return ProblemError(
        Problem("D-QUACO", message, Place(file), "chia văn bản ra nhiều văn bản nhỏ")
    )


class _Generator(CodeGenerator):
    """Writes a field of the data as a plain look-up by key: no attribute, no method, no call."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write `data["name"]`, but leave `loop.first` and its like to the sandbox."""
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.attr!r}]")

    def _output_child_pre(
        self, _node: nodes.Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Write no `escape`, which costs more than the rest: `put` returns escaped text."""
        assert finalize.src is not None
        self.write(f"context.parent[{FILLING!r}].put(")

    def _output_child_post(
        self, _node: nodes.Expr, _frame: Frame, _finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Close what `_output_child_pre` opened."""
        self.write(")")


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator


def _environment() -> Environment:
    environment = _Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_print, cache_size=0
    )
    environment.filters.clear()
    environment.tests.clear()
    environment.globals.clear()
    return environment


@pass_context
def _print(context: Context, value: Any) -> str:
    """Return the XML of what a `{{ }}` prints, as the filling under way says."""
    filling: Filling = context.parent[FILLING]
    return filling.put(value)
