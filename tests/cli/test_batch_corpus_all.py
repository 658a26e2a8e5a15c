"""What stops a whole batch: plan, templates, choice of units, overlays, folders (corpus D, E)."""

from __future__ import annotations

from pathlib import Path

import pytest
from district import FREE, KEYS, PLAN, District, check_stopped, rows, statuses, units, xlsx
from office import HOME
from test_bad_templates import BASE, before_body, changed, para

ONE = "xa-tan-an"
OVERLAY = "ly_do: xã có việc riêng\nthay:\n  noi_dung/II/2: Việc riêng.\n"
AS_YAML = "".join(
    f"{key}:\n  so: {number}\n  ngay_ky: 05/02/2026\n  dau_moi: ai\n"
    for number, key in enumerate(KEYS, 1)
)


@pytest.fixture
def place(tmp_path: Path) -> District:
    return District(tmp_path).fill()


@pytest.mark.parametrize(
    ("words", "code", "file"),
    [
        pytest.param(["--units", "data"], "D-TEP", "data", id="folder"),
        pytest.param(["--units", "x.xlsx"], "D-TEP", "x.xlsx", id="missing"),
        pytest.param(["--units", "data/a.docx"], "D-TEP", "data/a.docx", id="word"),
        pytest.param(
            ["--units", "data/../data/ke-hoach.yaml"],
            "D-BANGTINH", "data/../data/ke-hoach.yaml", id="plan-itself",
        ),
        pytest.param(
            ["--units", "data/xa.xlsx", "--sheet", "Tr"], "D-TRANG", "data/xa.xlsx", id="no-sheet"
        ),
        pytest.param(
            ["--units", "data/a.yaml", "--sheet", "S"], "D-TRANG", "data/a.yaml", id="yaml-sheet"
        ),
        pytest.param(["--under", "xa-tan-an"], "D-DONVI", "data/don_vi.yaml", id="no-children"),
        pytest.param(["--under", "huyenn"], "D-DONVI", "data/don_vi.yaml", id="unknown-top"),
        pytest.param(["--under", "../../x"], "D-DONVI", "data/don_vi.yaml", id="path-as-top"),
    ],
)  # fmt: skip
def test_a_wrong_choice_of_units_stops_everything(
    place: District, words: list[str], code: str, file: str
) -> None:
    place.write("data/ke-hoach.yaml", FREE)
    place.write("data/a.yaml", AS_YAML)
    place.write("data/a.docx", b"PK\x03\x04")
    run = place.run("batch", "data/ke-hoach.yaml", "--format", "json", *words)
    check_stopped(run, place)
    (problem,) = run.problems()
    assert (problem["code"], problem["file"], bool(problem["hint"])) == (code, file, True)


@pytest.mark.parametrize("ngay", ["ngay: 2026-02-05\n", ""])
def test_a_superior_that_is_no_more_names_its_successor(place: District, ngay: str) -> None:
    dead = units().replace(
        "huyen:\n", "huyen:\n  hieu_luc: {den: 2025-06-30}\n  thay_boi: [xa-tan-an]\n", 1
    )
    place.write("data/don_vi.yaml", dead)
    place.write("data/ke-hoach.yaml", FREE.replace("ngay: 2026-02-05\n", ngay))
    run = place.run("batch", "data/ke-hoach.yaml", "--under", "huyen", "--format", "json")
    check_stopped(run, place)
    (problem,) = run.problems()
    assert (problem["code"], "«xa-tan-an»" in problem["hint"]) == ("D-HETHAN", True)
    place.write("data/ke-hoach.yaml", FREE.replace("2026-02-05", "2025-02-05"))
    before = place.run("batch", "data/ke-hoach.yaml", "--under", "huyen", "--format", "json")
    assert before.json["counts"]["written"] == len(KEYS)


PLAN_FAULTS = [
    pytest.param("loai: ke_hoach\n", "", "D-THIEU", "1:1", id="no-type"),
    pytest.param("ke_hoach", "ke_hoahc", "D-LOAI", "1:7", id="unknown-type"),
    pytest.param('"{{ ngay_ky }}"', "2026-02-30", "D-NGAY", "4:7", id="no-such-day"),
    pytest.param('"{{ so }}"', "a", "D-SO", "3:5", id="no-number"),
    pytest.param("luu: VT", "luuu: VT", "D-KHOA", "14:1", id="unknown-key"),
    pytest.param("luu: VT", "the_thuc: nha-nuc", "D-THETHUC", "14:11", id="unknown-profile"),
    pytest.param("dau_moi }}", "dau_mot }}", "D-CHO", "10:11", id="place-of-nothing"),
    pytest.param("luu: VT", "luu: V\x07T", "D-KYTU", "14:7", id="control-character"),
]


