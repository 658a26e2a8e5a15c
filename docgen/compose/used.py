"""Which units of the registry can change a document, known without composing it."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import NamedTuple

from docgen.load.registry import SIBLINGS, Registry
from docgen.model import DonVi, VanBan
from docgen.problems import ProblemError

Day = datetime.date | None


@dataclass(frozen=True, slots=True)
class Members:
    """A group of recipients on its day: key and name of each unit, in the order of the page.

    `fault` is what the registry answers instead. The siblings of a unit (`cung-cap`) stand as all
    units below its parent `of`, itself too, so that they are one and the same for each of them.
    """

    nhom: str
    of: str
    units: tuple[tuple[str, str], ...]
    fault: str = ""
    digest: str = ""


class Used(NamedTuple):
    """What of the registry a document is made from: issuers, the lead first, and groups.

    Nothing else of the registry changes its context or its findings: of the issuers every field
    counts, of the groups only what stands here. The search for a template looks at superiors too.
    """

    units: tuple[str, ...]
    groups: tuple[Members, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All these units, issuers first, each once."""
        members = (key for group in self.groups for key, _ in group.units)
        return tuple(dict.fromkeys((*self.units, *members)))


Seen = dict[tuple[str, str, Day], Members]


def units_used(
    van_ban: VanBan,
    issuers: tuple[DonVi, ...],
    registry: Registry,
    day: Day,
    seen: Seen | None = None,
) -> Used:
    """Return which units of the registry, and which members of groups, a document is made from.

    `issuers` are those of `van_ban.don_vi` as on `day`. `seen` keeps the groups of one registry
    from document to document: hand in one empty dict for all.
    """
    names = dict.fromkeys(item.nhom for item in van_ban.noi_nhan if item.nhom is not None)
    known: Seen = {} if seen is None else seen
    groups = []
    for name in names:
        of = (issuers[0].cap_tren or "") if name == SIBLINGS else van_ban.don_vi[0]
        found = known.get((name, of, day))
        if found is None:
            found = known[name, of, day] = _members(name, of, registry, day)
        groups.append(found)
    return Used(van_ban.don_vi, tuple(groups))


def _members(name: str, of: str, registry: Registry, day: Day) -> Members:
    """Return the members of a group of `of`; for siblings it is their parent, empty if none."""
    units: tuple[tuple[str, str], ...] = ()
    fault = ""
    try:
        if name != SIBLINGS:
            found = registry.group(name, of, day)
        else:
            found = registry.below(of, day) if of else {}
        units = tuple((key, unit.ten) for key, unit in found.items())
    except ProblemError as error:
        fault = "\n".join(f"{one.code} {one.message} {one.hint}" for one in error.problems)
    text = json.dumps([name, of, units, fault], ensure_ascii=False)
    return Members(name, of, units, fault, hashlib.sha256(text.encode()).hexdigest())
