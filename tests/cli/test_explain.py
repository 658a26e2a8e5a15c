"""`build --explain`: where each value comes from, shown true by changing it there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from office import UNITS, Office

from docgen.build import Options, build_documents
from docgen.build.explain import explain
from docgen.build.sources import find_sources
from docgen.build.tracing import Origin
from docgen.compose import compose
from docgen.load.document import DocumentFile, bind, read_document
from docgen.load.locating import locate
from docgen.load.overlay import apply_overlay, read_overlay
from docgen.load.registry.file import load_registry
from docgen.problems import Place

PLAN = """\
loai: ke_hoach
don_vi: ubnd-xa
so: 24
ngay: 2026-02-05
trich_yeu: Chuyển đổi số của {{ don_vi.ten }}
kinh_gui:
  - Sở Nội vụ
  - Sở Khoa học
dong_kinh_gui: Sở Y tế
can_cu:
  - Căn cứ Luật Giao dịch điện tử
  - loai: Kế hoạch
    so_ky_hieu: 12/KH-UBND
    ngay: 2026-01-15
    co_quan: Ủy ban nhân dân tỉnh
    trich_yeu: về chuyển đổi số
mo_dau: Ủy ban nhân dân xã xây dựng kế hoạch như sau
thoi_gian:
  tu: 2026-03-01
  den: 2026-10-31
noi_dung: |
  [ghi chú: không in]
  I. MỤC ĐÍCH
  - Nâng cao **nhận thức**
  II. NHIỆM VỤ
  1. Tuyên truyền {{ thoi_gian }}
  a) Ở ấp

  Đoạn thường của điểm
  | Việc | Số |
  | Họp dân | 3 |
  | Tập huấn | 4 |
  [bảng: nhiem_vu]
  [bảng: chi_tieu]
  Trên đây là kế hoạch
nhiem_vu:
  - noi_dung: Lập tổ công nghệ
    nhom: Việc trước
    chu_tri: Văn phòng
    phoi_hop:
      - Đoàn xã
      - Hội phụ nữ
    thoi_han: 2026-06-30
    san_pham: Quyết định
    ghi_chu: Làm ngay
chi_tieu:
  - ma: tap_huan
    ten: Số người dự
    don_vi_tinh: người
    muc_tieu: 200
    ket_qua: 153
noi_nhan:
  - Công an xã
  - Văn phòng
  - nhom: cap-duoi
  - nhom: cap-duoi
    ten: Các ấp ({{ so_luong }})
    so_ban: 2
luu: VT, VX
phu_luc:
  - ten: Danh sách
    noi_dung: |
      1. Ấp một
      Hết danh sách
du_thao: 2
nguoi_soan: ABC
so_ban: 5
lien_he: Địa chỉ một
"""
MORE_UNITS = UNITS.replace("  dia_danh: Tân Biên\n", """\
  dia_danh: Tân Biên
  lich_su:
    - tu: 2020-01-01
      den: 2021-12-31
      dia_danh: Nơi cũ
    - tu: 2026-01-01
      dia_danh: Nơi mới
""").replace("    - ho_ten: Trần Văn B\n", """\
    - ho_ten: Người Trước
      chuc_vu: Chủ tịch
      den: 2025-12-31
    - ho_ten: Trần Văn B
""") + """\
ap-mot:
  ten: Ấp Một
  co_quan_ban_hanh: ẤP MỘT
  cap_tren: ubnd-xa
  the_thuc: nha-nuoc
  ky_hieu_don_vi: AM
  dia_danh: Ấp Một
