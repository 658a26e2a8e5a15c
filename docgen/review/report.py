"""What a check of files hands back: plain data only, never the documents themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from docgen.check.settings import Settings
from docgen.problems import Exit, Level, Problem

_SURE = 0.75  # of the weight of the components: all but one of the heavier ones were found


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended copy: where it is, how many findings there were, how many each rule has lost."""

    path: Path
    before: int
    by_rule: tuple[tuple[str, int], ...] = ()

    @property
    def mended(self) -> int:
        """How many findings are gone."""
        return sum(count for _, count in self.by_rule)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was found in one file; of one that was mended, what is left to a person.

    `the_thuc` is the profile that it was judged by, empty for a file that could not be read.
    `confidence` and `doubts` are how sure the finder of components was. `mendable` is how many
    findings `--fix` may mend.
    """

    file: str
    the_thuc: str = ""
    problems: tuple[Problem, ...] = ()
    confidence: float = 1
    doubts: tuple[str, ...] = ()
    mendable: int = 0
    fixed: Fixed | None = None
    commented: Path | None = None

    @property
    def written(self) -> list[Path]:
        """The copies that were written."""
        mended = [self.fixed.path] if self.fixed else []
        return mended + ([self.commented] if self.commented else [])

    @property
    def is_sure(self) -> bool:
        """Whether the components were recognised well enough to trust the profile found."""
        return self.confidence >= _SURE and not self.doubts

    def count(self, level: Level) -> int:
        """Return how many findings are of a level."""
        return sum(problem.level is level for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """Return the object that `--format json` prints for a file."""
        findings = [problem.as_json() for problem in self.problems]
        shown = {"file": self.file, "the_thuc": self.the_thuc, "findings": findings}
        copies = {"fixed": self.fixed and self.fixed.path, "commented": self.commented}
        return shown | {name: str(path) for name, path in copies.items() if path}


@dataclass(slots=True)
class ReviewReport:
    """The outcome of each file in order, what concerns the run as a whole, the settings in use."""

    files: list[Reviewed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    settings: list[Settings] = field(default_factory=list)
    interrupted: bool = False

    @property
    def everything(self) -> Iterator[Problem]:
        """Every finding of the run."""
        yield from self.problems
        for one in self.files:
            yield from one.problems

    @property
    def exit_code(self) -> Exit:
        """`PROBLEMS` for an error in any file, for one that could not be read, or a stopped run."""
        if self.interrupted:
            return Exit.PROBLEMS
        found = any(problem.level is Level.ERROR for problem in self.everything)
        return Exit.PROBLEMS if found else Exit.OK

    def frequent(self, most: int) -> list[tuple[str, int]]:
        """Return the codes that break in most files, each with their number."""
        counts = Counter(
            code for one in self.files for code in {problem.code for problem in one.problems}
        )
        return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]

    def as_json(self) -> dict[str, Any]:
        """Return the object of `--format json`; what concerns no single file has its own."""
        whole = [
            Reviewed(file, problems=tuple(problems)).as_json()
            for file, problems in groupby(self.problems, key=lambda problem: problem.place.file)
        ]
        return {"files": [*whole, *(one.as_json() for one in self.files)]}
