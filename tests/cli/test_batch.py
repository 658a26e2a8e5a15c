"""One plan, every unit, through the front door: tables, faults, what is written and what not."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from district import (
    FREE,
    KEYS,
    NAMES,
    PLAN,
    District,
    as_csv,
    found,
    rows,
    statuses,
    unit,
    units,
    xlsx,
)
from office import HOME, docx_lines


@pytest.fixture
def place(tmp_path: Path) -> District:
    return District(tmp_path).fill()


def test_the_fifteen_plans_of_a_district(tmp_path: Path) -> None:
    place = District(tmp_path)
    for name in ("data", "templates"):
        shutil.copytree(HOME / name, tmp_path / name, dirs_exist_ok=True)
    plan = "data/ke_hoach/2023/mau-cap-xa.yaml"
    run = place.run("batch", plan, "--under", "hoi-lhpn-hoc-mon", "--format", "json")
    assert run.code == 0, run.out
    assert run.json["counts"] == {"written": 15, "unchanged": 0, "kept": 0, "failed": 0}
    assert len(place.documents()) == 15
    ba_diem = place.text("mau-cap-xa/hoi-lhpn-xa-ba-diem.docx")
    dong_thanh = place.text("mau-cap-xa/hoi-lhpn-xa-dong-thanh.docx")
    for text in (ba_diem, dong_thanh):
        assert "148/KH-BTV" in text
        assert "- Ban Thường vụ Hội LHPN huyện Hóc Môn (để báo cáo);" in text
    assert "Bà Điểm, ngày" in ba_diem
    assert "Đông Thạnh, ngày" in dong_thanh
    assert "Bà Điểm" not in dong_thanh


def test_each_unit_has_its_own_row(place: District) -> None:
    run = place.batch()
    assert (run.code, set(statuses(run).values())) == (0, {"written"}), run.out
    for number, (key, name) in enumerate(NAMES.items(), 1):
        text = place.text(f"ke-hoach/{key}.docx")
        assert f"Số: {number:02}/KH-UBND" in text
        assert f"{name}, ngày 05 tháng 02 năm 2026" in text
        assert f"Giao đồng chí {name} làm đầu mối." in text
        assert f"UBND XÃ {name.upper()}" in text
        assert text.count("Nguyễn Văn A") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("xa.xlsx", xlsx(rows()), id="xlsx"),
        pytest.param("xa.csv", as_csv(rows()), id="csv"),
        pytest.param("xa.csv", as_csv(rows()).replace(",", ";"), id="csv-semicolons"),
        pytest.param(
            "xa.yaml",
            "".join(
                f"{key}:\n  so: {so}\n  Ngày ký: {day}\n  dau_moi: {who}\n"
                for key, so, day, who in rows()
            ),
            id="yaml",
        ),
    ],
)
def test_every_kind_of_table_gives_the_same_documents(
    place: District, name: str, content: bytes | str
) -> None:
    place.batch()
    before = place.files()
    place.write(f"data/bang/{name}", content)
    shutil.rmtree(place.root / "out")
    run = place.batch(units=f"data/bang/{name}")
    assert run.code == 0, run.out
    assert place.files() == before


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            xlsx(rows(xa_tan_an=None)), [("D-THIEU", "error", "Sheet!D5")], id="empty-cell"
        ),
        pytest.param(
            xlsx([[k, n, "31/4/2026", d] if k == "xa-tan-an" else [k, n, g, d]
                  for k, n, g, d in rows()]),
            [("D-NGAY", "error", "Sheet!C5")],
            id="no-such-day",
        ),
        pytest.param(
            xlsx([[k, n, "5/25/2026", d] if k == "xa-tan-an" else [k, n, g, d]
                  for k, n, g, d in rows()]),
            [("D-NGAY", "error", "Sheet!C5")],
            id="month-first",
        ),
        pytest.param(
            xlsx([[k, "mười" if k == "xa-tan-an" else n, g, d] for k, n, g, d in rows()]),
            [("D-SO", "error", "Sheet!B5")],
            id="a-word-for-a-number",
        ),
        pytest.param(
            xlsx([["xa-la" if k == "xa-tan-an" else k, n, g, d] for k, n, g, d in rows()]),
            [("D-DONVI", "error", "Sheet!A5")],
            id="unknown-unit",
        ),
        pytest.param(
            xlsx([[k, n, g, "#N/A" if k == "xa-tan-an" else d] for k, n, g, d in rows()]),
            [("D-O", "error", "Sheet!D5")],
            id="error-value",
        ),
    ],
)  # fmt: skip
def test_a_bad_row_stops_only_its_own_document(
    place: District, table: bytes, expected: list[tuple[str, str, str]]
) -> None:
    place.write("data/xa.xlsx", table)
    run = place.batch()
    assert run.code == 1
    assert found(run) == expected, run.out
    assert run.json["counts"] == {"written": 5, "unchanged": 0, "kept": 0, "failed": 1}
    assert len(place.documents()) == 5
    strict = place.batch("--strict", "-o", "out/chat")
    assert (strict.code, strict.json["counts"]["written"]) == (1, 0)
    assert not (place.root / "out/chat").exists()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({"data/xa.xlsx": xlsx([*rows(), rows()[0]])}, "D-TRUNG", id="unit-twice"),
        pytest.param({"data/xa.xlsx": xlsx([])}, "D-DONG", id="no-rows"),
        pytest.param(
            {"data/xa.xlsx": xlsx(rows(), ["Đơn vị", "Số", "Ngày ký", "Đầu mốt"])},
            "D-CHO",
            id="column-misspelt",
        ),
        pytest.param(
            {"data/xa.xlsx": xlsx(rows(), ["Đơn vị", "Số", "Ngày ký", "ngay_ky"])},
            "D-COT",
            id="two-headings-one-name",
        ),
        pytest.param(
            {"data/xa.xlsx": xlsx(rows(), ["Tên", "Số", "Ngày ký", "Đầu mối"])},
            "D-COT",
            id="no-column-of-units",
        ),
        pytest.param(
            {"data/ke-hoach.yaml": PLAN.replace("{{ dau_moi }}", "{{ dau_mot }}")},
            "D-CHO",
            id="place-without-column",
        ),
        pytest.param(
            {"data/ke-hoach.yaml": PLAN.replace("dau_moi }}", "dau_moi | hoa_het }}")},
            "D-CHO",
            id="unknown-filter",
        ),
        pytest.param(
            {"data/ke-hoach.yaml": PLAN.replace("  2. Giữ", "  [bảng: nhiem]\n  2. Giữ")},
            "D-LENH",
            id="bad-plan",
        ),
        pytest.param({"data/xa.xlsx": b"PK\x03\x04 cut"}, "D-BANGTINH", id="broken-file"),
    ],
)
def test_a_fault_of_all_stops_everything(place: District, files: dict[str, Any], code: str) -> None:
    for name, content in files.items():
        place.write(name, content)
    run = place.batch()
    assert run.code == 1
    assert code in [one[0] for one in found(run)], run.out
    assert run.json["documents"] == []
    assert not (place.root / "out").exists()


def test_a_unit_that_is_no_more_names_its_successor(place: District) -> None:
    gone = unit("xa-tan-an", "Tân An", hieu_luc="{den: 2025-06-30}", thay_boi="xa-tan-an-moi")
    place.write("data/don_vi.yaml", units(xa_tan_an=gone))
    run = place.batch()
    assert statuses(run)["xa-tan-an"] == "failed"
    problem = next(one for one in run.json["problems"] if one["code"] == "D-HETHAN")
    assert problem["where"] == "Sheet!A5"
    assert "xa-tan-an-moi" in problem["message"] + problem["hint"]


def test_a_column_that_nobody_asks_for_is_a_warning(place: District) -> None:
    headings = ["Mã đơn vị", "Số", "Ngày ký", "Đầu mối", "Điện thoại", "Ghi chú", "Fax"]
    table = xlsx([[*row, "x", "y", "z"] for row in rows()], headings)
    place.write("data/xa.xlsx", table)
    run = place.batch()
    assert run.code == 0
    assert found(run) == [("D-COT", "warning", "Sheet!E1")]


def test_all_faults_of_a_row_are_told_at_once_from_top_to_bottom(place: District) -> None:
    table = rows(xa_tan_an=None)
    table[1][2] = "31/02/2026"
    table[3][1], table[3][2] = "chín", "5/25/2026"
    place.write(
        "data/xa.xlsx",
        xlsx([*table, ["Người lập bảng", None, None, None], ["xa-la", 7, "5/2/2026", "x"]]),
    )
    run = place.batch()
    assert [(code, where) for code, _, where in found(run)] == [
        ("D-NGAY", "Sheet!C3"),
        ("D-THIEU", "Sheet!D5"),
        ("D-SO", "Sheet!B5"),
        ("D-NGAY", "Sheet!C5"),
        ("D-DONVI", "Sheet!A8"),
        ("D-DONVI", "Sheet!A9"),
    ]
    assert "xóa dòng 8" in run.json["problems"][4]["hint"]
    assert len(place.documents()) == 4


def test_a_number_may_have_zeros_in_front_as_clerks_write_it(place: District) -> None:
    place.write("data/xa.xlsx", xlsx([[key, "07", day, who] for key, _, day, who in rows()]))
    assert place.batch().code == 0
    assert "Số: 07/KH-UBND" in place.text("ke-hoach/xa-tan-an.docx")


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        pytest.param("{{ Đầu mối }}", "error", id="as-the-heading"),
        pytest.param("{{ dau_moi }", "error", id="one-brace"),
        pytest.param("{{ dau_moi", "error", id="not-closed"),
        pytest.param("{{ Điều lạ }}", "warning", id="no-column"),
    ],
)
def test_what_only_looks_like_a_place_is_told(place: District, typed: str, level: str) -> None:
    plan = PLAN.replace("Giữ nguyên.", f"Giao {{{{ dau_moi }}}}, {typed} nữa.")
    place.write("data/ke-hoach.yaml", plan)
    run = place.batch()
    told = [one for one in found(run) if one[0] != "ND-20"]  # the paper is judged on its own
    assert told == [("D-CHO", level, "11:26")], run.out
    assert run.json["counts"]["written"] == (0 if level == "error" else len(KEYS))
    escaped = plan.replace(f", {typed} nữa", ", \\{{ Điều lạ }} nữa")
    place.write("data/ke-hoach.yaml", escaped)
    assert {code for code, _, _ in found(place.batch())} == {"ND-20"}


def test_what_the_rulebook_says_of_the_first_document_is_told_once(place: District) -> None:
    place.write("data/ke-hoach.yaml", PLAN.replace("Giữ nguyên.", "Giữ nguyên , như cũ."))
    run = place.batch()
    (remark,) = run.json["problems"]
    assert (run.code, remark["code"], remark["level"]) == (0, "ND-19", "warning")
    assert remark["file"] == "data/ke-hoach.yaml"
    assert f"«{KEYS[0]}»" in remark["message"]
    assert run.json["counts"]["written"] == len(KEYS)
    assert found(place.batch()) == []  # nothing was made, nothing is judged


def test_the_former_document_of_a_failed_unit_is_told(place: District) -> None:
    place.batch()
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    run = place.batch()
    assert [one[:2] for one in found(run)] == [("D-BANCU", "warning"), ("D-THIEU", "error")]


def test_the_row_wins_over_the_unit_and_the_plan(place: District) -> None:
    plan = FREE.replace("Giữ nguyên.", "Ở {{ dia_danh }}, gọi {{ trich_yeu }}.")
    place.write("data/ke-hoach.yaml", plan)
    table = xlsx(
        [[key, "nơi khác", "tên khác"] for key in KEYS], ["Đơn vị", "Địa danh", "Trích yếu"]
    )
    place.write("data/xa.xlsx", table)
    run = place.batch()
    assert run.code == 0, run.out
    text = place.text("ke-hoach/xa-tan-an.docx")
    assert "Ở nơi khác, gọi tên khác." in text
    assert "Tân An, ngày 05 tháng 02 năm 2026" in text
    assert "Chuyển đổi số năm 2026 của UBND xã Tân An" in text


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        pytest.param(
            datetime.date(2026, 3, 5), "ngày 05 tháng 3 năm 2026, tức 05/3/2026", id="date"
        ),
        pytest.param("5/3/2026", "ngày 05 tháng 3 năm 2026, tức 5/3/2026", id="date-as-text"),
        pytest.param("05.03.2026", "ngày 05 tháng 3 năm 2026, tức 05.03.2026", id="dots"),
    ],
)
def test_a_date_of_a_row_may_be_written_out(place: District, cell: Any, printed: str) -> None:
    plan = FREE.replace("Giữ nguyên.", "Họp {{ hop | ngay_chu }}, tức {{ hop }}.")
    place.write("data/ke-hoach.yaml", plan)
    place.write("data/xa.xlsx", xlsx([[key, cell] for key in KEYS], ["Đơn vị", "Họp"]))
    run = place.batch()
    assert run.code == 0, run.out
    assert f"Họp {printed}." in place.text("ke-hoach/xa-tan-an.docx")


def test_text_of_a_cell_is_sacred(place: District) -> None:
    words = ["KH&ĐT", "<5%", "{{ so }}", "**x**", "]]>", "'a'"]
    table = [[k, n, g, word] for (k, n, g, _), word in zip(rows(), words, strict=True)]
    place.write("data/xa.xlsx", xlsx(table))
    run = place.batch()
    assert run.code == 0, run.out
    for key, word in zip(KEYS, words, strict=True):
        assert f"Giao {word} làm đầu mối." in place.text(f"ke-hoach/{key}.docx")


def test_a_dry_run_checks_all_and_writes_nothing(place: District) -> None:
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    run = place.batch("--dry-run")
    assert run.code == 1
    assert run.json["counts"] == {"written": 5, "unchanged": 0, "kept": 0, "failed": 1}
    assert not (place.root / "out").exists()
    real = place.batch()
    shas = {one["key"]: one["sha256"] for one in run.json["documents"]}
    assert shas == {one["key"]: one["sha256"] for one in real.json["documents"]}
    again = place.batch("--dry-run")
    assert again.json["counts"] == {"written": 0, "unchanged": 5, "kept": 0, "failed": 1}


def test_only_failed_runs_what_has_no_document(place: District) -> None:
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    place.batch()
    place.write("data/xa.xlsx", xlsx(rows(xa_ba_diem="người khác")))
    run = place.batch("--only-failed")
    assert statuses(run) == {"xa-tan-an": "written"}, run.out
    assert place.batch("--only-failed").json["documents"] == []
    assert statuses(place.batch())["xa-ba-diem"] == "written"


def test_processes_give_the_same_bytes(place: District) -> None:
    place.batch("--jobs", "1")
    one = place.files()
    shutil.rmtree(place.root / "out")
    run = place.batch("--jobs", "2")
    assert run.code == 0, run.out
    assert place.files() == one


def test_build_and_batch_print_the_same_document(place: District) -> None:
    place.write("data/ke-hoach.yaml", FREE)
    place.batch()
    place.write("data/xa-tan-an.yaml", FREE.replace("don_vi: huyen", "don_vi: xa-tan-an"))
    run = place.run("build", "data/xa-tan-an.yaml", "-o", "out/rieng")
    assert run.code == 0, run.err
    alone = (place.root / "out/rieng/xa-tan-an.docx").read_bytes()
    assert place.files()["xa-tan-an.docx"] == alone
    assert docx_lines(alone)


def test_units_whose_files_windows_would_mix_up_stop_all(place: District) -> None:
    registry = units() + unit("XA-TAN-AN", "Tân An Đông")
    place.write("data/don_vi.yaml", registry)
    place.write("data/xa.xlsx", xlsx([*rows(), ["XA-TAN-AN", 9, "05/02/2026", "ai"]]))
    run = place.batch()
    assert "D-TRUNGTEN" in [one[0] for one in found(run)], run.out
    assert run.json["documents"] == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param([], "Cần --units BẢNG hoặc --under", id="neither"),
        pytest.param(["--units", "x.csv", "--under", "huyen"], "--units hoặc --under", id="both"),
        pytest.param(["--under", "huyen", "--sheet", "A"], "--sheet hoặc --under", id="no-sheet"),
        pytest.param(["--under", "huyen", "--jobs", "0"], "--jobs", id="no-jobs"),
    ],
)
def test_wrong_use(place: District, words: list[str], message: str) -> None:
    run = place.run("batch", "data/ke-hoach.yaml", *words)
    assert (run.code, message in run.err) == (2, True), run.err


def test_explain_tells_the_cell_the_overlay_and_the_registry(place: District) -> None:
    place.write(
        "data/ke-hoach.d/xa-tan-an.yaml",
        'ly_do: xã có việc riêng\nthay:\n  noi_dung/II/2: "Việc riêng."\n',
    )
    run = place.run(
        *("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx", "--explain", "xa-tan-an")
    )
    assert run.code == 0, run.err
    lines = run.out.splitlines()
    for part, source in [
        ("05 tháng 02 năm 2026", "data/xa.xlsx, Sheet!C5"),
        ("Việc riêng.", "data/ke-hoach.d/xa-tan-an.yaml:3:"),
        ("xã có việc riêng", "data/ke-hoach.d/xa-tan-an.yaml:3:"),
        ("đồng chí Tân An", "data/xa.xlsx, Sheet!D5"),
        ("Nguyễn Văn A", "data/don_vi.yaml, xa-tan-an.nguoi_ky"),
    ]:
        assert any(part in line and source in line for line in lines), (part, run.out)
    assert not (place.root / "out").exists()
    wrong = place.run(
        *("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx", "--explain", "xa-tan-ann")
    )
    assert (wrong.code, "xa-tan-an" in wrong.err) == (1, True)


def test_pdf_and_zip_of_a_batch_are_verified(place: District) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    run = place.batch("--pdf", "--zip")
    assert run.code == 0, run.out
    assert run.json["counts"]["written"] == 2 * len(KEYS)
    packed = Path(run.json["archive"])
    assert packed.name == "ke-hoach.zip"
    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())
    files = {f"{key}.{ending}" for key in KEYS for ending in ("docx", "pdf")}
    assert names == files | {"manifest.json", "SHA256SUMS.txt"}
    received = place.write("nhan/ban (1).docx", place.files()["xa-tan-an.docx"])
    listing = str(place.root / "out/ke-hoach/manifest.json")
    good = place.run("verify", str(received), "--manifest", listing)
    assert (good.code, "xa-tan-an" in good.out) == (0, True)
    received.write_bytes(received.read_bytes() + b"!")
    assert place.run("verify", str(received), "--manifest", listing).code == 1
    again = place.batch("--pdf", "--zip")
    assert (again.json["counts"]["unchanged"], again.json["rendered"]) == (2 * len(KEYS), 0)


def test_a_zip_says_what_it_lacks(place: District) -> None:
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    run = place.batch("--zip")
    assert ("D-THIEUTEP", "warning") in [one[:2] for one in found(run)]


def test_only_failed_packs_the_whole_table(place: District) -> None:
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    place.batch("--zip")
    place.write("data/xa.xlsx", xlsx(rows()))
    run = place.batch("--only-failed", "--zip")
    assert statuses(run) == {"xa-tan-an": "written"}
    with zipfile.ZipFile(run.json["archive"]) as archive:
        assert {f"{key}.docx" for key in KEYS} <= set(archive.namelist())


def test_only_failed_knows_a_failure_of_an_older_run_and_table(place: District) -> None:
    place.batch()
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    assert statuses(place.batch())["xa-tan-an"] == "failed"
    others = [row for row in rows() if row[0] != "xa-tan-an"]
    place.write("data/xa.xlsx", xlsx(others))
    assert place.batch().code == 0
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an="người mới")))
    assert statuses(place.batch("--only-failed")) == {"xa-tan-an": "written"}
    assert not (place.root / "out/ke-hoach/that_bai.json").exists()


def test_a_zip_holds_only_what_the_run_stands_for(place: District) -> None:
    place.batch()
    out = place.root / "out/ke-hoach"
    edited = out / "xa-tan-an.docx"
    edited.write_bytes(edited.read_bytes() + b"clerk")
    foreign = out / "xa-nhi-binh.docx"
    foreign.write_bytes(b"someone else's")
    place.write("data/xa.xlsx", xlsx(rows(xa_nhi_binh="người mới")))
    run = place.batch("--zip")
    with zipfile.ZipFile(run.json["archive"]) as archive:
        names = set(archive.namelist())
    assert "xa-tan-an.docx" in names  # edited on purpose: its data has not changed
    assert "xa-nhi-binh.docx" not in names  # its data has changed since
    assert ("D-THIEUTEP", "warning") in [one[:2] for one in found(run)]


def test_two_plans_in_one_folder_do_not_take_each_others_files(place: District) -> None:
    place.batch("-o", "out/chung")
    place.write("data/khac.yaml", PLAN.replace("Giữ nguyên.", "Kế hoạch khác."))
    words = ("batch", "data/khac.yaml", "--units", "data/xa.xlsx", "-o", "out/chung")
    run = place.run(*words, "--format", "json")
    assert (run.code, run.json["counts"]["failed"]) == (1, len(KEYS))
    assert {one["code"] for one in run.json["problems"]} == {"D-TRUNGTEN"}
    assert "Giữ nguyên." in place.text("chung/xa-tan-an.docx")
    assert place.run(*words, "--force").code == 0
    assert "Kế hoạch khác." in place.text("chung/xa-tan-an.docx")


def test_who_left_the_table_is_told(place: District) -> None:
    place.batch()
    place.write("data/xa.xlsx", xlsx([row for row in rows() if row[0] != "xa-tan-an"]))
    run = place.batch()
    assert ("D-NGOAIBANG", "note") in [one[:2] for one in found(run)]
    assert (place.root / "out/ke-hoach/xa-tan-an.docx").exists()


def test_a_strict_run_that_fails_leaves_nothing_behind(place: District) -> None:
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an=None)))
    run = place.batch("--strict")
    assert (run.code, run.json["counts"]["failed"]) == (1, len(KEYS))
    assert not (place.root / "out").exists()


def test_a_stop_in_the_first_group_is_told_as_one(
    place: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("docgen.write.job.Job.put_all", stop)
    run = place.run("batch", "data/ke-hoach.yaml", "--units", "data/xa.xlsx")
    assert (run.code, "Đã dừng giữa chừng; chạy lại" in run.err) == (1, True), run.err
    assert "Không còn đơn vị nào" not in run.err
