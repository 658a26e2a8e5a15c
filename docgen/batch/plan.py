"""The plan of a batch: read once, bound anew for each unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from docgen.batch.units import ISSUER, Sheet, Unit
from docgen.build.sources import find_sources
from docgen.compose import Sources
from docgen.compose.scope import Value
from docgen.load.document import DocumentFile, Loaded, bind
from docgen.load.fingerprint import fingerprint
from docgen.load.locating import locate
from docgen.load.nodes import Mapping as Tree
from docgen.load.nodes import Scalar, Sequence, place_of
from docgen.load.overlay import Overlay, apply_overlay
from docgen.load.place_names import model_places
from docgen.load.rebinding import rebound
from docgen.load.registry import Registry
from docgen.model import DonVi, VanBan
from docgen.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan before any unit is known, with what its units are looked up in."""

    file: DocumentFile
    registry: Registry
    sheet: Sheet

    def changed_by(self, overlay: Overlay | None) -> Plan:
        """Return the plan as it is for one unit with an overlay of its own."""
        return replace(self, file=apply_overlay(self.file, overlay)) if overlay else self

    def loaded(self, unit: Unit) -> Loaded:
        """Return the document of a unit as it was read; a fault in a cell stands at the cell."""
        scope = {**_names_of(self.registry.get(unit.key)), **unit.values}
        loaded = bind(with_issuers(self.file, unit.don_vi), scope=scope)
        given = {
            place_of(place.node, self.file.source.file): place.name
            for place in model_places(self.file)
            if place.name in unit.values
        }
        problems = (
            _in_cell(problem, unit.values[given[problem.place]]).at(
                self.sheet.place(unit, given[problem.place])
            )
            if problem.place in given
            else problem
            for problem in loaded.problems
        )
        return replace(loaded, problems=tuple(problems))

    def for_unit(self, unit: Unit) -> tuple[VanBan | None, list[Problem]]:
        """Return the document of a unit, None when it cannot be read, and its findings."""
        loaded = self.loaded(unit)
        return loaded.van_ban, list(loaded.problems)

    def at_row(self, problem: Problem, unit: Unit) -> Problem:
        """Return an error that has no line in the plan at the row of its unit."""
        is_placed = problem.place.where or problem.place.file != self.file.source.file
        if is_placed or problem.level is not Level.ERROR:
            return problem
        return problem.at(self.sheet.place(unit))

    def sources(self, unit: Unit, van_ban: VanBan) -> tuple[Sources, list[Problem]]:
        """Return what the document of a unit is composed from; raises `ProblemError`."""
        where = partial(locate, self.file.node, self.file.source.text, self.file.source.file)
        values: dict[str, Value] = dict(unit.values)
        place = self.sheet.place(unit)
        return find_sources(van_ban, self.registry, where, values, issuer_place=place)


class Binder:
    """Binds a plan to its units: once as a whole, then only the fields that a unit changes.

    `data` is the fingerprint of the plan's own data.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.data = fingerprint(plan.file)
        places = model_places(plan.file)
        self._fields = {str(place.path[0]): place.name for place in places}
        self._is_flat = all(len(place.path) == 1 for place in places)
        self._base: tuple[VanBan, list[Problem]] | None = None

    def van_ban(self, unit: Unit) -> tuple[VanBan | None, list[Problem]]:
        """Return the document of a unit and its findings, as `Plan.for_unit` does."""
        given = {field: unit.values.get(name, "") for field, name in self._fields.items()}
        if not self._is_flat or not all(given.values()) or len(unit.don_vi) > 1:
            return self.plan.for_unit(unit)
        if self._base is None:
            van_ban, problems = self.plan.for_unit(unit)
            if van_ban is None:
                return van_ban, problems
            self._base = van_ban, problems
        base, problems = self._base
        van_ban = rebound(base, given)
        if van_ban is None:
            return self.plan.for_unit(unit)
        return van_ban.model_copy(update={ISSUER: unit.don_vi}), problems


def _in_cell(problem: Problem, typed: str) -> Problem:
    """Return a fault of a value in the words of a table: what was typed, how cells say dates."""
    shown = typed[:60]
    if problem.code == "D-NGAY":
        message = f"«{shown}» không phải là ngày, hoặc không có ngày đó."
        hint = "ghi ngày/tháng/năm, ví dụ: 05/3/2026, hoặc chọn kiểu Ngày (Date) cho ô"
        return replace(problem, message=message, hint=hint)
    if problem.code == "D-SO":
        message, hint = f"«{shown}» không phải là số.", "chỉ ghi chữ số, ví dụ: 7"
        return replace(problem, message=message, hint=hint)
    return problem


def with_issuers(file: DocumentFile, keys: tuple[str, ...]) -> DocumentFile:
    """Return a data file whose `don_vi` names other units."""
    if file.node is None:
        return file
    key = file.node.key(ISSUER) or Scalar(ISSUER, file.node.line, file.node.column)
    names = tuple(Scalar(name, key.line, key.column) for name in keys)
    value = names[0] if len(names) == 1 else Sequence(names, key.line, key.column)
    others = tuple(pair for pair in file.node.entries if pair[0].text != ISSUER)
    node: Tree = replace(file.node, entries=((key, value), *others))
    return replace(file, node=node)


def _names_of(unit: DonVi | None) -> Mapping[str, str]:
    """Return the places of a unit that a field read by the model may name."""
    if unit is None:
        return {}
    names = ("ten", "ten_tat", "dia_danh", "ky_hieu_don_vi", "the_thuc", "cap_tren")
    found = {f"don_vi.{name}": getattr(unit, name) for name in names}
    return {name: text for name, text in found.items() if text}


def is_fault(problems: list[Problem]) -> bool:
    """Return whether one of the findings stops its document."""
    return any(problem.level is Level.ERROR for problem in problems)
