"""PDF beside each document: which are needed, printed in one go, put in place through the job."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen import __version__
from docgen.pdf import Printed, Printing, Source, convert, find_office
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.write import (
    MANIFEST,
    Job,
    Manifest,
    Outcome,
    Status,
    file_sha256,
    open_job,
    read_manifest,
    sha256_of,
)


@dataclass(frozen=True, slots=True)
class NoPdf:
    """No PDF was made of a document that is not ours, and none stands: its key, place and why."""

    key: str
    path: Path
    problems: tuple[Problem, ...]


def print_pdfs(
    documents: Iterable[Outcome], printing: Printing, *, force: bool = False
) -> Generator[Outcome | NoPdf, None, None]:
    """Yield what became of the PDF of each document that was written or stands unchanged.

    `<stem>.pdf` stands beside `<stem>.docx` and is recorded under the key of the document with
    `.pdf`; one that is made of the same document by the same LibreOffice is not made again, one
    that was edited by hand is kept unless `force`. A document that failed has no PDF. One that was
    edited by hand is not printed, because LibreOffice is given our own output only: a PDF that
    stands beside it is kept, with a warning when it has the former text, else there is `NoPdf`.
    `documents` is read as the work goes on and the order is that of finishing. Closing the iterator
    kills what runs. Raises `ProblemError` at the end when a manifest cannot be brought up to date.
    """
    with ExitStack() as ending:
        try:
            office = find_office(printing)
        except ProblemError as error:
            desk = _Desk("", force, ending)
            yield from desk.refuse(documents, error.problems)
            return
        desk = _Desk(sha256_of(office.version.encode()), force, ending)
        with closing(convert(desk.sources(documents), office, printing)) as work:
            for printed in work:
                yield from desk.settled()
                yield desk.put(printed)
        yield from desk.settled()


@dataclass(frozen=True, slots=True)
class _Turn:
    """One PDF on its way to its place, and the SHA-256 of what it is made of."""

    key: str
    path: Path
    inputs: dict[str, str]


def _turn(document: Outcome, office: str) -> _Turn:
    inputs = {
        "docx": document.sha256,
        "libreoffice": office,
        "docgen": sha256_of(__version__.encode()),
    }
    return _Turn(f"{document.key}.pdf", document.path.with_suffix(".pdf"), inputs)


@dataclass(slots=True)
class _Desk:
    """The jobs of the folders in which the PDFs belong, and the PDFs that are being made."""

    office: str
    force: bool
    ending: ExitStack
    _jobs: dict[Path, Job] = field(default_factory=dict)
    _manifests: dict[Path, Manifest] = field(default_factory=dict)
    _turns: dict[str, _Turn] = field(default_factory=dict)
    _settled: list[Outcome | NoPdf] = field(default_factory=list)

    def sources(self, documents: Iterable[Outcome]) -> Iterator[Source]:
        """Yield the documents that must be printed; the others are settled at once."""
        for one in documents:
            if one.status is Status.FAILED:
                continue
            turn = _turn(one, self.office)
            try:
                settled = self._plan(one, turn)
                data = b"" if settled else _document(one)
            except ProblemError as error:
                settled = self._failed(turn, error.problems)
            if settled:
                self._settled.append(settled)
                continue
            name = str(turn.path)
            self._turns[name] = turn
            yield Source(name, data)

    def refuse(
        self, documents: Iterable[Outcome], problems: tuple[Problem, ...]
    ) -> Iterator[Outcome | NoPdf]:
        """Yield, without any printing, a failure for each document that would be printed."""
        for one in documents:
            turn = _turn(one, self.office)
            if one.status is Status.KEPT:
                yield self._beside(one, turn)
            elif one.status is not Status.FAILED:
                yield self._failed(turn, problems)

    def settled(self) -> Iterator[Outcome | NoPdf]:
        """Yield, once, what was settled without printing."""
        settled, self._settled = self._settled, []
        yield from settled

    def put(self, printed: Printed) -> Outcome:
        """Return what became of a PDF; one that is not to be trusted is not written."""
        turn = self._turns.pop(printed.name)
        if printed.data is None:
            return self._failed(turn, printed.problems)
        job = self._job(turn.path.parent)
        outcome = job.put(turn.key, turn.path.name, printed.data, turn.inputs, force=self.force)
        return replace(outcome, problems=(*outcome.problems, *printed.problems))

    def _plan(self, document: Outcome, turn: _Turn) -> Outcome | NoPdf | None:
        if document.status is Status.KEPT:
            return self._beside(document, turn)
        job = self._job(turn.path.parent)
        return job.plan(turn.key, turn.path.name, turn.inputs, force=self.force).outcome

    def _beside(self, document: Outcome, turn: _Turn) -> Outcome | NoPdf:
        """Return what stands beside a document that is not ours and so is not printed."""
        try:
            sha256 = file_sha256(turn.path)
            why = (_by_hand(document.path), *self._former(turn, sha256))
        except ProblemError as error:
            return Outcome(turn.key, Status.FAILED, turn.path, problems=error.problems)
        if sha256 is None:
            return NoPdf(turn.key, turn.path, why)
        return Outcome(turn.key, Status.KEPT, turn.path, sha256, why)

    def _failed(self, turn: _Turn, problems: tuple[Problem, ...]) -> Outcome:
        """Return the failure of a PDF, and whether what stands in its place has former text."""
        try:
            former = self._former(turn, file_sha256(turn.path))
        except ProblemError:
            former = ()  # what cannot be read is told of when it is to be replaced
        return Outcome(turn.key, Status.FAILED, turn.path, problems=(*problems, *former))

    def _job(self, folder: Path) -> Job:
        if folder not in self._jobs:
            self._jobs[folder] = self.ending.enter_context(open_job(folder))
        return self._jobs[folder]

    def _former(self, turn: _Turn, sha256: str | None) -> tuple[Problem, ...]:
        """Return a warning if the file was printed by us from another text of the document."""
        folder = turn.path.parent
        if folder not in self._manifests:
            self._manifests[folder] = read_manifest(folder / MANIFEST)
        entry = self._manifests[folder].documents.get(turn.key)
        if entry is None or (entry.file, entry.sha256) != (turn.path.name, sha256):
            return ()
        if entry.inputs.get("docx") == turn.inputs["docx"]:
            return ()
        message = f"«{turn.path.name}» là bản in của văn bản Word trước khi thay đổi."
        hint = "đừng gửi PDF này; mở tệp Word và chọn Lưu thành PDF"
        return (Problem("D-PDFCU", message, Place(str(turn.path)), hint, Level.WARNING),)


def _document(document: Outcome) -> bytes:
    """Return the bytes of a document as it was written; raises `ProblemError` when it changed."""
    path = document.path
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "xem lại quyền đọc, hoặc đóng chương trình đang mở tệp này"
        message = f"Không đọc được «{path.name}» để lập PDF."
        raise ProblemError(Problem("D-TEP", message, Place(str(path)), hint)) from error
    if sha256_of(data) != document.sha256:
        raise ProblemError(replace(_by_hand(path), level=Level.ERROR))
    return data


def _by_hand(path: Path) -> Problem:
    message = f"Tệp «{path.name}» không còn là bản do docgen ghi nên không lập PDF."
    hint = "mở tệp trong Word và chọn Lưu thành PDF, hoặc chạy lại với --force để ghi đè"
    return Problem("D-SUATAY", message, Place(str(path)), hint, Level.NOTE)
