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
from docgen.load.overlay import Overlay
from docgen.load.workspace import Workspace
from docgen.problems import ProblemError
from docgen.write import Job, Outcome, Status


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
    """Judges the units of a surveyed batch one by one against the job's manifest."""

    def __init__(self, session: Session, workspace: Workspace, surveyed: Survey, job: Job) -> None:
        self._session = session
        self._finder = Finder(workspace)
        self._survey = surveyed
        self._job = job
        self._common = Binder(surveyed.plan)
        self._seen: Seen = {}
        self.decisions = Decisions()

    def decide(self, units: tuple[Unit, ...]) -> Decisions:
        """Return what is to be done for each unit.

        A unit that cannot have a document is settled as failed, with its findings in the survey.
        Raises `ProblemError` for a template that cannot be used: it would fail for every unit.
        """
        for unit in units:
            self._decide(unit)
        return self.decisions

    def _decide(self, unit: Unit) -> None:
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
        self._settle(unit, sources, overlay, _data(binder.data, unit))

    def _settle(self, unit: Unit, sources: Sources, overlay: Overlay | None, data: str) -> None:
        path = self._template(sources)
        name = self._session.shown(path)
        self.decisions.templates[name] = path
        inputs = inputs_of(sources, data, self._session.template(path)[1], self._seen)
        file = self._survey.files[unit.key]
        force = self._session.options.force
        decision = self._job.plan(unit.key, file, inputs, force=force)
        if decision.outcome is not None:
            self._survey.findings.add(decision.outcome.problems, unit.key)
            self.decisions.settled[unit.key] = decision.outcome
        else:
            self.decisions.todo.append(Todo(Task(unit, name, overlay), file, inputs))

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

    def _fail(self, unit: Unit) -> None:
        path = self._survey.folder / self._survey.files[unit.key]
        self.decisions.settled[unit.key] = Outcome(unit.key, Status.FAILED, path)


def _data(plan: str, unit: Unit) -> str:
    """Return the fingerprint of the effective data of one unit: the plan and what its row gives."""
    parts = [plan, *unit.don_vi]
    parts += [f"{name}={unit.values[name]}" for name in sorted(unit.values)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
