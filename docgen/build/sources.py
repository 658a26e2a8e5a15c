"""What a document is composed from: its issuers and its profile, as on its day."""

from __future__ import annotations

from collections import Counter

from docgen.compose import Sources, day_of
from docgen.compose.scope import Locate, Value
from docgen.load.registry import Registry
from docgen.model import DonVi, VanBan
from docgen.problems import Place, Problem, ProblemError
from docgen.the_thuc.loading import choose_profile, load_profile
from docgen.the_thuc.profile import TheThuc


def find_sources(
    van_ban: VanBan,
    registry: Registry,
    locate: Locate,
    values: dict[str, Value],
    *,
    draft: bool = False,
    issuer_place: Place | None = None,
) -> tuple[Sources, list[Problem]]:
    """Return what a document is composed from, and the notes about the choice of its profile.

    `values` are the names that a row of a batch gives; `issuer_place` is where the issuer is named,
    by default the document's own `don_vi`. Raises `ProblemError` for an issuer that is unknown or
    does not exist on the day, and for an unknown profile.
    """
    place = issuer_place or locate("don_vi", "")
    issuers = _issuers(registry, van_ban, place)
    unit = Place(registry.file, part=van_ban.don_vi[0])
    profile, notes = _profile(van_ban, issuers[0], locate("the_thuc", ""), unit)
    sources = Sources(van_ban, issuers, profile, registry, locate, values, draft)
    return sources, [note.at(locate("ngay", "")) for note in notes]


def _issuers(registry: Registry, van_ban: VanBan, place: Place) -> tuple[DonVi, ...]:
    day = day_of(van_ban)
    found: list[DonVi] = []
    problems: list[Problem] = []
    for key, count in Counter(van_ban.don_vi).items():
        if count > 1:
            message = f"Đơn vị «{key[:60]}» ghi {count} lần trong «don_vi»."
            problems.append(Problem("D-TRUNG", message, place, "mỗi đơn vị chỉ ghi một lần"))
        try:
            found.append(registry.lookup(key, day, place))
        except ProblemError as error:
            problems += error.problems
    if problems:
        raise ProblemError(*problems)
    return tuple(found)


def _profile(
    van_ban: VanBan, issuer: DonVi, place: Place, in_registry: Place
) -> tuple[TheThuc, list[Problem]]:
    try:
        if van_ban.the_thuc:
            return load_profile(van_ban.the_thuc), []
        place = in_registry
        return choose_profile(issuer.the_thuc, day_of(van_ban))
    except ProblemError as error:
        raise ProblemError(*(problem.at(place) for problem in error.problems)) from error
