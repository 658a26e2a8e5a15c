"""What is made again and what is not: the manifest decides."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from district import FREE, KEYS, PLAN, District, rows, statuses, unit, units, xlsx
from docx import Document
from docx.shared import Pt
from office import HOME

import docgen.build.inputs


@pytest.fixture
def place(tmp_path: Path) -> District:
    """A district whose documents are all written."""
    place = District(tmp_path).fill()
    run = place.batch()
    assert set(statuses(run).values()) == {"written"}, run.out
    return place


def changed(place: District) -> tuple[set[str], int]:
    """Return the units that the next run writes, and how many documents it renders."""
    run = place.batch()
    assert run.code == 0, run.out
    written = {key for key, status in statuses(run).items() if status == "written"}
    return written, run.json["rendered"]


def test_nothing_changed_nothing_rendered(place: District) -> None:
    before = place.files()
    assert changed(place) == (set(), 0)
    assert place.files() == before


def test_one_row_changed_one_document(place: District) -> None:
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an="người khác")))
    assert changed(place) == ({"xa-tan-an"}, 1)


def test_one_unit_changed_one_document(place: District) -> None:
    place.write(
        "data/don_vi.yaml", units(xa_tan_an=unit("xa-tan-an", "Tân An", signer="Trần Thị B"))
    )
    assert changed(place) == ({"xa-tan-an"}, 1)
    assert "Trần Thị B" in place.text("ke-hoach/xa-tan-an.docx")


def test_a_unit_outside_the_batch_changes_nothing(place: District) -> None:
    place.write("data/don_vi.yaml", units() + unit("xa-khac", "Khác", above=""))
    assert changed(place) == (set(), 0)


def test_a_shared_clause_changes_all_its_dependants(place: District) -> None:
    place.write("data/ke-hoach.yaml", PLAN.replace("Giữ nguyên.", "Đã đổi."))
    assert changed(place) == (set(KEYS), len(KEYS))


def test_a_clause_that_an_overlay_replaces_is_none_of_its_unit(place: District) -> None:
    place.write(
        "data/ke-hoach.d/xa-tan-an.yaml",
        'ly_do: xã có việc riêng\nthay:\n  noi_dung/II/2: "Việc riêng của xã."\n',
    )
    assert changed(place) == ({"xa-tan-an"}, 1)
    assert "2. Việc riêng của xã." in place.text("ke-hoach/xa-tan-an.docx")
    place.write("data/ke-hoach.yaml", PLAN.replace("Giữ nguyên.", "Đã đổi."))
    assert changed(place) == (set(KEYS) - {"xa-tan-an"}, len(KEYS) - 1)


def test_touched_commented_and_moved_columns_change_nothing(place: District) -> None:
    for name in ("ke-hoach.yaml", "don_vi.yaml", "xa.xlsx"):
        os.utime(place.root / "data" / name)
    place.write("data/ke-hoach.yaml", f"# lời ghi của văn thư\n{PLAN}")
    moved = [[contact, key, so, day] for key, so, day, contact in rows()]
    place.write("data/xa.xlsx", xlsx(moved, ["Đầu mối", "Đơn vị", "Số", "Ngày ký"]))
    assert changed(place) == (set(), 0)


def test_a_deleted_output_is_made_again(place: District) -> None:
    before = place.files()
    (place.root / "out/ke-hoach/xa-tan-an.docx").unlink()
    assert changed(place) == ({"xa-tan-an"}, 1)
    assert place.files() == before


def test_a_file_edited_by_hand_is_kept_and_told(place: District) -> None:
    path = place.root / "out/ke-hoach/xa-tan-an.docx"
    path.write_bytes(path.read_bytes() + b"clerk")
    edited = path.read_bytes()
    place.write("data/xa.xlsx", xlsx(rows(xa_tan_an="người khác")))
    run = place.batch()
    assert statuses(run)["xa-tan-an"] == "kept"
    assert [one["code"] for one in run.json["problems"]] == ["D-SUATAY"]
    assert path.read_bytes() == edited
    forced = place.batch("--force")
    assert statuses(forced)["xa-tan-an"] == "written"
    assert "người khác" in place.text("ke-hoach/xa-tan-an.docx")


def test_a_new_engine_looks_at_all_again(place: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docgen.build.inputs, "program", lambda: "docgen 9.9")
    run = place.batch()
    assert (run.json["rendered"], set(statuses(run).values())) == (len(KEYS), {"unchanged"})


def test_a_new_edition_of_the_profile_looks_at_all_again(
    place: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docgen.build.inputs, "_profile", lambda name: f"{name} bản mới")
    assert changed(place) == (set(), len(KEYS))


def restyled(place: District, owner: str) -> None:
    """Give an owner a template of its own, as a clerk would who changes a size in Word."""
    folder = place.root / "templates" / owner / "chung"
    shutil.copytree(HOME / "templates/nha-nuoc/chung", folder)
    document = Document(str(folder / "mau.docx"))
    document.styles["Normal"].font.size = Pt(13)
    document.save(str(folder / "mau.docx"))


def test_a_units_own_template_changes_its_document_alone(place: District) -> None:
    restyled(place, "xa-tan-an")
    assert changed(place) == ({"xa-tan-an"}, 1)


def test_a_new_template_of_the_superior_changes_all(place: District) -> None:
    restyled(place, "huyen")
    assert changed(place) == (set(KEYS), len(KEYS))


def test_a_template_of_another_profile_is_passed_over(place: District) -> None:
    shutil.copytree(HOME / "templates/doan/chung", place.root / "templates/huyen/chung")
    assert changed(place) == (set(), 0)


def test_a_plan_without_places_needs_no_table(tmp_path: Path) -> None:
    place = District(tmp_path).fill(FREE)
    first = place.run("batch", "data/ke-hoach.yaml", "--under", "huyen", "--format", "json")
    assert set(statuses(first).values()) == {"written"}
    again = place.run("batch", "data/ke-hoach.yaml", "--under", "huyen", "--format", "json")
    assert (set(statuses(again).values()), again.json["rendered"]) == ({"unchanged"}, 0)
