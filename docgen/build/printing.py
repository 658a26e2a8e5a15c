"""PDF beside each document: which are needed, printed in one go, put in place through the job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen import __version__
from docgen.pdf import Printed, Printing, Source, convert, find_office
from docgen.problems import Level, Place, Problem, ProblemError
from docgen.write import Job, Outcome, Status, open_job, sha256_of


@dataclass(frozen=True, slots=True)
class Printable:
    """A document that was built, and texts that its PDF must print: its number and its title."""

    outcome: Outcome
    texts: tuple[str, ...] = ()


def print_pdfs(
    printables: Iterable[Printable], printing: Printing, *, force: bool = False
) -> Iterator[Outcome]:
    """Yield what became of the PDF of each document that was written or stands unchanged.

    `<stem>.pdf` stands beside `<stem>.docx` and is recorded under the key of the document with
    `.pdf`; one that is made of the same document by the same LibreOffice is not made again, one
    that was edited by hand is kept unless `force`. A document that failed has no PDF; nor has one
    that was edited by hand, with a note, because LibreOffice is given our own output only.
    `printables` is read as the work goes on and the order is that of finishing. Raises
    `ProblemError` at the end when a manifest cannot be brought up to date.
    """
    try:
        office = find_office(printing)
    except ProblemError as error:
        for one in printables:
            if one.outcome.status is not Status.FAILED:
                turn = _turn(one.outcome, "")
                yield Outcome(turn.key, Status.FAILED, turn.path, problems=error.problems)
        return
    with ExitStack() as ending:
        desk = _Desk(sha256_of(office.version.encode()), force, ending)
        with closing(convert(desk.sources(printables), office, printing)) as work:
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
    _turns: dict[str, _Turn] = field(default_factory=dict)
    _settled: list[Outcome] = field(default_factory=list)

    def sources(self, printables: Iterable[Printable]) -> Iterator[Source]:
        """Yield the documents that must be printed; the others are settled at once."""
        for one in printables:
            if one.outcome.status is Status.FAILED:
                continue
            turn = _turn(one.outcome, self.office)
            try:
                settled = self._plan(one.outcome, turn)
                data = b"" if settled else _document(one.outcome)
            except ProblemError as error:
                settled = Outcome(turn.key, Status.FAILED, turn.path, problems=error.problems)
            if settled:
                self._settled.append(settled)
                continue
            name = str(turn.path)
            self._turns[name] = turn
            yield Source(name, data, one.texts)

    def settled(self) -> Iterator[Outcome]:
        """Yield, once, what was settled without printing."""
        settled, self._settled = self._settled, []
        yield from settled

    def put(self, printed: Printed) -> Outcome:
        """Return what became of a PDF; one that is not to be trusted is not written."""
        turn = self._turns.pop(printed.name)
        if printed.data is None:
            return Outcome(turn.key, Status.FAILED, turn.path, problems=printed.problems)
        job = self._job(turn.path.parent)
        outcome = job.put(turn.key, turn.path.name, printed.data, turn.inputs, force=self.force)
        return replace(outcome, problems=(*outcome.problems, *printed.problems))

    def _plan(self, document: Outcome, turn: _Turn) -> Outcome | None:
        if document.status is Status.KEPT:
            return Outcome(turn.key, Status.KEPT, turn.path, problems=(_by_hand(document.path),))
        job = self._job(turn.path.parent)
        return job.plan(turn.key, turn.path.name, turn.inputs, force=self.force).outcome

    def _job(self, folder: Path) -> Job:
        if folder not in self._jobs:
            self._jobs[folder] = self.ending.enter_context(open_job(folder))
        return self._jobs[folder]


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
    message = f"Tệp «{path.name}» đã được sửa tay nên không lập PDF."
    hint = "mở tệp trong Word và chọn Lưu thành PDF, hoặc chạy lại với --force để ghi đè"
    return Problem("D-SUATAY", message, Place(str(path)), hint, Level.NOTE)