@pytest.mark.parametrize(("old", "new", "code", "where"), PLAN_FAULTS)
def test_a_fault_of_the_plan_stops_everything(
    place: District, old: str, new: str, code: str, where: str
) -> None:
    place.write("data/ke-hoach.yaml", PLAN.replace(old, new, 1))
    place.write("data/xa.xlsx", xlsx([["khong-co", 9, "05/02/2026", "ai"], *rows()]))
    run = place.batch()
    check_stopped(run, place)
    told = [(one["code"], one["file"], one["where"]) for one in run.problems()]
    assert (code, "data/ke-hoach.yaml", where) in told, run.out


def test_a_fault_that_only_one_row_brings_about_stops_only_its_document(place: District) -> None:
    place.write("data/ke-hoach.yaml", PLAN.replace("dau_moi }}", "dau_moi | ngay_chu }}"))
    table = [[*row[:3], "05/02/2026"] for row in rows()]
    table[0][3] = "mai"
    place.write("data/xa.xlsx", xlsx(table))
    run = place.batch()
    assert statuses(run)[KEYS[0]] == "failed"
    assert run.json["counts"]["written"] == len(KEYS) - 1, run.out


def test_a_unit_without_a_signer_is_told_at_its_row(place: District) -> None:
    registry = units().split(f"{ONE}:")
    late = registry[1].replace(
        "nguoi_ky:\n    - ho_ten", "nguoi_ky:\n    - tu: 2030-01-01\n      ho_ten", 1
    )
    place.write("data/don_vi.yaml", f"{ONE}:".join([registry[0], late, *registry[2:]]))
    run = place.batch()
    assert [key for key, state in statuses(run).items() if state == "failed"] == [ONE], run.out
    told = {(one["code"], one["file"], one["where"]) for one in run.problems()}
    assert told == {("D-KY", "data/xa.xlsx", "Sheet!A5")}


def test_a_plan_of_several_issuers_says_that_they_are_not_used(place: District) -> None:
    place.write("data/ke-hoach.yaml", PLAN.replace("don_vi: huyen", "don_vi: [huyen, xa-tan-an]"))
    run = place.batch()
    assert (run.code, run.codes("warning")) == (0, ["D-DONVI"]), run.out


BAD = changed("{{ trich_yeu }}", "{{ trich_yue }}")


@pytest.mark.parametrize("words", [[], ["--dry-run"], ["--strict"], ["--jobs", "2"]])
def test_all_faulty_templates_are_told_before_anything_is_written(
    place: District, words: list[str]
) -> None:
    place.write("templates/xa-ba-diem/chung/mau.docx", BASE)
    place.write(f"templates/{ONE}/chung/mau.docx", BAD)
    place.write("templates/xa-nhi-binh/chung/mau.docx", b"%PDF-1.7\n")
    place.write("templates/xa-xuan-thoi-son/chung/mau.docx", before_body(para("{%p if khan %}")))
    place.write("data/xa.xlsx", xlsx(rows(xa_dong_thanh=None)))
    run = place.batch(*words)
    check_stopped(run, place)
    told = {(one["code"], one["file"].split("/")[1]) for one in run.problems()}
    assert told == {
        ("D-THIEU", "xa.xlsx"), ("D-TRUONG", ONE),
        ("D-MAULOAI", "xa-nhi-binh"), ("D-THE", "xa-xuan-thoi-son"),
    }  # fmt: skip


def test_a_template_behind_a_link_stops_everything(place: District) -> None:
    (place.root / "templates").mkdir()
    (place.root / f"templates/{ONE}").symlink_to(HOME / "templates/nha-nuoc")
    run = place.batch()
    check_stopped(run, place)
    assert run.codes() == ["D-LIENKET"]


