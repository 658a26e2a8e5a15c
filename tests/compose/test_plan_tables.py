"""Tables: widths in sixtieths that hold the longest words, groups, empty columns, percentages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_plan import composed, plan

from docgen.compose.structured import percentage
from docgen.compose.tables import GRID, column_widths, plain_cell
from docgen.the_thuc.loading import load_profile

TASKS = [
    {
        "noi_dung": "Ban hành kế hoạch",
        "nhom": "Chuẩn bị",
        "chu_tri": "Văn phòng",
        "thoi_han": "2026-03",
    },
    {"noi_dung": "Tuyên truyền", "nhom": "Thực hiện", "chu_tri": "Ban A", "thoi_han": "2026-11-25"},
    {
        "noi_dung": "Sơ kết",
        "nhom": "Thực hiện",
        "chu_tri": ["Ban A", "Ban B"],
        "thoi_han": "Quý IV",
    },
]


def shown(row: list[dict[str, Any]]) -> list[str]:
    return [
        " / ".join("".join(piece["chu"] for piece in line) for line in cell["doan"]) for cell in row
    ]


def test_task_table(tmp_path: Path) -> None:
    found = composed(tmp_path, plan(noi_dung="I. A\n[bảng: nhiem_vu]", nhiem_vu=TASKS))
    block = found.context["noi_dung"][1]
    assert shown(block["dau"]) == [
        "STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành",
    ]  # fmt: skip
    assert [shown(row) for row in block["hang"]] == [
        ["I. Chuẩn bị"],
        ["1", "Ban hành kế hoạch", "Văn phòng", "3/2026"],
        ["II. Thực hiện"],
        ["2", "Tuyên truyền", "Ban A", "25/11/2026"],
        ["3", "Sơ kết", "Ban A / Ban B", "Quý IV"],
    ]
    assert block["hang"][0][0]["rong"] == GRID
    assert sum(cell["rong"] for cell in block["dau"]) == GRID


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        pytest.param("18", "24", "75", id="whole"),
        pytest.param("86", "120", "71,7", id="one-decimal"),
        pytest.param("1.500", "1.000", "150", id="thousands"),
        pytest.param("12,5", "25", "50", id="decimal-comma"),
        pytest.param("90%", "100%", "90", id="percent-signs"),
        pytest.param("nhiều", "3", "", id="words"),
        pytest.param("NaN", "3", "", id="not-a-number"),
        pytest.param("9" * 40, "1", "", id="endless"),
        pytest.param("3,0", "1.5", "", id="a-point-is-no-comma"),
        pytest.param("12.75", "6,375", "", id="no-thousands"),
        pytest.param("3", "0", "", id="nothing-planned"),
        pytest.param(None, "3", "", id="no-result"),
    ],
)
def test_percentage(part: str | None, whole: str | None, printed: str) -> None:
    assert percentage(part, whole) == printed


@given(
    st.lists(
        st.lists(st.text("abc đơn vị", max_size=60), min_size=3, max_size=3), min_size=1, max_size=5
    )
)
def test_widths_fill_the_grid(rows: list[list[str]]) -> None:
    cells = [[plain_cell(text) for text in row] for row in rows]
    widths = column_widths(cells[0], cells[1:], 165, load_profile("nha-nuoc"))
    assert sum(widths) == GRID
    assert min(widths) >= 1


def test_a_number_column_is_narrower_than_a_text_column() -> None:
    heads = [plain_cell("STT"), plain_cell("Nội dung nhiệm vụ")]
    rows = [[plain_cell(str(n)), plain_cell("Xây dựng kế hoạch của đơn vị")] for n in (1, 2)]
    narrow, wide = column_widths(heads, rows, 165, load_profile("nha-nuoc"))
    assert narrow * 3 < wide
