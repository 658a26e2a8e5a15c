"""Which conditions of a table style hold for a cell: first row, bands, corners (17.7.6)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.word.looks.lengths import is_on, whole
from docgen.word.parts import Element, w

# Bits of `w:tblLook w:val`, where its newer attributes are missing.
_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(frozen=True, slots=True)
class Grid:
    """What a table asks its style for, and how many rows make a band."""

    rows: int
    asked: frozenset[str]
    row_band: int = 1
    column_band: int = 1

    @classmethod
    def of(cls, properties: Element | None, sources: list[Element], rows: int) -> Grid:
        """Read `w:tblLook`, and the sizes of bands from the first of `sources` that has one."""
        look = None if properties is None else properties.find(w("tblLook"))
        return cls(
            rows,
            _asked(look),
            _band(sources, "tblStyleRowBandSize"),
            _band(sources, "tblStyleColBandSize"),
        )


def _asked(look: Element | None) -> frozenset[str]:
    if look is None:
        return frozenset()
    try:
        bits = int(look.get(w("val"), "0")[:4], 16)
    except ValueError:
        bits = 0
    found = set()
    for name, bit in _BITS.items():
        written = look.get(w(name))
        if is_on(written) if written is not None else bits & bit:
            found.add(name)
    return frozenset(found)


def _band(sources: list[Element], name: str) -> int:
    for source in sources:
        found = source.find(w(name))
        if found is not None:
            return max(whole(found.get(w("val")), 1), 1)
    return 1


def conditions_of(grid: Grid, row: int, column: int, columns: int) -> tuple[str, ...]:
    """Return the conditions of a cell, the weakest first."""
    asked = grid.asked
    first_row, last_row = "firstRow" in asked and row == 0, "lastRow" in asked and _last(grid, row)
    first = "firstColumn" in asked and column == 0
    last = "lastColumn" in asked and column == columns - 1
    found = []
    if "noVBand" not in asked and not first and not last:
        band = (column - ("firstColumn" in asked)) // grid.column_band % 2
        found.append(f"band{band + 1}Vert")
    if "noHBand" not in asked and not first_row and not last_row:
        band = (row - ("firstRow" in asked)) // grid.row_band % 2
        found.append(f"band{band + 1}Horz")
    found += [name for name, holds in (("firstCol", first), ("lastCol", last)) if holds]
    found += [name for name, holds in (("firstRow", first_row), ("lastRow", last_row)) if holds]
    corners = (
        ("neCell", first_row and last),
        ("nwCell", first_row and first),
        ("seCell", last_row and last),
        ("swCell", last_row and first),
    )
    return (*found, *(name for name, holds in corners if holds))


def _last(grid: Grid, row: int) -> bool:
    return row == grid.rows - 1
