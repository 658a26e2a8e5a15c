"""What merged areas do to a table: rows under them are bad, headings under them have no name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.load.table.cell_text import escaped
from docgen.load.table.grid import Area, Spot
from docgen.load.table.heading import Heading
from docgen.load.table.nouns import Column, Row
from docgen.problems import Place, Problem, ProblemError

_MOST_TOUCHED = 1_000_000
_UNMERGE = "bỏ gộp ô (Unmerge) rồi điền từng ô"
_TRUNK = "để tiêu đề trên một dòng, mỗi cột một ô, không gộp ô"
_STOREYS = {2: "hai", 3: "ba", 4: "bốn"}


class Merging:
    """The merged areas of a sheet over the columns that matter, from left to right."""

    def __init__(
        self,
        areas: Iterable[Area],
        spot: Spot,
        heading: Heading,
        is_used: Callable[[Column], bool],
    ) -> None:
        self._areas = sorted(areas, key=lambda one: (one.left, one.top))
        self._spot = spot
        self._heading = heading
        used = {number: one for number, one in heading.columns.items() if is_used(one)}
        self._over = {
            area: [one for number, one in used.items() if area.left <= number <= area.right]
            for area in self._areas
        }

    def marked(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows, each that an area touches with the one finding of that area."""
        numbers = [row.number for row in rows]
        marked, budget = list(rows), _MOST_TOUCHED
        for area, columns in self._over.items():
            first = bisect_left(numbers, max(area.top, self._heading.row + 1))
            last = bisect_right(numbers, area.bottom)
            budget -= max(last - first, 0)
            if not columns or first >= last or budget < 0:
                continue
            problem = self._over_data(area, columns, marked[first])
            for index in range(first, last):
                marked[index] = _with(marked[index], problem, columns)
        return marked

    def _over_data(self, area: Area, columns: list[Column], row: Row) -> Problem:
        names = ", ".join(f"«{escaped(column.heading)}»" for column in columns)
        cell = next((row.cells[one.name] for one in columns if one.name in row.cells), None)
        top = max(area.top, self._heading.row + 1)
        value = f", giá trị «{escaped(cell.text)}»" if cell else ""
        message = f"Ô gộp {area} nằm trên dữ liệu (cột {names}{value})."
        return Problem("D-O", message, self._spot.cell(top, area.left), _UNMERGE)

    def check_storeys(self, rows: Sequence[Row], nameless: dict[int, Place]) -> None:
        """Raise the `ProblemError` of a heading whose names stand on several rows.

        `nameless` are the columns with data that the heading row does not name.
        """
        first = last = row = self._heading.row
        left = 0
        for area, columns in self._over.items():
            if area.bottom - area.top >= max(_STOREYS):
                continue
            below = area.top <= row < area.bottom and columns
            if below and any(row < one.number <= area.bottom for one in rows[:1]):
                last, left = max(last, area.bottom), left or area.left
            if area.top < row <= area.bottom and any(_within(area, one) for one in nameless):
                first, left = min(first, area.top), left or area.left
        if first < last and last - first < max(_STOREYS):
            count = _STOREYS[last - first + 1]
            message = f"Tiêu đề nằm trên {count} dòng ({first}-{last}); để trên một dòng."
            raise ProblemError(Problem("D-COT", message, self._spot.cell(first, left), _TRUNK))

    def about_heading(self, rows: Sequence[Row], nameless: dict[int, Place]) -> Iterator[Problem]:
        """Yield an error for each merged heading that leaves a column with data without a name."""
        row = self._heading.row
        for area, columns in self._over.items():
            if not area.top <= row <= area.bottom or not columns:
                continue
            below = any(row < one.number <= area.bottom for one in rows[:1])
            if below or any(_within(area, one) for one in nameless):
                message = f"Tiêu đề có ô gộp {area} nên không rõ tên của từng cột."
                yield Problem("D-COT", message, self._spot.cell(row, area.left), _TRUNK)


def _within(area: Area, column: int) -> bool:
    return area.left <= column <= area.right


def _with(row: Row, problem: Problem, columns: Iterable[Column]) -> Row:
    names = row.merged.union(column.name for column in columns)
    return replace(row, problems=(*row.problems, problem), merged=names)
