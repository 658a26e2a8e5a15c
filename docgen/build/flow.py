"""Documents through the whole flow: prepare, render, verify, write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.prepare import Ready, prepare
from docgen.build.remarks import remarks_on
from docgen.build.report import Report
from docgen.build.session import Options, Session
from docgen.load.workspace import Workspace, find_workspace
from docgen.problems import Level, Place, Problem, ProblemError, Problems
from docgen.verify import verify_text
from docgen.word.draft import highlight_missing
from docgen.word.repair import Core
from docgen.write import Outcome, Status, check_names, open_job

if TYPE_CHECKING:
    from docgen.pdf import Printing

_FINAL, _DRAFT = ".docx", ".nhap.docx"


def build_documents(
    paths: Iterable[Path], current_dir: Path, options: Options | None = None
) -> Report:
    """Build the documents of data files; every problem of every file is found in one run.

    `current_dir` is what relative paths and the search for a workspace start from. A document
    with an error is not written; the others are.
    """
    session = Session(current_dir, options or Options())
    report = Report()
    files = _once(current_dir / path for path in paths)
    places = {path: place for path in files if (place := workspace_of(session, path, report))}
    clashes = _clashes(session, places)
    for path, workspace in places.items():
        _build_one(session, workspace, path, report, clashes.get(path, ()))
    if session.options.pdf is not None:
        _print(session, session.options.pdf, report)
    return report


def _print(session: Session, printing: Printing, report: Report) -> None:
    """Print all documents of the run in one go: a start of LibreOffice costs as much as ten."""
    # Starts processes and reads PDF: not needed by a run without PDF.
    from docgen.build.printing import NoPdf, print_pdfs

    documents = list(report.documents)
    order = {one.path.with_suffix(".pdf"): at for at, one in enumerate(documents)}
    made: list[Outcome | NoPdf] = []
    try:
        made.extend(print_pdfs(documents, printing, force=session.options.force))
    except ProblemError as error:
        report.problems.extend(error.problems)
    for one in sorted(made, key=lambda one: order[one.path]):
        if isinstance(one, NoPdf):
            report.problems.extend(_placed(session, one.problems))
        else:
            report.add(_shown(session, one))


def _once(paths: Iterable[Path]) -> list[Path]:
    """Return the files as typed, one that was named twice (`a.yaml`, `./a.yaml`) only once."""
    named = {Path(realpath(path.parent), path.name): path for path in reversed(list(paths))}
    return list(reversed(named.values()))


def workspace_of(session: Session, path: Path, report: Report) -> Workspace | None:
    """Return the workspace of a data file, or None with the refusal in the report."""
    try:
        return find_workspace(path, session.current_dir, session.options.workspace)
    except ProblemError as error:
        problems = error.problems
        if not path.is_file():  # a wrong name, not a wrong folder
            place = Place(session.shown(path))
            hint = "xem lại tên tệp và thư mục đang đứng"
            problems = (Problem("D-TEP", f"Không có tệp «{path.name}».", place, hint),)
        report.add(Outcome(path.stem, Status.FAILED, path, problems=problems))
        return None


def _clashes(session: Session, places: dict[Path, Workspace]) -> dict[Path, tuple[Problem, ...]]:
    """Return the refusal of each data file that would share its document with another one."""
    folders: dict[Path, dict[str, str]] = {}
    for path, workspace in places.items():
        folders.setdefault(session.folder(path, workspace), {})[session.shown(path)] = path.stem
    found: dict[Path, tuple[Problem, ...]] = {}
    for folder, stems in folders.items():
        shared = [one for one in check_names(folder, stems).problems if one.code == "D-TRUNGTEN"]
        for path in places:
            named = tuple(one for one in shared if f"«{session.shown(path)}»" in one.message)
            if named:
                found[path] = named
    return found


def _build_one(
    session: Session,
    workspace: Workspace,
    path: Path,
    report: Report,
    clashes: tuple[Problem, ...],
) -> None:
    folder = session.folder(path, workspace)
    names = check_names(folder, {path.stem: path.stem}, _suffix(session))
    target = folder / names.files[path.stem]
    ready, problems = prepare(session, workspace, path)
    problems.extend([*names.problems, *clashes, *_number_alone(session, path)])
    report.problems.extend(problems)
    if ready is None or problems.has_errors:
        report.add(Outcome(path.stem, Status.FAILED, target))
        return
    if ready.origins:
        report.origins[session.shown(path)] = ready.origins
    told = {problem.code for problem in problems}
    report.add(_shown(session, _write(session, target, path, ready, told)))


def _shown(session: Session, outcome: Outcome) -> Outcome:
    return replace(outcome, problems=_placed(session, outcome.problems))


def _placed(session: Session, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return findings placed as the person would type the paths."""
    return tuple(
        problem.at(replace(problem.place, file=session.shown(Path(problem.place.file))))
        if problem.place.file
        else problem
        for problem in problems
    )


def _number_alone(session: Session, path: Path) -> Iterator[Problem]:
    """Yield the refusal of a name that is only a number: next year it would name another plan."""
    if re.fullmatch(r"[0-9]+", path.stem):
        place = Place(session.shown(path))
        message = f"Tên tệp «{path.name}» chỉ có số."
        yield Problem("D-TENTEP", message, place, f"đổi tên, ví dụ: {path.stem}-ten-don-vi.yaml")


def _suffix(session: Session) -> str:
    return _DRAFT if session.options.draft else _FINAL


def _write(
    session: Session, target: Path, path: Path, ready: Ready, told: AbstractSet[str]
) -> Outcome:
    force, draft = session.options.force, session.options.draft
    key = f"{path.stem}.nhap" if draft else path.stem
    try:
        with open_job(target.parent) as job:
            decision = job.plan(key, target.name, ready.inputs, force=force)
            if decision.outcome is not None:
                return decision.outcome
            data, problems = rendered(session, ready)
            if problems:
                return Outcome(key, Status.FAILED, target, problems=tuple(problems))
            outcome = job.put(key, target.name, data, ready.inputs, force=force)
            if draft or outcome.status is not Status.WRITTEN:  # a draft is not to be sent
                return outcome
            found = remarks_on(data, session.shown(path), ready.the_thuc, path, told)
            return replace(outcome, problems=(*outcome.problems, *found))
    except ProblemError as error:
        return Outcome(key, Status.FAILED, target, problems=error.problems)


def rendered(session: Session, ready: Ready) -> tuple[bytes, list[Problem]]:
    """Return the bytes of a document and what verification found wrong with them."""
    template, _ = session.template(ready.template)
    composed = ready.composed
    result = template.render(composed.context, Core(composed.title, composed.organisation))
    data = highlight_missing(result.data) if session.options.draft else result.data
    name = session.shown(ready.template)
    problems = Problems(verify_text(data, result.printed, composed.context, name))
    return data, [problem for problem in problems if problem.level is Level.ERROR]
