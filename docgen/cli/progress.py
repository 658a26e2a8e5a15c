"""How far a long run is: a bar with the time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

_LINES = 10  # of a run without a terminal


@contextmanager
def watching(words: str, *, late: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Yield what a run tells its progress to: documents done, documents in all.

    With `late` there is no bar before the first that is done is told: a short run shows none.
    """
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        yield _Lines(words)
        return
    with ExitStack() as stack:
        yield _Late(words, stack) if late else stack.enter_context(_bar(words))


class _Late:
    """A bar from the moment at which there is something to show."""

    def __init__(self, words: str, stack: ExitStack) -> None:
        self._words = words
        self._stack = stack
        self._watch: Callable[[int, int], None] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._watch is None:
            self._watch = self._stack.enter_context(_bar(self._words))
        self._watch(done, total)


class _Lines:
    """One line for each tenth of a run, so that a log stays short."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        tenth = _LINES * done // total if total else 0
        if tenth > self._told and done < total:
            self._told = tenth
            click.echo(f"{self._words}: {done}/{total}", err=True)


@contextmanager
def _bar(words: str) -> Iterator[Callable[[int, int], None]]:
    # Imported only where it is seen: it takes longer to import than a document to make.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, TextColumn("còn"), Remaining(), console=console, transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
