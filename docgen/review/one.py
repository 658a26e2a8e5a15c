"""One Word file through the checker, in whatever process this is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docgen.check.checking import Checked, judge
from docgen.check.content import Content
from docgen.check.faults import checker_fault
from docgen.problems import Level, Problem, ProblemError
from docgen.review.options import Task
from docgen.review.reading import read_word_file
from docgen.review.report import Reviewed
from docgen.word.guard import active_content, open_document
from docgen.word.looks import see


def review_file(task: Task, content: Content | None = None) -> Reviewed:
    """Return what is found in a file; a file that cannot be judged is a finding, never an error."""
    return outcome_of(
        task, lambda: review_bytes(read_word_file(task.path, task.shown), task, content)
    )


def outcome_of(task: Task, review: Callable[[], Reviewed]) -> Reviewed:
    """Return what a review finds; what it cannot read is a finding, never an error."""
    try:
        return review()
    except ProblemError as error:
        return Reviewed(task.shown, problems=error.problems)
    except Exception as error:  # a fault of ours in one file must not cost the person the others
        return Reviewed(task.shown, problems=(checker_fault(task.shown, error),))


def review_bytes(data: bytes, task: Task, content: Content | None = None) -> Reviewed:
    """Return what is found in a document, and write the copies that the task asks for.

    Raises `ProblemError` for a document that cannot be opened.
    """
    members = open_document(data, task.shown)
    checked = judge(see(members, task.shown), task.options, content)
    active = active_content(members, task.shown, own_template=True)
    found = _plain(checked, [replace(one, level=Level.WARNING) for one in active])
    if task.fix is None and task.comment is None:
        return found
    # The hands that mend and write: most checks only look.
    from docgen.review.writing import with_copies

    return with_copies(data, task, checked, found, content)


def _plain(checked: Checked, more: list[Problem]) -> Reviewed:
    """Return the plain outcome of a judged document, with `more` findings after its own."""
    problems = (*checked.problems, *more)
    parts = checked.parts
    mendable = sum(bool(one.finding.remedies) for one in checked.judged)
    return Reviewed(
        checked.file, checked.profile.ma, problems, parts.confidence, parts.doubts, mendable
    )
