"""A whole check: name the files, read the settings, judge, sum up."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from docgen.check import CheckOptions
from docgen.check.settings import NAME, Settings, read_settings, settings_file
from docgen.load.workspace import is_workspace
from docgen.problems import Place, Problem, ProblemError
from docgen.review.copies import Copies, refuse_shared, targets_of
from docgen.review.data import DataReviewer
from docgen.review.folder import Named, find_files
from docgen.review.one import review_file
from docgen.review.options import ReviewOptions, Task, Watch
from docgen.review.report import Reviewed, ReviewReport
from docgen.review.spread import Failure, jobs_for, spread
from docgen.the_thuc.loading import load_profile

_WATCHED = 20  # fewer files are done before a person looks up
_SECONDS = 60  # for one file; a plan of 500 pages takes less than one


def _unwatched(done: int, total: int) -> None:
    """Watch nothing."""


def check_files(
    paths: Iterable[Path],
    current_dir: Path,
    options: ReviewOptions | None = None,
    watch: Watch = _unwatched,
) -> ReviewReport:
    """Judge files by the rulebook: Word files, folders of them, and the documents of data files.

    `current_dir` is what relative paths start from. Nothing is written but the copies asked for.
    Raises `ProblemError` for a profile or a workspace that does not exist and for copies that may
    not be written where they should; a file that cannot be read is a finding of that file.
    """
    return _Run(current_dir, options or ReviewOptions(), watch).check(paths)


class _Run:
    def __init__(self, current_dir: Path, options: ReviewOptions, watch: Watch) -> None:
        if options.the_thuc:
            load_profile(options.the_thuc)  # a wrong name is told before any work
        if options.workspace is not None and not (current_dir / options.workspace).is_dir():
            raise ProblemError(_no_workspace(options.workspace))
        self._current_dir = current_dir
        self._options = options
        self._watch = watch
        self._settings: dict[Path, Settings] = {}
        self._report = ReviewReport()

    def check(self, paths: Iterable[Path]) -> ReviewReport:
        report = self._report
        named = [self._current_dir / one for one in paths]
        wanted = [one for one in (self._options.fix, self._options.comment) if one is not None]
        results = [self._current_dir / one.as_typed for one in wanted]
        files, report.problems = find_files(named, self._shown, results)
        tasks = self._tasks(files, is_one=len(named) == 1 and not named[0].is_dir())
        report.settings = list(self._settings.values())
        report.problems += [fault for one in report.settings for fault in one.problems]
        done: dict[int, Reviewed] = {}
        try:
            with closing(self._reviewing(files, tasks)) as reviewing:
                for index, one in reviewing:
                    done[index] = one
                    if len(tasks) >= _WATCHED:
                        self._watch(len(done), len(tasks))
        except KeyboardInterrupt:
            report.interrupted = True
        report.files = [done[index] for index in sorted(done)]
        return report

    def _reviewing(
        self, files: Sequence[Named], tasks: Sequence[Task]
    ) -> Generator[tuple[int, Reviewed], None, None]:
        """Yield what is found in each file, with its index, in any order."""
        reviewer = DataReviewer(self._current_dir, self._options)
        words = [index for index, one in enumerate(files) if not one.is_data]
        for index, one in enumerate(files):
            if one.is_data:
                yield index, reviewer.review(tasks[index])
        data = self._options.data
        if data is not None:
            path = self._current_dir / data
            for index in words:
                yield index, reviewer.review_word(tasks[index], path, self._shown(path))
            return
        jobs = jobs_for(len(words), self._options.jobs)
        if jobs == 1:
            yield from ((index, review_file(tasks[index])) for index in words)
            return
        asked = [tasks[index] for index in words]
        with closing(spread(review_file, asked, jobs, _SECONDS)) as results:
            for at, found in results:
                if isinstance(found, Failure):
                    found = _failed(asked[at], found)
                yield words[at], found

    def _tasks(self, files: Sequence[Named], *, is_one: bool) -> list[Task]:
        tasks = [self._task(one) for one in files]
        fixes = self._targets(files, self._options.fix, is_one)
        comments = self._targets(files, self._options.comment, is_one)
        refuse_shared([*fixes, *comments], self._shown)
        if fixes:
            tasks = [replace(one, fix=at) for one, at in zip(tasks, fixes, strict=True)]
        if comments:
            tasks = [replace(one, comment=at) for one, at in zip(tasks, comments, strict=True)]
        return tasks

    def _targets(self, files: Sequence[Named], wanted: Copies | None, is_one: bool) -> list[Path]:
        if wanted is None:
            return []
        return targets_of(files, wanted, is_one, self._current_dir, self._shown)

    def _task(self, named: Named) -> Task:
        options = CheckOptions(self._options.the_thuc, self._settings_of(named.path).levels)
        return Task(named.path, self._shown(named.path), options, pen=self._options.pen)

    def _settings_of(self, file: Path) -> Settings:
        """Return the settings that hold for a file; each `.docgen.yaml` is read once."""
        path = self._settings_file(file) if self._options.settings else None
        if path is None:
            return Settings()
        if path not in self._settings:
            self._settings[path] = read_settings(path, self._shown(path))
        return self._settings[path]

    def _settings_file(self, file: Path) -> Path | None:
        if self._options.workspace is None:
            return settings_file(file, is_workspace)
        named = self._current_dir / self._options.workspace / NAME
        return named if named.is_file() else None

    def _shown(self, path: Path) -> str:
        """Return a path as the person would type it: relative to where they stand, if below it."""
        try:
            return path.absolute().relative_to(self._current_dir.absolute()).as_posix()
        except ValueError:
            return str(path)


def _no_workspace(named: Path) -> Problem:
    message = "Không có thư mục này để làm nơi làm việc."
    return Problem("D-NOILAMVIEC", message, Place(str(named)), "xem lại tên ghi sau --workspace")


def _failed(task: Task, failure: Failure) -> Reviewed:
    """Return what a person is told of a file that ended its process, or took too long."""
    message = "Hệ thống dừng tiến trình đang kiểm tra tệp này."
    if failure is Failure.LATE:
        message = f"Kiểm tra tệp này quá {_SECONDS} giây nên đã dừng."
    hint = "mở tệp bằng Word xem có gì lạ; chia tệp nhỏ ra, hoặc lưu thành một tệp .docx mới"
    problem = Problem("D-KIEMTRA", message, Place(task.shown), hint)
    return Reviewed(task.shown, problems=(problem,))
