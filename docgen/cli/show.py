"""Shows findings: text for a clerk on stderr, JSON for a program on stdout."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from docgen.problems import Level, Problem

LEVELS = {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo", Level.NOTE: "ghi chú"}
_COLORS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}
# What a file name or a value could do to a terminal: move the cursor, turn the direction.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_PIECES = 10_000  # of a JSON value that are printed together
_ENDS = (".", "?", "!", "…")

format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Cách in kết quả.",
)


def show_problems(problems: Iterable[Problem]) -> None:
    """Print findings on stderr: place, level, code and sentence, then clause and hint."""
    for problem in problems:
        click.echo(as_text(problem), err=True, color=colour())


def as_text(problem: Problem) -> str:
    """Return a finding as the lines that a clerk reads."""
    place = f"{seen(str(problem.place))}  " if str(problem.place) else ""
    return "\n".join([f"{place}{headline(problem)}", *reasons(problem)])


def headline(problem: Problem) -> str:
    """Return level, code and sentence of a finding."""
    level = click.style(LEVELS[problem.level], fg=_COLORS[problem.level])
    return f"{level} {problem.code}  {seen(problem.message)}"


def reasons(problem: Problem) -> Iterator[str]:
    """Yield the lines below a finding: its clause and its hint."""
    if problem.clause:
        yield f"    Căn cứ: {ended(seen(problem.clause))}"
    if problem.hint:
        yield f"    Gợi ý: {ended(seen(problem.hint))}"


def colour() -> bool | None:
    """Return False where NO_COLOR is set (no-color.org), else None: on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None


def seen(text: str) -> str:
    """Return a text with what could move the cursor or turn the direction written out."""
    return _UNSEEN.sub(lambda char: f"\\x{ord(char.group()):02x}", text)


def ended(sentence: str) -> str:
    """Return a sentence with a full stop, unless it ends already."""
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."


def typed(path: Path) -> str:
    """Return a path as the person would type it from where they stand."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def show_json(content: Any) -> None:
    """Print a JSON value on stdout, Vietnamese letters as they are."""
    pieces = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(content)
    while text := "".join(islice(pieces, _PIECES)):  # the findings of a large table fill memory
        click.echo(text, nl=False)
    click.echo()
