"""The registry on a day: against a naive model, and what is said of times that do not fit."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_text import shown

from docgen.load.registry import Registry
from docgen.load.registry.file import load_registry
from docgen.model import DonVi
from docgen.problems import Level, Problem, ProblemError
from docgen.tieng_viet.collation import key as sort_key

Day = datetime.date | None
FIRST = datetime.date(2020, 1, 1)
KEYS = ["a", "b", "c", "d", "e"]
NAMES = ["Xã Ân", "Xã An", "Xã Đông", "Xã Dông", "Phường 2", "Phường 10"]


def day_of(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=number)


@st.composite
def spans(draw: st.DrawFn) -> dict[str, str]:
    first, last = sorted((draw(st.integers(0, 12)), draw(st.integers(0, 12))))
    ends = {"tu": day_of(first).isoformat(), "den": day_of(last).isoformat()}
    return {name: ends[name] for name in draw(st.sets(st.sampled_from(["tu", "den"])))}


def _overlap(first: dict[str, str], second: dict[str, str]) -> bool:
    low, high = "0000", "9999"
    return max(first.get("tu", low), second.get("tu", low)) <= min(
        first.get("den", high), second.get("den", high)
    )


@st.composite
def units(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Some units with lives, parents and pasts; periods of one unit do not overlap."""
    found: dict[str, dict[str, Any]] = {}
    for key in KEYS:
        periods: list[dict[str, Any]] = []
        for period in draw(st.lists(spans(), max_size=3)):
            if not any(_overlap(period, other) for other in periods):
                said = draw(st.sets(st.sampled_from(["ten", "cap_tren"]), min_size=1))
                fresh = {"ten": draw(st.sampled_from(NAMES)), "cap_tren": draw(above())}
                periods.append(period | {name: fresh[name] for name in said})
        found[key] = {
            "ten": draw(st.sampled_from(NAMES)), "co_quan_ban_hanh": key, "the_thuc": "hoi-lhpn",
            "ky_hieu_don_vi": "BTV", "dia_danh": "Hóc Môn", "hieu_luc": draw(spans()),
            "lich_su": periods, "nhom": draw(st.sampled_from([[], ["xa"], ["xa", "moi"]])),
            "thay_boi": draw(st.lists(above(), max_size=2)),
            "nguoi_ky": [
                {"ho_ten": "A", "chuc_vu": "Chủ tịch", **draw(spans())} for _ in range(2)
            ],
        }  # fmt: skip
        if draw(st.booleans()):
            found[key]["cap_tren"] = draw(above())
    return found


def above() -> st.SearchStrategy[str]:
    return st.sampled_from([*KEYS, "khac"])


def holds(span: dict[str, Any], day: Day) -> bool:
    if day is None:
        return "den" not in span
    return bool(span.get("tu", "0000") <= day.isoformat() <= span.get("den", "9999"))


def naive(data: dict[str, dict[str, Any]], day: Day) -> dict[str, dict[str, Any]]:
    """Return the units of a day by key, each with what was true of it then."""
    found = {}
    for key, unit in data.items():
        if holds(unit["hieu_luc"], day):
            now = dict(unit)
            for period in unit["lich_su"]:
                if holds(period, day):
                    now |= {name: period[name] for name in ("ten", "cap_tren") if name in period}
            found[key] = now
    return found


def ordered(keys: list[str], now: dict[str, dict[str, Any]]) -> list[str]:
    return sorted(keys, key=lambda key: (sort_key(now[key]["ten"]), key))


def below(top: str, now: dict[str, dict[str, Any]]) -> list[str]:
    return ordered([key for key, unit in now.items() if unit.get("cap_tren") == top], now)


def members(name: str, top: str, now: dict[str, dict[str, Any]]) -> list[str]:
    found: set[str] = set()
    waiting = [top]
    while waiting:
        fresh = set(below(waiting.pop(), now)) - found - {top}
        found |= fresh
        waiting += fresh
    return ordered([key for key in found if name in now[key]["nhom"]], now)


def agree(found: Registry, data: dict[str, dict[str, Any]], day: Day) -> None:
    now = naive(data, day)
    for key in KEYS:
        assert list(found.below(key, day)) == below(key, now)
        if found._index().groups == ["moi", "xa"]:
            assert list(found.group("xa", key, day)) == members("xa", key, now)
        if key not in now:
            with pytest.raises(ProblemError):
                found.lookup(key, day)
            continue
        unit = found.lookup(key, day)
        assert (unit.ten, unit.cap_tren) == (now[key]["ten"], now[key].get("cap_tren"))
        beside = below(unit.cap_tren, now) if unit.cap_tren else []
        assert list(found.siblings(key, day)) == [one for one in beside if one != key]
        signers = [holds(one, day) for one in data[key]["nguoi_ky"]]
        assert len(unit.signers_on(day)) == sum(signers)


