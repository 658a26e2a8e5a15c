"""A batch that is killed, stopped or out of disk: whole files, and the next run ends the work."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import psutil
import pytest
from district import PLAN, District, statuses, unit, xlsx
from office import HOME

COUNT = 160
KILLS = 8
LIMIT = 60  # seconds for one whole run on a busy machine
TRIES = 5  # to interrupt a run between its first document and its last one
GONE = 10  # seconds for the processes of a killed run to end


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
        stdout=subprocess.PIPE,
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


def wait_for_documents(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until the first documents of a run stand, or the run is over."""
    deadline = time.monotonic() + LIMIT
    while not list(out.glob("*.docx")) and time.monotonic() < deadline:
        if process.poll() is not None:
            return
        time.sleep(0.005)


def journals(out: Path) -> set[str]:
    """Return what tells of writing that has not come to its end; each run gives it a new name."""
    return {path.name for path in out.glob(".docgen-*.journal")}


def wait_for_writing(process: subprocess.Popen[bytes], out: Path, before: set[str]) -> None:
    """Wait until a run has announced what it writes, or is over."""
    deadline = time.monotonic() + LIMIT
    while journals(out) <= before and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)


def children(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return the processes that a run has started and that live."""
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def living(processes: Iterable[psutil.Process]) -> list[str]:
    """Return the command lines of those that live after a while; a zombie does not."""
    deadline = time.monotonic() + GONE
    while (left := [one for one in processes if _lives(one)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    for one in left:  # no test leaves a process behind
        one.kill()
    return [str(one) for one in left]


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kill(process: subprocess.Popen[bytes], *, alone: bool) -> None:
    """Kill a run: with all its processes, or the one that was started and no other."""
    started = children(process)
    if alone:
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(LIMIT)
    assert living(started) == []
    process.communicate(timeout=LIMIT)


def killed_and_resumed(place: District, kills: int, *words: str) -> None:
    goal = listed(place.root / "out/goc")
    chance = random.Random(148)
    out = place.root / "out" / f"giet-{kills}{'-'.join(words)}"
    in_the_writing = 0
    for turn in range(kills):
        before = journals(out)
        process = start(place, "-o", str(out), *words)
        if turn % 4 < 2:
            time.sleep(chance.uniform(0.2, 1.6))
        else:
            wait_for_writing(process, out, before)
            time.sleep(chance.uniform(0, 0.2))
        kill(process, alone=turn % 2 == 1)
        in_the_writing += not journals(out) <= before
        check_whole(out, goal)
        standing = sorted(out.glob("*.docx"))
        for path in chance.sample(standing, len(standing) // 2):  # so that there is work left
            path.unlink()
    assert in_the_writing > 0
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


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM], ids=["kill-9", "kill"])
def test_no_process_outlives_the_one_that_was_started(
    many: District, tmp_path: Path, sign: signal.Signals
) -> None:
    process = start(many, "-o", str(tmp_path / "job"), "--jobs", "3")
    wait_for_documents(process, tmp_path / "job")
    started = children(process)
    assert len(started) >= 2
    process.send_signal(sign)
    assert process.wait(LIMIT) == -sign
    assert living(started) == []
    process.communicate(timeout=LIMIT)


def test_a_process_that_the_system_ends_is_told_and_what_is_done_stays(
    many: District, tmp_path: Path
) -> None:
    out = tmp_path / "job"
    process = start(many, "-o", str(out), "--jobs", "2", "--format", "json")
    wait_for_documents(process, out)
    (worker,) = [one for one in children(process) if "spawn_main" in " ".join(one.cmdline())]
    worker.kill()
    output, errors = process.communicate(timeout=LIMIT)
    told = json.loads(output)
    (problem,) = told["problems"]
    assert (process.returncode, problem["code"]) == (1, "D-TIENTRINH"), errors.decode()
    assert "chạy lại lệnh để làm tiếp" in problem["hint"]
    assert b"Traceback" not in errors
    assert 0 < told["counts"]["written"] == len(list(out.glob("*.docx"))) < COUNT
    check_whole(out, listed(many.root / "out/goc"))
    again = many.batch("-o", str(out))
    assert (again.code, listed(out)) == (0, listed(many.root / "out/goc"))


def test_ctrl_c_keeps_what_is_done_and_tells_how_to_go_on(many: District) -> None:
    goal = listed(many.root / "out/goc")
    for turn in range(TRIES):
        out = many.root / f"out/dung-{turn}"
        process = start(many, "-o", str(out), "--jobs", "2")
        assert process.stderr is not None
        process.stderr.readline()  # its first word tells of documents that are written
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=LIMIT)
        assert b"Traceback" not in errors
        if process.returncode:
            break
    assert process.returncode == 1, "never interrupted"
    assert "Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp." in errors.decode()
    assert 0 < len(list(out.glob("*.docx"))) < COUNT
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
