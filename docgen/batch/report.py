"""What became of a batch: each document, each finding once, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from docgen.batch.survey import Survey
from docgen.problems import Exit, Level, Problem
from docgen.write import Outcome, Status, check_names


@dataclass(slots=True)
class BatchReport:
    """The outcome of each unit by key, in the order of the table, and every finding.

    `made` counts the documents that were rendered, `interrupted` tells of a Ctrl-C, `archive` is
    the zip of the job, where one was asked for. `shown` spells a path as the person would.
    """

    survey: Survey
    shown: Callable[[Path], str]
    dry_run: bool = False
    strict: bool = False
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    made: int = 0
    interrupted: bool = False
    archive: Path | None = None
    pdfs: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome, problems: Iterable[Problem] = ()) -> None:
        """Keep what became of a unit, with its findings."""
        self.outcomes[outcome.key] = outcome
        self.tell((*problems, *outcome.problems), outcome.key)

    def take(self, outcomes: Mapping[str, Outcome]) -> None:
        """Keep what became of several units."""
        for outcome in outcomes.values():
            self.add(outcome)

    def tell(self, problems: Iterable[Problem], key: str = "") -> None:
        """Keep findings of the batch, or of the unit `key`, placed as the person spells paths."""
        placed = (
            problem.at(replace(problem.place, file=self.shown(Path(problem.place.file))))
            if problem.place.file
            else problem
            for problem in problems
        )
        self.survey.findings.add(placed, key)

    def fail(self, key: str, problems: Iterable[Problem] = ()) -> None:
        """Keep that a unit got no document, with the reasons."""
        folder, file = self.survey.folder, self.survey.files.get(key, "")
        if not file and key in self.survey.keys:
            file = check_names(folder, {key: key}).files[key]
        self.add(Outcome(key, Status.FAILED, folder / file), problems)

    def refuse(self, keys: Iterable[str]) -> None:
        """Keep that these units got no document because another one of a strict batch failed."""
        for key in keys:
            self.fail(key)

    def add_pdf(self, outcome: Outcome) -> None:
        """Keep what became of the PDF of a document."""
        self.pdfs.append(outcome)
        self.tell(outcome.problems, outcome.key.removesuffix(".pdf"))

    @property
    def failed(self) -> tuple[str, ...]:
        """The keys of the units without a document."""
        failed = (one.key for one in self.outcomes.values() if one.status is Status.FAILED)
        return tuple(failed)

    @property
    def documents(self) -> list[Outcome]:
        """The outcomes in the order of the table, the rows without a unit last; then the PDFs."""
        order = {unit.key: number for number, unit in enumerate(self.survey.units.good)}
        last = len(order)
        found = sorted(self.outcomes.values(), key=lambda one: order.get(one.key, last))
        return [*found, *self.pdfs]

    @property
    def problems(self) -> list[Problem]:
        """Every finding once, errors of the same kind of several units put together."""
        return list(self.survey.told())

    @property
    def exit_code(self) -> Exit:
        """`PROBLEMS` when a document failed, or all were stopped, else `OK`."""
        wrong = any(problem.level is Level.ERROR for problem in self.problems)
        is_bad = self.survey.stopped or self.interrupted or self.failed or wrong
        return Exit.PROBLEMS if is_bad else Exit.OK

    def made_as(self, status: Status) -> int:
        """Return how many units ended so, their PDFs not counted."""
        return sum(one.status is status for one in self.outcomes.values())

    @property
    def printed(self) -> dict[Status, int]:
        """How many PDFs ended in each way; empty when none was asked for."""
        return dict(Counter(one.status for one in self.pdfs))

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, PDFs among them, ended in each way."""
        counts = Counter(str(document.status) for document in self.documents)
        return {str(status): counts[str(status)] for status in Status}

    def as_json(self) -> dict[str, Any]:
        """Return the object that `--format json` prints."""
        found = {
            "documents": [document.as_json() for document in self.documents],
            "problems": [problem.as_json() for problem in self.problems],
            "counts": self.counts,
            "rendered": self.made,
            "dry_run": self.dry_run,
        }
        return found | ({"archive": str(self.archive)} if self.archive else {})
