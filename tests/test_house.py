"""The law of the house that no linter knows: sizes, names, and who may print, look or write."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import docgen

HOUSE = Path(docgen.__file__).parent
FILES = sorted(HOUSE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc"}
CLOCK_AND_ENVIRONMENT = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "os.environ",
    "os.environb",
    "os.getenv",
}
FROM_MODULE = {name for name in CLOCK_AND_ENVIRONMENT if name.startswith(("time.", "os."))}
CHANGES = {"write_text", "write_bytes", "unlink", "rmtree", "mkstemp"}
MOVES = {"os.replace", "os.rename", "os.remove", "shutil.move", "shutil.copyfile"}

Rule = Callable[[ast.Module], Iterator[int]]


def long_functions(tree: ast.Module) -> Iterator[int]:
    """Yield the line of each function that is too long, its docstring included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION:
                yield node.lineno


def prints(tree: ast.Module) -> Iterator[int]:
    """Yield the line of each use of `print`, or of the streams behind it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "print":
            yield node.lineno
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "sys.stderr"):
            yield node.lineno


def looks_outside(tree: ast.Module) -> Iterator[int]:
    """Yield the line of each look at the clock or the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if ".".join(ast.unparse(node).split(".")[-2:]) in CLOCK_AND_ENVIRONMENT:
                yield node.lineno
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            if names & FROM_MODULE:
                yield node.lineno


def writes(tree: ast.Module) -> Iterator[int]:
    """Yield the line of each call that writes, moves or removes a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            last = name.rpartition(".")[2]
            if name in MOVES or last in CHANGES or (last == "open" and _opens_for_writing(node)):
                yield node.lineno


def _opens_for_writing(call: ast.Call) -> bool:
    """Whether one argument of `call` is the mode of a file that is written."""
    values = [*call.args, *(word.value for word in call.keywords)]
    modes = [value.value for value in values if isinstance(value, ast.Constant)]
    return any(
        isinstance(mode, str) and set(mode) & set("wax+") and set(mode) <= set("wax+rbt")
        for mode in modes
    )


def broken(rule: Rule, *free: str) -> list[str]:
    """Return where the house breaks a rule outside the rooms that are free of it."""
    found = []
    for path in FILES:
        name = path.relative_to(HOUSE).as_posix()
        if not name.startswith(free):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"{name}:{line}" for line in rule(tree)]
    return found


def test_the_house_is_not_empty() -> None:
    assert HOUSE / "problems.py" in FILES


def test_no_file_is_too_long() -> None:
    lengths = {
        path.relative_to(HOUSE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in FILES
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_module_is_named_after_what_it_holds() -> None:
    names = {part for path in FILES for part in path.relative_to(HOUSE).with_suffix("").parts}
    assert names & SAY_NOTHING == set()


def test_no_function_is_too_long() -> None:
    assert broken(long_functions) == []


def test_only_the_edge_prints() -> None:
    assert broken(prints, "cli/") == []


def test_only_the_edge_looks_at_the_clock_and_the_environment() -> None:
    assert broken(looks_outside, "cli/") == []


def test_only_one_room_writes_files() -> None:
    # LibreOffice reads and writes files: they lie in a scratch folder, and go with it.
    assert broken(writes, "write/", "cli/", "pdf/scratch.py") == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        pytest.param(
            long_functions,
            "def f():\n" + "    pass\n" * LONGEST_FUNCTION,
            "def f():\n" + "    pass\n" * (LONGEST_FUNCTION - 1),
            id="long-function",
        ),
        pytest.param(prints, "print('x')", "printed('x')", id="print"),
        pytest.param(prints, "sys.stderr.write('x')", "stream.write('x')", id="stream"),
        pytest.param(looks_outside, "datetime.datetime.now()", "datetime.date(y, 1, 1)", id="now"),
        pytest.param(looks_outside, "date.today()", "today()", id="today"),
        pytest.param(looks_outside, "os.environ['X']", "os.fsync(1)", id="environment"),
        pytest.param(looks_outside, "from os import getenv", "from os import fsync", id="import"),
        pytest.param(writes, "path.write_text('x')", "path.read_text('x')", id="write-text"),
        pytest.param(writes, "open(name, 'w')", "open(name, 'r')", id="open"),
        pytest.param(writes, "path.open(mode='xb')", "path.open('rb')", id="path-open"),
        pytest.param(writes, "os.replace(a, b)", "text.replace(a, b)", id="replace"),
        pytest.param(writes, "path.unlink()", "path.stat()", id="unlink"),
    ],
)
def test_each_rule_finds_what_it_forbids(rule: Rule, wrong: str, right: str) -> None:
    assert list(rule(ast.parse(wrong))) == [1]
    assert list(rule(ast.parse(right))) == []
