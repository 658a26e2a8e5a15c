"""The structured tables: tasks and indicators."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from docgen.compose.dates import day_short
from docgen.compose.scope import Scope
from docgen.compose.tables import Cell, Group, Row, plain_cell, table
from docgen.model import ChiTieu, Ngay, NhiemVu, VanBan
from docgen.the_thuc.loading import load_columns
from docgen.the_thuc.profile import TheThuc
from docgen.tieng_viet.numbers import roman

# Thousands by dots in threes, decimals after a comma; longer figures are no indicators.
_FIGURE = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,15})(?:,[0-9]{1,6})?")
_MOST_ROMAN = 3999  # Roman numerals end there


def structured_table(
    name: str, van_ban: VanBan, profile: TheThuc, scope: Scope, width_mm: float, *, landscape: bool
) -> dict[str, Any]:
    """Return the block of `[bảng: nhiem_vu]` or `[bảng: chi_tieu]`, empty columns left out."""
    items: tuple[NhiemVu | ChiTieu, ...] = (
        van_ban.nhiem_vu if name == "nhiem_vu" else van_ban.chi_tieu
    )
    records = [_record(item, index, name, scope) for index, item in enumerate(items, 1)]
    columns = [
        column
        for column in load_columns()[name]
        if column.bat_buoc or any(record[column.truong] != [[]] for record in records)
    ]
    rows: list[Row] = []
    for record, heading in zip(records, _groups(items), strict=True):
        if heading:
            rows.append(Group(plain_cell(scope.fill(heading, name))))
        rows.append([record[column.truong] for column in columns])
    return table(
        [plain_cell(column.ten) for column in columns],
        rows,
        [column.can for column in columns],
        width_mm,
        profile,
        landscape=landscape,
    )


def percentage(part: str | None, whole: str | None) -> str:
    """Return how many percent of `whole` are `part`, as written in Vietnamese; empty if unknown."""
    result, target = _number(part), _number(whole)
    if result is None or not target:
        return ""
    rounded = (result * 100 / target).quantize(Decimal("0.1"))
    return f"{rounded:f}".removesuffix(".0").replace(".", ",")


def _record(item: NhiemVu | ChiTieu, index: int, name: str, scope: Scope) -> dict[str, Cell]:
    record: dict[str, Cell] = {"stt": plain_cell(str(index))}
    for field in type(item).model_fields:
        value = getattr(item, field)
        record[field] = plain_cell(*_lines(value, f"{name}.{index - 1}.{field}", scope))
    if isinstance(item, ChiTieu):
        record["ty_le"] = plain_cell(percentage(item.ket_qua, item.muc_tieu))
    return record


def _lines(value: Any, where: str, scope: Scope) -> list[str]:
    if value is None:
        return [""]
    if isinstance(value, Ngay):
        return [day_short(value)]
    if isinstance(value, tuple):
        return [scope.fill(line, where) for line in value] or [""]
    return [scope.fill(str(value), where)]


def _groups(items: tuple[NhiemVu | ChiTieu, ...]) -> list[str]:
    """Return for each item the heading that opens its group, or an empty string."""
    headings = []
    count, before = 0, None
    for item in items:
        if item.nhom and item.nhom != before:
            count += 1
            number = roman(count) if count <= _MOST_ROMAN else str(count)
            headings.append(f"{number}. {item.nhom}")
        else:
            headings.append("")
        before = item.nhom
    return headings


def _number(text: str | None) -> Decimal | None:
    """Read a number as written in Vietnamese: `1.500`, `12,5`, `98%`."""
    digits = (text or "").strip().removesuffix("%").strip()
    if not _FIGURE.fullmatch(digits):
        return None
    return Decimal(digits.replace(".", "").replace(",", "."))
