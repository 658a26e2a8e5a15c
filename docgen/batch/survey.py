"""Everything that can be known before the first document is made: plan, table, names, template."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.batch.findings import Findings
from docgen.batch.options import BatchOptions
from docgen.batch.plan import Binder, Plan, is_fault
from docgen.batch.units import ISSUER, Sheet, Unit, Units, units_below, units_of
from docgen.build.session import Session
from docgen.compose import compose, day_of
from docgen.load.document import read_document
from docgen.load.overlay import Overlay, overlay_folder, overlays_of, read_overlay
from docgen.load.place_names import place_names
from docgen.load.registry import Registry
from docgen.load.table import read_table
from docgen.load.unit_list import SUFFIXES, read_unit_list
from docgen.load.workspace import Workspace
from docgen.problems import Level, Place, Problem, ProblemError, suggest
from docgen.write import check_names

_TRIED = 50  # units in a row that do not exist before the trial of the plan gives up


@dataclass(slots=True)
class Survey:
    """A batch before any work: its units, their file names, and what is wrong with whom.

    With `stopped`, something is wrong that concerns all: nothing may be written.
    """

    plan: Plan
    units: Units
    folder: Path
    files: dict[str, str] = field(default_factory=dict)
    overlays: dict[str, Overlay] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    stopped: bool = False

    @property
    def total(self) -> int:
        """How many documents were asked for."""
        return len(self.units.good) + len(self.units.bad)

    def told(self) -> Iterator[Problem]:
        """Yield every finding once."""
        return self.findings.told(self.total, self.units.sheet.file)

    def stop(self, problems: Iterable[Problem]) -> None:
        """Keep findings that concern the whole batch and end it."""
        self.findings.add(problems)
        self.stopped = True

    def leave_out(self, keys: frozenset[str]) -> None:
        """Forget the units of these keys: nothing is to be done for them."""
        good = tuple(unit for unit in self.units.good if unit.key not in keys)
        bad = tuple(row for row in self.units.bad if row[0] not in keys)
        self.units = replace(self.units, good=good, bad=bad)


def survey(session: Session, workspace: Workspace, path: Path, options: BatchOptions) -> Survey:
    """Return what a batch is about to do, with every finding that needs no document made."""
    file = read_document(path, session.shown(path))
    registry, found = session.registry(workspace)
    plan = Plan(file, registry, Sheet(registry.file))
    folder = session.folder(path, workspace)
    result = Survey(plan, Units((), plan.sheet), folder)
    _take(result, [*file.problems, *found])
    if result.stopped:
        return result
    try:
        result.overlays = _overlays(session, path)
        result.units = _units(session, plan, options, result.overlays)
    except ProblemError as error:
        _take(result, error.problems)
        return result
    result.plan = Plan(file, registry, result.units.sheet)
    _take(result, [*result.units.problems, *_strangers(result, registry)])
    names = check_names(folder, {unit.key: unit.key for unit in result.units.good})
    result.files = dict(names.files)
    _take(result, names.problems)
    _take(result, _trial(result.plan, result.units.good))
    return result


def _take(result: Survey, problems: Iterable[Problem]) -> None:
    """Keep findings that concern the whole batch; an error ends it."""
    found = list(problems)
    result.findings.add(found)
    result.stopped = result.stopped or is_fault(found)


def _overlays(session: Session, path: Path) -> dict[str, Overlay]:
    folder = overlay_folder(path)
    found = overlays_of(path, session.shown(folder))
    return {key: read_overlay(file, session.shown(file)) for key, file in found.items()}


def _strangers(result: Survey, registry: Registry) -> Iterator[Problem]:
    """Yield a warning for each overlay that names no unit: its changes would be lost unseen."""
    asked = {unit.key for unit in result.units.good} | {key for key, _ in result.units.bad}
    for key, overlay in result.overlays.items():
        if key not in asked and registry.get(key) is None:
            message = f"Tệp riêng «{key[:60]}» không mang tên đơn vị nào."
            hint = suggest(key, asked, "đặt tên tệp là mã đơn vị, ví dụ: ubnd-xa-tan-an.yaml")
            yield Problem("D-TEPRIENG", message, Place(overlay.source.file), hint, Level.WARNING)


def _units(
    session: Session, plan: Plan, options: BatchOptions, overlays: dict[str, Overlay]
) -> Units:
    if options.units is None:
        assert options.under is not None
        return units_below(plan.registry, options.under, _day(plan, options.under))
    path = session.current_dir / options.units
    names = place_names(plan.file)
    own = {key: place_names(plan.changed_by(one).file) for key, one in overlays.items()}
    if path.suffix.lower() in SUFFIXES:
        return units_of(read_unit_list(path, session.shown(path)), names, own)
    used = frozenset(names).union({ISSUER}, *own.values())
    table = read_table(path, session.shown(path), sheet=options.sheet, used=used)
    return units_of(table, names, own)


def _day(plan: Plan, key: str) -> datetime.date | None:
    van_ban, _ = plan.for_unit(Unit((key,)))
    return day_of(van_ban) if van_ban else None


def _trial(plan: Plan, units: tuple[Unit, ...]) -> list[Problem]:
    """Return the places that no column, unit or field of the plan answers.

    They are the same for all units: the first one that exists shows them.
    """
    binder = Binder(plan)
    for unit in units[:_TRIED]:
        van_ban, problems = binder.van_ban(unit)
        unknown = [problem for problem in problems if problem.code == "D-CHO"]
        if unknown or van_ban is None:
            return unknown
        try:
            sources, _ = plan.sources(unit, van_ban)
        except ProblemError:
            continue
        return [problem for problem in compose(sources).problems if problem.code == "D-CHO"]
    return []
