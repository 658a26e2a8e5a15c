"""A whole batch: survey, decide, make, write in groups, sum up."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from docgen.batch.decide import Decider, Decisions, Todo
from docgen.batch.finish import finish
from docgen.batch.maker import Made, Recipe
from docgen.batch.options import BatchOptions, Watch
from docgen.batch.report import BatchReport
from docgen.batch.spread import Making, jobs_for, make_here, make_in_processes
from docgen.batch.survey import survey
from docgen.build.remarks import remarks_on
from docgen.build.session import Options, Session
from docgen.load.workspace import find_workspace
from docgen.problems import ProblemError
from docgen.write import MANIFEST, Job, Staged, Status, open_job, peek_job, read_manifest
from docgen.write.failed import read_failed, update_failed

_GROUP = 64  # documents that are seen to the disk together


def _unwatched(done: int, total: int) -> None:
    """Watch nothing."""


def run_batch(
    path: Path, current_dir: Path, options: BatchOptions, watch: Watch = _unwatched
) -> BatchReport:
    """Make one document of the plan `path` for each unit, and return what became of them.

    `current_dir` is what relative paths start from. A fault of the plan, the table or a template
    stops everything before anything is written; a bad row stops only its own document. Ctrl-C ends
    the run with what was done until then; the next run goes on from there. Raises `ProblemError`
    when there is no workspace.
    """
    built = Options(options.out, options.workspace, force=options.force, cache=options.cache)
    session = Session(current_dir, built)
    workspace = find_workspace(path, current_dir, options.workspace)
    surveyed = survey(session, workspace, current_dir / path, options)
    report = BatchReport(surveyed, session.shown, options.dry_run, options.strict)
    if surveyed.stopped:
        return report
    try:
        if options.only_failed:
            surveyed.leave_out(_succeeded(surveyed.folder))
        for key, problems in surveyed.units.bad:
            report.fail(key, problems)
        decider = Decider(session, workspace, surveyed)
        decider.prepare(surveyed.units.good)
        _run(decider, session, options, report, watch)
    except ProblemError as error:
        surveyed.stop(error.problems)
    except KeyboardInterrupt:
        report.interrupted = True
    return report


def _succeeded(folder: Path) -> frozenset[str]:
    """Return the keys whose documents stand and that did not fail when last tried."""
    known = frozenset(read_manifest(folder / MANIFEST).documents)
    return known - read_failed(folder)


def _run(
    decider: Decider, session: Session, options: BatchOptions, report: BatchReport, watch: Watch
) -> None:
    """Make and write what has to be; a dry run, and a strict one with a fault, write nothing."""
    folder = report.survey.folder
    if options.dry_run or options.strict:
        with peek_job(folder) as job:
            decisions = decider.decide(job)
            _Work(session, options, decisions, job, report, watch).look()
        if options.dry_run:
            return
        if report.failed:
            report.refuse(todo.task.unit.key for todo in decisions.todo)
            return
    with open_job(folder) as job:
        decisions = decider.decide(job)
        report.take(decisions.settled)
        try:
            _remember(report)
            _Work(session, options, decisions, job, report, watch).write()
        finally:
            _remember(report)
    finish(report, options, job.documents)


def _remember(report: BatchReport) -> None:
    """Keep who failed for `--only-failed`, also when the run ends before its time."""
    failed = frozenset(report.failed)
    update_failed(
        report.survey.folder, failed & report.survey.keys, report.outcomes.keys() - failed
    )


class _Work:
    """The making and writing of what was decided."""

    def __init__(
        self,
        session: Session,
        options: BatchOptions,
        decisions: Decisions,
        job: Job,
        report: BatchReport,
        watch: Watch,
    ) -> None:
        self._options = options
        self._current_dir = session.current_dir
        self._settled = decisions.settled
        self._todo = {one.task.unit.key: one for one in decisions.todo}
        templates = {name: session.source(path) for name, path in decisions.templates.items()}
        self._recipe = Recipe(report.survey.plan, templates, options.cache)
        self._job = job
        self._report = report
        self._watch = watch

    def look(self) -> None:
        """Make every document and write none: what would become of each, or only who fails."""
        report = self._report
        settled = self._settled.values()
        report.take({one.key: one for one in settled if self._is_told(one.status)})
        with closing(self._making()) as making:
            for made in making:
                self._tell(made)
                if made.data is not None:
                    staged = _staged(self._todo[made.key], made.data)
                    outcome = self._job.foresee(staged, force=self._options.force)
                    if self._is_told(outcome.status):
                        report.add(outcome)
                self._watch(report.made, len(self._todo))

    def write(self) -> None:
        """Make every document and write the good ones, group by group."""
        self._report.made = 0  # a look that went before was only a look
        group: list[Staged] = []
        try:
            with closing(self._making()) as making:
                for made in making:
                    self._tell(made)
                    self._judge(made)
                    if made.data is not None:
                        group.append(_staged(self._todo[made.key], made.data))
                    if len(group) >= _GROUP:
                        full, group = group, []
                        self._put(full)
        finally:
            self._put(group)

    def _judge(self, made: Made) -> None:
        """Tell what the rulebook says of the first document: the others have the same plan."""
        if made.data is None or made.key != next(iter(self._todo)):
            return
        told = {problem.code for problem in self._report.problems}
        plan = self._report.survey.plan.file.source.file
        found = remarks_on(made.data, plan, "", self._current_dir / plan, told)
        self._report.tell(found, made.key)

    def _is_told(self, status: Status) -> bool:
        """Whether a look says this of a document: a strict one only looks for faults."""
        return self._options.dry_run or status is Status.FAILED

    def _put(self, group: Sequence[Staged]) -> None:
        for outcome in self._job.put_all(group, force=self._options.force):
            self._report.add(outcome)
        self._watch(self._report.made, len(self._todo))

    def _tell(self, made: Made) -> None:
        self._report.made += 1
        if made.data is None:
            self._report.fail(made.key, made.problems)
        else:
            self._report.tell(made.problems, made.key)

    def _making(self) -> Making:
        tasks = [todo.task for todo in self._todo.values()]
        if self._options.dask and tasks:
            # An extra: most machines do not have it.
            from docgen.batch.cluster import make_on_cluster

            return make_on_cluster(self._recipe, tasks, self._options.dask)
        jobs = jobs_for(len(tasks), self._options.jobs)
        if jobs == 1:
            return make_here(self._recipe, tasks)
        return make_in_processes(self._recipe, tasks, jobs)


def _staged(todo: Todo, data: bytes) -> Staged:
    return Staged(todo.task.unit.key, todo.file, data, todo.inputs)
