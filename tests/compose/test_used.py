"""What of the registry can change a document is known without composing it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from small_plan import UNITS, plan, sources

from docgen.compose import Composed, Sources, Used, compose, day_of, units_used
from docgen.problems import ProblemError

KEYS = ("hoi-lhpn-xa-a", "chi-hoi-1", "chi-hoi-2", "to-1", "dang-uy-xa-a", "doan-xa-a")
GROUPS = ("cap-duoi", "cung-cap", "noi-thanh", "la")
FIELDS: dict[str, list[Any]] = {
    "ten": ["Chi hội mới", "A"],
    "dia_danh": ["Nơi khác"],
    "co_quan_ban_hanh": ["TÊN KHÁC"],
    "ky_hieu_don_vi": ["XX"],
    "cap_tren": ["hoi-lhpn-xa-a", "chi-hoi-1", "dang-uy-xa-a"],
    "nhom": [["noi-thanh"], ["ngoai-thanh"], []],
    "hieu_luc": [{"den": "2020-01-01"}, {"tu": "2020-01-01"}],
    "noi_luu": ["VT, TH"],
    "nguoi_ky": [[{"ho_ten": "Mới", "chuc_vu": "Chủ tịch", "tu": "2020-01-01"}]],
    "lich_su": [[{"ten": "Tên cũ", "den": "2027-01-01"}]],
}
CHANGE = st.sampled_from(sorted(FIELDS)).flatmap(
    lambda field: st.tuples(st.sampled_from(KEYS), st.just(field), st.sampled_from(FIELDS[field]))
)


def registry() -> dict[str, dict[str, Any]]:
    units: dict[str, dict[str, Any]] = yaml.safe_load(UNITS)
    for unit in units.values():
        for signer in unit.get("nguoi_ky", ()):
            signer["tu"] = str(signer["tu"])
    units["to-1"] = {**units["chi-hoi-1"], "ten": "Tổ 1", "cap_tren": "chi-hoi-1"}
    units["chi-hoi-2"]["nhom"] = ["noi-thanh"]
    return units


def loaded(data: dict[str, Any], units: dict[str, Any]) -> Sources | None:
    """Return the sources, None where the changed registry does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return sources(Path(folder), data, units=yaml.safe_dump(units, allow_unicode=True))
        except (AssertionError, ProblemError):  # a registry with a fault has nothing to compare
            return None


def used_by(one: Sources) -> Used:
    return units_used(one.van_ban, one.issuers, one.registry, day_of(one.van_ban))


def printed(found: Composed) -> tuple[Any, ...]:
    return found.context, found.title, found.organisation, list(found.problems)


@given(
    st.sampled_from(KEYS[:4]),
    st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2),
    st.lists(CHANGE, min_size=1, max_size=2),
)
@settings(deadline=None)
def test_no_other_unit_changes_the_document(
    key: str, groups: list[str], changes: list[tuple[str, str, Any]]
) -> None:
    items = [{"nhom": name, "ten": "{{ so_luong }} nơi", "liet_ke": "true"} for name in groups]
    data, units = plan(don_vi=key, noi_nhan=items), registry()
    before = loaded(data, units)
    assert before is not None
    for unit, field, value in changes:
        units[unit] = {**units[unit], field: value}
    after = loaded(data, units)
    if after is None:
        return
    same_units = used_by(before) == used_by(after) and before.issuers == after.issuers
    if same_units:
        assert printed(compose(before)) == printed(compose(after))
    elif before.issuers == after.issuers:
        keys = {*used_by(before).keys, *used_by(after).keys}
        assert keys & {unit for unit, _, _ in changes} or "la" in groups or "noi-thanh" in groups


@pytest.mark.parametrize(
    ("group", "change", "counts"),
    [
        pytest.param("cap-duoi", ("chi-hoi-1", "ten", "Chi hội Một"), True, id="member-renamed"),
        pytest.param("cap-duoi", ("chi-hoi-1", "noi_luu", "TH"), False, id="what-no-one-prints"),
        pytest.param("cap-duoi", ("to-1", "ten", "Tổ Một"), False, id="two-steps-below"),
        pytest.param("cap-duoi", ("to-1", "cap_tren", "hoi-lhpn-xa-a"), True, id="member-moved-in"),
        pytest.param("cap-duoi", ("chi-hoi-2", "cap_tren", "doan-xa-a"), True, id="moved-away"),
        pytest.param(
            "cap-duoi", ("chi-hoi-2", "hieu_luc", {"den": "2026-01-01"}), True, id="ended"
        ),
        pytest.param("noi-thanh", ("to-1", "nhom", ["noi-thanh"]), True, id="group-joined"),
        pytest.param("noi-thanh", ("doan-xa-a", "nhom", ["noi-thanh"]), False, id="not-below"),
        pytest.param("cung-cap", ("chi-hoi-1", "ten", "Chi hội Một"), False, id="no-sibling"),
    ],
)
def test_what_counts_of_a_group(group: str, change: tuple[str, str, Any], counts: bool) -> None:
    data, units = plan(noi_nhan=[{"nhom": group}]), registry()
    before = loaded(data, units)
    unit, field, value = change
    after = loaded(data, units | {unit: {**units[unit], field: value}})
    assert before is not None
    assert after is not None
    assert (used_by(before) != used_by(after)) is counts


def test_siblings_are_found_once_for_all_of_them() -> None:
    seen: dict[Any, Any] = {}
    found = []
    for key in ("chi-hoi-1", "chi-hoi-2"):
        one = loaded(plan(don_vi=key, noi_nhan=[{"nhom": "cung-cap"}]), registry())
        assert one is not None
        found.append(units_used(one.van_ban, one.issuers, one.registry, day_of(one.van_ban), seen))
    assert found[0].groups[0] is found[1].groups[0]
    assert [used.units for used in found] == [("chi-hoi-1",), ("chi-hoi-2",)]
    assert set(found[0].keys) == {"chi-hoi-1", "chi-hoi-2"}
