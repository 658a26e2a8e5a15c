"""The proof of each unit: what a composer took from another unit is found out."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small_plan import issued, plan, sources

from docgen.compose import Kept, Sources, compose
from docgen.compose.scope import Value
from docgen.model import Ngay
from docgen.model.ngay import read_date
from docgen.problems import Place, Problem
from docgen.verify import verify_data


def unit(key: str, name: str, **more: str) -> str:
    """Return a unit of the registry as YAML lines."""
    fields = {
        "ten": f"Hội LHPN xã {name}",
        "ten_tat": f"Hội xã {name}",
        "co_quan_chu_quan": f"HỘI LHPN TỈNH {name[0]}",
        "co_quan_ban_hanh": f"HỘI LHPN XÃ {name.upper()}",
        "the_thuc": "hoi-lhpn",
        "ky_hieu_don_vi": f"BTV-{key.upper()}",
        "dia_danh": f"Xã {name}",
        "noi_luu": f"VT, {key.upper()}",
        **more,
    }
    return f"{key}:\n" + "".join(f"  {name}: {text}\n" for name, text in fields.items())


def signers(*names: str) -> str:
    """Return a roster in YAML: the first signs as the head, each other for the head."""
    head, *others = names
    lines = [f"{{ho_ten: {head}, chuc_vu: Chủ tịch, quyen_han: TM. BAN THƯỜNG VỤ, tu: 2020-01-01}}"]
    lines += [
        f"{{ho_ten: {one}, chuc_vu: Phó Chủ tịch, quyen_han: KT. CHỦ TỊCH, tu: 2020-01-01}}"
        for one in others
    ]
    return f"[{', '.join(lines)}]"


def below(parent: str, *names: str) -> str:
    """Return the lower units of a parent, each of the group `phu-nu`."""
    return "".join(
        unit(f"{parent}-{number}", name, cap_tren=parent, nhom="[phu-nu]")
        for number, name in enumerate(names)
    )


UNITS = (
    unit("a", "An Phú", nguoi_ky=signers("Lê Thị An", "Võ Thị Ánh"), nhom="[xa]", cap_tren="tren")
    + unit("b", "Bình", nguoi_ky=signers("Lê Thị Bình", "Võ Thị Bé"), nhom="[xa]", cap_tren="tren")
    + unit("tren", "Trên")
    + below("a", "Một", "Hai", "Ba")
    + below("b", "Bốn", "Năm")
    + unit("n", "Nước", the_thuc="nha-nuoc", nguoi_ky=signers("Trần Văn Nước"))
    + unit("d", "Đảng", the_thuc="dang", nguoi_ky=signers("Trần Văn Đảng"))
)
NAMED = "{{ don_vi.ten }} ({{ don_vi.ten_tat | hoa }}) tại {{ dia_danh }}: {{ viec }}"
FULL = plan(
    don_vi="a",
    trich_yeu="Kế hoạch của {{ don_vi.ten_tat }}",
    kinh_gui=["Chi hội {{ viec }}", "{{ viec }}"],
    can_cu=["Luật {{ viec }}", {"loai": "Kế hoạch", "so_ky_hieu": "{{ so }}/KH", "co_quan": "B"}],
    mo_dau="{{ can_cu }}, {{ don_vi.ten }} xây dựng kế hoạch {{ so_ky_hieu }}:",
    noi_dung=f"I. MỤC ĐÍCH\n1. {NAMED}\n- **Rất {{{{ viec }}}}**, ngày {{{{ ngay | ngay_chu }}}}\n"
    "- {{ han }} là hạn, {{ han | ngay_chu }}\n| TT | {{ viec }} |\n| 1 | {{ don_vi.dia_danh }} |\n"
    "[bảng: nhiem_vu]\n- Chung\n- {{ viec | hoa_dau }}; {{ so | hai_so }}.",
    nhiem_vu=[{"noi_dung": "Việc {{ viec }}", "nhom": "Nhóm {{ viec }}", "chu_tri": "{{ viec }}"}],
    noi_nhan=["Ban {{ viec }}", {"nhom": "cap-duoi"}, {"ten": "Các xã", "nhom": "phu-nu"},
              {"ten": "{{ so_luong }} chi hội", "nhom": "cap-duoi", "liet_ke": "true"},
              {"ten": "Ban A", "so_ban": "2"}],
    phu_luc=[{"ten": "Số liệu {{ viec }}", "noi_dung": "Của {{ don_vi.ten }}\n- {{ viec }}"}],
    lien_he="Gọi {{ viec }}",
    nguoi_soan="{{ viec }}",
    du_thao="{{ so }}",
)  # fmt: skip
ROW_A: dict[str, Value] = {"viec": "họp chi hội", "han": read_date("2026-07-05")}
ROW_B: dict[str, Value] = {"viec": "trồng cây", "han": read_date("2026-08-06")}
DAY_B = {"so": 17, "ngay": Ngay(nam=2026, thang=7, ngay=3)}


def made(data: dict[str, Any]) -> Sources:
    data = {key: copy.deepcopy(value) for key, value in data.items() if value is not None}
    with tempfile.TemporaryDirectory() as folder:
        return sources(Path(folder), data, units=UNITS)


def one_of(base: Sources, key: str, row: dict[str, Value], **changes: Any) -> Sources:
    """Return the sources of one unit of a batch: its issuers, its row, its number and day."""
    van_ban = base.van_ban.model_copy(update={"don_vi": tuple(key.split("+")), **changes})
    issuers, profile = issued(van_ban, base.registry)
    return replace(base, van_ban=van_ban, issuers=issuers, profile=profile, values=row)


def proven(one: Sources, context: dict[str, Any], kept: Kept | None = None) -> list[Problem]:
    return verify_data(
        one.van_ban, one.issuers, context, Place("p"), kept, one.values, one.registry
    )


Path_ = tuple[str | int, ...]


def differing(mine: Any, other: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Yield where two contexts print something else: the path and what the other prints."""
    pairs: list[tuple[str | int, Any, Any]] = []
    if isinstance(mine, dict):
        pairs = [(key, mine[key], other[key]) for key in mine if key in other]
    elif isinstance(mine, list) and len(mine) == len(other):
        pairs = [(at, *both) for at, both in enumerate(zip(mine, other, strict=True))]
    elif mine != other and not isinstance(mine, int | bool):
        yield path, other
    for key, one, another in pairs:
        yield from differing(one, another, (*path, key))


