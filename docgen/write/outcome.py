"""What a job answers: what it would do with a document, and what became of it."""

from __future__ import annotations

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
