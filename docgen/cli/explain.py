"""Shows where the values of a document come from: one line a value, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.build.tracing import Origin

_LONGEST = 100  # characters of a value

explain_option = click.option(
    "--explain", is_flag=True, help="In thêm từng giá trị của văn bản lấy từ đâu."
)


def show_origins(file: str, origins: Iterable[Origin]) -> None:
    """Print the values of one document on stdout; `file` names its data."""
    click.echo(f"# {file}")
    for origin in origins:
        click.echo(as_line(origin))


def as_line(origin: Origin) -> str:
    """Return one value with its source as a line: `so: 148 ← data/148.yaml:4:5`."""
    value = " ".join(origin.value.split())
    if len(value) > _LONGEST:
        value = value[: _LONGEST - 1].rstrip() + "…"
    note = f"  ({origin.note})" if origin.note else ""
    return f"{origin.field}: {value} ← {origin.source}{note}"
