"""Ctrl-C while a PDF is printed: no LibreOffice and no scratch folder is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_office import SOFFICE, fake, needs_soffice
from office import HOME, Office, plan

LIMIT = 30  # seconds, on a busy machine


def at_work(folder: Path) -> list[str]:
    """The command lines of processes whose settings name the scratch folder of the test."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            settings = (process / "environ").read_bytes()
            if f"TMPDIR={folder}/".encode() in settings:
                found.append(words.decode(errors="replace"))
        except OSError:
            continue
    return found


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + LIMIT
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
@pytest.mark.parametrize("real", [pytest.param(True, marks=needs_soffice), False])
def test_ctrl_c_leaves_no_libreoffice(office: Office, real: bool, times: int) -> None:
    scratch, tools = office.root / "tam", office.root / "bin"
    scratch.mkdir()
    tools.mkdir()
    if real:
        (tools / "soffice").symlink_to(str(SOFFICE))
    else:
        fake(tools, "sleep 60 & sleep 60").rename(tools / "soffice")
    long = plan(("  - Nâng cao nhận thức.\n", "  - Nâng cao nhận thức trong nhân dân.\n" * 4000))
    office.write("data/a.yaml", long)
    process = subprocess.Popen(
        [sys.executable, "-m", "docgen", "build", "data/a.yaml", "--pdf"],
        cwd=office.root,
        env={**os.environ, "PYTHONPATH": str(HOME), "TMPDIR": str(scratch), "PATH": str(tools)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    working = "soffice.bin" if real else "sleep"
    wait_for(lambda: any(working in one and "--version" not in one for one in at_work(scratch)))
    for _ in range(times):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.03)
    _, errors = process.communicate(timeout=LIMIT)
    assert process.returncode not in (0, None)
    assert at_work(scratch) == [], errors.decode()
    assert list(scratch.iterdir()) == []
    if times == 1:
        assert (process.returncode, errors.decode()) == (1, "\ndocgen: đã dừng.\n")
