"""Rows of a table typed with `|`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from docgen.notation.emphasis import ESCAPED
from docgen.notation.places import PLACE
from docgen.problems import Level, Place, Problem

_PIPE = re.compile(rf"\\[{re.escape(ESCAPED)}]|{PLACE}|\|")
_RULE = re.compile(r":?-{2,}:?|:-:?|-:")


def is_row(line: str) -> bool:
    """Whether a line (outer blanks off) is a row of a table."""
    return line.startswith("|")


def split_row(line: str) -> tuple[str, ...]:
    r"""Return the raw cells of a row; the last `|` may be missing, `\|` and places do not cut."""
    cells = []
    start = 1
    for match in _PIPE.finditer(line, 1):
        if match.group() == "|":
            cells.append(line[start : match.start()].strip(" \t"))
            start = match.end()
    rest = line[start:].strip(" \t")
    if rest or not cells:
        cells.append(rest)
    return tuple(cells)


def print_row(cells: Sequence[str]) -> str:
    """Return the line of a row of raw cells."""
    return f"| {' | '.join(cells)} |"


def check_table(rows: Sequence[Sequence[str]], at_row: Callable[[int], Place]) -> list[Problem]:
    """Return what is wrong with the shape of a table, code `D-BANG`.

    Args:
        rows: the raw cells, the heading first.
        at_row: the place of the row of this index.

    """
    problems = []
    for i, row in enumerate(rows):
        if all(_RULE.fullmatch(cell) for cell in row):
            message = "Dòng gạch ngang «|---|» không phải là một hàng của bảng."
            hint = "xóa dòng này: hàng đầu đã là tiêu đề của bảng"
            problems.append(Problem("D-BANG", message, at_row(i), hint))
        elif len(row) != len(rows[0]):
            message = f"Hàng này có {len(row)} ô, hàng tiêu đề của bảng có {len(rows[0])} ô."
            hint = "thêm hoặc bớt ô; muốn in dấu | trong ô thì ghi \\|"
            problems.append(Problem("D-BANG", message, at_row(i), hint))
    if len(rows) == 1:
        message = "Bảng chỉ có hàng tiêu đề, chưa có hàng nào."
        hint = "thêm các hàng bên dưới, hoặc ghi \\| ở đầu dòng nếu đây không phải là bảng"
        problems.append(Problem("D-BANG", message, at_row(0), hint, Level.WARNING))
    return problems