"""  # fmt: skip
STEERS = {"don_vi", "the_thuc"}  # another issuer or profile is another document


def origins_of(office: Office, plan: str = PLAN, **options: Any) -> list[Origin]:
    """Build a plan and return where its values come from."""
    path = office.write("data/ke-hoach.yaml", plan)
    report = build_documents([path], office.root, Options(explain=True, **options))
    assert not report.problems.has_errors, list(report.problems)
    return list(report.origins["data/ke-hoach.yaml"])


def page(office: Office) -> str:
    return office.text("ke-hoach/ke-hoach.docx")


@pytest.fixture
def rich(tmp_path: Path) -> Office:
    return Office(tmp_path, MORE_UNITS)


def by_field(origins: list[Origin]) -> dict[str, Origin]:
    return {one.field: one for one in origins}


# what is printed


def test_to_explain_changes_nothing_that_is_written(rich: Office) -> None:
    rich.write("data/ke-hoach.yaml", PLAN)
    assert rich.run("build", "data/ke-hoach.yaml", "-o", "out/a").code == 0
    assert rich.run("build", "data/ke-hoach.yaml", "-o", "out/b", "--explain").code == 0
    one, other = (rich.root / f"out/{name}/ke-hoach.docx" for name in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_lines_stand_in_the_order_of_the_page_behind_the_path(rich: Office) -> None:
    rich.write("data/ke-hoach.yaml", PLAN)
    run = rich.run("build", "data/ke-hoach.yaml", "--explain")
    assert run.paths[:2] == ["out/ke-hoach/ke-hoach.docx", "# data/ke-hoach.yaml"]
    assert run.paths[6:9] == [
        "so: 24 ← data/ke-hoach.yaml:3:5  (NĐ 30/2020, Phụ lục I, II.3)",
        "ky_hieu: KH-UBND ← ký hiệu: ghép từ loại và đơn vị  (thể thức nha-nuoc: "
        "loai.ke_hoach.viet_tat; data/don_vi.yaml, ubnd-xa.ky_hieu_don_vi; "
        "NĐ 30/2020, Phụ lục I, II.3)",
        "dia_danh: Nơi mới ← data/don_vi.yaml, ubnd-xa.lich_su/2.dia_danh",
    ]
    again = rich.run("build", "data/ke-hoach.yaml", "--explain")
    assert again.paths == run.paths[1:]  # nothing was written, all is explained


def test_a_long_value_is_cut_in_text_and_whole_in_json(rich: Office) -> None:
    long = "Việc rất dài " * 20
    rich.write("data/ke-hoach.yaml", PLAN.replace("Sở Y tế", long))
    run = rich.run("build", "data/ke-hoach.yaml", "--explain")
    (line,) = [line for line in run.paths if line.startswith("dong_kinh_gui/1: ")]
    assert len(line.partition(" ← ")[0]) == len("dong_kinh_gui/1: ") + 100
    told = rich.run("build", "data/ke-hoach.yaml", "--explain", "--format", "json").json["explain"]
    (one,) = [one for one in told["data/ke-hoach.yaml"] if one["field"] == "dong_kinh_gui/1"]
    assert one == {
        "field": "dong_kinh_gui/1",
        "value": long.strip(),
        "source": "data/ke-hoach.yaml:9:16",
        "note": "",
    }


def test_only_who_asks_is_told(rich: Office) -> None:
    rich.write("data/ke-hoach.yaml", PLAN)
    assert rich.run("build", "data/ke-hoach.yaml").paths == ["out/ke-hoach/ke-hoach.docx"]
    run = rich.run("build", "data/ke-hoach.yaml", "--format", "json")
    assert set(run.json) == {"documents", "problems", "counts"}


def test_a_draft_says_what_is_not_there(rich: Office) -> None:
    plan = PLAN.replace("trich_yeu: Chuyển đổi số của {{ don_vi.ten }}\n", "").replace(
        "so: 24\n", ""
    )
    found = by_field(origins_of(rich, plan, draft=True))
    assert (found["trich_yeu"].value, found["trich_yeu"].source) == (
        "[thiếu: trích yếu]",
        "chưa có",
    )
    assert (found["so"].value, found["so"].source) == ("(để trống)", "thể thức nha-nuoc: so.trong")


# what is true


def changed_at(text: str, place: Place) -> str:
    """Return a file with the last letter or digit of the value at a place changed."""
    lines = text.split("\n")
    line = lines[place.line - 1]
    at = max(match.start() for match in re.finditer(r"[^\W_](?![^{]*\}\})", line))
    assert at >= place.column - 1, (line, place)
    new = {"9": "8", "x": "z"}.get(line[at]) or (
        str(int(line[at]) + 1) if line[at].isdigit() else "x"
    )
    if re.search(r"\d-\d\d$", line):
        line, at, new = line[:-2] + "11", len(line) - 1, "1"
    lines[place.line - 1] = line[:at] + new + line[at + 1 :]
    return "\n".join(lines)


def test_every_place_that_is_named_changes_the_page(rich: Office) -> None:
    origins = [one for one in origins_of(rich) if one.place.line and one.field not in STEERS]
    before = page(rich)
    assert len(origins) > 45
    path = rich.root / "data/ke-hoach.yaml"
    for one in origins:
        text = changed_at(PLAN, one.place)
        path.write_text(text, encoding="utf-8")
        report = build_documents([path], rich.root, Options(explain=True, force=True))
        assert not report.problems.has_errors, (one, list(report.problems))
        after = page(rich)
        assert after != before, one
        new = [same for same in report.origins["data/ke-hoach.yaml"] if same.place == one.place]
        assert [same.value for same in new] != [one.value], one
        assert new[0].value.split()[-1].rstrip("./") in after, new


def test_every_entry_of_the_registry_that_is_named_changes_the_page(rich: Office) -> None:
    sources = {one.source for one in origins_of(rich) if one.field not in STEERS}
    entries = {one.partition(", ")[2] for one in sources if one.startswith("data/don_vi.yaml, ")}
    assert {"ubnd-xa.lich_su/2.dia_danh", "ubnd-xa.nguoi_ky/2.ho_ten", "ap-mot.ten"} <= entries
    before = page(rich)
    for entry in sorted(entries):
        units = yaml.safe_load(MORE_UNITS)
        parts = re.split(r"[./]", entry)
        node: Any = units
        for part in parts[:-1]:
            node = node[int(part) - 1] if part.isdecimal() else node[part]
        node[parts[-1]] += " đổi"
        rich.write("data/don_vi.yaml", yaml.safe_dump(units, allow_unicode=True))
        origins_of(rich, force=True)
        assert page(rich) != before, entry


def test_every_paragraph_of_the_page_has_its_origin(rich: Office) -> None:
    values = {one.value for one in origins_of(rich) if one.field.startswith("noi_dung")}
    paragraphs = page(rich).splitlines()
    start, end = paragraphs.index("I. MỤC ĐÍCH"), paragraphs.index("Trên đây là kế hoạch./.")
    told = [line for line in paragraphs[start : end + 1] if line in values]
    assert told == [
        "I. MỤC ĐÍCH",
        "- Nâng cao nhận thức",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền từ ngày 01/3/2026 đến ngày 31/10/2026",
        "a) Ở ấp",
        "Đoạn thường của điểm",
        "Trên đây là kế hoạch./.",
    ]
    assert {"Việc | Số", "Họp dân | 3", "Tập huấn | 4"} <= values


def test_places_inside_a_text_tell_what_filled_them(rich: Office) -> None:
    found = origins_of(rich)
    one = by_field(found)
    assert one["trich_yeu"].note == "{{ don_vi.ten }} ← data/don_vi.yaml, ubnd-xa.ten"
    assert one["noi_nhan/4/ten"].note == (
        "{{ so_luong }} ← data/don_vi.yaml, số đơn vị của nhóm cap-duoi"
    )
    (line,) = [one for one in found if one.value.startswith("1. Tuyên truyền")]
    assert line.note == "{{ thoi_gian }} ← data/ke-hoach.yaml:19:3"
    assert one["chi_tieu/1/ty_le"].value == "76,5"
    assert one["noi_dung.ket"].source == "thể thức nha-nuoc: ket.dau"


@pytest.mark.parametrize("day", ["2021-05-05", "2023-05-05"], ids=["old-name", "as-it-stands"])
def test_the_entry_of_the_day_is_named(rich: Office, day: str) -> None:
    found = by_field(origins_of(rich, PLAN.replace("2026-02-05", day)))
    entry = "lich_su/1.dia_danh" if day.startswith("2021") else "dia_danh"
    assert found["dia_danh"].source == f"data/don_vi.yaml, ubnd-xa.{entry}"
    assert found["ky/ho_ten"].source == "data/don_vi.yaml, ubnd-xa.nguoi_ky/1.ho_ten"


# joint documents, overlays, rows


def test_signers_of_a_joint_document_keep_their_numbers(rich: Office) -> None:
    plan = PLAN.replace("don_vi: ubnd-xa\n", "don_vi: [ubnd-xa, ap-mot]\n") + (
        "ky:\n  - don_vi: ap-mot\n    chuc_vu: Trưởng ấp\n    ho_ten: Lê Thị C\n"
        "  - don_vi: ubnd-xa\n"
    )
    found = by_field(origins_of(rich, plan))
    assert found["ky/1/ho_ten"].value == "Lê Thị C"
    assert (
        rich.root.joinpath("data/ke-hoach.yaml")
        .read_text()
        .split("\n")[found["ky/1/ho_ten"].place.line - 1]
        .endswith("Lê Thị C")
    )
    assert found["ky/2/ho_ten"].source == "data/don_vi.yaml, ubnd-xa.nguoi_ky/2.ho_ten"
    assert found["ky_hieu"].value == "KH-UBND-AM"


def traced(
    office: Office, file: DocumentFile, scope: dict[str, str], given: Mapping[str, Place]
) -> list[Origin]:
    loaded = bind(file, scope=scope)
    assert loaded.van_ban is not None, loaded.problems
    registry, _ = load_registry(office.root / "data/don_vi.yaml", "data/don_vi.yaml")
    where = partial(locate, loaded.node, loaded.text, file.source.file)
    sources, _ = find_sources(loaded.van_ban, registry, where, dict(scope))
    composed = compose(sources)
    assert not composed.problems.has_errors, list(composed.problems)
    return explain(sources, composed, loaded, given)


def test_values_of_an_overlay_name_it_and_say_why(rich: Office) -> None:
    plan, name = "data/ke-hoach.yaml", "data/ke-hoach.d/ubnd-xa.yaml"
    file = read_document(rich.write(plan, PLAN), plan)
    edits = "thay:\n  noi_dung/II/1/a: Ở tổ\n  luu: VT\n"
    overlay = read_overlay(rich.write(name, f"ly_do: Xã không có ấp\n{edits}"), name)
    found = traced(rich, apply_overlay(file, overlay), {}, {})
    (luu,) = [one for one in found if one.field == "luu"]
    (point,) = [one for one in found if one.value == "a) Ở tổ"]
    assert (luu.source, point.place.file, point.place.line) == (f"{name}:4:8", name, 3)
    assert luu.note == point.note == "tệp riêng: Xã không có ấp"
    others = [one for one in found if one.place.line and one not in (luu, point)]
    assert {one.place.file for one in others} == {plan}
    assert all("tệp riêng" not in one.note for one in others)


def test_values_of_a_row_name_its_cell(rich: Office) -> None:
    plan = PLAN.replace("so: 24", 'so: "{{ so }}"').replace(
        "Sở Y tế", "Sở {{ ten_so }} và {{ khac }}"
    )
    file = read_document(rich.write("data/ke-hoach.yaml", plan), "data/ke-hoach.yaml")
    cells = {"so": Place("units.xlsx", part="Sheet1!C7"), "ten_so": Place("units.csv", 7, 9)}
    values = {"so": "31", "ten_so": "Y tế", "khac": "Sở khác"}
    given = {**cells, "don_vi": Place("units.xlsx", part="Sheet1!A7")}
    found = by_field(traced(rich, file, values, given))
    assert (found["so"].value, found["so"].source) == ("31", "units.xlsx, Sheet1!C7")
    assert found["so"].note.endswith("qua chỗ điền {{ so }} ở data/ke-hoach.yaml:3:5")
    assert found["don_vi"].source == "units.xlsx, Sheet1!A7"
    assert found["dong_kinh_gui/1"].source == "data/ke-hoach.yaml:9:16"
    assert found["dong_kinh_gui/1"].note == (
        "{{ ten_so }} ← units.csv:7:9; {{ khac }} ← giá trị cho từ ngoài văn bản"
    )


def test_build_says_that_it_leaves_an_overlay_aside(rich: Office) -> None:
    rich.write("data/ke-hoach.yaml", PLAN)
    rich.write("data/ke-hoach.d/ubnd-xa.yaml", "ly_do: X\nthay:\n  luu: VT\n")
    rich.write("data/ke-hoach.d/ap-mot.yaml", "ly_do: X\nthay:\n  luu: VT\n")
    run = rich.run("build", "data/ke-hoach.yaml", "--format", "json")
    notes = [one for one in run.problems("note") if one["code"] == "D-TEPRIENG"]
    assert (run.code, [one["file"] for one in notes]) == (0, ["data/ke-hoach.d/ubnd-xa.yaml"])
    assert "VT, VX" in rich.text("ke-hoach/ke-hoach.docx")
