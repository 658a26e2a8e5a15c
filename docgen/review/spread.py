"""Work over the cores of this machine, one piece at a time for each process.

A pool that gives out work ahead cannot tell which piece ended its process: here each process has
one piece, so that a file that is too much for it costs only itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from docgen.processes import begin_child, cores, deaf_children

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_WORTH = 12  # files that a process must have before starting it pays
Item = TypeVar("Item")
Result = TypeVar("Result")


class Failure(Enum):
    """Why a piece of work came to nothing: its process ended, or it took too long."""

    ENDED = "ended"
    LATE = "late"


@dataclass(eq=False, slots=True)
class _Worker(Generic[Item]):
    """A process, our end of its pipe, and the piece it is at: its index and its last moment."""

    process: SpawnProcess
    pipe: Connection[Any, Any]
    index: int = -1
    until: float = 0

    def give(self, index: int, item: Item, seconds: float) -> None:
        """Hand over a piece; one that is gone already is found when its answer is taken."""
        self.index, self.until = index, time.monotonic() + seconds
        try:
            self.pipe.send(item)
        except OSError:
            self.until = time.monotonic()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def jobs_for(count: int, wanted: int | None) -> int:
    """Return how many processes to use for `count` files; `wanted` is the person's choice."""
    if wanted is not None:
        return max(1, min(wanted, count))
    return max(1, min(cores(), count // _WORTH))


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, seconds: float
) -> Generator[tuple[int, Result | Failure], None, None]:
    """Yield the index and the result of each item, in any order, made by `jobs` processes.

    `work` is a function of a module. One item may take `seconds`; its process is ended then, and
    another one goes on.
    """
    source = enumerate(items)
    workers = [_start(work) for _ in range(jobs)]
    try:
        busy = [worker for worker in workers if _next(worker, source, seconds)]
        while busy:
            for worker in _answered(busy):
                result = _taken(worker)
                yield worker.index, result
                if isinstance(result, Failure):
                    worker.end()
                    fresh = _start(work)
                    workers.append(fresh)
                    workers.remove(worker)
                    busy.append(fresh)
                    busy.remove(worker)
                    worker = fresh
                if not _next(worker, source, seconds):
                    busy.remove(worker)
    finally:
        for worker in workers:
            worker.end()


def _start(work: Callable[[Item], Result]) -> _Worker[Item]:
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    with deaf_children():
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(work: Callable[[Item], Result], pipe: Connection[Any, Any]) -> None:
    """Do what comes through the pipe, until nobody is left at its other end."""
    begin_child()
    try:
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, BrokenPipeError):
        return


def _next(worker: _Worker[Item], source: Iterator[tuple[int, Item]], seconds: float) -> bool:
    """Give a process its next piece; False where none is left."""
    for index, item in source:
        worker.give(index, item, seconds)
        return True
    return False


def _answered(busy: list[_Worker[Item]]) -> list[_Worker[Item]]:
    """Wait until some process has answered, ended, or used up its time."""
    from multiprocessing.connection import wait

    first = min(worker.until for worker in busy)
    ready = wait([worker.pipe for worker in busy], max(0, first - time.monotonic()))
    now = time.monotonic()
    return [worker for worker in busy if worker.pipe in ready or worker.until <= now]


def _taken(worker: _Worker[Item]) -> Any:
    try:
        return worker.pipe.recv() if worker.pipe.poll() else Failure.LATE
    except (EOFError, OSError):
        return Failure.ENDED
