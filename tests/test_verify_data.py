"""The proof from data to context: a composer that loses a text is found out."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_plan import composed_with_data, plan, sources

from docgen.compose import Kept, compose
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


BATCH = plan(
    can_cu=["Luật A", "Xét B"],
    mo_dau="{{ can_cu }}, {{ don_vi.ten }} xây dựng kế hoạch:",
    noi_dung="I. A\n- Chung một\n- Chung hai\n- Của {{ don_vi.ten }} làm\n| TT | Việc |\n"
    "| 1 | Họp |\n[bảng: nhiem_vu]\n- Chung hai\n- Cuối cùng",
    nhiem_vu=[{"noi_dung": "Việc một", "chu_tri": "Ban A", "thoi_han": "2026-07-01"}],
    phu_luc=[{"ten": "Số liệu", "noi_dung": "Chữ phụ lục\n- Của {{ don_vi.ten }}\n- Hết"}],
)


def blocks_of(context: dict[str, Any], *, appendix: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = context["phu_luc"][0]["noi_dung"] if appendix else None
    return found or context["noi_dung"]


def spans_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    if "chu" in block:
        return list(block["chu"])
    cells = [cell for row in [block["dau"], *block["hang"]] for cell in row]
    return [span for cell in cells for line in cell["doan"] for span in line]


def cut(block: dict[str, Any]) -> dict[str, Any]:
    for span in spans_of(block)[-1:]:
        span["chu"] = span["chu"][:-1]
    return block


def longer(block: dict[str, Any]) -> dict[str, Any]:
    for span in spans_of(block)[:1]:
        span["chu"] += " thêm"
    return block


# `within` and `longer` change a shared block itself, for all units.
DAMAGES: dict[str, Callable[[list[dict[str, Any]], int, int], Any]] = {
    "drop": lambda blocks, at, _: blocks.pop(at),
    "double": lambda blocks, at, other: blocks.insert(other, blocks[at]),
    "swap": lambda blocks, at, other: blocks.insert(other, blocks.pop(at)),
    "replace": lambda blocks, at, other: blocks.__setitem__(at, blocks[other]),
    "empty": lambda blocks, *_: blocks.clear(),
    "letter": lambda blocks, at, _: blocks.__setitem__(at, cut(copy.deepcopy(blocks[at]))),
    "within": lambda blocks, at, _: cut(blocks[at]),
    "longer": lambda blocks, at, _: longer(blocks[at]),
}


DAMAGE = st.tuples(
    st.sampled_from(sorted(DAMAGES)),
    st.integers(0, 20),
    st.integers(0, 20),
    st.booleans(),
)


@given(st.lists(DAMAGE, min_size=1, max_size=3), st.booleans())
@settings(deadline=None)
def test_what_is_proven_once_hides_no_loss(
    damages: list[tuple[str, int, int, bool]], proven_before: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = sources(Path(folder), BATCH)
    kept = Kept(base.van_ban)
    for _ in range(2 if proven_before else 0):
        found = compose(base, kept)
        assert verify_data(base.van_ban, base.issuers, found.context, Place(), kept) == []
    context = compose(base, kept).context
    for how, at, other, appendix in damages:
        blocks = blocks_of(context, appendix=appendix)
        if blocks:
            DAMAGES[how](blocks, at % len(blocks), other % len(blocks))
    whole = verify_data(base.van_ban, base.issuers, context, Place())
    assert verify_data(base.van_ban, base.issuers, context, Place(), kept) == whole


@pytest.mark.parametrize("how", ["drop", "double", "letter", "within"])
@pytest.mark.parametrize(
    ("at", "shared"),
    [
        pytest.param(2, True, id="shared"),
        pytest.param(4, False, id="own"),
        pytest.param(5, True, id="table"),
        pytest.param(6, True, id="tasks"),
    ],
)
def test_a_loss_in_a_batch_is_found(tmp_path: Path, how: str, at: int, shared: bool) -> None:
    base = sources(tmp_path, BATCH)
    kept = Kept(base.van_ban)
    context = compose(base, kept).context
    assert verify_data(base.van_ban, base.issuers, context, Place(), kept) == []
    assert kept.holds(context["noi_dung"][at]) is shared
    for _ in range(2 if how == "double" else 1):
        DAMAGES[how](context["noi_dung"], at, at)
    found = verify_data(base.van_ban, base.issuers, context, Place(), kept)
    assert {problem.code for problem in found} == {"D-MATCHU"}


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
