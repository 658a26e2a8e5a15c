"""A document as it would be written, in memory: to look at before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.build.flow import rendered
from docgen.build.prepare import prepare
from docgen.build.session import Session
from docgen.load.workspace import Workspace
from docgen.problems import Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Unsent:
    """The bytes of a document, None where its data has errors; its profile, and all findings."""

    data: bytes | None
    the_thuc: str
    problems: tuple[Problem, ...]


def render_data_file(session: Session, workspace: Workspace, path: Path) -> Unsent:
    """Return the document of a data file; nothing is written."""
    ready, problems = prepare(session, workspace, path)
    if ready is None:
        return Unsent(None, "", tuple(problems))
    try:
        data, found = rendered(session, ready)
    except ProblemError as error:
        return Unsent(None, ready.the_thuc, (*problems, *error.problems))
    return Unsent(None if found else data, ready.the_thuc, (*problems, *found))
