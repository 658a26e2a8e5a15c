"""A registry as bytes that another run can trust and read in a moment.

The bytes hold plain data only: of each unit its canonical JSON text, which the model reads again
when the unit is first asked for, and the outline that the tree is made from.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docgen.load.registry.index import Change, Outline, Span
from docgen.model import DonVi

_MOST_UNITS = 4096  # made at once: a whole country would take 3 KB each


def text_of(unit: DonVi) -> str:
    """Return the canonical JSON text of a unit: the same for the same data, however typed."""
    return unit.model_dump_json(exclude_unset=True)


class KeptUnits(Mapping[str, DonVi]):
    """Units by key, each made from its text when it is asked for; the last few thousand stay."""

    def __init__(
        self, texts: Mapping[str, str], outlines: Mapping[str, Outline], ranks: Mapping[str, int]
    ) -> None:
        """Take the text and the outline of each unit, and the order of their names."""
        self.outlines = outlines
        self.ranks = ranks
        self._texts = texts
        self._units: dict[str, DonVi] = {}

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each unit."""
        return self._texts

    def __getitem__(self, key: str) -> DonVi:
        unit = self._units.get(key)
        if unit is None:
            if len(self._units) >= _MOST_UNITS:
                self._units.clear()
            unit = self._units[key] = DonVi.model_validate_json(self._texts[key])
        return unit

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def texts_of(units: Mapping[str, DonVi]) -> dict[str, str]:
    """Return the canonical text of each unit."""
    if isinstance(units, KeptUnits):
        return dict(units.texts)
    return {key: text_of(unit) for key, unit in units.items()}


def freeze(
    units: Mapping[str, DonVi], outlines: Mapping[str, Outline], ranks: Mapping[str, int]
) -> bytes:
    """Return units with their outlines and the order of their names as bytes for `thaw`.

    Only the same version of docgen reads them again.
    """
    plain = {key: _plain(one) for key, one in outlines.items()}
    return marshal.dumps((texts_of(units), plain, dict(ranks)))


def thaw(content: bytes) -> KeptUnits:
    """Return the units of `freeze`. The bytes must come from a place that is trusted."""
    texts, plain, ranks = marshal.loads(content)
    outlines = {key: _outline(*fields) for key, fields in plain.items()}
    return KeptUnits(texts, MappingProxyType(outlines), MappingProxyType(ranks))


_Change = tuple[int | None, int | None, str | None, str | None]


def _plain(one: Outline) -> tuple[object, ...]:
    """Return an outline as tuples: named ones would not be written by `marshal`."""
    changes = tuple((*change.span, change.ten, change.cap_tren) for change in one.changes)
    return one.ten, one.cap_tren, tuple(one.span), one.nhom, changes


def _outline(
    ten: str,
    cap_tren: str | None,
    span: tuple[int | None, int | None],
    nhom: tuple[str, ...],
    changes: tuple[_Change, ...],
) -> Outline:
    said = tuple(Change(Span(first, last), *names) for first, last, *names in changes)
    return Outline(ten, cap_tren, Span(*span), nhom, said)
