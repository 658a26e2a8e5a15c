"""Where a paragraph stands in tables and text boxes: column, room, what the table style says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.word.looks.boxes import box_width
from docgen.word.looks.conditions import Grid, conditions_of
from docgen.word.looks.lengths import MM_PER_TWIP, twips, whole
from docgen.word.looks.properties import value_of
from docgen.word.looks.styles import Ground, StyleSheet
from docgen.word.parts import Element, w
from docgen.word.text import TEXT_BOX
from docgen.word.walk import flat

_TABLE, _ROW, _CELL = w("tbl"), w("tr"), w("tc")
_CELL_SIDE = 108  # twips that Word leaves on each side of the text where nothing else is said
_PERCENT = 5000  # fiftieths of a percent that make the whole
_MOST_SPAN = 63  # Word knows no wider table
_NO_LINE = ("", "none", "nil")
_SIDES = (("left", "start"), ("right", "end"))


@dataclass(frozen=True, slots=True)
class Box:
    """The cell or text box around some lines.

    `width` is the room for text in mm, 0 where unknown. `ruled`: a cell with a line below and none
    beside it, so that the line is drawn under its text.
    """

    in_box: bool = False
    column: int = 0
    columns: int = 0
    width: float = 0
    ground: Ground | None = None
    ruled: bool = False


@dataclass
class Boxes:
    """Lays each table out once; answers for every paragraph."""

    styles: StyleSheet
    _cells: dict[Element, Box] = field(default_factory=dict)

    def around(self, element: Element, room: float) -> Box:
        """Return the nearest cell or text box around a paragraph; `room` is the page's, in mm."""
        for parent in element.iterancestors(_CELL, TEXT_BOX):
            if parent.tag == TEXT_BOX:
                return Box(in_box=True, width=box_width(parent))
            if parent not in self._cells:
                self._lay_out(parent, room)
            return self._cells[parent]
        return Box(width=room)

    def _lay_out(self, cell: Element, room: float) -> None:
        table = next(cell.iterancestors(_TABLE), None)
        if table is None:  # no Word file has one, and nothing is known of it
            self._cells[cell] = Box(column=0, columns=1)
            return
        outer = self.around(table, room)
        for one, box in _boxes(table, self.styles, outer):
            self._cells[one] = box
        self._cells.setdefault(cell, Box(in_box=outer.in_box, columns=1))


def _boxes(table: Element, styles: StyleSheet, outer: Box) -> Iterator[tuple[Element, Box]]:
    frame = _Frame.of(table, styles, outer)
    rows = [row for row, _ in flat(table) if row.tag == _ROW]
    look = Grid.of(table.find(w("tblPr")), frame.sources, rows=len(rows))
    for at, row in enumerate(rows):
        cells = [cell for cell, _ in flat(row) if cell.tag == _CELL]
        start = max(whole(value_of(row.find(w("trPr")), "gridBefore")), 0)
        exception = row.find(w("tblPrEx"))
        sources = frame.sources if exception is None else [exception, *frame.sources]
        usual = [_side(side, None, sources) for side in _SIDES]
        for number, cell in enumerate(cells):
            own = cell.find(w("tcPr"))
            span = min(max(whole(value_of(own, "gridSpan"), 1), 1), _MOST_SPAN)
            width = _cell_width(own, frame.grid[start : start + span], frame.full)
            start += span
            has_own = own is not None and own.find(w("tcMar")) is not None
            sides = [_side(side, own, sources) for side in _SIDES] if has_own else usual
            yield (
                cell,
                Box(
                    in_box=outer.in_box,
                    column=number,
                    columns=len(cells),
                    width=max(width - sum(sides), 0) * MM_PER_TWIP,
                    ground=(frame.style, conditions_of(look, at, number, len(cells))),
                    ruled=frame.may_be_ruled
                    and _is_ruled(own, sources, is_last=at == len(rows) - 1),
                ),
            )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds for a whole table: its style, its columns and full width in twips.

    `sources` are the properties that say how its cells are, the nearest first.
    """

    style: str
    sources: list[Element]
    grid: list[float]
    full: float

    @classmethod
    def of(cls, table: Element, styles: StyleSheet, outer: Box) -> _Frame:
        """Read them; `outer` is the box that the table stands in."""
        properties = table.find(w("tblPr"))
        style = styles.table_style(value_of(properties, "tblStyle"))
        listed = [properties, *(one.table for one in styles.ancestry(style))]
        columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        is_fixed = _is(properties, "tblW", "dxa")
        full = twips(value_of(properties, "tblW", "w")) if is_fixed else 0
        return cls(
            style,
            [one for one in listed if one is not None],
            [twips(one.get(w("w"))) for one in columns],
            full or outer.width / MM_PER_TWIP,
        )

    @property
    def may_be_ruled(self) -> bool:
        """Whether its cells have no lines between them."""
        return _border(None, self.sources, "", "insideV") in _NO_LINE


def _cell_width(own: Element | None, columns: list[float], full: float) -> float:
    """Return the width of a cell in twips: its own, else its columns', else its share; 0 unknown.

    Word keeps the widths that it worked out in the grid; a cell's own width is a wish only where
    it is not in twips.
    """
    written = value_of(own, "tcW", "w")
    if _is(own, "tcW", "dxa") and twips(written) > 0:
        return twips(written)
    if sum(columns) > 0:
        return sum(columns)
    if written.endswith("%"):
        return full * whole(written[:-1]) / 100
    return full * whole(written) / _PERCENT if _is(own, "tcW", "pct") else 0


def _side(names: tuple[str, ...], own: Element | None, sources: list[Element]) -> float:
    """Return the twips between a side of a cell and its text."""
    margins = [None if own is None else own.find(w("tcMar"))]
    margins += [one.find(w("tblCellMar")) for one in sources]
    for margin in margins:
        for name in names:
            found = None if margin is None else margin.find(w(name))
            if found is not None and found.get(w("type"), "dxa") in ("dxa", "nil"):
                return max(twips(found.get(w("w"))), 0)
    return _CELL_SIDE


def _is_ruled(own: Element | None, sources: list[Element], *, is_last: bool) -> bool:
    below = _border(own, sources, "bottom", "bottom" if is_last else "insideH")
    if below in _NO_LINE:
        return False
    sides = (("left", "left"), ("right", "right"), ("top", "top"))
    return all(_border(own, sources, name, outside) in _NO_LINE for name, outside in sides)


def _border(own: Element | None, sources: list[Element], name: str, outside: str) -> str:
    """Return the kind of a border of a cell, `outside` is what the table calls it there."""
    if name and own is not None:
        written = value_of(own.find(w("tcBorders")), name)
        if written:
            return written
    for source in sources:
        written = value_of(source.find(w("tblBorders")), outside)
        if written:
            return written
    return ""


def _is(element: Element | None, name: str, kind: str) -> bool:
    return value_of(element, name, "type") == kind
