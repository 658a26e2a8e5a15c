"""What a batch is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.pdf import Printing

Watch = Callable[[int, int], None]
"""Told how many of how many documents are done; it must return at once."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How to run a batch: over a table `units` or the units below `under`.

    `jobs` None lets docgen choose; `strict` writes nothing when any row is bad; `dry_run` does the
    whole check and writes nothing; `only_failed` leaves out what succeeded in the last run; `cache`
    is the user's own folder for what was compiled, or None; `pdf` how to print, or None for Word
    only; `dask` the address of a scheduler.
    """

    units: Path | None = None
    sheet: str | None = None
    under: str | None = None
    out: Path | None = None
    workspace: Path | None = None
    jobs: int | None = None
    force: bool = False
    strict: bool = False
    dry_run: bool = False
    only_failed: bool = False
    archive: bool = False
    pdf: Printing | None = None
    cache: Path | None = None
    dask: str | None = None
