"""The work of a batch on a dask.distributed cluster: the extra `docgen[dask]`."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from itertools import islice
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.batch.maker import Made, Recipe, Task
from docgen.batch.spread import Making, chunked
from docgen.problems import Place, Problem, ProblemError

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 10  # to reach the scheduler
_AHEAD = 3  # chunks that wait for each thread of the cluster


def make_on_cluster(recipe: Recipe, tasks: Iterable[Task], address: str) -> Making:
    """Yield what became of each task, in any order, made by the workers of a cluster.

    `address` is that of the scheduler, such as `tcp://10.0.0.5:8786`. The recipe travels to each
    worker once, the bytes of the documents come back: nothing is written there. Raises
    `ProblemError` of code `D-DASK` for a cluster that cannot be reached, has no worker, runs
    another version, or loses its workers.
    """
    try:
        from distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise ProblemError(_not_installed()) from error

    client = _connected(Client, address)
    try:
        threads = _checked(client, address)
        here = replace(recipe, cache=None)  # a folder of this machine
        shared = client.scatter(here, broadcast=True, hash=False)
        chunks = chunked(tasks)
        first = (_sent(client, shared, chunk) for chunk in islice(chunks, threads * _AHEAD))
        running = as_completed(list(first), loop=client.loop)
        for done in running:
            yield from done.result()
            running.update([_sent(client, shared, chunk) for chunk in islice(chunks, 1)])
    except (KilledWorker, OSError, asyncio.CancelledError) as error:
        message = "Cụm dask mất liên lạc giữa chừng."
        raise ProblemError(_fault(message, address, "chạy lại lệnh để làm tiếp")) from error
    finally:
        client.close()


def _sent(client: Client, recipe: object, chunk: list[Task]) -> object:
    return client.submit(_make, recipe, chunk, pure=False)


def _make(recipe: Recipe, tasks: list[Task]) -> list[Made]:
    return recipe.maker.make_all(tasks)


def _connected(client: type[Client], address: str) -> Client:
    try:
        return client(address, timeout=_SECONDS, set_as_default=False)
    except (TimeoutError, OSError, ValueError) as error:
        message = f"Không nối được với cụm dask ở «{address[:80]}»."
        hint = "xem lại địa chỉ, và dask scheduler đã chạy chưa"
        raise ProblemError(_fault(message, address, hint)) from error


def _checked(client: Client, address: str) -> int:
    """Return how many threads the cluster has, all of them with the same program as here."""
    threads = sum(int(count) for count in client.nthreads().values())
    if not threads:
        message = "Cụm dask chưa có máy làm việc nào."
        hint = f"chạy dask worker {address} trên các máy làm việc"
        raise ProblemError(_fault(message, address, hint))
    here = program()
    for worker, there in client.run(program).items():
        if there != here:
            message = f"Máy «{worker}» chạy {there}, máy này chạy {here}: văn bản có thể khác nhau."
            raise ProblemError(_fault(message, address, "cài cùng một phiên bản trên mọi máy"))
    return threads


def program() -> str:
    """Return what decides the bytes of a document: docgen and the libraries that it works with."""
    parts = {"docgen": __version__, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    parts |= {name: version(name) for name in ("docxtpl", "jinja2", "lxml")}
    return ", ".join(f"{name} {number}" for name, number in parts.items())


def _not_installed() -> Problem:
    message = "Máy này chưa cài phần chạy trên cụm dask."
    return Problem("D-DASK", message, hint='chạy: pip install "docgen[dask]"')


def _fault(message: str, address: str, hint: str) -> Problem:
    return Problem("D-DASK", message, Place(part=address), hint)
