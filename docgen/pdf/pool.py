"""Many documents to PDF: a few LibreOffice side by side, each fed many files in one call."""

from __future__ import annotations

import queue
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from threading import Event

from docgen.pdf.checking import check_pdf
from docgen.pdf.ending import to_the_end
from docgen.pdf.expected import expected_texts
from docgen.pdf.office import Office, Printing
from docgen.pdf.scratch import Scratch
from docgen.pdf.settled import settle
from docgen.pdf.worker import Chunk, Slot, Source, Worker, failed
from docgen.problems import Level, Problem, ProblemError

# Documents of one call: a start costs as much as ten documents, a kill loses one.
CHUNK = 50
_TICK = 0.5  # seconds; on Windows a wait without an end does not hear Ctrl-C


@dataclass(frozen=True, slots=True)
class Printed:
    """One document after its turn; `data` is None when there is no PDF to be trusted."""

    name: str
    data: bytes | None
    pages: int
    problems: tuple[Problem, ...]


def convert(
    sources: Iterable[Source], office: Office, printing: Printing
) -> Generator[Printed, None, None]:
    """Yield the PDF of each document, in the order in which they are finished.

    `sources` is read as the work goes on, at most `CHUNK` documents a worker ahead, so memory does
    not grow with their number. One bad document costs only itself: after a call that did not bring
    every PDF, the first that is missing is tried alone. Closing the iterator kills what runs.
    Each PDF must print what `expected_texts` finds in its own document. Nothing is raised for a
    document; its findings have the codes `D-PDFLOI` and those of `check_pdf` and `open_document`.
    """
    chunks = _chunks(sources, printing.workers)
    first = next(chunks, None)
    if first is None:
        return
    try:
        scratch = Scratch(printing.scratch)
    except OSError as error:
        yield from _none_printed(first, chunks, error)
        return
    with scratch, ExitStack() as ending:
        crew = _Crew(office, printing, scratch, ending)
        crew.hand_out(first)
        for slot in crew.finished(chunks):
            yield _printed(slot)


class _Crew:
    """The workers of one `convert`, and the queue in which they lay what they have finished."""

    def __init__(
        self, office: Office, printing: Printing, scratch: Scratch, ending: ExitStack
    ) -> None:
        self._stop = Event()
        self._results: queue.Queue[Slot | tuple[Worker, Future[None]]] = queue.Queue()
        self._threads = ThreadPoolExecutor(printing.workers, "docgen-pdf")
        self._begun: set[Future[None]] = set()
        ending.callback(to_the_end, self._end)
        self._idle = [
            Worker(office.program, printing, scratch, self._stop) for _ in range(printing.workers)
        ]
        self._running = 0

    def hand_out(self, chunk: Chunk) -> None:
        """Let an idle worker begin with some documents."""
        worker = self._idle.pop()
        future = self._threads.submit(worker.work, chunk, self._results.put)
        self._begun.add(future)
        future.add_done_callback(lambda done: self._results.put((worker, done)))
        self._running += 1

    def finished(self, chunks: Iterator[Chunk]) -> Iterator[Slot]:
        """Yield what is finished; a worker that comes back gets the next chunk."""
        self._fill(chunks)
        while self._running:
            try:
                result = self._results.get(timeout=_TICK)
            except queue.Empty:
                continue
            if isinstance(result, Slot):
                yield result
                continue
            worker, future = result
            self._begun.discard(future)
            future.result()
            self._running -= 1
            self._idle.append(worker)
            self._fill(chunks)

    def _fill(self, chunks: Iterator[Chunk]) -> None:
        while self._idle:
            chunk = next(chunks, None)
            if chunk is None:
                return
            self.hand_out(chunk)

    def _end(self) -> None:
        """Stop every worker; it comes back when its LibreOffice is dead."""
        self._stop.set()
        # Not by `shutdown`: Python takes a thread for ended when Ctrl-C breaks into its `join`.
        while self._begun:
            self._begun = wait(self._begun, _TICK).not_done
        self._threads.shutdown(wait=True, cancel_futures=True)


def _chunks(sources: Iterable[Source], workers: int) -> Iterator[Chunk]:
    """Yield the documents in calls of at most `CHUNK`, a round shared evenly by the workers."""
    rest = iter(sources)
    while round_ := [Slot(source) for source in islice(rest, workers * CHUNK)]:
        size = -(-len(round_) // workers)
        yield from (round_[start : start + size] for start in range(0, len(round_), size))


def _printed(slot: Slot) -> Printed:
    source = slot.source
    if slot.pdf is None:
        return Printed(source.name, None, 0, slot.problems)
    try:
        texts = expected_texts(source.document, source.name)
    except ProblemError as error:
        return Printed(source.name, None, 0, error.problems)
    # What is checked is, to the byte, what is handed on.
    pdf = settle(slot.pdf)
    checked = check_pdf(pdf, texts, source.name)
    wrong = any(problem.level is Level.ERROR for problem in checked.problems)
    return Printed(source.name, None if wrong else pdf, checked.pages, checked.problems)


def _none_printed(first: Chunk, chunks: Iterator[Chunk], error: OSError) -> Iterator[Printed]:
    for chunk in (first, *chunks):
        for slot in chunk:
            yield _printed(failed(slot, f"không ghi được vào thư mục tạm ({error.strerror})"))
