"""What a rule is: a code, the profiles it belongs to, a manual page, and a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.problems import Level
from docgen.word.looks import Line

if TYPE_CHECKING:
    from docgen.check.case import Case
    from docgen.check.remedy import Remedy
    from docgen.the_thuc.profile import TheThuc

STATE = ("nha-nuoc", "hoi-lhpn", "doan-the")
PARTY = ("dang", "dang-hd36")
UNION = ("doan",)
ALL = STATE + PARTY + UNION
# The rulebooks behind the profiles, for clauses that are no data of a profile.
CONVENTION = "thông lệ"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks a rule: a sentence, the next step, where, and how it could be mended.

    `line` is where; None means the document as a whole, or what `where` says. `start` and `end`
    mark the stretch of the line's raw text (-1: to its end). `level` and `clause` replace those of
    the rule where a case weighs differently.
    """

    message: str
    hint: str = ""
    line: Line | None = None
    start: int = 0
    end: int = -1
    where: str = ""
    level: Level | None = None
    clause: str = ""
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the rulebook (`the-thuc.md` §14).

    `manual` is the module's docstring: title, explanation, wrong and right examples. `clause` is
    a path into the profile (`trang.le`, `thanh_phan.tieu_ngu`) whose `dieu` is cited, or the words
    themselves, by profile or for all. `levels` weighs the rule differently in some profiles.
    """

    code: str
    profiles: tuple[str, ...]
    level: Level
    clause: str | Mapping[str, str]
    manual: str | None
    test: Callable[[Case], Iterator[Finding]]
    levels: Mapping[str, Level] = field(default_factory=dict)
    needs_data: bool = False

    @property
    def title(self) -> str:
        """The first line of the manual page."""
        return (self.manual or "").strip().partition("\n")[0]

    def level_in(self, profile: str) -> Level:
        """Return how much it weighs in a profile."""
        return self.levels.get(profile, self.level)

    def clause_in(self, case: Case) -> str:
        """Return the clause as the profile of a case cites it."""
        return self.clause_for(case.profile)

    def clause_for(self, profile: TheThuc) -> str:
        """Return the clause as a profile cites it."""
        written = self.clause
        if not isinstance(written, str):
            written = written.get(profile.ma) or written.get("", CONVENTION)
        return cited(profile, written)


def cited(profile: object, clause: str) -> str:
    """Return the `dieu` of the part of a profile that a path names, or the words themselves."""
    if " " in clause or not clause.isascii():
        return clause
    part = profile
    for step in clause.split("."):
        part = part.get(step) if isinstance(part, Mapping) else getattr(part, step, None)
        if part is None:
            return clause
    found: str = getattr(part, "dieu", clause)
    return found