@pytest.mark.parametrize(
    ("text", "code", "where", "failed"),
    [
        pytest.param(AS_YAML, "", "", 0, id="good"),
        pytest.param(AS_YAML + AS_YAML, "D-TRUNG", "25:1", None, id="unit-twice"),
        pytest.param("- xa-tan-an\n", "D-YAML", "1:1", None, id="list"),
        pytest.param("# x\n", "D-YAML", "", None, id="only-comments"),
        pytest.param("a: &x {so: 1}\nb: *x\n", "D-YAML", "1:4", None, id="alias"),
        pytest.param(
            AS_YAML.replace("ai", '"\\ud800"', 1), "D-KYTU", "4:15", None, id="half-letter"
        ),
        pytest.param(AS_YAML.replace("ai", "[ai]", 1), "D-KIEU", "4:12", 1, id="list-as-value"),
        pytest.param(AS_YAML.replace("  dau_moi: ai\n", "", 1), "D-THIEU", "1:1", 1, id="lacking"),
        pytest.param(AS_YAML + '";":\n  so: 9\n', "D-THIEU", "25:1", 1, id="only-a-separator"),
        pytest.param(
            AS_YAML.replace("ai", "ai\n  Đầu mối: x", 1), "D-TRUNG", "5:3", 1, id="column-twice"
        ),
    ],
)
def test_a_list_of_units_in_yaml(
    place: District, text: str, code: str, where: str, failed: int | None
) -> None:
    place.write("data/a.yaml", text)
    run = place.batch(units="data/a.yaml")
    told = [(one["code"], one["where"]) for one in run.problems()]
    assert ((code, where) in told) == bool(code), run.out
    if failed is None:
        check_stopped(run, place)
    else:
        assert list(statuses(run).values()).count("failed") == failed
        assert run.json["counts"]["written"] == len(place.documents()) >= len(KEYS) - failed


OVERLAY_FAULTS = [
    pytest.param("", "D-YAML", id="empty"),
    pytest.param(b"\xff\xfe\0", "D-MAHOA", id="encoding"),
    pytest.param("[" * 20_000, "D-YAML", id="deep"),
    pytest.param(OVERLAY.replace("ly_do: xã có việc riêng\n", ""), "D-THIEU", id="no-reason"),
    pytest.param(OVERLAY.replace("II/2", "II/9"), "D-VITRI", id="no-such-section"),
    pytest.param(OVERLAY + "sua: x\n", "D-KHOA", id="unknown-key"),
    pytest.param("ly_do: x\nthay:\n  don_vi: huyen\n", "D-KHONGDOI", id="issuer"),
    pytest.param("ly_do: x\nthay:\n  ngay: 2026-02-30\n", "D-NGAY", id="no-such-day"),
    pytest.param(OVERLAY.replace("Việc", "Gọi {{ khong }}"), "D-CHO", id="place-of-nothing"),
    pytest.param(OVERLAY + "  noi_dung/II: x\n", "D-TRUNG", id="one-inside-the-other"),
    pytest.param(OVERLAY.replace("Việc", "a b " * 300_000), "D-LON", id="huge"),
]


@pytest.mark.parametrize(("content", "code"), OVERLAY_FAULTS)
def test_a_bad_overlay_stops_only_its_unit(
    place: District, content: str | bytes, code: str
) -> None:
    place.write(f"data/ke-hoach.d/{ONE}.yaml", content)
    place.write("data/ke-hoach.yaml", FREE)
    run = place.run("batch", "data/ke-hoach.yaml", "--under", "huyen", "--format", "json")
    assert [key for key, state in statuses(run).items() if state == "failed"] == [ONE], run.out
    assert len(place.documents()) == len(KEYS) - 1
    assert code in run.codes()
    assert all(one["hint"] for one in run.problems())


def test_strange_files_among_the_overlays_are_told(place: District) -> None:
    folder = place.root / "data/ke-hoach.d"
    for name in ("README.md", f"{ONE}.yml", "XA-BA-DIEM.yaml", ".an", "~$x.yaml"):
        place.write(f"data/ke-hoach.d/{name}", OVERLAY)
    (folder / "thu-muc").mkdir()
    run = place.batch()
    assert run.code == 0, run.out
    told = {Path(one["file"]).name: one["hint"] for one in run.problems("warning")}
    assert set(told) == {"README.md", f"{ONE}.yml", "XA-BA-DIEM.yaml", "thu-muc"}
    assert told[f"{ONE}.yml"] == told["XA-BA-DIEM.yaml"] == "tên tệp viết thường, đuôi .yaml"


def test_thousands_of_strange_overlays_are_counted(place: District) -> None:
    for number in range(300):
        place.write(f"data/ke-hoach.d/la-{number}.yaml", OVERLAY)
    run = place.batch()
    assert (run.code, len(run.problems("warning"))) == (0, 101)


@pytest.mark.parametrize("key", ["xa-tan-ann", "../../x", " ", "\u202ex\x1b[31m"])
def test_to_explain_a_unit_that_is_not_there_names_the_sheet(place: District, key: str) -> None:
    run = place.batch("--explain", key)
    assert (run.code, run.json["explain"]) == (1, {key: []})
    (problem,) = run.problems()
    assert (problem["code"], problem["where"]) == ("D-DONVI", "Sheet")
    assert problem["hint"]
    assert not (place.root / "out").exists()
