"""The registry as a workbook or .csv files: every fault with its cell, the same units as YAML."""

from __future__ import annotations

import csv
import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from plan_text import shown

from docgen.load.registry import Registry
from docgen.load.registry.file import load_registry
from docgen.problems import Level, Problem

Rows = list[list[Any]]
HEAD = ["don_vi", "ten", "co_quan_ban_hanh", "the_thuc", "ky_hieu_don_vi", "dia_danh"]
SIGNERS = ["don_vi", "ho_ten", "chuc_vu", "quyen_han", "tu", "den"]


def row(key: str, *more: Any) -> list[Any]:
    return [key, f"Tên {key}", "HỘI; HUYỆN", "hoi-lhpn", "BTV", "Hóc Môn", *more]


def workbook(path: Path, **sheets: Rows) -> None:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for one in rows:
            sheet.append(one)
    book.save(path)


def separated(path: Path, **sheets: Rows) -> None:
    for name, rows in sheets.items():
        with path.with_name(f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def loaded(folder: Path, kind: str = "xlsx", **sheets: Rows) -> tuple[Registry, list[Problem]]:
    path = folder / f"don_vi.{kind}"
    (workbook if kind == "xlsx" else separated)(path, **sheets)
    return load_registry(path, f"data/don_vi.{kind}")


def said(problem: Problem) -> str:
    return f"{problem.place} {shown(problem)}"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_with_signers_and_a_past(tmp_path: Path, kind: str) -> None:
    head = [*HEAD, "Cấp trên", "Hiệu lực từ", "Hiệu lực đến", "Thay bởi", "STT"]
    registry, problems = loaded(
        tmp_path, kind,
        don_vi=[head, row("tp"), row("huyen", "tp", "01/01/1976", "30/6/2025", "xa; phuong", 1),
                row("xa", "tp", "2025-07-01"), row("phuong", "tp", "1.7.2025")],
        nguoi_ky=[SIGNERS, ["huyen", "Bà A", "Chủ tịch", "TM. BAN; KT. X", "1/6/2021"],
                  ["huyen", "Ông B", "Phó Chủ tịch"]],
        lich_su=[["don_vi", "tu", "den", "ten"], ["xa", "", "31/12/2025", "Xã Cũ"]],
    )  # fmt: skip
    assert problems == []
    day = datetime.date(2025, 6, 30)
    unit = registry.lookup("huyen", day)
    assert unit.co_quan_ban_hanh == ("HỘI", "HUYỆN")
    assert unit.thay_boi == ("xa", "phuong")
    assert [one.ho_ten for one in unit.signers_on(day)] == ["Bà A", "Ông B"]
    assert unit.nguoi_ky[0].quyen_han == ("TM. BAN", "KT. X")
    assert list(registry.below("tp", day)) == ["huyen"]
    assert registry.below("tp", datetime.date(2025, 7, 1))["xa"].ten == "Xã Cũ"


def test_dates_of_excel_and_a_key_under_another_heading(tmp_path: Path) -> None:
    head = ["Mã đơn vị", *HEAD[1:], "hieu_luc_den"]
    registry, problems = loaded(tmp_path, trang=[head, row("cu", datetime.date(2025, 6, 30))])
    assert problems == []
    end = registry.units["cu"].hieu_luc.den
    assert end is not None
    assert end.iso == "2025-06-30"


RIGHT = {"don_vi": [[*HEAD, "cap_tren"], row("tp"), row("xa", "tp")]}


@pytest.mark.parametrize(
    ("sheets", "code", "piece"),
    [
        pytest.param({"don_vi": [[*HEAD, "cap_tren"], row("tp"), row("xa", "tpp")]},
                     "D-DONVI", "don_vi!G3 «tp»", id="parent"),
        pytest.param({"don_vi": [[*HEAD, "thay_boi"], row("tp"), row("xa", "tp; quan")]},
                     "D-DONVI", "don_vi!G3 «quan»", id="successor"),
        pytest.param({"don_vi": [[*HEAD, "cap_tren"], row("a", "b"), row("b", "a")]},
                     "D-VONG", "don_vi!G2 a → b → a", id="ring"),
        pytest.param({"don_vi": [HEAD, row("a"), row("a")]},
                     "D-TRUNG", "don_vi!A3 hàng 2 và hàng 3", id="twice"),
        pytest.param({"don_vi": [HEAD, row("xã a")]}, "D-MA", "don_vi!A2", id="key"),
        pytest.param({"don_vi": [HEAD, ["", *row("a")[1:]]]}, "D-THIEU", "don_vi!A2 «don_vi»",
                     id="no-key"),
        pytest.param({"don_vi": [HEAD, [*row("a")[:5], ""]]}, "D-THIEU", "don_vi!F2 «dia_danh»",
                     id="empty-cell"),
        pytest.param({"don_vi": [[*HEAD[:5], "dia_dan"], row("a")]}, "D-KHOA",
                     "don_vi!F1 «dia_danh»", id="near-heading"),
        pytest.param({"don_vi": [HEAD[:5], row("a")[:5]]}, "D-THIEU", "cột «dia_danh»",
                     id="no-column"),
        pytest.param({"don_vi": [[*HEAD, "hieu_luc_tu"], row("a", "31/02/2025")]},
                     "D-NGAY", "don_vi!G2 2025-02-31", id="no-such-day"),
        pytest.param({"don_vi": [[*HEAD, "hieu_luc_tu", "hieu_luc_den"],
                                 row("a", "1/1/2025", "1/1/2024")]},
                     "D-HIEULUC", "don_vi!G2 bắt đầu", id="backwards"),
        pytest.param({"don_vi": [HEAD, row("a")], "nguoi_ky": [SIGNERS, ["aa", "A", "Chủ tịch"]]},
                     "D-DONVI", "nguoi_ky!A2 «a»", id="signer-of-nobody"),
        pytest.param({"don_vi": [HEAD, row("a")], "nguoi_ky": [SIGNERS, ["a", "A", ""]]},
                     "D-THIEU", "nguoi_ky!C2 «chuc_vu»", id="signer-without-a-post"),
        pytest.param({"don_vi": [HEAD, row("a")],
                      "nguoi_ky": [SIGNERS, ["a", "A", "Chủ tịch", "", "hôm qua"]]},
                     "D-NGAY", "nguoi_ky!E2 «hôm qua»", id="signer-since-when"),
        pytest.param({"don_vi": [HEAD, row("a")],
                      "lich_su": [["don_vi", "tu", "den", "ten"], ["a", "", "2020-12-31", "X"],
                                  ["a", "2020-12-31", "", "Y"]]},
                     "D-HIEULUC", "lich_su, dòng 3", id="overlap"),
        pytest.param({"don_vi": [HEAD, row("xã-tân-bình"), row("xa-tan-dinh")],
                      "nguoi_ky": [SIGNERS, ["xa-tan-binh", "A", "Chủ tịch"]]},
                     "D-MA", "don_vi!A2 xa-tan-binh", id="signer-of-a-malformed-key"),
        pytest.param({"don_vi": [HEAD, [1, *row("a")[1:]], row("b")],
                      "nguoi_ky": [SIGNERS, ["1", "A", "Chủ tịch"]]},
                     "D-O", "don_vi!A2 «1»", id="signer-of-a-damaged-key"),
        pytest.param({"don_vi": [HEAD, ["", "Xã Tân Bình", *row("a")[2:]], row("xa-tan-dinh")],
                      "nguoi_ky": [SIGNERS, ["xa-tan-binh", "A", "Chủ tịch"]]},
                     "D-THIEU", "don_vi!A2 «don_vi»", id="signer-of-a-row-without-a-key"),
        pytest.param({"don_vi": [["don_vii", *HEAD[1:]], row("a")],
                      "nguoi_ky": [SIGNERS, ["a", "A", "Chủ tịch"]]},
                     "D-KHOA", "don_vi!A1 «don_vi»", id="signer-without-a-column-of-keys"),
        pytest.param({"don_vi": [HEAD, row("a")],
                      "nguoi_ky": [SIGNERS, ["TÊN A", "A", "Chủ tịch"]]},
                     "D-DONVI", "nguoi_ky!A2 mã: a", id="signer-of-a-name"),
        pytest.param({"don_vi": [HEAD, row("aa")],
                      "nguoi_ky": [SIGNERS, ["aa", "A", "Chủ tịch"], ["ab", "B", "Chủ tịch"]]},
                     "D-DONVI", "nguoi_ky!A3 thêm đơn vị", id="near-one-has-its-signer"),
        pytest.param({"don_vi": [HEAD, row("a")],
                      "nguoi_ky": [SIGNERS, ["a", "A", "Chủ tịch", "", "1/6/2025", "1/6/2021"]]},
                     "D-HIEULUC", "2 cột «Từ», «Đến»", id="signer-backwards"),
        pytest.param({"don_vi": [HEAD, row("#N/A")]}, "D-O", "don_vi!A2", id="fault-of-excel"),
        pytest.param({"don_vi": [HEAD]}, "D-DONG", "", id="no-rows"),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_cell(
    tmp_path: Path, sheets: dict[str, Rows], code: str, piece: str
) -> None:
    _, problems = loaded(tmp_path, "xlsx", **sheets)
    errors = [one for one in problems if one.level is Level.ERROR]
    assert [one.code for one in errors] == [code], problems
    assert all(word in said(errors[0]) for word in piece.split(" ", 1)), said(errors[0])
    assert loaded(tmp_path, "xlsx", **RIGHT)[1] == []


def test_a_fault_leaves_out_its_unit_only(tmp_path: Path) -> None:
    rows = [[*HEAD, "cap_tren"], row("a"), [*row("b")[:5], "", ""], row("c", "b")]
    registry, problems = loaded(tmp_path, don_vi=rows, nguoi_ky=[SIGNERS, ["c", "A", ""]])
    assert list(registry.units) == ["a"]
    assert {one.code for one in problems} == {"D-THIEU"}


@pytest.mark.parametrize(
    ("units", "signers", "past"),
    [
        pytest.param("don_vi", "nguoi_ky", "lich_su", id="as-keys"),
        pytest.param("Đơn vị", "Người ký", "Lịch sử", id="as-written"),
        pytest.param("ĐƠN VỊ", "NGUOI KY", "lich su", id="capitals"),
    ],
)
def test_names_of_sheets_fold_like_headings(
    tmp_path: Path, units: str, signers: str, past: str
) -> None:
    sheets = {
        "Bìa": [[]],
        signers: [SIGNERS, ["a", "Bà A", "Chủ tịch"]],
        past: [["don_vi", "den", "ten"], ["a", "31/12/2020", "Tên cũ"]],
        units: [HEAD, row("a")],
    }
    registry, problems = loaded(tmp_path, "xlsx", **sheets)
    assert problems == []
    assert [one.ho_ten for one in registry.units["a"].nguoi_ky] == ["Bà A"]
    assert registry.units["a"].lich_su[0].ten == "Tên cũ"


def test_of_two_sheets_of_one_name_the_other_is_named(tmp_path: Path) -> None:
    sheets = {"Đơn vị": [HEAD, row("b")], "don_vi": [HEAD, row("a")]}
    registry, problems = loaded(tmp_path, "xlsx", **sheets)
    assert list(registry.units) == ["a"]
    assert [one.message for one in problems] == [
        "Danh bạ lấy từ trang «don_vi»; không đọc «Đơn vị»."
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_wrong_with_the_units_comes_first(tmp_path: Path, kind: str) -> None:
    _, problems = loaded(
        tmp_path, kind,
        nguoi_ky=[SIGNERS, ["quan-9", "A", ""]],
        don_vi=[HEAD, row("a"), row("b"), row("xã c")],
    )  # fmt: skip
    assert [one.code for one in problems] == ["D-MA", "D-THIEU", "D-DONVI"] or kind == "csv"
    assert problems[0].code == "D-MA"


def test_an_unknown_profile_is_told_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "don_vi.xlsx"
    workbook(path, don_vi=[HEAD, [*row("a")[:3], "Nhà nước", "UB", "Xã A"], row("b")])
    _, problems = load_registry(path, "don_vi.xlsx", ("nha-nuoc", "hoi-lhpn"))
    assert [said(one) for one in problems] == [
        "don_vi.xlsx, don_vi!D2 Không có thể thức «Nhà nước». ghi: nha-nuoc"
    ]


def test_a_merged_column_of_a_registry_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "don_vi.xlsx"
    book = Workbook()
    book.active.title = "don_vi"
    for line in (HEAD, row("a"), [*row("b")[:5], None], [*row("c")[:5], None]):
        book.active.append(line)
    book.active.merge_cells("F2:F4")
    book.save(path)
    registry, problems = load_registry(path, "don_vi.xlsx")
    assert [(one.code, one.place.where) for one in problems] == [("D-O", "don_vi!F2")]
    assert list(registry.units) == []


def test_other_columns_and_sheets_are_passed_over_aloud(tmp_path: Path) -> None:
    rows = [[*HEAD, "Điện thoại"], row("a", "028 1")]
    registry, problems = loaded(tmp_path, don_vi=rows, khac=[["x"], ["y"]])
    assert list(registry.units) == ["a"]
    assert {(one.code, one.level) for one in problems} == {
        ("D-KHOA", Level.NOTE), ("D-TRANG", Level.NOTE)
    }  # fmt: skip


def test_a_damaged_workbook_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "don_vi.xlsx").write_bytes(b"PK\x03\x04 no")
    registry, problems = load_registry(tmp_path / "don_vi.xlsx", "don_vi.xlsx")
    assert not registry.units
    assert [one.code for one in problems] == ["D-BANGTINH"]


# YAML and a table of the same units.

texts = st.sampled_from(["Xã Ân", "HỘI LHPN", "Hóc Môn", "A-1", "Ủy ban 2"])
dates = st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1))
keys = st.sampled_from(["a", "b", "c"])


@st.composite
def spans(draw: st.DrawFn) -> dict[str, datetime.date]:
    first, last = sorted((draw(dates), draw(dates)))
    ends = draw(st.sets(st.sampled_from(["tu", "den"])))
    return {name: day for name, day in (("tu", first), ("den", last)) if name in ends}


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def units(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    lists = st.lists(texts, min_size=1, max_size=3)
    found = {}
    for key in draw(st.lists(keys, min_size=1, unique=True)):
        unit: dict[str, Any] = {
            "ten": draw(texts), "co_quan_ban_hanh": draw(lists), "the_thuc": "hoi-lhpn",
            "ky_hieu_don_vi": "BTV", "dia_danh": draw(texts),
        }  # fmt: skip
        unit |= draw(
            some(
                ten_tat=texts,
                co_quan_chu_quan=lists,
                cap_tren=keys,
                noi_luu=texts,
                nhom=st.lists(texts, min_size=1),
                thay_boi=st.lists(keys, min_size=1),
            )
        )
        life, past = draw(spans()), draw(spans())
        unit |= {"hieu_luc": life} if life else {}
        if draw(st.booleans()):
            unit["lich_su"] = [past | {"dia_danh": draw(texts)}]
        people = [
            {"ho_ten": draw(texts), "chuc_vu": draw(texts), **draw(some(quyen_han=lists)),
             **draw(spans())}
            for _ in range(draw(st.integers(0, 2)))
        ]  # fmt: skip
        found[key] = unit | ({"nguoi_ky": people} if people else {})
    return found


def as_sheets(data: dict[str, dict[str, Any]]) -> dict[str, Rows]:
    sheets: dict[str, list[dict[str, Any]]] = {"don_vi": [], "nguoi_ky": [], "lich_su": []}
    for key, unit in data.items():
        flat = {name: value for name, value in unit.items() if name not in sheets}
        flat |= {f"hieu_luc_{name}": day for name, day in flat.pop("hieu_luc", {}).items()}
        sheets["don_vi"].append({"don_vi": key} | flat)
        for part in ("nguoi_ky", "lich_su"):
            sheets[part] += [{"don_vi": key} | one for one in unit.get(part, [])]
    return {name: as_rows(rows) for name, rows in sheets.items() if rows}


def as_rows(dicts: list[dict[str, Any]]) -> Rows:
    head = list(dict.fromkeys(name for one in dicts for name in one))
    cells = [[one.get(name, "") for name in head] for one in dicts]
    return [head, *([_cell(cell) for cell in line] for line in cells)]


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def same(data: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (folder / "don_vi.yaml").write_text(text, encoding="utf-8")
        typed, said_of_yaml = load_registry(folder / "don_vi.yaml", "x")
        sheets = as_sheets(data)
        found = [loaded(folder, kind, **sheets) for kind in ("xlsx", "csv")]
    for table, said_of_table in found:
        assert dict(table.units) == dict(typed.units)
        assert table.digest == typed.digest
        # Two names in one cell that say the same are said once.
        assert {*map(_without_place, said_of_table)} == {*map(_without_place, said_of_yaml)}
    assert len(typed.units) == len(data)


def _without_place(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.message


@settings(deadline=None, max_examples=30)
@given(units())
def test_yaml_and_tables_give_the_same_registry(data: dict[str, dict[str, Any]]) -> None:
    same(data)


@pytest.mark.deep
@settings(deadline=None, max_examples=500)
@given(units())
def test_yaml_and_tables_give_the_same_registry_deep(data: dict[str, dict[str, Any]]) -> None:
    same(data)


def test_lines_of_a_cell_are_the_lines_of_a_name(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "don_vi"
    book.active.append(
        ["don_vi", "ten", "co_quan_ban_hanh", "the_thuc", "ky_hieu_don_vi", "dia_danh"]
    )
    book.active.append(["a", "Đơn vị A", "ĐẢNG BỘ\nXÃ A", "dang", "CB", "A"])
    book.save(tmp_path / "don_vi.xlsx")
    registry, problems = load_registry(tmp_path / "don_vi.xlsx", "don_vi.xlsx")
    assert problems == []
    assert registry.units["a"].co_quan_ban_hanh == ("ĐẢNG BỘ", "XÃ A")
