"""The same batch on a dask cluster: the same manifest and bytes; and every loss of the cluster."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from district import PLAN, District, found, statuses, unit, xlsx
from office import HOME, Run

pytest.importorskip("distributed")

START = 60  # seconds for scheduler and workers on a busy machine
MANY = 640  # documents: more than a second of work after the first ones are written
SCHEDULER = """\
import asyncio
from distributed import Scheduler
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as one:
        print(one.address, flush=True)
        await one.finished()
asyncio.run(main())
"""
WORKER = """\
import asyncio, sys
{before}
from distributed import Worker
async def main():
    sys.stdin.readline()  # told to join
    async with Worker({address!r}, nthreads=1, host="127.0.0.1", dashboard=False) as one:
        print(one.address, flush=True)
        await one.finished()
asyncio.run(main())
"""
# What stands before a worker that is not like this machine.
WITHOUT_DOCGEN = "sys.modules['docgen'] = None"
ANOTHER_VERSION = "import docgen; docgen.__version__ = '0.0.1'"


class Machines:
    """A scheduler and workers, each a process of its own that may be killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._all: list[subprocess.Popen[str]] = []
        self.scheduler = self._start(SCHEDULER)
        self.address = self._told(self.scheduler)

    def prepare(self, before: str = "") -> subprocess.Popen[str]:
        """Start a worker that does not join yet."""
        return self._start(WORKER.format(address=self.address, before=before))

    def join(self, worker: subprocess.Popen[str]) -> str:
        """Let a worker join, and return its address."""
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
        return self._told(worker)

    def end(self) -> None:
        """Kill all of them."""
        for one in self._all:
            one.kill()
            one.communicate()

    def _start(self, program: str) -> subprocess.Popen[str]:
        one = subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(HOME)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._all.append(one)
        return one

    def _told(self, one: subprocess.Popen[str]) -> str:
        assert one.stdout is not None
        address = one.stdout.readline().strip()
        assert re.fullmatch(r"tcp://127\.0\.0\.1:[0-9]+", address)
        return address


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler that has no worker yet."""
    with_scheduler = Machines(tmp_path)
    yield with_scheduler
    with_scheduler.end()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> District:
    """A district of many communes."""
    place = District(tmp_path_factory.mktemp("many"))
    names = [f"Mẫu {number:03}" for number in range(MANY)]
    units = [unit(f"xa-{number:03}", name) for number, name in enumerate(names)]
    place.write("data/don_vi.yaml", unit("huyen", "Mẫu", above="") + "".join(units))
    place.write("data/ke-hoach.yaml", PLAN)
    table = [[f"xa-{n:03}", n + 1, "05/02/2026", name] for n, name in enumerate(names)]
    place.write("data/xa.xlsx", xlsx(table))
    return place


class Batch:
    """A batch of `many` on a cluster, in a process of its own."""

    def __init__(self, place: District, address: str, out: Path, shape: str = "json") -> None:
        self.out = out
        command = [sys.executable, "-m", "docgen", "batch", "data/ke-hoach.yaml"]
        self._process = subprocess.Popen(
            [*command, "--units", "data/xa.xlsx", "-o", out, "--dask", address, "--format", shape],
            cwd=place.root,
            env={**os.environ, "PYTHONPATH": str(HOME)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def wait_for_documents(self) -> None:
        """Wait until some documents are written, and not all of them."""
        deadline = time.monotonic() + START
        while not list(self.out.glob("*.docx")) and time.monotonic() < deadline:
            assert self._process.poll() is None, self._process.communicate()
            time.sleep(0.002)

    def interrupt(self) -> None:
        """Send the Ctrl-C, after the first word on stderr: it tells of documents written."""
        assert self._process.stderr is not None
        assert b"/" in self._process.stderr.readline()
        self._process.send_signal(signal.SIGINT)

    def end(self) -> Run:
        """Wait for its end and check that stderr holds nothing but docgen's own words."""
        out, err = self._process.communicate(timeout=START)
        run = Run(self._process.returncode, out.decode(), err.decode())
        words = re.compile(
            r"Lập văn bản: \d+/\d+|\s+Word|  (đã ghi|không đổi|giữ lại|lỗi).*"
            r"|Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp\."
        )
        assert [line for line in run.err.splitlines() if not words.fullmatch(line)] == [], run.err
        return run


