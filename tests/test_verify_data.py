"""The proof from data to context: a composer that loses a text is found out."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
    khan="KHẨN",
    ky={"quyen_han": ["TM. BAN THƯỜNG VỤ"], "chuc_vu": "Chủ tịch", "ho_ten": "Nguyễn Thị A"},
)


def test_nothing_is_lost(tmp_path: Path) -> None:
    van_ban, issuers, found = composed_with_data(tmp_path, FULL)
    assert verify_data(van_ban, issuers, found.context, Place()) == []


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
        pytest.param(lambda c: c["noi_nhan"].reverse(), "noi_nhan.ten", id="recipients-reversed"),
        pytest.param(lambda c: c["noi_dung"].reverse(), "noi_dung", id="body-reversed"),
        pytest.param(lambda c: c["noi_dung"][4]["hang"][0].reverse(), "noi_dung", id="cells"),
        pytest.param(lambda c: c.update(so_ky_hieu="Số: 06/KH-BTV"), "so", id="number"),
        pytest.param(lambda c: c.update(co_quan_chu_quan=[]), "don_vi", id="superior"),
        pytest.param(lambda c: c["co_quan_ban_hanh"].clear(), "don_vi", id="issuer"),
        pytest.param(
            lambda c: c["noi_dung"][1]["chu"][0].update(chu="MỤC"), "noi_dung", id="label"
        ),
        pytest.param(lambda c: c.update(khan=""), "khan", id="urgency"),
        pytest.param(lambda c: c["phu_luc"][0].update(ten=""), "phu_luc.ten", id="appendix-title"),
    ],
)
def test_a_loss_is_found(
    tmp_path: Path, damage: Callable[[dict[str, Any]], Any], field: str
) -> None:
    van_ban, issuers, found = composed_with_data(tmp_path, FULL)
    damaged = copy.deepcopy(found.context)
    damage(damaged)
    problems = verify_data(van_ban, issuers, damaged, Place("plan.yaml"))
    assert {problem.code for problem in problems} == {"D-MATCHU"}
    assert any(f"«{field}»" in problem.message for problem in problems), problems


def test_a_doubled_body_is_found(tmp_path: Path) -> None:
    van_ban, issuers, found = composed_with_data(tmp_path, FULL)
    damaged = found.context | {"noi_dung": found.context["noi_dung"] * 2}
    (problem,) = verify_data(van_ban, issuers, damaged, Place("plan.yaml"))
    assert "đoạn" in problem.message


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"luu": "- Lưu: VT"}, id="pasted-filing-line"),
        pytest.param({"don_vi": "dang-uy-xa-a", "luu": "- Lưu: VT"}, id="pasted-into-party-form"),
        pytest.param(
            {"noi_nhan": ["X", "Như trên"], "loai": "bao_cao", "kinh_gui": "Y"}, id="above"
        ),
        pytest.param({"noi_dung": "1. A\n- “B”.\n- (C);"}, id="edges"),
        pytest.param({"loai": "cong_van", "kinh_gui": "A", "trich_yeu": "V/v: “X”"}, id="letter"),
        pytest.param({"can_cu": ["Theo A;", "- Xét B.", "Luật C"]}, id="bases"),
        pytest.param(
            {"phu_luc": [{"ten": "Mẫu đơn", "noi_dung": "Nội dung mẫu đơn"}]}, id="title-again"
        ),
        pytest.param({"noi_nhan": ["Sở A", "sở A", "Sở A"]}, id="one-name-often"),
    ],
)
def test_no_false_alarm(tmp_path: Path, changes: dict[str, Any]) -> None:
    van_ban, issuers, found = composed_with_data(tmp_path, plan(**changes))
    assert verify_data(van_ban, issuers, found.context, Place()) == []


WORDS = st.sampled_from(["A", "a", "Mẫu đơn", "mẫu đơn", "MẪU ĐƠN", "KH&ĐT", "B.", "c;", "“D”"])


@given(st.lists(WORDS, min_size=1, max_size=6), WORDS, st.lists(WORDS, min_size=1, max_size=4))
def test_words_that_stand_again_raise_no_alarm(
    lines: list[str], title: str, recipients: list[str]
) -> None:
    body = "\n".join(f"- {line}" for line in lines)
    data = plan(noi_dung=body, noi_nhan=recipients, phu_luc=[{"ten": title, "noi_dung": body}])
    with tempfile.TemporaryDirectory() as folder:
        van_ban, issuers, found = composed_with_data(Path(folder), data)
    assert verify_data(van_ban, issuers, found.context, Place()) == []
