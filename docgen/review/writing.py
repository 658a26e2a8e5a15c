"""Copies of a checked document: one mended as far as a program may, one with comments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.check.checking import Checked
from docgen.check.commenting import commented
from docgen.check.content import Content
from docgen.check.mending import mend
from docgen.problems import ProblemError
from docgen.review.options import Task
from docgen.review.report import Fixed, Reviewed
from docgen.write.atomic import replace_file
from docgen.write.faults import disk_fault


def with_copies(
    data: bytes, task: Task, checked: Checked, found: Reviewed, content: Content | None
) -> Reviewed:
    """Write the copies of a document that a task asks for; what hinders one is a finding more.

    Of a document that was mended, what is left to a person is returned.
    """
    try:
        if task.comment is not None and task.pen is not None:
            _put(task.comment, commented(data, checked, task.pen.author, task.pen.when))
            found = replace(found, commented=task.comment)
        if task.fix is not None:
            found = _fixed(data, task, task.fix, found, content)
    except ProblemError as error:
        return replace(found, problems=(*found.problems, *error.problems))
    return found


def _fixed(
    data: bytes, task: Task, target: Path, found: Reviewed, content: Content | None
) -> Reviewed:
    mended = mend(data, task.shown, task.options, content)
    _put(target, mended.data)
    others = found.problems[len(mended.before.problems) :]
    problems = (*mended.after.problems, *mended.told, *others)
    gone = tuple((one.code, one.before - one.after) for one in mended.counts)
    by_rule = tuple((code, count) for code, count in gone if count > 0)
    fixed = Fixed(target, len(mended.before.judged), by_rule)
    return replace(found, problems=problems, fixed=fixed)


def _put(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProblemError(disk_fault(error, target.parent)) from error
    replace_file(target, data)
