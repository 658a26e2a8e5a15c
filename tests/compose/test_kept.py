"""What a plan composes once for all its units is what each of them would compose alone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_plan import issued, plan, sources

from docgen.compose import Composed, Kept, Sources, compose
from docgen.compose.scope import Value
from docgen.model import VanBan
from docgen.notation import parse
from docgen.problems import Place
from docgen.verify import verify_data

WORDS = (
    "Hòa bình", "hoà bình", "**rất cần**", "*nghiêng", "{{ don_vi.ten }}", "{{ don_vi.tenn }}",
    "{{ so | hai_so }}", "{{ ghi_chu }}", "{{ ghi_chu | hoa }}", "x" * 90, "字", "😀", "A;", "\\*",
)  # fmt: skip
LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
WIDE = "- bảng\n" + "| a " * 21 + "|\n" + "| b " * 21 + "|"
MARKS = st.sampled_from(["- ", "+ ", "I. ", "1. ", "a) ", "Điều 1. ", ""])
WHOLE = ("[bảng: nhiem_vu]", "[bảng: chi_tieu]", "[ghi chú: x]", "Phần I\nTên phần", WIDE)
BLOCK = st.one_of(
    st.builds("{}{}".format, MARKS, LINE),
    st.builds("- bảng\n| TT | {} |\n| 1 | {} |".format, LINE, LINE),
    st.sampled_from(WHOLE),
)
BODY = st.lists(BLOCK, min_size=1, max_size=8).map("\n".join)
UNITS = ("hoi-lhpn-xa-a", "dang-uy-xa-a", "doan-xa-a", "chi-hoi-1")
TASK = st.builds(lambda text: {"noi_dung": text, "chu_tri": "A", "thoi_han": "2026-07-01"}, LINE)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    appendix = st.builds(
        lambda ten, body, way: {"ten": ten, "noi_dung": body, "huong": way},
        LINE, BODY, st.sampled_from(["doc", "ngang"]),
    )  # fmt: skip
    return plan(
        noi_dung=draw(BODY),
        trich_yeu=draw(LINE),
        mo_dau=draw(st.none() | LINE | st.just("{{ can_cu }}, xây dựng kế hoạch:")),
        can_cu=draw(st.lists(LINE, max_size=2)),
        phu_luc=draw(st.lists(appendix, max_size=2)),
        nhiem_vu=draw(st.lists(TASK, min_size=1, max_size=2)),
        chi_tieu=[{"ma": "a", "ten": draw(LINE), "don_vi_tinh": "x", "muc_tieu": "3"}],
    )


Overlay = Callable[[VanBan], dict[str, Any]]
OTHER_TREE = parse("I. KHÁC\n- Việc khác\n- {{ don_vi.ten }}", lambda *_: Place())[0]
OVERLAYS: dict[str, Overlay] = {
    "none": lambda _: {},
    "number": lambda _: {"so": 7},
    "no-opening": lambda _: {"mo_dau": None},
    "other-body": lambda _: {"noi_dung": OTHER_TREE},
    "appendices-turned": lambda van_ban: {"phu_luc": van_ban.phu_luc[::-1]},
    "other-paper": lambda van_ban: {
        "phu_luc": tuple(one.model_copy(update={"huong": "ngang"}) for one in van_ban.phu_luc)
    },
    "body-twice": lambda van_ban: {
        "phu_luc": tuple(
            one.model_copy(update={"noi_dung": van_ban.noi_dung}) for one in van_ban.phu_luc
        )
    },
    "tasks-fewer": lambda van_ban: {"nhiem_vu": van_ban.nhiem_vu[1:]},
    "tasks-read-again": lambda van_ban: {
        "nhiem_vu": tuple(one.model_copy() for one in van_ban.nhiem_vu)
    },
}
UNIT = st.tuples(
    st.sampled_from(UNITS), st.sampled_from(sorted(OVERLAYS)), st.sampled_from(["", "một", "Hòa"])
)


def unit_of(base: Sources, key: str, overlay: str, value: str) -> Sources:
    """Return the sources of one unit of a batch: its issuer, its row, its overlay."""
    changes = OVERLAYS[overlay](base.van_ban)
    van_ban = base.van_ban.model_copy(update={"don_vi": (key,), **changes})
    issuers, profile = issued(van_ban, base.registry)
    values: dict[str, Value] = {"ghi_chu": value} if value else {}
    return replace(base, van_ban=van_ban, issuers=issuers, profile=profile, values=values)


def proven(one: Sources, found: Composed, kept: Kept | None = None) -> list[Any]:
    return verify_data(
        one.van_ban, one.issuers, found.context, Place("p"), kept, one.values, one.registry
    )


def check_same(data: dict[str, Any], units: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = sources(Path(folder), data)
    kept = Kept(base.van_ban)
    for unit in units:
        one = unit_of(base, *unit)
        alone, shared = compose(one), compose(one, kept)
        assert shared.context == alone.context
        assert (shared.title, shared.organisation) == (alone.title, alone.organisation)
        assert list(shared.problems) == list(alone.problems)
        lost = proven(one, shared, kept)
        assert lost == proven(one, alone)
        assert alone.problems.has_errors or not lost


@given(plans(), st.lists(UNIT, min_size=2, max_size=6))
@settings(deadline=None)
def test_kept_is_as_composed_alone(data: dict[str, Any], units: list[tuple[str, str, str]]) -> None:
    check_same(data, units)


@pytest.mark.deep
@given(plans(), st.lists(UNIT, min_size=2, max_size=12))
@settings(max_examples=10_000, deadline=None)
def test_kept_is_as_composed_alone_deep(
    data: dict[str, Any], units: list[tuple[str, str, str]]
) -> None:
    check_same(data, units)


BODY_OF_FOUR = "I. A\n- Chung\n- {{ don_vi.ten }}\n| TT | Việc |\n| 1 | Họp |\n- Cuối"


def body_of(one: Sources, kept: Kept) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = compose(one, kept).context["noi_dung"]
    return blocks


def test_only_what_holds_nothing_of_a_unit_is_shared(tmp_path: Path) -> None:
    base = sources(tmp_path, plan(noi_dung=BODY_OF_FOUR, mo_dau="Mở đầu:"))
    kept = Kept(base.van_ban)
    first = body_of(unit_of(base, "hoi-lhpn-xa-a", "none", ""), kept)
    again = body_of(unit_of(base, "chi-hoi-1", "number", "một"), kept)
    shared = [one is other for one, other in zip(first, again, strict=True)]
    # the opening, the unit's own line, the table before and the last line with its marks are not
    assert shared == [False, True, True, False, True, False]
    assert [kept.holds(block) for block in first] == shared
    assert not kept.holds(dict(first[1]))


@pytest.mark.parametrize(
    ("key", "overlay"),
    [
        pytest.param("dang-uy-xa-a", "none", id="another-profile"),
        pytest.param("hoi-lhpn-xa-a", "other-body", id="another-tree"),
    ],
)
def test_another_look_shares_nothing(tmp_path: Path, key: str, overlay: str) -> None:
    base = sources(tmp_path, plan(noi_dung=BODY_OF_FOUR))
    kept = Kept(base.van_ban)
    first = {id(block) for block in body_of(base, kept)}
    assert not first & {id(block) for block in body_of(unit_of(base, key, overlay, ""), kept)}


def test_what_is_kept_does_not_grow_with_the_units(tmp_path: Path) -> None:
    body = BODY_OF_FOUR + "\n[bảng: nhiem_vu]"
    base = sources(tmp_path, plan(noi_dung=body, nhiem_vu=[{"noi_dung": "A"}]))
    kept = Kept(base.van_ban)
    sizes = []
    for number in range(80):
        one = unit_of(base, "hoi-lhpn-xa-a", sorted(OVERLAYS)[number % len(OVERLAYS)], "")
        one = replace(one, profile=one.profile.model_copy() if number % 2 else one.profile)
        assert proven(one, compose(one, kept), kept) == []
        sizes.append(sum(len(part) for part in vars(kept).values() if isinstance(part, dict)))
    assert sizes[40] == sizes[79]
