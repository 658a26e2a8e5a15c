"""The unit registry: who exists, under whom and with which name, on a given day."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from docgen.load.limits import FULL
from docgen.load.registry.index import Day, Index, outline_of, ranks_of
from docgen.load.registry.kept import KeptUnits, freeze, text_of, thaw
from docgen.load.registry.naming import Named, Names
from docgen.model import DonVi
from docgen.problems import Place, Problem, ProblemError, suggest
from docgen.tieng_viet.dates import short

BELOW = "cap-duoi"
SIBLINGS = "cung-cap"


@dataclass(slots=True)
class _Made:
    """What was worked out once from the units of a registry, and is never out of date."""

    index: Index | None = None
    digests: dict[str, bytes] = field(default_factory=dict)
    whole: str = ""
    hints: dict[str, str] = field(default_factory=dict)
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """The units by key, as typed in `file`; every question is asked for a day.

    A day that is None is that of a document without a year: entries without an end count.
    """

    units: AnyMapping[str, DonVi] = field(default_factory=dict)
    file: str = ""
    _made: _Made = field(default_factory=_Made, init=False, repr=False, compare=False)

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
            raise ProblemError(Problem("D-DONVI", message, where, self._hint_for(key)))
        if not unit.hieu_luc.holds(day):
            raise ProblemError(self._out_of_time(key, unit, day, where))
        return unit.on(day)

    def below(self, key: str, day: Day) -> dict[str, DonVi]:
        """Return the direct lower units of that day by key, in Vietnamese order of their names."""
        return self._on(self._index().below(key, day), day)

    def siblings(self, key: str, day: Day) -> dict[str, DonVi]:
        """Return the other units under the same parent on that day, in Vietnamese order."""
        parent = self.lookup(key, day).cap_tren
        if parent is None:
            return {}
        return self._on((name for name in self._index().below(parent, day) if name != key), day)

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
        known = [BELOW, SIBLINGS, *self._index().groups]
        if name not in known:
            hint = suggest(name, known, "các nhóm có trong danh bạ: " + ", ".join(known))
            message = f"Danh bạ không có nhóm «{name[:60]}»."
            raise ProblemError(Problem("D-NHOM", message, place or Place(self.file), hint))
        return self._on(self._index().members(name, of, day), day)

    def successors(self, key: str, day: Day) -> dict[str, DonVi]:
        """Return the units of that day that came in the place of a unit, in the order typed.

        One that is itself replaced by then gives way to its own successors. When none of them
        exists on that day, the nearest ones are returned as they are in the registry.
        """
        found: dict[str, DonVi] = {}
        waiting, seen = list(self._replaced_by(key)), {key}
        while waiting:
            name = waiting.pop(0)
            unit = self.units[name]
            if name not in seen and unit.hieu_luc.holds(day):
                found[name] = unit.on(day)
            elif name not in seen:
                waiting = [*self._replaced_by(name), *waiting]
            seen.add(name)
        return found or {name: self.units[name] for name in self._replaced_by(key)}

    def fingerprint(self, keys: Iterable[str], day: Day) -> str:
        """Return the SHA-256, in hex, of all that is known of some units on a day.

        The same for the same data, however it was typed and in whatever file or order; a key that
        the registry does not have counts too, so that its arrival is a change.
        """
        whole = hashlib.sha256(f"{day}\n".encode())
        for key in sorted(set(keys)):
            whole.update(f"{key}\n".encode())
            whole.update(self._digest(key))
        return whole.hexdigest()

    @property
    def digest(self) -> str:
        """The SHA-256, in hex, of all units: what a whole registry is known by."""
        if not self._made.whole:
            self._made.whole = self.fingerprint(self.units, None)
        return self._made.whole

    def frozen(self) -> bytes:
        """Return the units as bytes, for another run or process that reads them with `thaw`."""
        index = self._index()
        return freeze(self.units, index.outlines, index.ranks)

    def __reduce__(self) -> tuple[Callable[[bytes, str], Registry], tuple[bytes, str]]:
        """Go to another process as the bytes that the registry would be kept as."""
        return thawed, (self.frozen(), self.file)

    def _digest(self, key: str) -> bytes:
        digests = self._made.digests
        if key not in digests:
            units = self.units
            if isinstance(units, KeptUnits):
                text = units.texts.get(key, "")
            else:
                text = text_of(units[key]) if key in units else ""
            digests[key] = hashlib.sha256(text.encode()).digest()
        return digests[key]

    def _index(self) -> Index:
        if self._made.index is None:
            if isinstance(self.units, KeptUnits):
                self._made.index = Index(self.units.outlines, self.units.ranks)
            else:
                outlines = {key: outline_of(unit) for key, unit in self.units.items()}
                self._made.index = Index(outlines, ranks_of(outlines.values()))
        return self._made.index

    def _on(self, keys: Iterable[str], day: Day) -> dict[str, DonVi]:
        return {key: self.units[key].on(day) for key in keys}

    def _replaced_by(self, key: str) -> list[str]:
        unit = self.units.get(key)
        return [name for name in (unit.thay_boi if unit else ()) if name in self.units]

    def _hint_for(self, key: str) -> str:
        """Return what an unknown key may have meant; not for ever more keys of a wrong table."""
        hints, otherwise = self._made.hints, f"thêm «{key[:60]}» vào danh bạ đơn vị"
        if key not in hints and len(hints) < FULL:
            hints[key] = self._names().hint(key, otherwise)
        return hints.get(key, otherwise)

    def _names(self) -> Names:
        if self._made.names is None:
            units = self.units.items()
            self._made.names = Names(Named(key, unit.ten, unit.ten_tat) for key, unit in units)
        return self._made.names

    def _out_of_time(self, key: str, unit: DonVi, day: Day, place: Place) -> Problem:
        start, end = unit.hieu_luc.tu, unit.hieu_luc.den
        if day and start and day < start.first_day:
            message = f"Đơn vị «{key}» đến ngày {_typed(start.first_day)} mới có."
            return Problem("D-HETHAN", message, place, "xem lại «don_vi» và «ngay»")
        until = f"chỉ có đến hết ngày {_typed(end.last_day)}" if end else "không còn"
        message = f"Đơn vị «{key}» {until}."
        return Problem("D-HETHAN", message, place, self._named_successors(key, day))

    def _named_successors(self, key: str, day: Day) -> str:
        named = [f"«{name}» ({unit.ten})" for name, unit in self.successors(key, day).items()]
        if named:
            return "dùng đơn vị thay thế: " + ", ".join(named)
        return "xem lại «don_vi» và «ngay», hoặc ghi «thay_boi» trong danh bạ"


def thawed(content: bytes, file: str) -> Registry:
    """Return the registry of `Registry.frozen`; the bytes must come from a place that is trusted.

    `file` is the name that its problems give.
    """
    return Registry(thaw(content), file)


def _typed(day: datetime.date) -> str:
    return short(day.day, day.month, day.year)
