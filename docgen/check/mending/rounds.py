"""Mends in rounds: check, mend, check again, until nothing is left that can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.check.checking import Checked, CheckOptions, judge
from docgen.check.content import Content
from docgen.check.mending.hand import Hand
from docgen.check.mending.paper import wide_tables
from docgen.check.mending.telling import refuse_signed, wide_table
from docgen.check.mending.trees import Trees
from docgen.check.remedy import Recode, Remedy, SetText
from docgen.problems import Problem, Problems
from docgen.tieng_viet.text import nfc
from docgen.word.guard import open_document
from docgen.word.looks import see
from docgen.word.package import write_package

_WIDE_TABLE = "BN-02"  # the rule of tables that are wider than the text
_MOST_ROUNDS = 12  # two or three are enough, unless rules want opposite things


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of a code there were, and how many are left."""

    code: str
    before: int
    after: int


@dataclass(frozen=True)
class Mended:
    """A mended copy: its bytes, the check before and after, and what was left to a person."""

    data: bytes
    before: Checked
    after: Checked
    told: tuple[Problem, ...] = ()

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many findings there were and are, by code in the order of the rulebook."""
        before = Counter(one.rule.code for one in self.before.judged)
        after = Counter(one.rule.code for one in self.after.judged)
        codes = dict.fromkeys((*before, *after))
        return tuple(Count(code, before[code], after[code]) for code in codes)

    @property
    def mended(self) -> int:
        """How many findings are gone."""
        return sum(max(one.before - one.after, 0) for one in self.counts)


def mend(
    data: bytes,
    file: str,
    options: CheckOptions | None = None,
    content: Content | None = None,
) -> Mended:
    """Return a copy of a .docx in which everything is mended that the rules know how to mend.

    Where nothing changes the copy has the same bytes. Raises `ProblemError` for what `check_bytes`
    refuses, and for a file with a digital signature (`D-CHUKYSO`).
    """
    first = open_document(data, file)
    refuse_signed(first, file)
    options = options or CheckOptions()
    told = Problems()
    states = [first]
    checks = [judge(see(first, file), options, content)]
    while len(states) <= _MOST_ROUNDS:
        after = _round(states[-1], checks[-1], told)
        if after in states:
            break
        states.append(after)
        checks.append(judge(see(after, file), options, content))
    last = _best(states, checks, after)
    told.extend(_wide(checks[0], checks[last]))
    packed = data if states[last] == first else write_package(states[last])
    return Mended(packed, checks[0], checks[last], tuple(told))


def _wide(before: Checked, after: Checked) -> Iterator[Problem]:
    """Yield a note on each table that no longer fits, unless a finding speaks of it already."""
    lines = [one.finding.line for one in after.judged if one.rule.code == _WIDE_TABLE]
    known = {line.spot.table for line in lines if line is not None}
    for line in wide_tables(before.seen, after.seen):
        if line.spot.table not in known:
            yield wide_table(line, after.seen)


def _best(states: list[dict[str, bytes]], checks: list[Checked], after: Mapping[str, bytes]) -> int:
    """Return which state stays: the last; where rules fight, always the same of their circle."""
    if after not in states:
        return len(states) - 1
    circle = range(states.index(dict(after)), len(states))
    return min(circle, key=lambda at: (len(checks[at].problems), sorted(states[at].items())))


def _round(members: dict[str, bytes], checked: Checked, told: Problems) -> dict[str, bytes]:
    """Mend once: codes alone where there are any, since all else is found by letters."""
    remedies = [remedy for one in checked.judged for remedy in one.finding.remedies]
    codes = [remedy for remedy in remedies if _is_code(remedy)]
    after = _mended(members, checked, codes, told)
    return _mended(members, checked, remedies, told) if after == members else after


def _mended(
    members: dict[str, bytes], checked: Checked, remedies: Iterable[Remedy], told: Problems
) -> dict[str, bytes]:
    trees = Trees(members, checked.file)
    hand = Hand(trees, checked.seen)
    hand.mend(remedies)
    told.extend(hand.told)
    return trees.save()


def _is_code(remedy: Remedy) -> bool:
    """Whether a remedy changes how letters are written in the file, not what is read."""
    if isinstance(remedy, SetText):
        old = remedy.line.raw[remedy.start : remedy.end]
        return old != remedy.new and nfc(old) == nfc(remedy.new)
    return isinstance(remedy, Recode)
