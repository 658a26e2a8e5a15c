"""`docgen doctor`: what this machine has and lacks."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from docgen import __version__
from docgen.cli.base import CONTEXT, VietCommand
from docgen.cli.libreoffice import this_machine
from docgen.cli.show import format_option, show_json
from docgen.pdf import find_office
from docgen.problems import ProblemError

_NEEDED = (
    "click",
    "docxtpl",
    "jinja2",
    "lxml",
    "openpyxl",
    "pillow",
    "platformdirs",
    "pydantic",
    "pypdfium2",
    "python-calamine",
    "python-docx",
    "pyyaml",
    "rich",
)


@click.command(cls=VietCommand, context_settings=CONTEXT)
@format_option
def doctor(output_format: str) -> None:
    """Xem máy này có gì, thiếu gì để lập văn bản."""
    rows = [_python(), *map(_library, _NEEDED), _office()]
    if output_format == "json":
        show_json({"docgen": __version__, "items": rows})
    else:
        for row in rows:
            mark = "có   " if row["found"] else "thiếu"
            hint = f"  ({row['hint']})" if row["hint"] else ""
            click.echo(f"{mark}  {row['name']} {row['version']}{hint}")
    if not all(row["found"] or row["optional"] for row in rows):
        raise SystemExit(1)


def _row(name: str, found: str, *, optional: bool = False, hint: str = "") -> dict[str, str | bool]:
    return {
        "name": name,
        "found": bool(found),
        "version": found,
        "optional": optional,
        "hint": "" if found else hint,
    }


def _python() -> dict[str, str | bool]:
    enough = sys.version_info >= (3, 11)
    return _row(
        "Python", platform.python_version() if enough else "", hint="cần Python 3.11 trở lên"
    )


def _library(name: str) -> dict[str, str | bool]:
    try:
        return _row(name, version(name))
    except PackageNotFoundError:
        return _row(name, "", hint=f"pip install {name}")


def _office() -> dict[str, str | bool]:
    try:
        office = find_office(this_machine())
    except ProblemError as error:
        (problem,) = error.problems
        hint = f"chỉ cần cho --pdf và docgen preview; {problem.hint}"
        return _row("LibreOffice", "", optional=True, hint=hint)
    return _row("LibreOffice", f"{office.version} ({office.program})", optional=True)
