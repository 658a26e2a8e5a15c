"""What a job is handed, and what it answers: what it would do, and what became of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docgen.problems import Problem


class Action(StrEnum):
    """What a job would do with one document."""

    WRITE = "write"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"


class Status(StrEnum):
    """What became of one document."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Staged:
    """A finished document on its way to the disk; `inputs` are the SHA-256 of what it was made of.

    `inputs` has them by name, such as `du_lieu` or `don_vi`.
    """

    key: str
    file_name: str
    data: bytes
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document after its turn; `sha256` is of the file as it now stands, empty if unknown."""

    key: str
    status: Status
    path: Path
    sha256: str = ""
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, str]:
        """Return the document as the flat object that `--format json` prints."""
        status = str(self.status)
        return {"key": self.key, "file": str(self.path), "sha256": self.sha256, "status": status}


@dataclass(frozen=True, slots=True)
class Decision:
    """What would be done and why; `outcome` is None where the bytes are needed to be certain."""

    action: Action
    problems: tuple[Problem, ...] = ()
    outcome: Outcome | None = None
