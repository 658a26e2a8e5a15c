"""A document as pictures of its pages: built in memory, printed, drawn; nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.build.flow import rendered, workspace_of
from docgen.build.prepare import prepare
from docgen.build.report import Report
from docgen.build.session import Options, Session
from docgen.pdf import Printing, Source, convert, find_office, page_pictures
from docgen.problems import ProblemError, Problems


@dataclass(frozen=True, slots=True)
class Preview:
    """The PDF of a document, None when it could not be made, its pages and every finding."""

    pdf: bytes | None
    pages: int
    problems: Problems

    def pictures(self, dpi: int) -> Iterator[bytes]:
        """Yield each page as a PNG, `dpi` dots to the inch; none without a PDF."""
        if self.pdf is not None:
            yield from page_pictures(self.pdf, dpi)


def preview_document(
    path: Path, current_dir: Path, options: Options, printing: Printing
) -> Preview:
    """Return a data file as it would be printed; no file and no manifest is written.

    `current_dir` is what a relative path and the search for a workspace start from.
    """
    session, path, report = Session(current_dir, options), current_dir / path, Report()
    workspace = workspace_of(session, path, report)
    if workspace is None:
        return Preview(None, 0, report.problems)
    ready, problems = prepare(session, workspace, path)
    if ready is None or problems.has_errors:
        return Preview(None, 0, problems)
    try:
        document, wrong = rendered(session, ready)
        problems.extend(wrong)
        if wrong:
            return Preview(None, 0, problems)
        office = find_office(printing)
    except ProblemError as error:
        problems.extend(error.problems)
        return Preview(None, 0, problems)
    source = Source(session.shown(path), document)
    (printed,) = convert([source], office, printing)
    problems.extend(printed.problems)
    return Preview(printed.data, printed.pages, problems)
