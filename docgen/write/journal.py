"""What a run is about to write, line by line, so that a killed run loses no memory of its work.

Writing the whole manifest after every document would cost the square of their number; a line costs
the same for each. The journal is folded into the manifest when the job ends, or by the next run.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from docgen.problems import ProblemError
from docgen.write.atomic import append_line
from docgen.write.faults import plain_file, read_fault
from docgen.write.manifest import Entry, Manifest, file_sha256, is_text, read_entry

_JOURNAL = re.compile(r"\.docgen-[0-9a-f]{8}\.journal")


def new_journal(folder: Path) -> Path:
    """Return the path of a journal that no other run in `folder` uses; nothing is created."""
    return folder / f".docgen-{secrets.token_hex(4)}.journal"


def journals(folder: Path) -> tuple[Path, ...]:
    """Return the journals that stand in `folder`."""
    return tuple(sorted(path for path in folder.iterdir() if _JOURNAL.fullmatch(path.name)))


def announce(journal: Path, key: str, entry: Entry) -> None:
    """Note, before the file itself is replaced, what is about to be written for `key`.

    Raises `ProblemError` when the disk refuses.
    """
    line = json.dumps({"key": key, **entry.as_json()}, ensure_ascii=False, sort_keys=True)
    append_line(journal, line.encode())


def fold(journal: Path, manifest: Manifest) -> None:
    """Record in `manifest` what the run of `journal` really wrote: the file has the announced hash.

    A line that a kill tore is no finding: the file it spoke of was not replaced. Raises
    `ProblemError` when the journal or a file that it names cannot be read.
    """
    for key, entry in _lines(journal):
        if file_sha256(journal.parent / entry.file) == entry.sha256:
            manifest.record(key, entry)


def _lines(journal: Path) -> Iterator[tuple[str, Entry]]:
    plain_file(journal)
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
