"""The unit registry: who exists, under whom and with which name, on a given day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from docgen.model import DonVi
from docgen.problems import Place, Problem, ProblemError, suggest
from docgen.tieng_viet.collation import key as sort_key
from docgen.tieng_viet.dates import short

BELOW = "cap-duoi"
SIBLINGS = "cung-cap"
Day = datetime.date | None


@dataclass(frozen=True, slots=True)
class Registry:
    """The units by key, as typed in `file`; every question is asked for a day.

    A day that is None is that of a document without a year: entries without an end count.
    """

    units: AnyMapping[str, DonVi] = field(default_factory=dict)
    file: str = ""

    def get(self, key: str) -> DonVi | None:
        """Return a unit as typed, whatever the day, or None."""
        return self.units.get(key)

    def lookup(self, key: str, day: Day, place: Place | None = None) -> DonVi:
        """Return a unit with the names, parent and place of that day.

        Raises `ProblemError` at `place`, by default the registry itself: `D-DONVI` for an unknown
        key, `D-HETHAN` when the unit does not exist on that day.
        """
        unit = self.units.get(key)
        where = place or Place(self.file)
        if unit is None:
            message = f"Danh bạ không có đơn vị «{key[:60]}»."
            hint = suggest(key, self.units, f"thêm «{key[:60]}» vào danh bạ đơn vị")
            raise ProblemError(Problem("D-DONVI", message, where, hint))
        if not unit.hieu_luc.holds(day):
            raise ProblemError(self._out_of_time(key, unit, day, where))
        return unit.on(day)

    def below(self, key: str, day: Day) -> dict[str, DonVi]:
        """Return the direct lower units of that day by key, in Vietnamese order of their names."""
        return self._sorted(self._with_parent(key, day))

    def siblings(self, key: str, day: Day) -> dict[str, DonVi]:
        """Return the other units under the same parent on that day, in Vietnamese order."""
        parent = self.lookup(key, day).cap_tren
        if parent is None:
            return {}
        children = self._with_parent(parent, day)
        return self._sorted((name, unit) for name, unit in children if name != key)

    def group(self, name: str, of: str, day: Day, place: Place | None = None) -> dict[str, DonVi]:
        """Return the units of a group as seen from the unit `of`, in Vietnamese order.

        `cap-duoi` are its direct lower units, `cung-cap` its siblings; any other name takes the
        units anywhere below `of` that carry the name in `nhom`. Raises `ProblemError` of code
        `D-NHOM` at `place` for a name that no unit carries.
        """
        if name == BELOW:
            return self.below(of, day)
        if name == SIBLINGS:
            return self.siblings(of, day)
        typed = {one for unit in self.units.values() for one in unit.nhom}
        known = [BELOW, SIBLINGS, *sorted(typed)]
        if name not in known:
            hint = suggest(name, known, "các nhóm có trong danh bạ: " + ", ".join(known))
            message = f"Danh bạ không có nhóm «{name[:60]}»."
            raise ProblemError(Problem("D-NHOM", message, place or Place(self.file), hint))
        below = self._all_below(of, day)
        return self._sorted((key, unit) for key, unit in below if name in unit.nhom)

    def _on(self, day: Day) -> Iterator[tuple[str, DonVi]]:
        return ((key, unit.on(day)) for key, unit in self.units.items() if unit.hieu_luc.holds(day))

    def _with_parent(self, parent: str, day: Day) -> Iterator[tuple[str, DonVi]]:
        return ((key, unit) for key, unit in self._on(day) if unit.cap_tren == parent)

    def _all_below(self, top: str, day: Day) -> Iterator[tuple[str, DonVi]]:
        by_parent: dict[str | None, list[tuple[str, DonVi]]] = {}
        for key, unit in self._on(day):
            by_parent.setdefault(unit.cap_tren, []).append((key, unit))
        waiting, seen = [top], {top}
        while waiting:
            for key, unit in by_parent.get(waiting.pop(), ()):
                if key not in seen:
                    seen.add(key)
                    waiting.append(key)
                    yield key, unit

    @staticmethod
    def _sorted(units: Iterable[tuple[str, DonVi]]) -> dict[str, DonVi]:
        return dict(sorted(units, key=lambda pair: (sort_key(pair[1].ten), pair[0])))

    def _out_of_time(self, key: str, unit: DonVi, day: Day, place: Place) -> Problem:
        start, end = unit.hieu_luc.tu, unit.hieu_luc.den
        if day and start and day < start.first_day:
            message = f"Đơn vị «{key}» đến ngày {_typed(start.first_day)} mới có."
            return Problem("D-HETHAN", message, place, "xem lại «don_vi» và «ngay»")
        until = f"chỉ có đến hết ngày {_typed(end.last_day)}" if end else "không còn"
        message = f"Đơn vị «{key}» {until}."
        return Problem("D-HETHAN", message, place, self._successors(unit))

    def _successors(self, unit: DonVi) -> str:
        named = [f"«{key}» ({self.units[key].ten})" for key in unit.thay_boi if key in self.units]
        if named:
            return "dùng đơn vị thay thế: " + ", ".join(named)
        return "xem lại «don_vi» và «ngay», hoặc ghi «thay_boi» trong danh bạ"


def _typed(day: datetime.date) -> str:
    return short(day.day, day.month, day.year)
