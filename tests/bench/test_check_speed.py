"""The checker beside python-docx reading the same file, in the same run: `pytest -m bench -s`."""

from __future__ import annotations

import io
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from small_docx import unzipped, zipped

from docgen.check import check_bytes

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PLAN = ROOT / "data/ke_hoach/2023/148-hoi-lhpn-hoc-mon.yaml"
BODY = "word/document.xml"
PAGES = (5, 50, 500)
PARAGRAPHS_A_PAGE = 20
ROUNDS = 9

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan of four pages, as docgen builds it."""
    out = tmp_path_factory.mktemp("out")
    command = [sys.executable, "-m", "docgen", "build", str(PLAN), "-o", str(out)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return out / f"{PLAN.stem}.docx"


def read(data: bytes) -> int:
    """Read the text of every paragraph with python-docx, as a script that only looks would."""
    document = docx.Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return sum(len(paragraph.text) for paragraph in paragraphs)


def middle(work: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Return the median of the seconds that some work takes, done once before."""
    work()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def test_four_pages_warm_and_cold(plan: Path) -> None:
    data = plan.read_bytes()
    warm = middle(lambda: check_bytes(data, "a.docx"))
    look = middle(lambda: read(data))
    cold = middle(lambda: docgen("check", str(plan)), 5)
    script = "import docx, sys; [p.text for p in docx.Document(sys.argv[1]).paragraphs]"
    bare = middle(lambda: python("-c", script, str(plan)), 5)
    print("\nfour pages, 148 rules      | docgen | python-docx, text only | ratio")
    print(f"warm                  ms   | {warm * 1e3:6.1f} | {look * 1e3:6.1f} | {warm / look:.1f}")
    print(f"a process of its own  ms   | {cold * 1e3:6.0f} | {bare * 1e3:6.0f} | {cold / bare:.1f}")
    print("aims: warm 60 ms, cold 500 ms")
    assert check_bytes(data, "a.docx").problems == ()


def test_the_time_grows_with_the_paragraphs(plan: Path) -> None:
    print("\npages | paragraphs |      s | ms a paragraph | python-docx s | ratio")
    rates = []
    for pages in PAGES:
        data = longer(plan.read_bytes(), pages * PARAGRAPHS_A_PAGE)
        count = len(check_bytes(data, "a.docx").seen.lines)
        seconds = middle(lambda data=data: check_bytes(data, "a.docx"), 3)
        look = middle(lambda data=data: read(data), 1)
        rates.append(seconds / count)
        told = f"{seconds / count * 1e3:14.3f} | {look:13.2f} | {seconds / look:.1f}"
        print(f"{pages:5} | {count:10} | {seconds:6.2f} | {told}")
    assert rates[-1] < 2 * rates[0]


def test_a_thousand_files_on_two_cores(plan: Path, tmp_path: Path) -> None:
    data = plan.read_bytes()
    for number in range(1_000):
        path = tmp_path / "di" / f"{number % 10}" / f"{number}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    run = subprocess.run(
        [sys.executable, str(HERE / "check_run.py"), str(tmp_path / "di"), "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(run.stdout)
    parent, children = found["parent"] / 1024, found["children"] / 1024
    print(f"\n1,000 files, two processes: {found['seconds']:.1f} s (aim 40)")
    print(f"peak memory: {parent:.0f} MB + {children:.0f} MB of the children (aim 300 together)")
    assert found["files"] == 1_000
    assert found["problems"] == 0


def longer(data: bytes, count: int) -> bytes:
    """Return a document whose paragraphs of text are repeated until there are `count` more."""
    parts = unzipped(data)
    body = parts[BODY].decode()
    texts = re.findall(r'<w:p>(?:(?!</w:p>).)*?w:val="(?:LoiVan|Gach)".*?</w:p>', body, re.DOTALL)
    assert len(texts) > 5
    at = body.index(texts[1])
    many = "".join(texts[1 + number % (len(texts) - 1)] for number in range(count))
    return zipped({**parts, BODY: (body[:at] + many + body[at:]).encode()})


def docgen(*words: str) -> None:
    python("-m", "docgen", *words)


def python(*words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *words], env=environment, capture_output=True, check=True)
