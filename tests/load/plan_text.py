"""A small plan that is right, and the front door that every test of loading goes through."""

from __future__ import annotations

from pathlib import Path

from docgen.load.document import Loaded, load_document
from docgen.model import VanBan
from docgen.problems import Level, Problem

# Six lines: what a test adds begins at line 7.
PLAN = """\
loai: ke_hoach
don_vi: hoi-lhpn-hoc-mon
trich_yeu: Tập huấn
noi_dung: Nội dung
noi_nhan:
  - Các đơn vị
"""


def plan(extra: str = "", **changes: str) -> str:
    """Return the plan with the values of some keys changed and lines added at its end."""
    text = PLAN
    for key, value in changes.items():
        text = "".join(
            f"{key}: {value}\n" if line.startswith(f"{key}:") else line
            for line in text.splitlines(keepends=True)
        )
    return text + extra


def load(folder: Path, data: str | bytes, **options: object) -> Loaded:
    """Write a data file and load it."""
    path = folder / "plan.yaml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return load_document(path, "plan.yaml", **options)  # type: ignore[arg-type]


def good(folder: Path, data: str | bytes, **options: object) -> VanBan:
    """Load a data file that must be right."""
    loaded = load(folder, data, **options)
    assert loaded.van_ban is not None, errors(loaded)
    return loaded.van_ban


def errors(loaded: Loaded) -> list[Problem]:
    """Return the errors among the findings."""
    return [problem for problem in loaded.problems if problem.level is Level.ERROR]


def shown(problem: Problem) -> str:
    """Return what a person reads of a finding."""
    return f"{problem.message} {problem.hint}"
