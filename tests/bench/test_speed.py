"""Speed beside plain docxtpl on the same template, in the same run: `pytest -m bench -s`."""

from __future__ import annotations

import io
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate

from docgen.build.prepare import prepare
from docgen.build.session import Options, Session
from docgen.load.workspace import find_workspace
from docgen.render import compile_template
from docgen.verify import verify_text

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "data/ke_hoach/2023/148-hoi-lhpn-hoc-mon.yaml"
TEMPLATE = ROOT / "templates/hoi-lhpn/chung/mau.docx"
COLD_ROUNDS, WARM_ROUNDS, WARM_DOCUMENTS = 9, 3, 200

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    session = Session(ROOT, Options())
    ready, problems = prepare(session, find_workspace(PLAN, ROOT), PLAN)
    assert ready is not None, list(problems)
    return ready.composed.context


def test_cold_start(tmp_path: Path, context: dict[str, Any]) -> None:
    values = tmp_path / "context.json"
    values.write_text(json.dumps(context, ensure_ascii=False), encoding="utf-8")
    bare = [str(ROOT / "tests/bench/bare_docxtpl.py"), str(TEMPLATE), str(values)]
    build = ["-m", "docgen", "build", str(PLAN), "--force", "-o"]
    commands = {
        "empty interpreter": ["-c", "pass"],
        "bare docxtpl script": [*bare, str(tmp_path / "bare.docx")],
        "docgen build": [*build, str(tmp_path / "out")],
        "docgen --help": ["-m", "docgen", "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for name in commands:
        _run(commands[name])  # first runs fill the disk cache and docgen's own
    for _ in range(COLD_ROUNDS):
        for name, arguments in commands.items():
            times[name].append(_timed(lambda arguments=arguments: _run(arguments)))
    _table("cold start, one plan", times, "bare docxtpl script")
    assert (tmp_path / "out" / f"{PLAN.stem}.docx").is_file()


def test_warm_renders(context: dict[str, Any]) -> None:
    data = TEMPLATE.read_bytes()
    template = compile_template(data, "mau.docx")
    contexts = [context | {"so_ky_hieu": f"Số: {n}/KH-BTV"} for n in range(WARM_DOCUMENTS)]
    ways: dict[str, Callable[[dict[str, Any]], bytes]] = {
        "docxtpl": lambda values: _docxtpl(data, values),
        "docgen render": lambda values: template.render(values).data,
        "docgen render + verify": lambda values: _verified(template, values),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(WARM_ROUNDS):
        for name, way in ways.items():
            rounds = contexts if name != "docxtpl" else contexts[:20]
            for values in rounds:
                times[name].append(_timed(lambda way=way, values=values: way(values)))
    _table(f"warm, {WARM_DOCUMENTS} documents of one template", times, "docxtpl")
    assert len(times["docgen render"]) == WARM_ROUNDS * WARM_DOCUMENTS


def _docxtpl(data: bytes, values: dict[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(data))
    document.render(values, autoescape=True)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _verified(template: Any, values: dict[str, Any]) -> bytes:
    result = template.render(values)
    assert verify_text(result.data, result.printed, values, "mau.docx") == []
    return result.data


def _run(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _table(title: str, times: dict[str, list[float]], yardstick: str) -> None:
    base = statistics.median(times[yardstick])
    print(f"\n{title} (median of {min(map(len, times.values()))} or more)")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"  {name:<24} {middle * 1000:8.2f} ms   {middle / base:6.3f} x {yardstick}")
