"""The sheet `mau.yaml` beside a template: its profile, type, origin and sample values."""

from __future__ import annotations

from pathlib import Path

from docgen.load.nodes import Mapping, Node, Scalar
from docgen.load.reading import read_source
from docgen.load.strict_yaml import read_yaml
from docgen.problems import Level, ProblemError

SHEET = "mau.yaml"


def read_sheet(path: Path, shown: str) -> Mapping | None:
    """Return the tree of a `mau.yaml`, None when there is no such file.

    `shown` is its name in findings. Raises `ProblemError` with what is wrong in it.
    """
    if not path.is_file():
        return None
    root, problems = read_yaml(read_source(path, shown))
    wrong = [problem for problem in problems if problem.level is Level.ERROR]
    if wrong:
        raise ProblemError(*wrong)
    return root


def scalar(root: Mapping | None, *keys: str) -> str:
    """Return the text at a path of keys, empty when there is none."""
    node: Node | None = root
    for key in keys:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node.text if isinstance(node, Scalar) else ""
