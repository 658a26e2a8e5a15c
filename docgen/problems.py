"""A finding: the one thing that every layer hands back to the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import IntEnum, StrEnum


class Level(StrEnum):
    """How much a finding matters: an error stops its document, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """How much it matters as a number, to compare by."""
        return -list(Level).index(self)


class Exit(IntEnum):
    """What a command ends with."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: a file and a line, or a part such as a cell or a paragraph.

    `line` and `column` count from 1; 0 means the whole file.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    part: str = ""

    @property
    def where(self) -> str:
        """The place inside the file: `14:1`, `đoạn 7`, or an empty string."""
        if self.line:
            return f"{self.line}:{self.column or 1}"
        return self.part

    def __str__(self) -> str:
        if not self.where:
            return self.file
        separator = ":" if self.line else ", "
        return f"{self.file}{separator}{self.where}" if self.file else self.where


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a stable code, one sentence, where it stands and the next step.

    `code` begins with `D-` unless a rule of the format rulebook stands behind it; `clause`
    names that rule's source.
    """

    code: str
    message: str
    place: Place = Place()
    hint: str = ""
    level: Level = Level.ERROR
    clause: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the finding as the flat object that `--format json` prints."""
        return {
            "code": self.code,
            "level": str(self.level),
            "file": self.place.file,
            "where": self.place.where,
            "message": self.message,
            "hint": self.hint,
            "clause": self.clause,
        }

    def at(self, place: Place) -> Problem:
        """Return the same finding at another place."""
        return replace(self, place=place)


@dataclass(slots=True)
class Problems:
    """A list of findings that grows while an input is read to its end."""

    items: list[Problem] = field(default_factory=list)
    _seen: set[Problem] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._seen = set(self.items)

    def add(self, problem: Problem) -> None:
        """Keep one finding, once."""
        if problem not in self._seen:
            self._seen.add(problem)
            self.items.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep several findings."""
        for problem in problems:
            self.add(problem)

    @property
    def has_errors(self) -> bool:
        """Whether something here stops the document."""
        return any(item.level is Level.ERROR for item in self.items)

    @property
    def exit_code(self) -> Exit:
        """`PROBLEMS` when there is an error, else `OK`."""
        return Exit.PROBLEMS if self.has_errors else Exit.OK

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class ProblemError(Exception):
    """Findings on their way out of a step that cannot go on."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was probably meant to be, or an empty string."""
    matches = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def suggest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the hint “có phải ý bạn là …?” for a near miss, else `otherwise`."""
    match = nearest(word, known)
    return f"có phải ý bạn là «{match}»?" if match else otherwise
