"""A long check: a bar on a terminal, plain lines in a log, and Ctrl-C at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from threading import Thread

import pytest
from clean import clean
from office import HOME, Office
from test_progress import listen

COUNT = 40
SECONDS = 60


@pytest.fixture
def many(office: Office) -> Office:
    for number in range(COUNT):
        office.write(f"di/{number:03}.docx", clean())
    return office


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
@pytest.mark.parametrize("settings", [{}, {"NO_COLOR": "1"}], ids=["colour", "no-colour"])
def test_a_terminal_shows_a_bar_unless_no_colour_is_wanted(
    many: Office, settings: dict[str, str]
) -> None:
    ours, theirs = os.openpty()
    heard = bytearray()
    listener = Thread(target=listen, args=(ours, heard))
    listener.start()
    try:
        environment = {"TERM": "xterm", "COLUMNS": "100", **settings}
        run = many.spawn("check", "di", "--jobs", "1", env=environment, stderr=theirs)
    finally:
        os.close(theirs)
        listener.join()
    assert run.code == 0
    assert ("\x1b[" in heard.decode()) == (not settings)
    assert "Kiểm tra" in heard.decode()
    assert f"{COUNT} tệp: {COUNT} tệp sạch" in heard.decode()


def test_a_log_has_plain_lines(many: Office) -> None:
    told = many.run("check", "di", "--jobs", "1").err.splitlines()
    assert [line for line in told if line.startswith("Kiểm tra: ")] == [
        f"Kiểm tra: {done}/{COUNT}" for done in range(4, COUNT, 4)
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_at_once_and_says_so(many: Office, jobs: str) -> None:
    for number in range(400):
        os.link(many.root / "di" / "000.docx", many.root / "di" / f"them-{number}.docx")
    command = [sys.executable, "-m", "docgen", "check", "di", "--jobs", jobs]
    with subprocess.Popen(
        command,
        cwd=many.root,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # as in a shell: Ctrl-C reaches the whole group
    ) as run:
        assert run.stderr is not None
        first = run.stderr.readline()  # some files are done
        os.killpg(run.pid, signal.SIGINT)
        begin = time.monotonic()
        told = first + run.stderr.read()
        assert run.wait(SECONDS) == 1
    assert time.monotonic() - begin < SECONDS / 2
    assert "Traceback" not in told
    assert told.splitlines()[-1].startswith("Đã dừng giữa chừng")
