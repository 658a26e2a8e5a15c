"""A batch that is killed, stopped or out of disk: whole files, and the next run ends the work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from district import PLAN, District, statuses, unit, xlsx
from office import HOME

COUNT = 160
KILLS = 8
LIMIT = 60  # seconds for one whole run on a busy machine


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> District:
    """A district of many communes, done once without any interruption."""
    place = District(tmp_path_factory.mktemp("many"))
    names = [f"Mẫu {number:03}" for number in range(COUNT)]
    registry = unit("huyen", "Mẫu", above="")
    registry += "".join(unit(f"xa-{number:03}", name) for number, name in enumerate(names))
    place.write("data/don_vi.yaml", registry)
    place.write("data/ke-hoach.yaml", PLAN)
    table = [[f"xa-{n:03}", n + 1, "05/02/2026", name] for n, name in enumerate(names)]
    place.write("data/xa.xlsx", xlsx(table))
    os.environ["XDG_CACHE_HOME"] = str(place.root / "cache")
    run = place.batch("-o", "out/goc")
    assert set(statuses(run).values()) == {"written"}, run.out
    return place


def start(place: District, *words: str) -> subprocess.Popen[bytes]:
    """Start the batch as a process group of its own."""
    command = [sys.executable, "-m", "docgen", "batch", "data/ke-hoach.yaml"]
    return subprocess.Popen(
        [*command, "--units", "data/xa.xlsx", *words],
        cwd=place.root,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def listed(folder: Path) -> dict[str, bytes]:
    """Return every file of a job by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def check_whole(folder: Path, goal: dict[str, bytes]) -> None:
    """Check that every document that stands is, byte for byte, the one of the good run."""
    for path in folder.glob("*.docx") if folder.exists() else ():
        assert path.read_bytes() == goal[path.name]
        assert zipfile.ZipFile(path).testzip() is None


def killed_and_resumed(place: District, kills: int, *words: str) -> None:
    goal = listed(place.root / "out/goc")
    chance = random.Random(148)
    out = place.root / "out" / f"giet-{kills}{len(words)}"
    for turn in range(kills):
        process = start(place, "-o", str(out), *words)
        time.sleep(chance.uniform(0.2, 1.6))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        check_whole(out, goal)
        if turn % 7 == 6:  # otherwise all is done after some turns
            for path in out.glob("*.docx"):
                path.unlink()
    process = start(place, "-o", str(out), *words)
    _, errors = process.communicate(timeout=LIMIT)
    assert process.returncode == 0, errors.decode()
    assert listed(out) == goal


@pytest.mark.parametrize("words", [["--jobs", "1"], ["--jobs", "2"]], ids=["one", "two"])
def test_killed_at_any_moment_and_run_again(many: District, words: list[str]) -> None:
    killed_and_resumed(many, KILLS, *words)


@pytest.mark.deep
def test_killed_two_hundred_times(many: District) -> None:
    killed_and_resumed(many, 200, "--jobs", "2")


def test_ctrl_c_keeps_what_is_done_and_tells_how_to_go_on(many: District) -> None:
    goal = listed(many.root / "out/goc")
    out = many.root / "out/dung"
    process = start(many, "-o", str(out), "--jobs", "2")
    deadline = time.monotonic() + LIMIT
    while not list(out.glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=LIMIT)
    assert process.returncode in (0, 1), errors.decode()
    assert b"Traceback" not in errors
    check_whole(out, goal)
    assert not list(out.glob(".docgen*"))
    again = many.batch("-o", str(out))
    assert again.code == 0
    assert listed(out) == goal


def test_a_full_disk_stops_cleanly(many: District, tmp_path: Path) -> None:
    if os.geteuid() != 0 or not Path("/bin/mount").exists():
        pytest.skip("mounting a small disk needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", disk], check=False)
    if mounted.returncode:
        pytest.skip("this machine may not mount")
    try:
        run = many.batch("-o", str(disk / "job"))
        assert run.code == 1
        assert "D-GHI" in {one["code"] for one in run.json["problems"]}, run.out
        counts = run.json["counts"]
        assert counts["written"] + counts["failed"] == COUNT
        assert counts["failed"] > 0
        check_whole(disk / "job", listed(many.root / "out/goc"))
        assert not list((disk / "job").glob(".docgen*.tmp"))
    finally:
        subprocess.run(["umount", disk], check=True)
