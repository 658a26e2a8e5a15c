"""Shows findings: text for a clerk on stderr, JSON for a program on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from docgen.problems import Level, Problem

_WORDS = {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo", Level.NOTE: "ghi chú"}
_COLORS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}

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
        click.echo(as_text(problem), err=True)


def as_text(problem: Problem) -> str:
    """Return a finding as the lines that a clerk reads."""
    place = f"{problem.place}  " if str(problem.place) else ""
    level = click.style(_WORDS[problem.level], fg=_COLORS[problem.level])
    lines = [f"{place}{level} {problem.code}  {problem.message}"]
    if problem.clause:
        lines.append(f"    Căn cứ: {problem.clause}.")
    if problem.hint:
        lines.append(f"    Gợi ý: {problem.hint}.".replace("..", ".").replace("?.", "?"))
    return "\n".join(lines)


def show_json(content: Any) -> None:
    """Print a JSON value on stdout, Vietnamese letters as they are."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