def checked(data: dict[str, dict[str, Any]], days: list[Day]) -> None:
    made = {key: DonVi.model_validate(unit) for key, unit in data.items()}
    eager = Registry(made)
    kept = pickle.loads(pickle.dumps(eager))
    assert pickle.dumps(pickle.loads(pickle.dumps(kept))) == pickle.dumps(kept)
    for day in days:
        agree(eager, data, day)
        agree(kept, data, day)
        assert eager.fingerprint(KEYS, day) == kept.fingerprint(reversed(KEYS), day)
    assert dict(kept.units) == made
    assert eager.digest == kept.digest


DAYS = st.lists(st.none() | st.integers(-1, 14).map(day_of), min_size=1, max_size=6)


@given(units(), DAYS)
def test_any_day_is_answered_like_a_naive_model(
    data: dict[str, dict[str, Any]], days: list[Day]
) -> None:
    checked(data, days)


@pytest.mark.deep
@settings(max_examples=2_000, deadline=None)
@given(units(), DAYS)
def test_any_day_is_answered_like_a_naive_model_deep(
    data: dict[str, dict[str, Any]], days: list[Day]
) -> None:
    checked(data, days)


def unit(key: str, *lines: str) -> str:
    head = f"{key}:\n  ten: Tên {key}\n  co_quan_ban_hanh: X\n  the_thuc: hoi-lhpn\n"
    return head + "  ky_hieu_don_vi: BTV\n  dia_danh: Y\n" + "".join(f"  {one}\n" for one in lines)


def loaded(folder: Path, *texts: str) -> tuple[Registry, list[Problem]]:
    (folder / "don_vi.yaml").write_text("".join(texts), encoding="utf-8")
    return load_registry(folder / "don_vi.yaml", "data/don_vi.yaml")


ENDED = unit("cu", "hieu_luc: {den: 2025-06-30}")
NEW = unit("moi", "hieu_luc: {tu: 2025-07-01}")
A_SIGNS = "  - {ho_ten: A, chuc_vu: Chủ tịch, den: 2025-06-30}"
SIGNERS = "nguoi_ky:", A_SIGNS


@pytest.mark.parametrize(
    ("wrong", "right", "code", "level", "piece"),
    [
        pytest.param(
            ENDED + unit("xa", "cap_tren: cu"),
            ENDED + unit("xa", "cap_tren: cu", "hieu_luc: {den: 2025-06-30}"),
            "D-CAPTREN", Level.WARNING, "Từ ngày 01/7/2025 không còn «cu»", id="parent-ended",
        ),
        pytest.param(
            ENDED + NEW + unit("xa", "cap_tren: moi", "lich_su:", "  - {den: 2025-12-31, "
                               "cap_tren: cu}"),
            ENDED + NEW + unit("xa", "cap_tren: moi", "lich_su:", "  - {den: 2025-06-30, "
                               "cap_tren: cu}"),
            "D-CAPTREN", Level.WARNING, "Từ ngày 01/7/2025", id="past-parent-ended",
        ),
        pytest.param(
            NEW + unit("xa", "cap_tren: moi", "hieu_luc: {tu: 2020-01-01}"),
            NEW + unit("xa", "cap_tren: moi"),
            "D-CAPTREN", Level.WARNING, "Trước ngày 01/7/2025 chưa có «moi»", id="parent-not-yet",
        ),
        pytest.param(
            unit("a", "cap_tren: b", "hieu_luc: {tu: 2024-01-01}") + unit("b", "lich_su:",
                 "  - {tu: 2025-01-01, cap_tren: a}"),
            unit("a", "cap_tren: b", "hieu_luc: {tu: 2024-01-01, den: 2024-12-31}")
            + unit("b", "lich_su:", "  - {tu: 2025-01-01, cap_tren: c}") + unit("c"),
            "D-VONG", Level.ERROR, "b → a → b", id="ring-on-one-day",
        ),
        pytest.param(
            unit("a", "hieu_luc: {den: 2025-06-30}", "thay_boi: [b]")
            + unit("b", "hieu_luc: {den: 2025-12-31}", "thay_boi: [a]"),
            unit("a", "hieu_luc: {den: 2025-06-30}", "thay_boi: [b]")
            + unit("b", "hieu_luc: {den: 2025-12-31}", "thay_boi: [c]") + unit("c"),
            "D-VONG", Level.ERROR, "«thay_boi» đi thành vòng: a → b → a", id="successor-ring",
        ),
        pytest.param(
            unit("cu", "hieu_luc: {den: 2025-06-29}", "thay_boi: moi") + NEW,
            unit("cu", "hieu_luc: {den: 2025-06-30}", "thay_boi: moi") + NEW,
            "D-HIEULUC", Level.WARNING, "«moi» không có vào ngày 30/6/2025", id="successor-late",
        ),
        pytest.param(
            unit("cu", "thay_boi: moi") + NEW,
            unit("cu", "thay_boi: moi", "hieu_luc: {den: 2025-06-30}") + NEW,
            "D-HIEULUC", Level.WARNING, "chưa có ngày cuối", id="successor-of-the-living",
        ),
        pytest.param(
            unit("a", "hieu_luc: {tu: 2025-07-01}", *SIGNERS),
            unit("a", "hieu_luc: {tu: 2025-06-30}", *SIGNERS),
            "D-HIEULUC", Level.WARNING, "nằm ngoài «hieu_luc»", id="signer-before-the-unit",
        ),
        pytest.param(
            unit("a", "hieu_luc: {tu: 2025-07-01}", "lich_su:", "  - {den: 2025-06-30, ten: X}"),
            unit("a", "hieu_luc: {tu: 2025-07-01}", "lich_su:", "  - {den: 2025-07-01, ten: X}"),
            "D-HIEULUC", Level.WARNING, "«lich_su» nằm ngoài", id="past-before-the-unit",
        ),
        pytest.param(
            unit("a", *SIGNERS, "  - {ho_ten: B, chuc_vu: CHỦ TỊCH, tu: 2025-06-30}"),
            unit("a", *SIGNERS, "  - {ho_ten: B, chuc_vu: CHỦ TỊCH, tu: 2025-07-01}"),
            "D-HIEULUC", Level.WARNING, "«A và B» cùng là CHỦ TỊCH", id="two-heads",
        ),
        pytest.param(
            unit("a", *SIGNERS, "  - {ho_ten: B, chuc_vu: Chủ tịch}"),
            unit("a", *SIGNERS, "  - {ho_ten: B, chuc_vu: Phó Chủ tịch}"),
            "D-HIEULUC", Level.WARNING, "cùng là Chủ tịch", id="a-deputy-is-no-rival",
        ),
    ],
)  # fmt: skip
def test_times_that_do_not_fit(
    tmp_path: Path, wrong: str, right: str, code: str, level: Level, piece: str
) -> None:
    registry, problems = loaded(tmp_path, wrong)
    found = [one for one in problems if one.level is level]
    assert [one.code for one in found] == [code]
    assert piece in shown(found[0])
    assert found[0].place.line > 0
    assert len(registry.units) == wrong.count("ten: Tên")
    assert loaded(tmp_path, right)[1] == []


