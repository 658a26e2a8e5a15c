"""Lets a developer look at some rules only, while others are being changed."""

import re
import unicodedata

import pytest

from docgen.check import registry

_EXAMPLE = re.compile(r"test_an_example_\w+\[(?P<code>[A-Z]+-[0-9]+) (?P<kind>sai|đúng) ")


def pytest_configure(config: pytest.Config) -> None:
    groups = tuple(group for group in str(config.getoption("--rules")).split(",") if group)
    if groups:
        registry.CODES = tuple(code for code in registry.CODES if code.startswith(groups))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print rule by mutation: how many wrong and right examples each rule was held against."""
    counts: dict[str, list[int]] = {}
    for report in terminalreporter.stats.get("passed", []):
        found = _EXAMPLE.search(_plain(report.nodeid))
        if found:
            counts.setdefault(found["code"], [0, 0])[found["kind"] == "đúng"] += 1
    if not counts:
        return
    terminalreporter.write_line("rule: wrong examples it alone spoke of / right ones it did not")
    cells = [f"{code} {wrong}/{right}" for code, (wrong, right) in sorted(counts.items())]
    for start in range(0, len(cells), 8):
        terminalreporter.write_line("  ".join(f"{cell:10}" for cell in cells[start : start + 8]))


def _plain(nodeid: str) -> str:
    """Return a test's name with its letters: pytest shows them as escapes."""
    letters = nodeid.encode("ascii", "backslashreplace").decode("unicode_escape")
    return unicodedata.normalize("NFC", letters)
