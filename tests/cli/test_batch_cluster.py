"""The same batch on a dask cluster: two workers on loopback, the same manifest and bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from district import District, found
from office import HOME

pytest.importorskip("distributed")

START = 60  # seconds for scheduler and workers on a busy machine


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


def test_a_cluster_that_is_not_there_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = District(tmp_path_factory.mktemp("khong")).fill()
    done = place.run(
        *("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx", "--format", "json"),
        *("--dask", "khong-phai-dia-chi://x"),
    )
    assert done.code == 1
    assert "D-DASK" in [one[0] for one in found(done)]
    assert place.documents() == []