def damaged(context: dict[str, Any], path: Path_, text: Any) -> dict[str, Any]:
    changed = copy.deepcopy(context)
    at: Any = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = text
    return changed


WITHOUT_NUMBER = {"mo_dau": None, "can_cu": None, "du_thao": None, "noi_dung": NAMED}
CASES = [
    pytest.param({}, id="letter"),
    pytest.param({"loai": "bao_cao"}, id="report"),
    pytest.param({"loai": "cong_van", "trich_yeu": "V/v {{ viec }}"}, id="about"),
    pytest.param({"mo_dau": None, "kinh_gui": None}, id="no-opening"),
    pytest.param({"ky": {"chuc_vu": "phó chủ tịch"}}, id="deputy"),
    pytest.param({"ky": {"ho_ten": "Cô {{ viec }}", "chuc_vu": "Chị {{ viec }}"}}, id="typed"),
    pytest.param({"dia_danh": "Ấp {{ viec }}", "ky_hieu": "K-{{ viec }}"}, id="head"),
    pytest.param({"so": None, "ngay": "2026-06", **WITHOUT_NUMBER}, id="by-pen"),
]  # fmt: skip


@pytest.mark.parametrize("changes", CASES)
@pytest.mark.parametrize(
    ("key", "another", "with_kept"),
    [
        pytest.param("a", "b", False, id="alone"),
        pytest.param("a", "b", True, id="batch"),
        pytest.param("a+n", "b+n", False, id="joint-lead"),
        pytest.param("n+a", "n+b", True, id="joint-second"),
    ],
)
def test_what_is_another_units_is_found(
    changes: dict[str, Any], key: str, another: str, with_kept: bool
) -> None:
    base = made(FULL | changes)
    if "+" in key:
        base = replace(base, van_ban=base.van_ban.model_copy(update={"ky": ()}))
    mine = one_of(base, key, ROW_A)
    other = one_of(base, another, ROW_B, **DAY_B)
    kept = Kept(base.van_ban) if with_kept else None
    context, theirs = compose(mine, kept).context, compose(other, kept).context
    assert proven(mine, context, kept) == []
    assert proven(other, theirs, kept) == []
    found = list(differing(context, theirs))
    assert len(found) > 10
    for path, text in found:
        problems = proven(mine, damaged(context, path, text), kept)
        assert {one.code for one in problems} == {"D-MATCHU"}, (path, text)


STALE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "member-missing": lambda c: c["noi_nhan"].pop(2),
    "member-too-many": lambda c: c["noi_nhan"].insert(2, "- Hội LHPN xã Hai;"),
    "members-swapped": lambda c: c["noi_nhan"].insert(2, c["noi_nhan"].pop(3)),
    "copies": lambda c: c["noi_nhan"].__setitem__(-2, "- Ban A (3b);"),
    "longer-name": lambda c: c["noi_nhan"].__setitem__(2, "- Hội LHPN xã Ba Đình;"),
    "place": lambda c: c.update(dia_danh_ngay=c["dia_danh_ngay"].replace("Phú", "Phú Đông")),
    "date": lambda c: c.update(dia_danh_ngay=c["dia_danh_ngay"].replace("01", "02")),
    "number-with-two": lambda c: c.update(so_ky_hieu="Số: 05 05/KH-BTV-A"),
    "symbol": lambda c: c.update(so_ky_hieu="Số: 05/KH-BTV-AB"),
    "name-longer": lambda c: c["ky"][0].update(ho_ten="Lê Thị An Bình"),
    "signer-of-two": lambda c: c["ky"][0].update(ho_ten="Võ Thị Ánh"),
    "signers-two": lambda c: c["ky"].append(c["ky"][0]),
    "authority": lambda c: c["ky"][0]["dong"].pop(0),
    "issuer-longer": lambda c: c["co_quan_ban_hanh"].__setitem__(0, "HỘI LHPN XÃ AN PHÚ ĐÔNG"),
    "guide": lambda c: c["phu_luc"][0].update(kem_theo="(Kèm theo Kế hoạch số 05/KH của A)"),
    "cells": lambda c: c["noi_dung"][5]["dau"][1]["doan"][0][0].update(chu="họp chi hội B"),
}  # fmt: skip


@pytest.mark.parametrize("how", STALE)
def test_what_no_source_says_is_found(how: str) -> None:
    mine = one_of(made(FULL), "a", ROW_A)
    context = copy.deepcopy(compose(mine).context)
    assert proven(mine, context) == []
    STALE[how](context)
    assert {one.code for one in proven(mine, context)} == {"D-MATCHU"}


def test_without_a_row_places_may_hold_anything() -> None:
    mine = one_of(made(FULL), "a", ROW_A)
    found = compose(mine)
    assert verify_data(mine.van_ban, mine.issuers, found.context, Place()) == []
