"""Data files: their documents are made in memory and judged, their data are judged with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.check import CheckOptions
from docgen.load.workspace import Workspace, find_workspace
from docgen.review.one import outcome_of, review_bytes, review_file
from docgen.review.options import ReviewOptions, Task
from docgen.review.report import Reviewed

if TYPE_CHECKING:
    from docgen.build.session import Session
    from docgen.check.content import Content
    from docgen.check.content.reading import Shelf


class DataReviewer:
    """Judges documents whose data are at hand; registries, templates, shelves are read once."""

    def __init__(self, current_dir: Path, options: ReviewOptions) -> None:
        self._current_dir = current_dir
        self._options = options
        self._session: Session | None = None
        self._shelves: dict[Path, Shelf] = {}

    def review(self, task: Task) -> Reviewed:
        """Return what is found in a data file and in the document it makes; nothing is written.

        What the data say of a rule themselves is not told a second time by the document.
        """
        return outcome_of(task, lambda: self._reviewed(task))

    def review_word(self, task: Task, data: Path, shown: str) -> Reviewed:
        """Return what is found in a Word file and in the data file `data` that stands behind it."""
        return outcome_of(
            task, lambda: review_file(task, self._content(data, shown, self._workspace(data)))
        )

    def _reviewed(self, task: Task) -> Reviewed:
        # The half of docgen that makes documents: not needed to check Word files.
        from docgen.build.unsent import render_data_file

        workspace = self._workspace(task.path)
        made = render_data_file(self._opened(), workspace, task.path)
        if made.data is None:
            return Reviewed(task.shown, made.the_thuc, made.problems)
        content = self._content(task.path, task.shown, workspace)
        the_thuc = task.options.the_thuc or made.the_thuc
        told = {problem.code for problem in made.problems}
        options = CheckOptions(the_thuc, task.options.levels)
        found = review_bytes(made.data, Task(task.path, task.shown, options), content)
        fresh = (one for one in found.problems if one.code not in told)
        return Reviewed(task.shown, the_thuc, (*made.problems, *fresh))

    def _workspace(self, path: Path) -> Workspace:
        return find_workspace(path, self._current_dir, self._options.workspace)

    def _content(self, path: Path, shown: str, workspace: Workspace) -> Content:
        from docgen.check.content.reading import read_content, read_shelf

        if workspace.root not in self._shelves:
            self._shelves[workspace.root] = read_shelf(workspace)
        shelf = self._shelves[workspace.root]
        return read_content(path, workspace, shelf, name=shown, today=self._options.today)

    def _opened(self) -> Session:
        from docgen.build.session import Options, Session

        if self._session is None:
            built = Options(workspace=self._options.workspace, cache=self._options.cache)
            self._session = Session(self._current_dir, built)
        return self._session
