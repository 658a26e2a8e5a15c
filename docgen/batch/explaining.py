"""Where the values of one unit's document come from: row, overlay, plan, registry, profile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.batch.options import BatchOptions
from docgen.batch.plan import Plan, is_fault
from docgen.batch.survey import Survey, survey
from docgen.batch.units import ISSUER, Unit
from docgen.build.explain import explain
from docgen.build.session import Options, Session
from docgen.build.tracing import Origin
from docgen.compose import compose
from docgen.load.workspace import find_workspace
from docgen.problems import Place, Problem, ProblemError, suggest


@dataclass(frozen=True, slots=True)
class Explained:
    """The origins of the values of one document, in the order of the page, and the findings."""

    origins: tuple[Origin, ...]
    problems: tuple[Problem, ...]


def explain_unit(path: Path, current_dir: Path, options: BatchOptions, key: str) -> Explained:
    """Return where every value of the document of unit `key` comes from; nothing is written.

    The batch is the one that `run_batch` would run with the same arguments. Raises `ProblemError`
    when there is no workspace.
    """
    session = Session(current_dir, Options(options.out, options.workspace, cache=options.cache))
    workspace = find_workspace(path, current_dir, options.workspace)
    surveyed = survey(session, workspace, current_dir / path, options)
    problems = list(surveyed.told())
    units = {unit.key: unit for unit in surveyed.units.good}
    if surveyed.stopped:
        return Explained((), tuple(problems))
    if key not in units:
        return Explained((), (*problems, *_absent(key, surveyed)))
    try:
        return _explained(surveyed, units[key], problems)
    except ProblemError as error:
        return Explained((), (*problems, *error.problems))


def _explained(surveyed: Survey, unit: Unit, problems: list[Problem]) -> Explained:
    plan = surveyed.plan.changed_by(surveyed.overlays.get(unit.key))
    loaded = plan.loaded(unit)
    if loaded.van_ban is None:
        return Explained((), (*problems, *loaded.problems))
    sources, notes = plan.sources(unit, loaded.van_ban)
    composed = compose(sources)
    found = (*problems, *loaded.problems, *notes, *composed.problems)
    if is_fault(list(found)):
        return Explained((), found)
    return Explained(tuple(explain(sources, composed, loaded, _given(plan, unit))), found)


def _given(plan: Plan, unit: Unit) -> dict[str, Place]:
    return {name: plan.sheet.place(unit, name) for name in (ISSUER, *unit.values)}


def _absent(key: str, surveyed: Survey) -> tuple[Problem, ...]:
    bad = dict(surveyed.units.bad)
    if key in bad:
        return bad[key]
    known = [unit.key for unit in surveyed.units.good]
    message = f"Lần chạy này không có đơn vị «{key[:60]}»."
    hint = suggest(key, known, "xem lại mã đơn vị trong bảng hoặc trong danh bạ")
    sheet = surveyed.units.sheet
    return (Problem("D-DONVI", message, Place(sheet.file, part=sheet.name), hint),)
