"""After the writing: PDF beside each document, one zip of all, who has left the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.decide import PLAN
from docgen.batch.options import BatchOptions
from docgen.batch.report import BatchReport
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.write import MANIFEST, Entry, Status, file_sha256, read_manifest

if TYPE_CHECKING:
    from docgen.pdf import Printing

_PDF = ".pdf"
_NAMED = 5  # files that a finding names


Known = Mapping[str, Entry]


def finish(report: BatchReport, options: BatchOptions, known: Known) -> None:
    """Print and pack what was asked for, and tell of files that are out of date.

    `known` is what the manifest says of each document. Raises `ProblemError` when something that
    was asked for cannot be done.
    """
    if options.pdf is not None:
        _print_all(report, options.pdf, force=options.force)
        known = read_manifest(report.survey.folder / MANIFEST).documents
    if options.archive:
        _pack_all(report, known, force=options.force)
    report.tell([*_left_over(report, known), *_former(report, known)])


def _print_all(report: BatchReport, printing: Printing, *, force: bool) -> None:
    # Starts processes and reads PDF: not needed by a batch without PDF.
    from docgen.build.printing import NoPdf, print_pdfs

    with closing(print_pdfs(report.documents, printing, force=force)) as printed:
        for one in printed:
            if isinstance(one, NoPdf):
                report.tell(one.problems, one.key.removesuffix(_PDF))
            else:
                report.add_pdf(one)


def _pack_all(report: BatchReport, known: Known, *, force: bool) -> None:
    """Put every document of the table that stands into `<job>.zip`, whenever it was made."""
    # Only asked for now and then, and slow to import.
    from docgen.write.archive import write_archive

    folder = report.survey.folder
    standing = {key: _standing(report, known, key) for key in sorted(report.survey.keys)}
    names = [name for files in standing.values() for name in files]
    nameless = sum(key not in report.survey.keys for key, _ in report.survey.units.bad)
    lacking = nameless + sum(not files for files in standing.values())
    if not names:
        return
    target = folder / f"{folder.absolute().name}.zip"
    packed = write_archive(folder, target, names, force=force)
    report.archive = target
    report.tell([*packed.problems, *_lacking(lacking, target)])


def _standing(report: BatchReport, known: Known, key: str) -> list[str]:
    """Return the files of a unit that may be handed on: as docgen wrote them, or edited by hand.

    A file that is not the unit's own, or was edited before its data changed, is none of them; nor
    is the PDF of a document that was edited.
    """
    outcome = report.outcomes.get(key)
    if outcome is not None and outcome.status is Status.FAILED:
        return []
    entry = known.get(key)
    if entry is None:
        return []
    folder = report.survey.folder
    if _is_whole(folder, entry):
        pdf = known.get(f"{key}{_PDF}")
        has_pdf = pdf and pdf.inputs.get("docx") == entry.sha256 and _is_whole(folder, pdf)
        return [entry.file, pdf.file] if pdf and has_pdf else [entry.file]
    if outcome is None or outcome.status is not Status.KEPT:
        return []
    by_choice = all(one.level is Level.NOTE for one in outcome.problems)
    return [entry.file] if by_choice else []


def _is_whole(folder: Path, entry: Entry) -> bool:
    """Whether a file stands as docgen wrote it."""
    try:
        return file_sha256(folder / entry.file) == entry.sha256
    except ProblemError:
        return False


def _lacking(count: int, target: Path) -> Iterator[Problem]:
    if count:
        message = f"Tệp nén thiếu {count} văn bản chưa lập được hoặc không đúng bản mới."
        hint = "sửa các lỗi đã nêu rồi chạy lại"
        yield Problem("D-THIEUTEP", message, Place(str(target)), hint, Level.WARNING)


def _former(report: BatchReport, known: Known) -> Iterator[Problem]:
    """Yield a warning about documents of former data: their units failed this time."""
    folder = report.survey.folder
    plan = report.survey.plan_name
    entries = (
        entry
        for key in report.failed
        if (entry := known.get(key)) and entry.inputs.get(PLAN) == plan
    )
    files = [entry.file for entry in entries if (folder / entry.file).exists()]
    if files:
        names = ", ".join(files[:_NAMED])
        message = f"{len(files)} tệp là bản của lần chạy trước: {names}."
        hint = "đơn vị của các tệp này đang có lỗi; sửa rồi chạy lại"
        yield Problem("D-BANCU", message, Place(str(folder)), hint, Level.WARNING)


def _left_over(report: BatchReport, known: Known) -> Iterator[Problem]:
    """Yield a note about documents of units that were in the table once and are no more."""
    folder, asked = report.survey.folder, report.survey.keys
    gone = [
        entry.file
        for key, entry in known.items()
        if key not in asked
        and key.removesuffix(_PDF) not in asked
        and (folder / entry.file).exists()
    ]
    if gone:
        message = f"Thư mục còn {len(gone)} tệp của đơn vị không có trong lần chạy này."
        hint = f"nếu không cần nữa thì xóa, ví dụ: {gone[0]}"
        yield Problem("D-NGOAIBANG", message, Place(str(folder)), hint, Level.NOTE)
