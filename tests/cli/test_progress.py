"""How far a batch is: a bar on a terminal, plain lines in a log, nothing of either in the other."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread

import pytest
from district import PLAN, District, unit, xlsx

COUNT = 130  # more than two groups, so that the run has something to tell in between


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> District:
    place = District(tmp_path_factory.mktemp("many"))
    names = [f"Mẫu {number:03}" for number in range(COUNT)]
    registry = "".join(unit(f"xa-{number:03}", name) for number, name in enumerate(names))
    place.write("data/don_vi.yaml", unit("huyen", "Mẫu", above="") + registry)
    place.write("data/ke-hoach.yaml", PLAN)
    table = [[f"xa-{n:03}", n + 1, "05/02/2026", name] for n, name in enumerate(names)]
    place.write("data/xa.xlsx", xlsx(table))
    return place


def said(place: District, out: str, *, terminal: bool, **settings: str) -> str:
    """Return what a batch says on stderr, on a terminal of its own or into a file."""
    words = ("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx", "-o", out, "--jobs", "1")
    environment = {"TERM": "xterm", "COLUMNS": "100", **settings}
    if not terminal:
        return place.spawn(*words, env=environment).err
    ours, theirs = os.openpty()
    heard = bytearray()
    listener = Thread(target=listen, args=(ours, heard))  # a full terminal would stop the batch
    listener.start()
    try:
        run = place.spawn(*words, env=environment, stderr=theirs)
    finally:
        os.close(theirs)
        listener.join()
    assert run.code == 0
    return heard.decode()


def listen(terminal: int, heard: bytearray) -> None:
    """Take in all that a terminal is told, until its other side is closed."""
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        try:
            while piece := stream.read(65536):
                heard += piece
        except OSError:  # Linux ends a terminal whose other side is closed with an error
            return


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
def test_a_terminal_shows_a_bar_and_the_time_left(many: District) -> None:
    shown = said(many, "out/thanh", terminal=True)
    assert f"/{COUNT}" in shown
    assert "Lập văn bản" in shown
    assert "còn" in shown
    assert "\x1b[" in shown
    assert "đã ghi" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of one's own needs POSIX")
def test_no_color_means_no_bar(many: District) -> None:
    shown = said(many, "out/khong-mau", terminal=True, NO_COLOR="1")
    assert "\x1b[" not in shown
    assert f"Lập văn bản: 64/{COUNT}" in shown


def test_a_log_has_plain_lines(many: District, tmp_path: Path) -> None:
    told = said(many, str(tmp_path / "out"), terminal=False)
    assert "\x1b" not in told
    assert [line for line in told.splitlines() if line.startswith("Lập văn bản")] == [
        f"Lập văn bản: 64/{COUNT}",
        f"Lập văn bản: 128/{COUNT}",
    ]
