"""The unit registry: what is wrong in the file, and who is whose on a given day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_text import shown

from docgen.load.nodes import Mapping, Node, Scalar, Sequence
from docgen.load.reading import Source
from docgen.load.registry import Registry
from docgen.load.registry.file import load_registry
from docgen.load.registry.unit import UnitReader
from docgen.load.shape import shape_of
from docgen.load.texts import settle
from docgen.load.validation import validate
from docgen.model import DonVi
from docgen.problems import Level, Problem, ProblemError

MAY_2023, JULY_2025 = datetime.date(2023, 5, 25), datetime.date(2025, 7, 1)


def unit(key: str, extra: str = "", ten: str = "") -> str:
    """Return one right unit, with lines added."""
    return (
        f"{key}:\n  ten: {ten or key}\n  co_quan_ban_hanh: {key.upper()}\n  the_thuc: hoi-lhpn\n"
        f"  ky_hieu_don_vi: BTV\n  dia_danh: Hóc Môn\n{extra}"
    )


def registry(folder: Path, text: str) -> tuple[Registry, list[Problem]]:
    path = folder / "don_vi.yaml"
    path.write_text(text, encoding="utf-8")
    return load_registry(path, "data/don_vi.yaml")


TREE = (
    unit("tp", ten="Thành phố")
    + unit("huyen", "  cap_tren: tp\n  hieu_luc: {den: 2025-06-30}\n  thay_boi: [xa-b, xa-a]\n")
    + unit("quan", "  cap_tren: tp\n")
    + unit("xa-d", "  cap_tren: huyen\n  nhom: xa\n  ten_tat: UBX D\n", ten="Xã Đông Thạnh")
    + unit("xa-b", "  cap_tren: huyen\n  nhom: [xa]\n", ten="Xã Bà Điểm")
    + unit(
        "xa-a",
        "  cap_tren: huyen\n  hieu_luc: {tu: 2024-01-01}\n"
        "  lich_su:\n    - {tu: 2025-07-01, ten: Xã Ân Mới, cap_tren: tp}\n",
        ten="Xã Ân",
    )
)


def test_the_tree_is_asked_for_a_day(tmp_path: Path) -> None:
    found, problems = registry(tmp_path, TREE)
    assert {(one.code, one.level) for one in problems} == {("D-CAPTREN", Level.WARNING)}
    assert list(found.below("huyen", MAY_2023)) == ["xa-b", "xa-d"]
    assert list(found.below("huyen", datetime.date(2024, 1, 1))) == ["xa-a", "xa-b", "xa-d"]
    assert list(found.below("tp", JULY_2025)) == ["quan", "xa-a"]
    assert list(found.siblings("huyen", MAY_2023)) == ["quan"]
    assert list(found.siblings("tp", MAY_2023)) == []
    assert found.lookup("xa-a", JULY_2025).ten == "Xã Ân Mới"
    assert found.lookup("xa-a", datetime.date(2025, 6, 30)).ten == "Xã Ân"
    assert found.lookup("quan", None).cap_tren == "tp"
    assert found.get("huyen") is not None
    assert found.get("không") is None


def test_groups_are_seen_from_a_unit(tmp_path: Path) -> None:
    found, _ = registry(tmp_path, TREE)
    assert list(found.group("xa", "tp", MAY_2023)) == ["xa-b", "xa-d"]
    assert list(found.group("xa", "quan", MAY_2023)) == []
    assert found.group("cap-duoi", "tp", MAY_2023) == found.below("tp", MAY_2023)
    assert found.group("cung-cap", "xa-b", MAY_2023) == found.siblings("xa-b", MAY_2023)


@pytest.mark.parametrize(
    ("key", "day", "code", "piece"),
    [
        pytest.param("huyện", MAY_2023, "D-DONVI", "ghi mã: huyen", id="marks-in-a-code"),
        pytest.param("Xã Bà Điểm", MAY_2023, "D-DONVI", "ghi mã: xa-b", id="name"),
        pytest.param("UBX-D", MAY_2023, "D-DONVI", "ghi mã: xa-d", id="short-name"),
        pytest.param("Xa-B", MAY_2023, "D-DONVI", "ghi mã: xa-b", id="other-case"),
        pytest.param("Xã Trùng", MAY_2023, "D-DONVI", "nhiều đơn vị", id="name-of-two"),
        pytest.param("huyem", MAY_2023, "D-DONVI", "ý bạn là «huyen»?", id="one-letter"),
        pytest.param("hxyem", MAY_2023, "D-DONVI", "ý bạn là «huyen»?", id="two-letters"),
        pytest.param("hxxem", MAY_2023, "D-DONVI", "thêm «hxxem»", id="three-letters"),
        pytest.param("xx-dd", MAY_2023, "D-DONVI", "thêm «xx-dd»", id="two-syllables"),
        pytest.param("ap-3", MAY_2023, "D-DONVI", "thêm «ap-3»", id="another-number"),
        pytest.param(
            "huyen", JULY_2025, "D-HETHAN", "«xa-b» (Xã Bà Điểm), «xa-a» (Xã Ân Mới)", id="after"
        ),
        pytest.param("huyen", JULY_2025, "D-HETHAN", "30/6/2025", id="after-names-the-day"),
        pytest.param("huyen", None, "D-HETHAN", "thay thế", id="no-year-and-an-end"),
        pytest.param("xa-a", MAY_2023, "D-HETHAN", "01/01/2024", id="before"),
    ],
)
def test_a_unit_that_is_not_there_that_day(
    tmp_path: Path, key: str, day: datetime.date | None, code: str, piece: str
) -> None:
    more = unit("ap-1", ten="Xã Trùng") + unit("ap-2", ten="Xã Trùng")
    found, _ = registry(tmp_path, TREE + more)
    with pytest.raises(ProblemError) as caught:
        found.lookup(key, day)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert piece in shown(problem)


def test_an_unknown_group_names_the_nearest(tmp_path: Path) -> None:
    found, _ = registry(tmp_path, TREE)
    with pytest.raises(ProblemError) as caught:
        found.group("cap_duoi", "huyen", MAY_2023)
    assert caught.value.problems[0].code == "D-NHOM"
    assert "«cap-duoi»" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("text", "code", "where", "piece"),
    [
        pytest.param(unit("a") + unit("b", "  cap_tren: aa\n"), "D-DONVI", "13:13", "«a»",
            id="parent"),
        pytest.param(unit("abc") + unit("b", "  thay_boi: [abd]\n"), "D-DONVI", "13:14", "«abc»",
                     id="successor"),
        pytest.param(
            unit("abc", "  lich_su:\n    - {tu: 2020-01-01, cap_tren: abd}\n"), "D-DONVI", "8:34",
            "«abc»", id="parent-then",
        ),
        pytest.param(
            unit("a", "  cap_tren: b\n") + unit("b", "  cap_tren: a\n"), "D-VONG", "7:13",
            "a → b → a",
            id="cycle",
        ),
        pytest.param(unit("a", "  cap_tren: a\n"), "D-VONG", "7:13", "a → a", id="own-parent"),
        pytest.param(unit("a", ten="Xã A") + unit("b", "  cap_tren: XÃ A\n"), "D-DONVI", "13:13",
                     "ghi mã: a", id="parent-by-name"),
        pytest.param(unit("xã-a"), "D-MA", "1:1", "chữ không dấu", id="key-with-marks"),
        pytest.param(unit("ubnd-xã-a"), "D-MA", "1:1", "sửa mã thành ubnd-xa-a", id="key-meant"),
        pytest.param(unit("xã-a") + unit("xa-a"), "D-MA", "1:1", "đặt mã khác", id="key-taken"),
        pytest.param(unit("a_b"), "D-MA", "1:1", "«a_b»", id="key-with-underscore"),
        pytest.param(
            unit("a",
            "  lich_su:\n    - {den: 2020-12-31, ten: X}\n    - {tu: 2020-12-31, ten: Y}\n"),
            "D-HIEULUC", "9:7", "«ten»", id="overlap",
        ),
        pytest.param(unit("a", "  hieu_luc: {tu: 2025-01-01, den: 2024-01-01}\n"), "D-HIEULUC",
            "7:13",
                     "bắt đầu", id="backwards"),
        pytest.param(unit("a") + unit("a"), "D-TRUNG", "7:1", "dòng 1 và dòng 7", id="twice"),
        pytest.param("a: Hội\n", "D-KIEU", "1:1", "nhóm các khóa", id="no-group"),
        pytest.param("a:\n  ten: A\n", "D-THIEU", "2:3", "«co_quan_ban_hanh»", id="missing"),
        pytest.param(unit("a", "  dia_chi: x\n"), "D-KHOA", "7:3", "«dia_danh»", id="unknown-key"),
        pytest.param(unit("a", "  noi_luu: a\u202eb\n"), "D-KYTU", "7:13", "U+202E", id="bidi"),
        pytest.param("", "D-YAML", "", "Tệp trống", id="empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file(
    tmp_path: Path, text: str, code: str, where: str, piece: str
) -> None:
    _, problems = registry(tmp_path, text)
    found = [one for one in problems if (one.code, one.place.where) == (code, where)]
    assert any(piece in shown(one) for one in found), problems


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(unit("NO") + unit("b", "  cap_tren: NO\n"), id="no-is-a-key"),
        pytest.param(unit("a-1-B2"), id="kebab-case"),
        pytest.param(
            unit(
                "a", "  lich_su:\n    - {den: 2020-12-31, ten: X}\n    - {tu: 2021-01-01, ten: Y}\n"
            ),
            id="one-after-the-other",
        ),
        pytest.param(
            unit("a", "  lich_su:\n    - {den: 2020-12-31, ten: X}\n    - {ten_tat: Y}\n"),
            id="other-fields-may-overlap",
        ),
    ],
)
def test_what_is_right_in_the_file(tmp_path: Path, text: str) -> None:
    found, problems = registry(tmp_path, text)
    assert problems == []
    assert found.units


def test_a_wrong_unit_does_not_hide_the_others(tmp_path: Path) -> None:
    found, problems = registry(
        tmp_path, unit("a") + "b:\n  ten: B\n" + unit("c", "  cap_tren: b\n")
    )
    assert list(found.units) == ["a", "c"]
    assert {one.code for one in problems} == {"D-THIEU"}


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("  cap_tren: xa-tan-binh\n", id="parent"),
        pytest.param("  hieu_luc: {den: 2025-06-30}\n  thay_boi: xa-tan-binh\n", id="successor"),
    ],
)
def test_a_unit_under_a_malformed_key_is_not_unknown(tmp_path: Path, more: str) -> None:
    text = unit("xã-tân-bình") + unit("xa-tan-dinh") + unit("b", more)
    _, problems = registry(tmp_path, text)
    assert [one.code for one in problems if one.level is Level.ERROR] == ["D-MA"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("Hội LHPN", "ghi: hoi-lhpn", id="name"),
        pytest.param("hoi-lhpnn", "có phải ý bạn là «hoi-lhpn»?", id="slip"),
        pytest.param("xyz", "các thể thức: nha-nuoc, hoi-lhpn", id="neither"),
        pytest.param("hoi-lhpn", "", id="right"),
    ],
)
def test_an_unknown_profile_is_told_at_its_place(tmp_path: Path, typed: str, hint: str) -> None:
    path = tmp_path / "don_vi.yaml"
    path.write_text(unit("a").replace("the_thuc: hoi-lhpn", f"the_thuc: {typed}"), encoding="utf-8")
    _, problems = load_registry(path, "don_vi.yaml", ("nha-nuoc", "hoi-lhpn"))
    found = [(one.code, one.place.where, one.hint) for one in problems]
    assert found == ([("D-THETHUC", "4:13", hint)] if hint else [])
    assert load_registry(path, "don_vi.yaml")[1] == []


odd_texts = st.text(
    st.sampled_from(
        list("aÂơ Ð;:1-") + ["\u00a0", "\u200b", "\u0301", "\u202e", "\t", "\n", "а", "¸"]
    ),
    max_size=6,
)


@given(odd_texts, st.lists(odd_texts, max_size=2), st.sampled_from(["2025-01-01", "x", ""]))
def test_the_short_way_reads_as_the_long_way(ten: str, nhom: list[str], tu: str) -> None:
    source = Source("x", "")
    shape = shape_of(DonVi)
    known = {"co_quan_ban_hanh": "X", "the_thuc": "t", "ky_hieu_don_vi": "B", "dia_danh": "Đ"}
    fields = {name: Scalar(text, 9, 9) for name, text in {"ten": ten, **known}.items()}
    days = Mapping(((Scalar("tu", 7, 1), Scalar(tu, 7, 5)),), 7, 1)
    groups = Sequence(tuple(Scalar(one, 8, 1, typed=one) for one in nhom), 8, 1)
    values: dict[str, Node] = {**fields, "hieu_luc": days, "nhom": groups}
    node = Mapping(tuple((Scalar(name, 1, 1), one) for name, one in values.items()), 1, 1)
    settled, found = settle(node, shape, source)
    unit, wrong = validate(settled, DonVi, source)
    assert UnitReader(source).read(node) == (unit, [*found, *wrong])
