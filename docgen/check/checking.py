"""One document through the checker: open, see, find, judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.check.addresses import address_of
from docgen.check.case import Case
from docgen.check.content import Content
from docgen.check.engines.personal import personal_in_document
from docgen.check.engines.title import is_other_kind
from docgen.check.finder import choose_family, find_parts
from docgen.check.parts import Parts
from docgen.check.registry import rules_for
from docgen.check.rule import Finding, Rule
from docgen.problems import Level, Place, Problem
from docgen.the_thuc.loading import choose_profile, load_profile
from docgen.the_thuc.profile import TheThuc
from docgen.word.guard import open_document
from docgen.word.looks import Seen, see


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to check: the profile's name (empty: found from the head and the date).

    `levels` is the most that a rule may weigh, None switches it off (`.docgen.yaml`).
    """

    the_thuc: str = ""
    levels: Mapping[str, Level | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """A finding with the rule that made it, and what a person is told."""

    rule: Rule
    finding: Finding
    problem: Problem


@dataclass(frozen=True)
class Checked:
    """The outcome for one file: the profile it was judged by, and every finding."""

    file: str
    profile: TheThuc
    seen: Seen
    parts: Parts
    judged: tuple[Judged, ...]
    notes: tuple[Problem, ...] = ()
    data: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All findings as a person is told them, in the order of the rulebook."""
        return (*self.notes, *(one.problem for one in self.judged), *self.data)


def check_bytes(
    data: bytes, file: str, options: CheckOptions | None = None, content: Content | None = None
) -> Checked:
    """Judge the bytes of a .docx by the rulebook.

    `file` is the name that findings give. Raises `ProblemError` for a file that is no Word
    document, is damaged or beyond the bounds (`D-MAULOAI`, `D-MAUHONG`, `D-MAUQUACO`).
    """
    return judge(see(open_document(data, file), file), options or CheckOptions(), content)


def judge(seen: Seen, options: CheckOptions, content: Content | None = None) -> Checked:
    """Judge a document that has been seen."""
    parts = find_parts(seen)
    profile, notes = _profile(parts, options)
    case = Case(seen, parts, profile, content)
    judged = tuple(_judged(case, options))
    lost = [_lost(seen)] if parts.is_lost else []
    placed = [one.at(Place(seen.file)) for one in notes]
    known = [*personal_in_document(case), *_in_data(content)]
    data = tuple(one for one in known if options.levels.get(one.code, one.level) is not None)
    return Checked(seen.file, profile, seen, parts, judged, (*lost, *placed), data)


def _in_data(content: Content | None) -> list[Problem]:
    """Return what the data behind a document say, where there are any."""
    if content is None:
        return []
    # The checks of data: most documents come without.
    from docgen.check.content import content_findings

    return content_findings(content)


def _profile(parts: Parts, options: CheckOptions) -> tuple[TheThuc, list[Problem]]:
    if options.the_thuc:
        return load_profile(options.the_thuc), []
    return choose_profile(choose_family(parts), parts.latest)


def _judged(case: Case, options: CheckOptions) -> Iterator[Judged]:
    highest = Level.WARNING if is_other_kind(case) else Level.ERROR
    for rule in rules_for(case.profile.ma):
        most = options.levels.get(rule.code, highest)
        if most is None or (rule.needs_data and case.content is None):
            continue
        most = min(most, highest, key=lambda level: level.weight)
        for finding in rule.test(case):
            yield Judged(rule, finding, _problem(rule, finding, case, most))


def _problem(rule: Rule, finding: Finding, case: Case, most: Level) -> Problem:
    own = finding.level or rule.level_in(case.profile.ma)
    where = finding.where or (address_of(finding.line, case.seen) if finding.line else "")
    return Problem(
        rule.code,
        finding.message,
        Place(case.seen.file, part=where),
        finding.hint,
        min(own, most, key=lambda level: level.weight),
        finding.clause or rule.clause_in(case),
    )


def _lost(seen: Seen) -> Problem:
    return Problem(
        "D-LACMAU",
        "Không nhận ra các thành phần của một văn bản hành chính trong tệp này.",
        Place(seen.file),
        "xem tệp có đúng là kế hoạch, báo cáo, công văn không; chỉ các quy tắc về trang, phông"
        " chữ được kiểm tra chắc chắn",
        Level.WARNING,
    )