def check_lost(run: Run, out: Path, words: str) -> None:
    """Check that a loss is one finding, and that what was done until then stands."""
    (problem,) = run.problems()
    assert (run.code, problem["code"]) == (1, "D-DASK")
    assert words in problem["message"]
    assert "chạy lại lệnh để làm tiếp" in problem["hint"]
    standing = {path.name for path in out.glob("*.docx")}
    assert 0 < len(standing) < MANY
    assert run.json["counts"]["written"] == len(standing)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers, each a process of its own."""
    program = (
        "from distributed import LocalCluster\n"
        "import sys\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True,\n"
        "                      host='127.0.0.1', dashboard_address=None) as cluster:\n"
        "        print(cluster.scheduler_address, flush=True)\n"
        "        sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert re.match(r"tcp://127\.0\.0\.1:[0-9]+", address)
        yield address
        process.stdin.close()
        process.wait(START)


def run(place: District, *words: str) -> dict[str, object]:
    """Run the batch in a process of its own and return its JSON."""
    done = place.spawn(
        *("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx", "--format", "json", *words)
    )
    assert done.out, done.err
    return done.json


def test_the_cluster_gives_the_same_manifest_and_bytes(
    tmp_path_factory: pytest.TempPathFactory, cluster: str
) -> None:
    place = District(tmp_path_factory.mktemp("cum")).fill()
    here = run(place, "-o", "out/day")
    there = run(place, "-o", "out/cum", "--dask", cluster)
    assert (
        here["counts"] == there["counts"] == {"written": 6, "unchanged": 0, "kept": 0, "failed": 0}
    )
    folders = [place.root / "out" / name for name in ("day", "cum")]
    files = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert files[0] == files[1]
    again = run(place, "-o", "out/cum", "--dask", cluster)
    assert again["rendered"] == 0


def test_a_worker_that_dies_is_replaced(machines: Machines, many: District, tmp_path: Path) -> None:
    dies, stays = machines.prepare(), machines.prepare()
    machines.join(dies)
    machines.join(stays)
    batch = Batch(many, machines.address, tmp_path / "out")
    batch.wait_for_documents()
    dies.kill()
    run = batch.end()
    assert (run.code, run.codes()) == (0, [])
    assert run.json["counts"]["written"] == MANY


@pytest.mark.parametrize(
    ("who", "words"),
    [
        pytest.param("worker", "không có máy làm việc nào", id="every-worker"),
        pytest.param("scheduler", "Mất liên lạc", id="scheduler"),
    ],
)
def test_a_cluster_that_dies_is_told_and_the_next_run_goes_on(
    machines: Machines, many: District, tmp_path: Path, who: str, words: str
) -> None:
    worker = machines.prepare()
    machines.join(worker)
    batch = Batch(many, machines.address, tmp_path / "out")
    batch.wait_for_documents()
    (worker if who == "worker" else machines.scheduler).kill()
    check_lost(batch.end(), batch.out, words)
    again = many.batch("-o", str(batch.out))
    assert again.code == 0
    assert set(statuses(again).values()) == {"written", "unchanged"}


def test_a_worker_of_another_version_that_joins_later_makes_nothing(
    machines: Machines, many: District, tmp_path: Path
) -> None:
    first, later = machines.prepare(), machines.prepare(ANOTHER_VERSION)
    machines.join(first)
    batch = Batch(many, machines.address, tmp_path / "out")
    batch.wait_for_documents()
    address = machines.join(later)
    first.kill()
    check_lost(batch.end(), batch.out, f"Máy «{address}» chạy docgen 0.0.1,")


def test_a_worker_without_docgen_that_joins_later_is_told(
    machines: Machines, many: District, tmp_path: Path
) -> None:
    first, later = machines.prepare(), machines.prepare(WITHOUT_DOCGEN)
    machines.join(first)
    batch = Batch(many, machines.address, tmp_path / "out")
    batch.wait_for_documents()
    machines.join(later)
    first.kill()
    # Who is asked first is a race: the machine that cannot, or the cluster that has no other.
    check_lost(batch.end(), batch.out, "ụm dask")


def test_every_machine_that_is_not_like_this_one_is_told_before_any_work(
    machines: Machines, many: District, tmp_path: Path
) -> None:
    workers = [machines.prepare(before) for before in ("", WITHOUT_DOCGEN, ANOTHER_VERSION)]
    _, without, other = map(machines.join, workers)
    run = Batch(many, machines.address, tmp_path / "out").end()
    told = {one["message"]: one["code"] for one in run.problems()}
    assert (run.code, set(told.values()), len(told)) == (1, {"D-DASK"}, 2)
    assert any(f"Máy «{without}»" in message and "chưa cài" in message for message in told)
    assert any(f"Máy «{other}» chạy docgen 0.0.1," in message for message in told)
    assert list((tmp_path / "out").glob("*.docx")) == []


def test_ctrl_c_on_the_cluster_tells_how_to_go_on(
    cluster: str, many: District, tmp_path: Path
) -> None:
    batch = Batch(many, cluster, tmp_path / "out", "text")
    batch.interrupt()
    run = batch.end()
    assert run.code == 1
    assert "Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp." in run.err
    assert 0 < len(list(batch.out.glob("*.docx"))) < MANY


@pytest.fixture(scope="module")
def not_dask() -> Iterator[str]:
    """The address of a service that greets whoever comes, and is not dask."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            while True:
                try:
                    guest, _ = server.accept()
                except OSError:
                    return
                with guest:
                    guest.sendall(b"SSH-2.0-OpenSSH_9.6\r\n" * 9)

        threading.Thread(target=greet, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("khong-phai-dia-chi://x", id="unknown-scheme"),
        pytest.param("127.0.0.1", id="no-port"),
        pytest.param("127.0.0.1:một", id="port-in-words"),
        pytest.param("tls://127.0.0.1:8786", id="no-certificates"),
        pytest.param("tcp://127.0.0.1:1", id="nobody-there"),
        pytest.param("not-dask", id="another-service"),
    ],
)
def test_a_wrong_address_is_told_soon(tmp_path: Path, not_dask: str, address: str) -> None:
    place = District(tmp_path).fill()
    start = time.monotonic()
    done = place.batch("--dask", not_dask if address == "not-dask" else address)
    assert time.monotonic() - start < 12
    assert (done.code, [one[:2] for one in found(done)]) == (1, [("D-DASK", "error")])
    assert "Không nối được với cụm dask" in done.problems()[0]["message"]
    assert done.problems()[0]["hint"]
    assert (done.err, place.documents()) == ("", [])


def test_a_scheduler_without_workers_and_a_worker_for_a_scheduler_are_told(
    machines: Machines, tmp_path: Path
) -> None:
    place = District(tmp_path).fill()
    nobody = place.batch("--dask", machines.address)
    worker = machines.join(machines.prepare())
    wrong = place.batch("--dask", worker)
    told = [(done.code, done.codes(), done.err) for done in (nobody, wrong)]
    assert told == [(1, ["D-DASK"], "")] * 2
    assert "không có máy làm việc nào" in nobody.problems()[0]["message"]
    assert "không phải dask scheduler" in wrong.problems()[0]["message"]
    assert place.documents() == []
