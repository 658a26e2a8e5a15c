"""One unit into one document: composed, stamped and verified, never written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from docgen.batch.plan import Binder, Plan, is_fault
from docgen.batch.units import Unit
from docgen.build.template_cache import cached_template
from docgen.compose import Composed, Kept, Sources, compose
from docgen.load.overlay import Overlay
from docgen.problems import Level, Problem, ProblemError
from docgen.render.stencil import Stencil
from docgen.verify import verify_data
from docgen.verify.stamped import StampCheck
from docgen.word.repair import Core


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make: its unit, the name of its template, its overlay if it has one."""

    unit: Unit
    template: str
    overlay: Overlay | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one task: the bytes of the document, or None, and the findings."""

    key: str
    data: bytes | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Recipe:
    """All that is needed to make the documents of a plan, on this machine or on another one.

    `templates` are the bytes of each `mau.docx` by its name in findings; `cache` is a folder for
    compiled templates, or None.
    """

    plan: Plan
    templates: Mapping[str, bytes]
    cache: Path | None = None

    @cached_property
    def maker(self) -> Maker:
        """The maker of this process."""
        return Maker(self)

    def __getstate__(self) -> dict[str, object]:
        """Return what travels: what was compiled here stays here."""
        return {name: value for name, value in vars(self).items() if name != "maker"}


class Maker:
    """Makes documents one after the other; what no unit changes is done only once."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._common = _Bench(recipe.plan, recipe)
        self._lock = Lock()

    def make_all(self, tasks: list[Task]) -> list[Made]:
        """Return what became of each task, in order; no fault of a unit stops the others.

        Threads of one process take turns: what is kept from unit to unit is shared by them.
        """
        with self._lock:
            return [self.make(task) for task in tasks]

    def make(self, task: Task) -> Made:
        """Return the document of one unit with its findings."""
        bench = self._common
        if task.overlay is not None:
            bench = _Bench(self._recipe.plan.changed_by(task.overlay), self._recipe)
        try:
            return bench.make(task)
        except ProblemError as error:
            return Made(task.unit.key, None, error.problems)


class _Bench:
    """The making of documents of one plan, or of a plan with the overlay of one unit."""

    def __init__(self, plan: Plan, recipe: Recipe) -> None:
        self._plan = plan
        self._recipe = recipe
        self._binder = Binder(plan)
        self._kept: Kept | None = None
        self._stamps: dict[str, tuple[Stencil, StampCheck]] = {}

    def make(self, task: Task) -> Made:
        key = task.unit.key
        van_ban, problems = self._binder.van_ban(task.unit)
        if van_ban is None or is_fault(problems):
            return Made(key, None, tuple(problems))
        if self._kept is None:
            self._kept = Kept(van_ban)
        sources, notes = self._plan.sources(task.unit, van_ban)
        composed = compose(sources, self._kept)
        placed = (self._plan.at_row(one, task.unit) for one in composed.problems)
        problems = [*problems, *notes, *placed]
        if is_fault(problems):
            return Made(key, None, tuple(problems))
        data, found = self._stamped(task, sources, composed, self._kept)
        return Made(key, None if found else data, (*problems, *found))

    def _stamped(
        self, task: Task, sources: Sources, composed: Composed, kept: Kept
    ) -> tuple[bytes, list[Problem]]:
        """Return the bytes of a document and what both proofs found wrong with it."""
        context = composed.context
        place = self._plan.sheet.place(task.unit)
        found = verify_data(
            sources.van_ban,
            sources.issuers,
            context,
            place,
            kept,
            sources.values,
            sources.registry,
        )
        stencil, check = self._stamp(task.template, kept)
        result = stencil.render(context, Core(composed.title, composed.organisation))
        found += check.verify(result.data, result.printed, context, task.template, result.layout)
        return result.data, [problem for problem in found if problem.level is Level.ERROR]

    def _stamp(self, name: str, kept: Kept) -> tuple[Stencil, StampCheck]:
        if name not in self._stamps:
            recipe = self._recipe
            template = cached_template(recipe.templates[name], name, recipe.cache)
            self._stamps[name] = template.stencil(kept.holds), StampCheck(template.frame)
        return self._stamps[name]
