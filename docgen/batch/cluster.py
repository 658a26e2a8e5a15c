"""The work of a batch on a dask.distributed cluster: the extra `docgen[dask]`."""

from __future__ import annotations

import asyncio
import gc
import logging
import operator
import pickle
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from docgen import __version__
from docgen.batch.maker import Made, Recipe, Task
from docgen.batch.spread import Making, chunked
from docgen.problems import Place, Problem, ProblemError

if TYPE_CHECKING:
    from distributed import Client, Future

_T = TypeVar("_T")

_SECONDS = 5  # to reach the scheduler; also without news before a look whether workers are left
_AHEAD = 3  # chunks that wait for each thread of the cluster
_SHOWN = 200  # characters of what a machine of the cluster says
_AGAIN = "chạy lại lệnh để làm tiếp"
_SAME = "cài cùng một phiên bản docgen trên mọi máy của cụm"
_ALONE = f"{_AGAIN}, hoặc chạy không kèm --dask"
# Looked for in the text: an error from another machine may come back as a plain `Exception`.
_MISSING = ("ModuleNotFoundError", "PackageNotFoundError", "ImportError", "AttributeError")
# What a wrong address brings: a service that is not dask may answer anything, even a huge length.
_NO_ANSWER = (OSError, ValueError, TypeError, ImportError, MemoryError, OverflowError)


def make_on_cluster(recipe: Recipe, tasks: Iterable[Task], address: str) -> Making:
    """Yield what became of each task, in any order, made by the workers of a cluster.

    `address` is that of the scheduler, such as `tcp://10.0.0.5:8786`. The recipe travels to each
    worker once, the bytes of the documents come back: nothing is written there. A worker that dies
    is replaced by the others, or by one that joins. Raises `ProblemError` of code `D-DASK` for a
    cluster that cannot be reached, has no worker left, has a machine without docgen or with
    another version (also one that joins later), or is lost.
    """
    try:
        from distributed import Client  # an extra: most machines do not have it
    except ImportError as error:
        raise ProblemError(_not_installed()) from error

    with _quiet():
        client = _connected(Client, address)
        try:
            yield from _Cluster(client, address).make(recipe, tasks)
        except ProblemError:
            raise
        except (ImportError, AttributeError) as error:  # from a machine that lacks docgen
            raise ProblemError(_wrong("", error, address)) from error
        except (Exception, CancelledError, asyncio.CancelledError) as error:
            # Whatever other machines answer must not reach a clerk; what was made is not lost.
            raise ProblemError(_lost(address)) from error
        finally:
            with suppress(OSError, CancelledError, asyncio.CancelledError):  # it is lost anyway
                client.close()


class _Cluster:
    """The talk with the workers of one cluster."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address
        self._program = program()
        self._over: SimpleQueue[Future[Any]] = SimpleQueue()

    def make(self, recipe: Recipe, tasks: Iterable[Task]) -> Making:
        """Yield what became of each task, never more than a few chunks of them under way."""
        threads = self._threads()
        self._check_machines()
        here = replace(recipe, cache=None)  # a folder of this machine
        # A task and not only data: a worker that takes the place of another one makes it anew.
        bench = self._client.submit(pickle.loads, pickle.dumps(_Bench(here)), pure=False)
        chunks = chunked(tasks)
        running = {self._sent(bench, one) for one in islice(chunks, threads * _AHEAD)}
        while running:
            done = self._patiently(self._first)
            running.discard(done)
            running |= {self._sent(bench, one) for one in islice(chunks, 1)}
            yield from self._result(done)

    def _first(self) -> Future[Any]:
        """Return a chunk that is over; raises `TimeoutError` when none is for a while."""
        try:
            return self._over.get(timeout=_SECONDS)
        except Empty as error:
            raise TimeoutError from error

    def _sent(self, bench: Future[Any], chunk: list[Task]) -> Future[Any]:
        # Bytes, and a function of Python: a worker that cannot open what it is sent goes away
        # without a word, one that cannot do what it is told says why.
        future = self._client.submit(operator.call, bench, pickle.dumps(chunk), pure=False)
        future.add_done_callback(self._over.put)
        return future

    def _result(self, future: Future[Any]) -> list[Made]:
        error = self._patiently(lambda: future.exception(_SECONDS))
        if error is not None:
            raise ProblemError(_wrong("", error, self._address)) from error
        worker, there, data = self._patiently(lambda: future.result(_SECONDS))
        if there != self._program:
            raise ProblemError(_other(worker, there, self._program, self._address))
        made: list[Made] = pickle.loads(data)
        return made

    def _patiently(self, ask: Callable[[], _T]) -> _T:
        """Return what `ask` gives, asked again while there are workers that may still answer."""
        while True:
            try:
                return ask()
            except TimeoutError:
                self._threads()

    def _threads(self) -> int:
        """Return how many threads the cluster has now; raises `ProblemError` for none."""
        scheduler = self._client.scheduler
        if self._client.status != "running" or scheduler is None:
            raise ProblemError(_lost(self._address))
        counts = self._client.sync(scheduler.ncores, workers=None, callback_timeout=_SECONDS)
        threads = sum(int(count) for count in counts.values())
        if not threads:
            message = "Cụm dask không có máy làm việc nào đang chạy."
            hint = f"chạy «dask worker {self._address}» trên các máy làm việc, rồi {_AGAIN}"
            raise ProblemError(_fault(message, self._address, hint))
        return threads

    def _check_machines(self) -> None:
        """Raise `ProblemError` with every machine that has not the same program as here."""
        # The scheduler too: it opens what it passes on.
        told = {"scheduler": self._told_by_scheduler()}
        told |= self._client.run(program, on_error="return")
        faults = [
            _wrong(machine, there, self._address)
            if isinstance(there, Exception)
            else _other(machine, str(there), self._program, self._address)
            for machine, there in told.items()
            if there != self._program
        ]
        if faults:
            raise ProblemError(*faults)

    def _told_by_scheduler(self) -> object:
        try:
            return self._client.run_on_scheduler(program)
        except (ImportError, AttributeError) as error:
            return error


def program() -> str:
    """Return what decides the bytes of a document: docgen and the libraries that it works with."""
    parts = {"docgen": __version__, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    parts |= {name: version(name) for name in ("docxtpl", "jinja2", "lxml")}
    return ", ".join(f"{name} {number}" for name, number in parts.items())


class _Bench:
    """What a worker keeps: the recipe, ready to make one chunk of documents after the other."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe

    def __call__(self, tasks: bytes) -> tuple[str, str, bytes]:
        """Return the address of the worker, its program, and what became of the tasks."""
        from distributed import get_worker

        made = self._recipe.maker.make_all(pickle.loads(tasks))
        return get_worker().address, program(), pickle.dumps(made)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what dask and asyncio say in English away from the person who waits."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        # What was left undone speaks when it is thrown away, at the latest as the program ends.
        logging.getLogger("asyncio").disabled = True
        gc.collect()
        logging.disable(before)


