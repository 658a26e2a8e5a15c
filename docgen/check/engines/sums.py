"""Reads tables as rows of texts, and computes what they claim: rates, products, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.case import Case
from docgen.check.engines.prose import CELLS
from docgen.check.parts import Part
from docgen.check.rule import Finding
from docgen.tieng_viet.text import fold

_NUMBER = re.compile(r"^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$")
_UNITS = re.compile(r"\s*(?:%|đồng|đ|VNĐ)$")
_TOTAL = re.compile(r"^(?:tong_cong|cong|tong_so|tong)$")
_RATE = re.compile(r"(?:^|_)(?:ty_le|ti_le|phan_tram|so_voi_ke_hoach)(?:_|$)")
_OTHER_RATE = re.compile(r"cung_ky|nam_truoc|quy_truoc|thang_truoc|tang|giam|dan_so|tong_so")
_PLAN = re.compile(r"(?:^|_)(?:ke_hoach|chi_tieu_giao|chi_tieu_nam|giao|muc_tieu)(?:_|$)")
_DONE = re.compile(r"(?:^|_)(?:thuc_hien|ket_qua|dat_duoc|da_thuc_hien)(?:_|$)")
_AMOUNT = re.compile(r"^so_luong")
_PRICE = re.compile(r"^don_gia")
_PRODUCT = re.compile(r"^thanh_tien")
_ORDER = ("stt", "tt")
# Columns that are no amounts, and so have no sum.
_UNSUMMED = re.compile(
    r"^(?:stt|tt|so_tt|so_thu_tu|nam|don_gia|muc|ma|ghi_chu)(?:_|$)"
    r"|ty_le|ti_le|phan_tram|binh_quan|trung_binh"
)
_SLACK = 0.1  # percentage points
_ROUNDED = 0.5  # of the last figure shown
_EXACT = 1e-9  # what floating point leaves over
_MONEY_SLACK = 1.0  # the last figure of an amount may be rounded
_SCALES = (1.0, 1e3, 1e6, 1e9)  # prices in đồng, amounts in nghìn, triệu, tỷ đồng
_FEWEST = 2  # rows that a total adds up

Cell = tuple[Part, ...]
Row = dict[int, Cell]


@dataclass(frozen=True)
class Grid:
    """A table: its rows, each with its cells by column."""

    rows: tuple[Row, ...]

    def heads(self) -> dict[int, str]:
        """Return the headings of the columns, folded; a percent sign counts as `ty_le`."""
        return {
            column: fold(text_of(cell)) + ("_ty_le" if "%" in text_of(cell) else "")
            for column, cell in self.rows[0].items()
        }

    def numbers(self, row: Row, *columns: int) -> list[float] | None:
        """Return the numbers of some cells, None where the row is merged or one is no number."""
        if len(row) != len(self.rows[0]):
            return None
        found = [number_of(text_of(row.get(column, ()))) for column in columns]
        numbers = [one for one in found if one is not None]
        return numbers if len(numbers) == len(columns) else None


def text_of(cell: Cell) -> str:
    """Return the text of a cell."""
    return " ".join(part.text for part in cell)


def grids(case: Case) -> Iterator[Grid]:
    """Yield the tables of the text and of the appendices."""
    if case.parts.is_lost:
        return
    found: dict[int, dict[int, dict[int, list[Part]]]] = {}
    for part in case.parts.all(*CELLS):
        spot, column = part.line.spot, part.line.column
        row = found.setdefault(spot.table, {}).setdefault(spot.row, {})
        row.setdefault(column, []).append(part)
    for rows in found.values():
        yield Grid(
            tuple({column: tuple(cell) for column, cell in row.items()} for row in rows.values())
        )


def number_of(text: str) -> float | None:
    """Return the number that a cell holds, None for anything else (`1.500.000,5`)."""
    bare = _UNITS.sub("", text.strip()).replace(" ", "")
    if not _NUMBER.match(bare):
        return None
    return float(bare.replace(".", "").replace(",", "."))


def wrong_figures(case: Case) -> Iterator[Finding]:
    """Yield each rate, product or total of a table that its own figures contradict."""
    for grid in grids(case):
        if len(grid.rows) > 1 and len(grid.rows[0]) > 1:
            yield from _rates(grid)
            yield from _products(grid)
            yield from _totals(grid)


def _column(heads: dict[int, str], pattern: re.Pattern[str]) -> int | None:
    """Return the one column that a pattern names, None where there is none or several."""
    found = [column for column, head in heads.items() if pattern.search(head)]
    return found[0] if len(found) == 1 else None


def _rates(grid: Grid) -> Iterator[Finding]:
    heads = {at: head for at, head in grid.heads().items() if not _OTHER_RATE.search(head)}
    rate = _column(heads, _RATE)
    others = {at: head for at, head in heads.items() if at != rate}
    plan, done = _column(others, _PLAN), _column(others, _DONE)
    if rate is None or plan is None or done is None or plan == done:
        return
    for row in grid.rows[1:]:
        cells = grid.numbers(row, plan, done, rate)
        if not cells or not cells[0]:
            continue
        wanted, part = cells[1] / cells[0] * 100, row[rate][0]
        decimals = len(part.text.partition(",")[2].rstrip(" %"))
        if abs(wanted - cells[2]) > max(_SLACK, _ROUNDED * 10**-decimals) + _EXACT:
            yield _finding(part, "Tỷ lệ", wanted, "thực hiện chia cho kế hoạch", digits=1)


def _products(grid: Grid) -> Iterator[Finding]:
    heads = grid.heads()
    amount, price, product = (_column(heads, one) for one in (_AMOUNT, _PRICE, _PRODUCT))
    if amount is None or price is None or product is None:
        return
    named = (amount, price, product)
    others = [at for at, head in heads.items() if at not in named and head not in _ORDER]
    for row in grid.rows[1:]:
        cells = grid.numbers(row, *named)
        # Another figure in the row (days, times, persons) may be a factor too.
        if not cells or any(grid.numbers(row, other) for other in others):
            continue
        wanted = cells[0] * cells[1]
        if not any(abs(wanted / scale - cells[2]) <= _MONEY_SLACK for scale in _SCALES):
            yield _finding(row[product][0], "Thành tiền", wanted, "số lượng nhân đơn giá")


def _totals(grid: Grid) -> Iterator[Finding]:
    last, above = grid.rows[-1], grid.rows[1:-1]
    label = [fold(text_of(last[at])) for at in sorted(last)[:2]]
    whole = len(last) == len(grid.rows[0]) and len(above) >= _FEWEST
    if not whole or not any(_TOTAL.match(one) for one in label):
        return
    first = min(last)
    for column, head in grid.heads().items():
        total = number_of(text_of(last.get(column, ())))
        if total is None or _UNSUMMED.search(head) or column == first:
            continue
        sums = _sums(grid, column, first)
        if sums and not any(abs(one - total) <= _EXACT * max(1.0, abs(one)) for one in sums):
            yield _finding(last[column][0], "Tổng", sums[0], "cộng các dòng ở trên")


def _sums(grid: Grid, column: int, first: int) -> list[float]:
    """Return the sums that a total may mean: of all rows, of groups only, of items only.

    Nothing where a cell is no number, so that nothing can be said.
    """
    groups: list[float] = []
    items: list[float] = []
    for row in grid.rows[1:-1]:
        cells = grid.numbers(row, column)
        if cells is None:
            return []
        numbered = fold(text_of(row.get(first, ()))).isdigit()
        (items if numbered else groups).extend(cells)
    return [sum(groups) + sum(items), *([sum(groups), sum(items)] if groups and items else [])]


def _finding(part: Part, what: str, wanted: float, how: str, digits: int = 2) -> Finding:
    return Finding(
        f"{what} ghi «{part.text}», tính lại được {_vietnamese(wanted, digits)} ({how}).",
        "xem lại các số trong dòng, hoặc sửa kết quả",
        part.line,
    )


def _vietnamese(value: float, digits: int) -> str:
    """Return a number as Vietnamese writes it: `1.500.000,5`."""
    text = f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    return text.rstrip("0").rstrip(",") if "," in text else text
