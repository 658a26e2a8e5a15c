"""The proof from data to context: a composer that loses a text is found out."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_plan import composed_with_data, plan

from docgen.problems import Place
from docgen.verify import verify_data

FULL = plan(
    can_cu=[{"loai": "Kế hoạch", "so_ky_hieu": "12/KH", "ngay": "2026-03-05", "co_quan": "UBND"}],
    mo_dau="{{ can_cu }}, Hội xây dựng kế hoạch:",
    noi_dung="I. MỤC ĐÍCH\n1. **Rất** cần\n- <5% & {{ 7*7 }}\n| TT | Việc |\n| 1 | KH&ĐT |",
    noi_nhan=["Ban A", "Ban B"],
    luu="VT, Nh",
    phu_luc=[{"ten": "Số liệu", "noi_dung": "Chữ của phụ lục"}],
    lien_he="Điện thoại 0276",
    ky={"quyen_han": ["TM. BAN THƯỜNG VỤ"], "chuc_vu": "Chủ tịch", "ho_ten": "Nguyễn Thị A"},
)


def test_nothing_is_lost(tmp_path: Path) -> None:
    van_ban, found = composed_with_data(tmp_path, FULL)
    assert verify_data(van_ban, found.context, Place()) == []


@pytest.mark.parametrize(
    ("damage", "field"),
    [
        pytest.param(lambda c: c.update(trich_yeu=c["trich_yeu"][:-1]), "trich_yeu", id="letter"),
        pytest.param(lambda c: c["noi_nhan"].pop(1), "noi_nhan.ten", id="recipient"),
        pytest.param(lambda c: c["noi_dung"].pop(3), "noi_dung", id="paragraph"),
        pytest.param(lambda c: c["noi_dung"][4]["hang"].pop(), "noi_dung", id="table-row"),
        pytest.param(lambda c: c["noi_dung"].pop(0), "can_cu.ngay", id="opening-and-bases"),
        pytest.param(lambda c: c["phu_luc"].clear(), "phu_luc.noi_dung", id="appendix"),
        pytest.param(lambda c: c["ky"][0].update(ho_ten=""), "ky.ho_ten", id="name"),
        pytest.param(lambda c: c["ky"][0]["dong"].pop(), "ky.chuc_vu", id="post"),
        pytest.param(lambda c: c.update(lien_he=""), "lien_he", id="contact"),
    ],
)
def test_a_loss_is_found(
    tmp_path: Path, damage: Callable[[dict[str, Any]], Any], field: str
) -> None:
    van_ban, found = composed_with_data(tmp_path, FULL)
    damaged = copy.deepcopy(found.context)
    damage(damaged)
    problems = verify_data(van_ban, damaged, Place("plan.yaml"))
    assert {problem.code for problem in problems} == {"D-MATCHU"}
    assert any(f"«{field}»" in problem.message for problem in problems), problems
