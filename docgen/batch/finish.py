"""After the writing: PDF beside each document, and one zip of all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.report import BatchReport
from docgen.problems import Level, Place, Problem
from docgen.write import Outcome, Status

if TYPE_CHECKING:
    from docgen.pdf import Printing


def print_all(report: BatchReport, printing: Printing, *, force: bool) -> None:
    """Print a PDF beside each document that stands; raises `ProblemError` as `print_pdfs` does."""
    # Starts processes and reads PDF: not needed by a batch without PDF.
    from docgen.build.printing import Printable, print_pdfs

    documents = [Printable(one, report.texts.get(one.key, ())) for one in report.documents]
    for outcome in print_pdfs(documents, printing, force=force):
        report.add_pdf(outcome)


def pack_all(report: BatchReport, *, force: bool) -> None:
    """Put every document that stands into `<job>.zip`; raises `ProblemError`."""
    # Only asked for now and then, and slow to import.
    from docgen.write.archive import write_archive

    folder = report.survey.folder
    names = [one.path.name for one in report.documents if one.status is not Status.FAILED]
    if not names:
        return
    target = folder / f"{folder.absolute().name}.zip"
    write_archive(folder, target, names, force=force)
    report.archive = target
    report.survey.findings.add(_lacking(report.documents, target))


def _lacking(documents: list[Outcome], target: Path) -> Iterator[Problem]:
    failed = sum(one.status is Status.FAILED for one in documents)
    if failed:
        message = f"Tệp nén thiếu {failed} văn bản không lập được."
        hint = "sửa các lỗi đã nêu rồi chạy lại"
        yield Problem("D-THIEUTEP", message, Place(str(target)), hint, Level.WARNING)
