"""Everything that can be known before the first document is made: plan, table, names, template."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.batch.findings import Findings
from docgen.batch.options import BatchOptions
from docgen.batch.plan import Binder, Plan, is_fault
from docgen.batch.units import (
    ALIASES,
    ISSUER,
    Asked,
    Sheet,
    Unit,
    Units,
    units_below,
    units_of,
)
from docgen.build.session import Session
from docgen.compose import compose, day_of
from docgen.load.document import read_document
from docgen.load.limits import shortened
from docgen.load.nodes import Sequence, place_of
from docgen.load.overlay import Overlay, overlay_folder, overlays_of, read_overlay
from docgen.load.place_names import model_places, odd_braces, place_names
from docgen.load.registry import Registry
from docgen.load.table import read_table
from docgen.load.unit_list import SUFFIXES, read_unit_list
from docgen.load.workspace import Workspace
from docgen.problems import Level, Place, Problem, ProblemError, suggest
from docgen.tieng_viet.text import fold
from docgen.write import check_names, sha256_of

_TRIED = 50  # units that are asked, at most, whether a fault is the plan's own
_GUESSED = 5  # overlays of no unit whose names are compared with those of all units


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

    @property
    def plan_name(self) -> str:
        """The SHA-256 of the plan's name: what tells the jobs of two plans apart."""
        return sha256_of(Path(self.plan.file.source.file).stem.encode())

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all units that were asked for, also of those that are left out."""
        bad = (key for key, _ in self.units.bad if " " not in key)
        return frozenset(self.files).union(bad)

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
    _take(result, [*result.units.problems, *_joint(result.plan), *_strangers(result, registry)])
    _take(result, _odd_braces(result))
    result.files = _files(result, [unit.key for unit in result.units.good])
    _take(result, _faults_of_plan(result))
    for key, problems in result.units.bad:
        result.findings.add(problems, key)
    for unit in result.units.doubtful:
        result.findings.add(_more_faults(result.plan, unit), unit.key)
    return result


def _more_faults(plan: Plan, unit: Unit) -> Iterator[Problem]:
    """Yield what else is wrong in the row of a unit that has a fault already."""
    told = {place for name in unit.values if (place := plan.sheet.place(unit, name))}
    yield from (one for one in plan.loaded(unit).problems if one.place in told)
    if unit.key not in plan.registry.units:
        try:
            plan.registry.lookup(unit.key, None, plan.sheet.place(unit))
        except ProblemError as error:
            yield from error.problems


def _take(result: Survey, problems: Iterable[Problem]) -> None:
    """Keep findings that concern the whole batch; an error ends it."""
    found = list(problems)
    result.findings.add(found)
    result.stopped = result.stopped or is_fault(found)


def _files(result: Survey, keys: list[str]) -> dict[str, str]:
    """Return the file of each unit; the names of units that do not exist clash with no other."""
    known = [key for key in keys if key in result.plan.registry.units]
    names = check_names(result.folder, {key: key for key in known})
    _take(result, names.problems)
    others = {key: key for key in keys if key not in names.files}
    return {**names.files, **check_names(result.folder, others).files}


def _overlays(session: Session, path: Path) -> dict[str, Overlay]:
    folder = overlay_folder(path)
    found = overlays_of(path, session.shown(folder))
    return {key: read_overlay(file, session.shown(file)) for key, file in found.items()}


def _strangers(result: Survey, registry: Registry) -> list[Problem]:
    """Return a warning for each overlay that names no unit: its changes would be lost unseen."""
    asked = {unit.key for unit in result.units.good} | {key for key, _ in result.units.bad}
    found: list[Problem] = []
    for key, overlay in result.overlays.items():
        if key not in asked and key not in registry.units:
            message = f"Tệp riêng «{key[:60]}» không mang tên đơn vị nào."
            hint = "đặt tên tệp là mã đơn vị, ví dụ: ubnd-xa-tan-an.yaml"
            if key.lower().removesuffix(".yaml").removesuffix(".yml") in asked:
                hint = "tên tệp viết thường, đuôi .yaml"
            elif len(found) < _GUESSED:
                hint = suggest(key, asked, hint)
            place = Place(overlay.source.file)
            found.append(Problem("D-TEPRIENG", message, place, hint, Level.WARNING))
    return shortened(found)


def _odd_braces(result: Survey) -> Iterator[Problem]:
    """Yield what would be printed with its braces; an error where a column was clearly meant."""
    columns = result.units.sheet.columns
    for typed, place in odd_braces(result.plan.file):
        name = _meant(fold(typed.strip("{} ").partition("|")[0]), columns)
        message = f"«{typed}» không phải chỗ điền nên sẽ in nguyên văn cả dấu ngoặc."
        hint = f"ghi {{{{ {name} }}}}: tên không dấu, nối bằng dấu _, đủ hai dấu ngoặc mỗi bên"
        level = Level.ERROR if name in columns else Level.WARNING
        yield Problem("D-CHO", message, place, hint, level)


def _meant(name: str, columns: Container[str]) -> str:
    """Return the column that a name begins with, the longest, or the name itself."""
    parts = name.split("_")
    heads = ("_".join(parts[:size]) for size in range(len(parts), 0, -1))
    return next((head for head in heads if head in columns), name)


def _joint(plan: Plan) -> Iterator[Problem]:
    """Yield a warning for a plan of several issuers: in a batch each row names its own."""
    node = plan.file.node.get(ISSUER) if plan.file.node else None
    if isinstance(node, Sequence) and len(node.items) > 1:
        message = "Các đơn vị ở «don_vi» của kế hoạch không được dùng khi lập hàng loạt."
        hint = "văn bản ký chung thì ghi các mã vào một ô của bảng đơn vị, cách nhau bằng «;»"
        place = place_of(node, plan.file.source.file)
        yield Problem("D-DONVI", message, place, hint, Level.WARNING)


def _units(
    session: Session, plan: Plan, options: BatchOptions, overlays: dict[str, Overlay]
) -> Units:
    if options.units is None:
        assert options.under is not None
        return units_below(plan.registry, options.under, _day(plan, options.under))
    path = session.current_dir / options.units
    _refuse(path, options, plan, session)
    own = {key: place_names(plan.changed_by(one).file) for key, one in overlays.items()}
    asked = Asked(place_names(plan.file), own, _pens(plan), plan.registry.units)
    if path.suffix.lower() in SUFFIXES:
        return units_of(read_unit_list(path, session.shown(path)), asked)
    used = asked.all_names.union({ISSUER}, ALIASES)
    table = read_table(path, session.shown(path), sheet=options.sheet, used=used)
    return units_of(table, asked)


def _pens(plan: Plan) -> frozenset[str]:
    """Return the places of number and date: on paper both may be left for the pen."""
    fields = {("so",), ("ngay",)}
    return frozenset(one.name for one in model_places(plan.file) if one.path in fields)


def _refuse(path: Path, options: BatchOptions, plan: Plan, session: Session) -> None:
    """Raise `ProblemError` for a table that is the plan itself, or a sheet of what has none."""
    place = Place(session.shown(path))
    if path.resolve() == (session.current_dir / plan.file.source.file).resolve():
        hint = "chọn bảng .xlsx, .csv hoặc .yaml ghi mỗi đơn vị một dòng"
        message = "Đây là tệp kế hoạch, không phải bảng đơn vị."
        raise ProblemError(Problem("D-BANGTINH", message, place, hint))
    if options.sheet is not None and path.suffix.lower() in SUFFIXES:
        message = f"Tệp không có trang tính «{options.sheet[:60]}»."
        raise ProblemError(
            Problem("D-TRANG", message, place, "bỏ --sheet: tệp YAML không có trang")
        )


def _day(plan: Plan, key: str) -> datetime.date | None:
    van_ban, _ = plan.for_unit(Unit((key,)))
    return day_of(van_ban) if van_ban else None


def _faults_of_plan(result: Survey) -> list[Problem]:
    """Return the errors at lines of the plan that are the same for all units: they are its own.

    A unit that cannot be judged, since it does not exist or its row is wrong, tells nothing.
    """
    common = Binder(result.plan)
    shared: list[Problem] | None = None
    for unit in result.units.good[:_TRIED]:
        overlay = result.overlays.get(unit.key)
        met = _met(Binder(result.plan.changed_by(overlay)) if overlay else common, unit)
        if any(problem.place.file != result.plan.file.source.file for problem in met):
            continue
        own = [problem for problem in met if problem.place.where]
        shared = own if shared is None else [problem for problem in shared if problem in own]
        if not shared:
            break
    return shared or []


def _met(binder: Binder, unit: Unit) -> list[Problem]:
    """Return the errors that one unit meets before its document is made."""
    van_ban, problems = binder.van_ban(unit)
    if van_ban is not None:
        try:
            sources, _ = binder.plan.sources(unit, van_ban)
            problems = [*problems, *compose(sources).problems]
        except ProblemError as error:
            problems = [*problems, *error.problems]
    return [problem for problem in problems if problem.level is Level.ERROR]
