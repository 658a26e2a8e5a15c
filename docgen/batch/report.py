"""What became of a batch: each document, each finding once, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.batch.survey import Survey
from docgen.problems import Exit, Level, Problem
from docgen.write import Outcome, Status


@dataclass(slots=True)
class BatchReport:
    """The outcome of each unit by key, in the order of the table, and every finding.

    `made` counts the documents that were rendered, `interrupted` tells of a Ctrl-C, `archive` is
    the zip of the job, where one was asked for; `texts` are what the PDF of a unit must print.
    """

    survey: Survey
    dry_run: bool = False
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    made: int = 0
    interrupted: bool = False
    archive: Path | None = None
    pdfs: list[Outcome] = field(default_factory=list)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def add(self, outcome: Outcome, problems: Iterable[Problem] = ()) -> None:
        """Keep what became of a unit, with its findings."""
        self.outcomes[outcome.key] = outcome
        self.survey.findings.add((*problems, *outcome.problems), outcome.key)

    def fail(self, key: str, problems: Iterable[Problem] = ()) -> None:
        """Keep that a unit got no document, with the reasons."""
        file = self.survey.files.get(key)
        folder = self.survey.folder
        self.add(Outcome(key, Status.FAILED, folder / file if file else folder), problems)

    def add_pdf(self, outcome: Outcome) -> None:
        """Keep what became of the PDF of a document."""
        self.pdfs.append(outcome)
        self.survey.findings.add(outcome.problems, outcome.key)

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

    @property
    def counts(self) -> dict[str, int]:
        """How many documents ended in each way."""
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
