"""One LibreOffice at a time with a profile of its own, and what is done when a call goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from docgen.pdf.office import Printing
from docgen.pdf.process import Call, HungError, run_office
from docgen.pdf.scratch import Scratch
from docgen.problems import Place, Problem

# Documents that fail alone one after the other: then the machine is at fault, not they.
_PATIENCE = 3
_AGAIN = "chạy lại; nếu vẫn lỗi thì mở tệp Word và chọn Lưu thành PDF"
_NO_PDF = "không ghi ra tệp nào"
_BROKEN = f"đã hỏng {_PATIENCE} văn bản liền nên thôi không thử nữa"


@dataclass(frozen=True, slots=True)
class Source:
    """One document to print: what findings call it, and its bytes."""

    name: str
    document: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One document on its way: the PDF as LibreOffice wrote it, or why there is none."""

    source: Source
    pdf: bytes | None = None
    problems: tuple[Problem, ...] = ()


Chunk = list[Slot]
Report = Callable[[Slot], None]


def failed(slot: Slot, why: str) -> Slot:
    """Return the document with the finding that LibreOffice did not print it (`D-PDFLOI`)."""
    message = f"LibreOffice không lập được PDF: {why}."
    return replace(slot, problems=(Problem("D-PDFLOI", message, Place(slot.source.name), _AGAIN),))


class Worker:
    """Feeds one LibreOffice, call after call; used by one thread at a time."""

    def __init__(self, program: Path, printing: Printing, scratch: Scratch, stop: Event) -> None:
        """Nothing is started yet; `stop` ends a call from outside."""
        self._program, self._printing, self._scratch, self._stop = program, printing, scratch, stop
        self._profile: Path | None = None
        self._has_printed = False
        self._has_hung = False
        self._in_row = 0  # documents that failed alone since the last one that was printed

    def work(self, chunk: Chunk, report: Report) -> None:
        """Report every document of a chunk, printed or failed; one that is stopped reports less.

        After a call that left documents out, the first of them is tried alone and the others
        together: LibreOffice takes them in order, so those behind are not to blame.
        """
        todo = chunk
        while todo and not self._stop.is_set():
            if self._is_hopeless:
                for slot in todo:
                    report(failed(slot, _BROKEN))
                return
            left = todo if len(todo) == 1 else self._call(todo, report)[0]
            if left and not self._stop.is_set():
                self._try_alone(left[0], report)
            todo = left[1:]

    @property
    def _is_hopeless(self) -> bool:
        return self._in_row >= _PATIENCE and (self._has_hung or not self._has_printed)

    def _try_alone(self, slot: Slot, report: Report) -> None:
        left, why = self._call([slot], report)
        if left and not self._stop.is_set():
            self._in_row += 1
            report(failed(slot, why))

    def _call(self, chunk: Chunk, report: Report) -> tuple[Chunk, str]:
        """Return which documents one call of LibreOffice did not print, and why."""
        self._has_hung, why = False, _NO_PDF
        files: dict[Path, Slot] = {}
        try:
            for slot in chunk:
                files[self._scratch.lay(slot.source.document)] = slot
            self._feed(dict(files), report, files)
        except HungError:
            self._has_hung, why = True, f"quá {self._printing.seconds:g} giây"
        except OSError as error:
            why = f"máy báo «{error.strerror}»"
        if files:
            # What a killed process leaves in its profile would make the next one ask or repair.
            self._profile = None
        for path in files:
            self._scratch.drop(path)
        return list(files.values()), why

    def _feed(self, given: dict[Path, Slot], report: Report, left: dict[Path, Slot]) -> None:
        """Report each document that is printed and take it out of `left`."""
        scratch, printing = self._scratch, self._printing
        self._profile = self._profile or scratch.new_profile()
        environment = scratch.environment(printing.environment)
        call = Call(self._program, environment, self._profile, scratch.new_output())
        by_stem = {path.stem: path for path in given}
        with closing(run_office(call, list(given), printing.seconds, self._stop)) as printed:
            for pdf in printed:
                path = by_stem.get(pdf.stem)
                if path is None:
                    continue
                report(replace(left.pop(path), pdf=scratch.take(pdf)))
                scratch.drop(path)
                self._has_printed, self._in_row = True, 0
