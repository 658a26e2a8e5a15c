"""A whole batch: survey, decide, make, write in groups, sum up."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from docgen.batch.decide import Decider, Decisions, Todo
from docgen.batch.finish import pack_all, print_all
from docgen.batch.maker import Made, Recipe
from docgen.batch.options import BatchOptions, Watch
from docgen.batch.report import BatchReport
from docgen.batch.spread import Making, jobs_for, make_here, make_in_processes
from docgen.batch.survey import survey
from docgen.build.session import Options, Session
from docgen.load.workspace import find_workspace
from docgen.problems import ProblemError
from docgen.write import MANIFEST, Job, Staged, open_job, peek_job, read_manifest
from docgen.write.failed import read_failed, write_failed

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
    report = BatchReport(surveyed, dry_run=options.dry_run)
    if surveyed.stopped:
        return report
    try:
        if options.only_failed:
            surveyed.leave_out(_succeeded(surveyed.folder))
        for key, problems in surveyed.units.bad:
            report.fail(key, problems)
        decider = Decider(session, workspace, surveyed)
        decider.prepare(surveyed.units.good)
        with (peek_job if options.dry_run else open_job)(surveyed.folder) as job:
            decisions = decider.decide(job)
            report.outcomes |= decisions.settled
            _Work(options, decisions, job, report, watch).go()
        if not options.dry_run and not report.interrupted:
            _finish(report, options)
    except ProblemError as error:
        surveyed.stop(error.problems)
    return report


def _finish(report: BatchReport, options: BatchOptions) -> None:
    """Remember who failed, then print and pack; a strict batch that failed has nothing to show."""
    write_failed(report.survey.folder, report.failed)
    if options.strict and report.failed:
        return
    if options.pdf is not None:
        print_all(report, options.pdf, force=options.force)
    if options.archive:
        pack_all(report, force=options.force)


def _succeeded(folder: Path) -> frozenset[str]:
    """Return the keys whose documents stand since the last run."""
    known = frozenset(read_manifest(folder / MANIFEST).documents)
    return known - read_failed(folder)


class _Work:
    """The making and writing of what was decided."""

    def __init__(
        self,
        options: BatchOptions,
        decisions: Decisions,
        job: Job,
        report: BatchReport,
        watch: Watch,
    ) -> None:
        self._options = options
        self._todo = {one.task.unit.key: one for one in decisions.todo}
        templates = {name: path.read_bytes() for name, path in decisions.templates.items()}
        self._recipe = Recipe(report.survey.plan, templates, options.cache)
        self._job = job
        self._report = report
        self._watch = watch
        self._total = len(report.outcomes) + len(decisions.todo)

    def go(self) -> None:
        """Make and write what has to be; with `strict` nothing when one document is bad."""
        try:
            if self._options.dry_run or self._options.strict:
                self._look()
            if self._options.dry_run:
                return
            if self._options.strict and self._report.failed:
                for key in self._todo:
                    self._report.fail(key)
                return
            self._write()
        except KeyboardInterrupt:
            self._report.interrupted = True

    def _look(self) -> None:
        """Make every document and write none."""
        with closing(self._making()) as making:
            for made in making:
                self._tell(made)
                if made.data is not None:
                    staged = _staged(self._todo[made.key], made.data)
                    self._report.add(self._job.foresee(staged, force=self._options.force))
                self._watch(len(self._report.outcomes), self._total)

    def _write(self) -> None:
        """Make every document and write the good ones, group by group."""
        self._report.made = 0  # a look that went before was only a look
        group: list[Staged] = []
        try:
            with closing(self._making()) as making:
                for made in making:
                    self._tell(made)
                    if made.data is not None:
                        group.append(_staged(self._todo[made.key], made.data))
                    if len(group) >= _GROUP:
                        self._put(group)
                        group = []
        finally:
            self._put(group)

    def _put(self, group: Sequence[Staged]) -> None:
        for outcome in self._job.put_all(group, force=self._options.force):
            self._report.add(outcome)
        self._watch(len(self._report.outcomes), self._total)

    def _tell(self, made: Made) -> None:
        self._report.made += 1
        if made.data is None:
            self._report.fail(made.key, made.problems)
        else:
            self._report.survey.findings.add(made.problems, made.key)
            if self._options.pdf is not None:
                self._report.texts[made.key] = made.texts

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