def _connected(client: type[Client], address: str) -> Client:
    try:
        # A client that has failed to start takes half a minute to end, and prints a traceback.
        kind = asyncio.run(asyncio.wait_for(_answers(address), _SECONDS))
        if kind == "Scheduler":
            return client(address, timeout=_SECONDS, set_as_default=False)
    except _NO_ANSWER as error:
        message = f"Không nối được với cụm dask ở «{address[:80]}»."
        hint = "xem lại địa chỉ, và dask scheduler đã chạy chưa"
        raise ProblemError(_fault(message, address, hint)) from error
    message = f"Ở «{address[:80]}» là một máy làm việc, không phải dask scheduler."
    raise ProblemError(_fault(message, address, "ghi địa chỉ của dask scheduler sau --dask"))


async def _answers(address: str) -> str:
    """Return what answers: `Scheduler`, `Worker` or `Nanny`."""
    from distributed import rpc

    async with rpc(address) as scheduler:
        return str((await scheduler.identity())["type"])


def _wrong(machine: str, error: BaseException, address: str) -> Problem:
    """Return what a machine of the cluster could not do; the name of a worker may be unknown."""
    named = f"Máy «{machine}»" if machine else "Một máy làm việc"
    if any(name in _said(error) for name in _MISSING):
        message = f"{named} của cụm dask chưa cài docgen, hoặc cài bản khác: {_said(error)}."
        return _fault(message, address, f"{_SAME}, rồi {_AGAIN}")
    if isinstance(error, OSError):
        return _fault(f"{named} của cụm dask không trả lời.", address, _ALONE)
    if type(error).__name__ == "KilledWorker":
        message = "Các máy làm việc của cụm dask dừng nhiều lần khi đang lập văn bản."
        return _fault(message, address, "xem bộ nhớ của các máy đó, rồi " + _ALONE)
    return _fault(f"{named} của cụm dask báo lỗi: {_said(error)}.", address, _ALONE)


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:_SHOWN]}"


def _other(machine: str, there: str, here: str, address: str) -> Problem:
    message = f"Máy «{machine}» chạy {there}, máy này chạy {here}: văn bản có thể khác nhau."
    return _fault(message, address, f"{_SAME}, rồi {_AGAIN}")


def _lost(address: str) -> Problem:
    return _fault("Mất liên lạc với cụm dask giữa chừng.", address, _AGAIN)


def _not_installed() -> Problem:
    message = "Máy này chưa cài phần chạy trên cụm dask."
    return Problem("D-DASK", message, hint='chạy: pip install "docgen[dask]"')


def _fault(message: str, address: str, hint: str) -> Problem:
    return Problem("D-DASK", message, Place(part=address), hint)
