"""What a run is about to write, line by line, so that a killed run loses no memory of its work.

Writing the whole manifest after every document would cost the square of their number; a line costs
the same for each. The journal is folded into the manifest when the job ends, or by the next run.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.problems import ProblemError
from docgen.write.atomic import append_lines, names_like
from docgen.write.faults import plain_file, read_fault
from docgen.write.hashing import file_sha256
from docgen.write.manifest import Entry, Manifest, is_text, read_entry

_JOURNAL = re.compile(r"\.docgen-[0-9a-f]{8}\.journal")
_quoted = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def new_journal(folder: Path) -> Path:
    """Return the path of a journal that no other run in `folder` uses; nothing is created."""
    return folder / f".docgen-{secrets.token_hex(4)}.journal"


def journals(folder: Path) -> tuple[Path, ...]:
    """Return the journals that stand in `folder`."""
    return tuple(folder / name for name in names_like(folder, _JOURNAL))


def announce(journal: Path, news: Iterable[tuple[str, Entry]]) -> None:
    """Note, before any file of a group is replaced, what is about to be written for each key.

    Raises `ProblemError` when the disk refuses; then none of the group may be written.
    """
    lines = (_quoted({"key": key, **entry.as_json()}) for key, entry in news)
    append_lines(journal, (line.encode() for line in lines))


def fold(journal: Path, manifest: Manifest) -> bool:
    """Record in `manifest` what the run of `journal` really wrote: the file has the announced hash.

    Returns whether nothing is left to find out; False when a file that it names cannot be read now.
    A line that a kill tore is no finding: the file it spoke of was not replaced. Raises
    `ProblemError` when the journal itself cannot be read.
    """
    is_settled = True
    standing: dict[str, str | None] = {}
    for key, entry in _lines(journal):
        if entry.file not in standing:
            try:
                standing[entry.file] = file_sha256(journal.parent / entry.file)
            except ProblemError:
                standing[entry.file], is_settled = None, False
        if standing[entry.file] == entry.sha256:
            manifest.record(key, entry)
    return is_settled


def _lines(journal: Path) -> Iterator[tuple[str, Entry]]:
    if plain_file(journal) is None:
        return
    try:
        data = journal.read_bytes()
    except OSError as error:
        raise ProblemError(read_fault(error, journal)) from error
    for line in data.split(b"\n"):
        try:
            value = json.loads(line.decode("utf-8"))
            key = value.pop("key")
            entry = read_entry(value)
        except (ValueError, RecursionError, AttributeError, KeyError, TypeError):
            continue
        if is_text(key):
            yield key, entry
