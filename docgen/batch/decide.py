"""Which documents have to be made: the manifest decides, from fingerprints alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.maker import Task
from docgen.batch.plan import Binder, is_fault
from docgen.batch.survey import Survey
from docgen.batch.units import Unit
from docgen.build.inputs import inputs_of
from docgen.build.lookup import Finder
from docgen.build.session import Session
from docgen.compose import Sources, day_of
from docgen.compose.used import Seen
from docgen.load.workspace import Workspace
from docgen.problems import Place, Problem, ProblemError
from docgen.write import Job, Outcome, Status

PLAN = "ke_hoach"
"""The input of a document that names its plan."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One document that has to be made, and what the manifest will say of it."""

    task: Task
    file: str
    inputs: Mapping[str, str]


@dataclass(slots=True)
class Decisions:
    """What is to be made, what needs no making, and the templates it takes."""

    todo: list[Todo] = field(default_factory=list)
    settled: dict[str, Outcome] = field(default_factory=dict)
    templates: dict[str, Path] = field(default_factory=dict)


class Decider:
    """Judges the units of a surveyed batch one by one, then against the job's manifest."""

    def __init__(self, session: Session, workspace: Workspace, surveyed: Survey) -> None:
        self._session = session
        self._finder = Finder(workspace)
        self._survey = surveyed
        self._common = Binder(surveyed.plan)
        self._seen: Seen = {}
        self._refused: dict[Path, tuple[Problem, ...]] = {}
        self._unfound: dict[Problem, None] = {}
        self.decisions = Decisions()

    def prepare(self, units: tuple[Unit, ...]) -> None:
        """Find out what each unit's document is made of; nothing is asked of the job's folder.

        A unit that cannot have a document is settled as failed, with its findings in the survey.
        Raises `ProblemError` with the faults of all templates that cannot be used.
        """
        for unit in units:
            self._prepare(unit)
        refused = [one for found in self._refused.values() for one in found]
        if refused or self._unfound:
            raise ProblemError(*self._unfound, *refused)

    def decide(self, job: Job) -> Decisions:
        """Return what is to be done for each unit that was prepared, as the manifest has it."""
        force = self._session.options.force
        todo, self.decisions.todo = self.decisions.todo, []
        for one in todo:
            if not force and _is_of_another_plan(job, one):
                self._clash(one)
                continue
            decision = job.plan(one.task.unit.key, one.file, one.inputs, force=force)
            if decision.outcome is None:
                self.decisions.todo.append(one)
                continue
            self.decisions.settled[decision.outcome.key] = decision.outcome
        return self.decisions

    def _prepare(self, unit: Unit) -> None:
        findings = self._survey.findings
        overlay = self._survey.overlays.get(unit.key)
        binder = Binder(self._survey.plan.changed_by(overlay)) if overlay else self._common
        van_ban, problems = binder.van_ban(unit)
        findings.add(problems, unit.key)
        if van_ban is None or is_fault(problems):
            self._fail(unit)
            return
        try:
            sources, _ = binder.plan.sources(unit, van_ban)
        except ProblemError as error:
            findings.add(error.problems, unit.key)
            self._fail(unit)
            return
        try:
            path = self._template(sources)
        except ProblemError as error:
            self._unfound |= dict.fromkeys(error.problems)
            return
        digest = self._digest(path)
        if digest:
            name = self._session.shown(path)
            self.decisions.templates[name] = path
            inputs = inputs_of(sources, _data(binder.data, unit), digest, self._seen)
            inputs[PLAN] = self._survey.plan_name
            todo = Todo(Task(unit, name, overlay), self._survey.files[unit.key], inputs)
            self.decisions.todo.append(todo)

    def _digest(self, path: Path) -> str:
        """Return the SHA-256 of a template, empty for one that cannot be used."""
        if path not in self._refused:
            try:
                return self._session.template(path)[1]
            except ProblemError as error:
                self._refused[path] = error.problems
        return ""

    def _template(self, sources: Sources) -> Path:
        van_ban, profile = sources.van_ban, sources.profile
        kind = profile.loai.get(van_ban.loai)
        return self._finder.find(
            sources.registry,
            van_ban.don_vi[0],
            van_ban.loai,
            profile,
            day_of(van_ban),
            letter=kind is not None and kind.cong_van,
        )

    def _clash(self, one: Todo) -> None:
        message = f"«{one.file}» là văn bản của một kế hoạch khác."
        hint = "chọn thư mục khác bằng -o, hoặc chạy lại với --force để thay bằng kế hoạch này"
        path = self._survey.folder / one.file
        problem = Problem("D-TRUNGTEN", message, Place(self._session.shown(path)), hint)
        self._survey.findings.add([problem], one.task.unit.key)
        self._fail(one.task.unit)

    def _fail(self, unit: Unit) -> None:
        path = self._survey.folder / self._survey.files[unit.key]
        self.decisions.settled[unit.key] = Outcome(unit.key, Status.FAILED, path)


def _is_of_another_plan(job: Job, one: Todo) -> bool:
    """Whether what stands under the unit's name was made of a plan of another name."""
    known = job.inputs_of(one.task.unit.key)
    return known.get(PLAN, one.inputs[PLAN]) != one.inputs[PLAN]


def _data(plan: str, unit: Unit) -> str:
    """Return the fingerprint of the effective data of one unit: the plan and what its row gives."""
    parts = [plan, *unit.don_vi]
    parts += [f"{name}={unit.values[name]}" for name in sorted(unit.values)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
