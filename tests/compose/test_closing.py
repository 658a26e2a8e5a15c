"""The closing mark: once, at the end of the text and of each appendix, in the profile's form."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_plan import composed, plan, texts


@pytest.mark.parametrize(
    ("unit", "typed", "printed"),
    [
        pytest.param("hoi-lhpn-xa-a", "Thực hiện tốt", "Thực hiện tốt./.", id="added"),
        pytest.param("hoi-lhpn-xa-a", "Thực hiện tốt.", "Thực hiện tốt./.", id="period-gives-way"),
        pytest.param("hoi-lhpn-xa-a", "Thực hiện tốt;", "Thực hiện tốt./.", id="semicolon-too"),
        pytest.param("hoi-lhpn-xa-a", "Thực hiện tốt./.", "Thực hiện tốt./.", id="not-doubled"),
        pytest.param("hoi-lhpn-xa-a", "và các việc...", "và các việc..../.", id="dots-stay"),
        pytest.param("hoi-lhpn-xa-a", "“Vì dân”", "“Vì dân”./.", id="quote-stays"),
        pytest.param("hoi-lhpn-xa-a", "(nếu có)", "(nếu có)./.", id="bracket-stays"),
        pytest.param("hoi-lhpn-xa-a", "việc gì,", "việc gì,./.", id="comma-is-no-end"),
        pytest.param("dang-uy-xa-a", "Thực hiện tốt", "Thực hiện tốt.", id="party-added"),
        pytest.param("dang-uy-xa-a", "Thực hiện tốt.", "Thực hiện tốt.", id="party-kept"),
        pytest.param("dang-uy-xa-a", "Thực hiện tốt./.", "Thực hiện tốt.", id="party-no-slash"),
        pytest.param("dang-uy-xa-a", "Thực hiện tốt;", "Thực hiện tốt.", id="party-semicolon"),
        pytest.param("doan-xa-a", "Thực hiện tốt", "Thực hiện tốt", id="union-as-typed"),
        pytest.param("doan-xa-a", "Thực hiện tốt./.", "Thực hiện tốt./.", id="union-typed-mark"),
    ],
)
def test_end_of_text(tmp_path: Path, unit: str, typed: str, printed: str) -> None:
    found = composed(tmp_path, plan(don_vi=unit, noi_dung=f"I. MỤC ĐÍCH\n{typed}"))
    assert texts(found.context["noi_dung"])[-1] == printed


def test_emphasis_does_not_spread_to_the_mark(tmp_path: Path) -> None:
    found = composed(tmp_path, plan(noi_dung="I. A\n- **rất quan trọng.**"))
    pieces = found.context["noi_dung"][-1]["chu"]
    assert [(piece["chu"], piece["dam"]) for piece in pieces] == [
        ("- ", False),
        ("rất quan trọng", True),
        ("./.", False),
    ]


@pytest.mark.parametrize(
    ("unit", "ends"),
    [
        pytest.param("hoi-lhpn-xa-a", ["[bảng]", "./."], id="own-paragraph"),
        pytest.param("dang-uy-xa-a", ["I. A", "[bảng]"], id="party-none"),
        pytest.param("doan-xa-a", ["I. A", "[bảng]"], id="union-none"),
    ],
)
def test_after_a_table(tmp_path: Path, unit: str, ends: list[str]) -> None:
    found = composed(tmp_path, plan(don_vi=unit, noi_dung="I. A\n| TT | Việc |\n| 1 | Họp |"))
    assert texts(found.context["noi_dung"])[-2:] == ends


def test_each_appendix_is_closed(tmp_path: Path) -> None:
    appendix = {"ten": "Số liệu", "noi_dung": "Nội dung phụ lục."}
    found = composed(tmp_path, plan(phu_luc=[appendix, dict(appendix)]))
    ends = [texts(one["noi_dung"])[-1] for one in found.context["phu_luc"]]
    assert ends == ["Nội dung phụ lục./."] * 2
    assert [one["so"] for one in found.context["phu_luc"]] == ["Phụ lục I", "Phụ lục II"]


@pytest.mark.parametrize(
    ("last", "kinds"),
    [
        pytest.param("- Ngắn", ["gach_giu", "gach_giu"], id="one-line-takes-the-line-before"),
        pytest.param("- " + "dài " * 60, ["gach", "gach_giu"], id="long-paragraph-is-enough"),
    ],
)
def test_two_lines_stay_with_the_signature(tmp_path: Path, last: str, kinds: list[str]) -> None:
    found = composed(tmp_path, plan(noi_dung=f"I. A\n- Việc đầu\n{last}"))
    assert [block["kieu"] for block in found.context["noi_dung"]][-2:] == kinds
