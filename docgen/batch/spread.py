"""The work of a batch over the cores of this machine."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextvars import ContextVar
from itertools import islice
from typing import TypeAlias

from docgen.batch.maker import Made, Recipe, Task
from docgen.problems import Problem, ProblemError
from docgen.processes import begin_child, cores, deaf_children

Making: TypeAlias = Generator[Made, None, None]

_CHUNK = 32  # tasks that travel together
_AHEAD = 2  # chunks that wait for each process
_WORTH = 150  # documents a process must have before starting it pays
_RECIPE: ContextVar[Recipe] = ContextVar("recipe")


def jobs_for(count: int, wanted: int | None) -> int:
    """Return how many processes to use for `count` documents; `wanted` is the person's choice."""
    if wanted is not None:
        return max(1, min(wanted, count))
    return max(1, min(cores(), count // _WORTH))


def chunked(tasks: Iterable[Task], size: int = _CHUNK) -> Iterator[list[Task]]:
    """Yield the tasks in lists of at most `size`."""
    source = iter(tasks)
    while chunk := list(islice(source, size)):
        yield chunk


def make_here(recipe: Recipe, tasks: Iterable[Task]) -> Making:
    """Yield what became of each task, made in this process."""
    for task in tasks:
        yield recipe.maker.make(task)


def make_in_processes(recipe: Recipe, tasks: Iterable[Task], jobs: int) -> Making:
    """Yield what became of each task, in any order, made by `jobs` processes, this one among them.

    Never more than a few chunks are under way, whatever the number of tasks. Raises
    `ProblemError` of code `D-TIENTRINH` when the system ended a process.
    """
    # Imported only for batches: it costs more than a small document.
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    chunks = chunked(tasks)
    others = jobs - 1
    pool = ProcessPoolExecutor(
        others, mp_context=get_context("spawn"), initializer=_begin, initargs=(recipe,)
    )
    try:
        with deaf_children():
            waiting = {pool.submit(_make, chunk) for chunk in islice(chunks, others * _AHEAD)}
        while waiting:
            done = {future for future in waiting if future.done()}
            # While the others start or are busy, this process makes documents too.
            own = [] if done else next(chunks, [])
            yield from recipe.maker.make_all(own)
            if not done and not own:
                done = wait(waiting, return_when=FIRST_COMPLETED).done
            waiting -= done
            waiting |= {pool.submit(_make, chunk) for chunk in islice(chunks, len(done))}
            for future in done:
                yield from future.result()
    except BrokenProcessPool as error:
        raise ProblemError(_ended()) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(recipe: Recipe) -> None:
    """Take the recipe of this process; a Ctrl-C is for the process that writes."""
    begin_child()
    _RECIPE.set(recipe)


def _make(tasks: list[Task]) -> list[Made]:
    return _RECIPE.get().maker.make_all(tasks)


def _ended() -> Problem:
    message = "Một tiến trình con bị hệ thống dừng giữa chừng."
    hint = "chạy lại lệnh để làm tiếp; nếu vẫn dừng thì thêm --jobs 1"
    return Problem("D-TIENTRINH", message, hint=hint)
