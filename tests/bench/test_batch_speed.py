"""A whole batch beside a bare docxtpl loop, in the same run: `pytest -m bench -s`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from province import workspace

from docgen.batch.plan import Plan
from docgen.batch.units import Unit, sheet_of
from docgen.build.session import Options, Session
from docgen.compose import compose
from docgen.load.document import read_document
from docgen.load.table import read_table
from docgen.load.workspace import find_workspace

HERE = Path(__file__).parent
PROCESSES = 2
YARDSTICK = 60  # documents of the docxtpl loop; its time is linear (peers-bench)

pytestmark = pytest.mark.bench


def _batch(folder: Path, out: str, *, jobs: int = PROCESSES) -> dict[str, Any]:
    arguments = [folder / "data/ke-hoach-xa.yaml", folder / "data/cac-xa.xlsx", folder / out]
    script = [sys.executable, HERE / "batch_run.py", *arguments, str(jobs), folder / "cache"]
    run = subprocess.run(
        [str(part) for part in script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def _contexts(folder: Path, count: int) -> list[dict[str, Any]]:
    """Return what docxtpl is given ready-made: the composed context of each unit."""
    plan = folder / "data/ke-hoach-xa.yaml"
    session = Session(folder, Options())
    registry, _ = session.registry(find_workspace(plan, folder))
    table = read_table(folder / "data/cac-xa.xlsx", "cac-xa.xlsx")
    asked = Plan(read_document(plan, "plan"), registry, sheet_of(table))
    contexts = []
    for row in table.rows[:count]:
        values = {name: cell.text for name, cell in row.cells.items() if name != "don_vi"}
        unit = Unit((row.cells["don_vi"].text,), values, row.number)
        van_ban, _ = asked.for_unit(unit)
        assert van_ban is not None
        contexts.append(compose(asked.sources(unit, van_ban)[0]).context)
    return contexts


def _docxtpl(folder: Path, count: int) -> float:
    """Return the seconds that docxtpl takes for `count` documents in two processes."""
    contexts = _contexts(folder, count)
    commands = []
    for part in range(PROCESSES):
        given = folder / f"contexts-{part}.json"
        given.write_text(json.dumps(contexts[part::PROCESSES]), encoding="utf-8")
        out = folder / f"docxtpl-{part}"
        out.mkdir(exist_ok=True)
        template = folder / "templates/nha-nuoc/chung/mau.docx"
        commands.append([sys.executable, HERE / "docxtpl_loop.py", template, given, out])
    begin = time.perf_counter()
    running = [subprocess.Popen([str(part) for part in command]) for command in commands]
    assert [process.wait() for process in running] == [0] * PROCESSES
    return time.perf_counter() - begin


def test_a_thousand_units_beside_docxtpl(tmp_path: Path) -> None:
    workspace(tmp_path, 1000)
    _batch(tmp_path, "warm")  # the template is compiled once and kept
    loop = _docxtpl(tmp_path, YARDSTICK) / YARDSTICK * 1000
    runs = [_batch(tmp_path, f"out-{number}") for number in range(3)]
    ours = sorted(run["seconds"] for run in runs)[1]
    print(f"\n1,000 units, {PROCESSES} processes: docgen {ours:.2f} s, all of it")
    print(f"docxtpl loop, no checks: {loop:.1f} s (scaled from {YARDSTICK})")
    print(f"ratio {loop / ours:.1f} x (aim 10)")
    assert all(run["counts"]["written"] == 1000 for run in runs)


def test_growth_and_memory(tmp_path: Path) -> None:
    figures: dict[int, dict[str, Any]] = {}
    for count in (2, 1_000, 10_000):
        folder = tmp_path / str(count)
        workspace(folder, count)
        _batch(folder, "warm") if count == 2 else None
        figures[count] = _batch(folder, "out")
        assert figures[count]["counts"]["written"] == count, figures[count]
    base = figures[2]["kb"]
    print("\n| units | s | peak MB of the parent | KB a unit over the base |")
    for count, run in figures.items():
        extra = (run["kb"] - base) / count
        print(f"| {count} | {run['seconds']:.2f} | {run['kb'] / 1024:.0f} | {extra:.1f} |")
    ratio = figures[10_000]["seconds"] / figures[1_000]["seconds"]
    print(f"10,000 against 1,000: {ratio:.1f} x (aim 10.5)")


def test_a_second_run_of_five_thousand(tmp_path: Path) -> None:
    workspace(tmp_path, 5000)
    first = _batch(tmp_path, "out")
    second = [_batch(tmp_path, "out") for _ in range(3)]
    times = ", ".join(f"{run['seconds']:.2f}" for run in second)
    print(f"\n5,000 units: first run {first['seconds']:.1f} s; nothing changed: {times} s (aim 2)")
    assert [run["counts"]["rendered"] for run in second] == [0, 0, 0]
    assert all(run["counts"]["unchanged"] == 5000 for run in second)
