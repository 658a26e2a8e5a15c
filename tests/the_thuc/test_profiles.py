"""The rulebook as data: profiles are whole, figures have clauses, the day picks the edition."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml

from docgen.problems import ProblemError
from docgen.the_thuc.loading import (
    EDITIONS,
    FOLDER,
    NAMES,
    choose_profile,
    load_columns,
    load_profile,
)
from docgen.word.template.styles import STYLES


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_is_whole(name: str) -> None:
    profile = load_profile(name)
    assert profile.ma == name
    for part, look in profile.thanh_phan.items():
        assert look.co[0] <= look.dung <= look.co[1], part
        assert look.dieu, part
    wanted = {style.component for style in STYLES.values()}
    assert wanted <= set(profile.thanh_phan)
    edges = profile.trang.le
    for edge in (edges.tren, edges.duoi, edges.trai, edges.phai):
        assert edge.tu is not None
        assert edge.den is not None
        assert edge.tu <= edge.dung <= edge.den


@pytest.mark.parametrize("name", NAMES)
def test_every_part_with_figures_names_its_clause(name: str) -> None:
    content: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    own = {"hieu_luc", "trang", "thanh_phan", "tieu_de", "loai", "ke_thua"}
    if content.get("ke_thua"):
        return  # only what differs is written there
    for key, part in content.items():
        if isinstance(part, dict) and key not in own:
            assert part.get("dieu"), key


@pytest.mark.parametrize(
    ("family", "day", "edition", "notes"),
    [
        pytest.param("dang", "2026-05-26", "dang-hd36", 0, id="last-day-of-the-old"),
        pytest.param("dang", "2026-05-27", "dang", 0, id="first-day-of-the-new"),
        pytest.param("dang", None, "dang", 0, id="no-day-takes-the-current"),
        pytest.param("dang", "2017-01-01", "dang-hd36", 1, id="before-any"),
        pytest.param("nha-nuoc", "2026-01-01", "nha-nuoc", 0, id="state"),
        pytest.param("nha-nuoc", "2019-01-01", "nha-nuoc", 1, id="state-too-early"),
        pytest.param("hoi-lhpn", "2019-01-01", "hoi-lhpn", 0, id="practice-has-no-start"),
    ],
)
def test_the_day_picks_the_edition(family: str, day: str | None, edition: str, notes: int) -> None:
    date = datetime.date.fromisoformat(day) if day else None
    profile, found = choose_profile(family, date)
    assert (profile.ma, len(found)) == (edition, notes)


def test_an_unknown_profile_suggests_the_nearest() -> None:
    with pytest.raises(ProblemError) as caught:
        load_profile("hoi_lhpn")
    assert "hoi-lhpn" in caught.value.problems[0].hint


def test_editions_are_those_of_one_family() -> None:
    families: dict[str, list[str]] = {}
    for name in NAMES:
        families.setdefault(load_profile(name).ho, []).append(name)
    assert {ho: tuple(names) for ho, names in families.items() if len(names) > 1} == {
        "dang": EDITIONS["dang"]
    }


def test_structured_tables_show_fields_of_the_model() -> None:
    from docgen.model import ChiTieu, NhiemVu

    columns = load_columns()
    computed = {"stt", "ty_le"}
    for name, model in (("nhiem_vu", NhiemVu), ("chi_tieu", ChiTieu)):
        assert {column.truong for column in columns[name]} - computed <= set(model.model_fields)