CHAIN = (
    unit("huyen", "hieu_luc: {den: 2020-12-31}", "thay_boi: [quan, xa]")
    + unit("quan", "hieu_luc: {tu: 2021-01-01, den: 2025-06-30}", "thay_boi: phuong")
    + unit("phuong", "hieu_luc: {tu: 2025-07-01}", "lich_su:",
           "  - {tu: 2026-01-01, ten: Phường Mới}")
    + unit("xa", "hieu_luc: {tu: 2021-01-01}")
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "piece"),
    [
        pytest.param(datetime.date(2021, 5, 1), "«quan» (Tên quan), «xa» (Tên xa)", id="next"),
        pytest.param(datetime.date(2025, 8, 1), "«phuong» (Tên phuong), «xa» (Tên xa)",
                     id="the-successor-is-replaced-too"),
        pytest.param(datetime.date(2026, 8, 1), "«phuong» (Phường Mới)", id="name-of-that-day"),
        pytest.param(None, "«phuong» (Phường Mới), «xa»", id="a-document-without-a-year"),
    ],
)  # fmt: skip
def test_a_document_after_the_end_is_told_the_successors_of_its_day(
    tmp_path: Path, day: Day, piece: str
) -> None:
    registry, problems = loaded(tmp_path, CHAIN)
    assert problems == []
    with pytest.raises(ProblemError) as caught:
        registry.lookup("huyen", day)
    (problem,) = caught.value.problems
    assert problem.code == "D-HETHAN"
    assert "đến hết ngày 31/12/2020" in problem.message
    assert piece in problem.hint


def test_a_unit_merged_on_a_day_has_the_right_name_on_each_side(tmp_path: Path) -> None:
    past = "  - {den: 2025-06-30, ten: Xã Cũ}"
    registry, _ = loaded(tmp_path, unit("xa", "lich_su:", past))
    assert registry.lookup("xa", datetime.date(2025, 6, 30)).ten == "Xã Cũ"
    assert registry.lookup("xa", datetime.date(2025, 7, 1)).ten == "Tên xa"
    assert registry.lookup("xa", None).ten == "Tên xa"


def test_a_fingerprint_changes_with_its_own_units_only(tmp_path: Path) -> None:
    day = datetime.date(2025, 8, 1)
    before, _ = loaded(tmp_path, unit("a"), unit("b"))
    other, _ = loaded(tmp_path, "# lời\n", unit("b", "nhom: [xa]"), unit("a"))
    assert before.fingerprint(["a"], day) == other.fingerprint(["a", "a"], day)
    assert before.fingerprint(["a", "b"], day) != other.fingerprint(["a", "b"], day)
    assert before.fingerprint(["a"], day) != before.fingerprint(["a", "c"], day)
    assert before.digest != other.digest
