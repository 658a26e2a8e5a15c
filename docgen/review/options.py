"""What a person asks of a check, and what one process is asked for one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from docgen.check import CheckOptions
from docgen.review.copies import Copies

Watch: TypeAlias = Callable[[int, int], None]
"""What is told how far a run is: files done, files in all."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Whose name comments bear, and what time."""

    author: str
    when: datetime


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How to check files.

    `the_thuc` names a profile, empty to find it in each document. `workspace` is the folder of
    `.docgen.yaml` and of the registry, None for the nearest above each file; `settings` whether
    `.docgen.yaml` holds. `jobs` is how many processes, `cache` the user's folder for compiled
    templates. `fix` is where mended copies go, `comment` where copies with comments go, written
    by `pen`. `data` is the data file behind the one Word file that is checked, `today` the day of
    the check where the caller has a clock.
    """

    the_thuc: str = ""
    workspace: Path | None = None
    settings: bool = True
    jobs: int | None = None
    cache: Path | None = None
    fix: Copies | None = None
    comment: Copies | None = None
    pen: Pen | None = None
    data: Path | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One file to check: where it is, its name in findings, how to judge it.

    `fix` and `comment` are where its mended and its commented copy go, if they are wanted.
    """

    path: Path
    shown: str
    options: CheckOptions = field(default_factory=CheckOptions)
    fix: Path | None = None
    comment: Path | None = None
    pen: Pen | None = None
