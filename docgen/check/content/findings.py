"""Every check of the data, in the order in which a person would read the document."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.content.bases import basis_findings
from docgen.check.content.deadlines import deadline_findings
from docgen.check.content.figures import figure_findings
from docgen.check.content.model import Content
from docgen.check.content.personal import personal_in_data
from docgen.check.content.tasks import task_findings
from docgen.check.content.units import unit_findings
from docgen.problems import Problem

_CHECKS = (
    unit_findings,
    basis_findings,
    deadline_findings,
    task_findings,
    figure_findings,
    personal_in_data,
)


def content_findings(content: Content) -> list[Problem]:
    """Return all findings about the data behind a document, each with its place in the file."""
    return list(dict.fromkeys(_found(content)))


def _found(content: Content) -> Iterator[Problem]:
    for check in _CHECKS:
        yield from check(content)
