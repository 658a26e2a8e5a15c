"""What a run hands back: documents, findings, counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.problems import Exit, Problems
from docgen.write import Outcome, Status

if TYPE_CHECKING:
    from docgen.build.tracing import Origin


@dataclass(slots=True)
class Report:
    """The outcome of each document and every finding of the run, in order.

    `origins` has, by data file, where the values of its document come from, if that was asked for.
    """

    documents: list[Outcome] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)
    origins: dict[str, tuple[Origin, ...]] = field(default_factory=dict, repr=False)

    def add(self, outcome: Outcome) -> None:
        """Keep what became of one document, with its findings."""
        self.documents.append(outcome)
        self.problems.extend(outcome.problems)

    @property
    def exit_code(self) -> Exit:
        """`PROBLEMS` when something failed, else `OK`."""
        return self.problems.exit_code

    def as_json(self) -> dict[str, Any]:
        """Return the object that `--format json` prints."""
        counts = Counter(str(document.status) for document in self.documents)
        explained = {name: [one.as_json() for one in found] for name, found in self.origins.items()}
        return {
            "documents": [document.as_json() for document in self.documents],
            "problems": [problem.as_json() for problem in self.problems],
            "counts": {str(status): counts[str(status)] for status in Status},
        } | ({"explain": explained} if explained else {})
