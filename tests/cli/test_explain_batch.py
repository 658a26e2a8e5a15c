"""`batch --explain`: each value is the one composed, each source changes just what names it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from district import as_csv, unit, xlsx
from office import Office
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from docgen.batch import BatchOptions, explain_unit
from docgen.build.tracing import Origin
from docgen.the_thuc.loading import load_profile

PLAN = """\
loai: ke_hoach
don_vi: huyen
so: "{{ so_vb }}"
ngay: "{{ ngay_ky }}"
dia_danh: Khu {{ noi_ky }}
trich_yeu: Chuyển đổi số {{ trich_yeu }} của {{ don_vi.ten }}
kinh_gui:
  - Sở Nội vụ
  - Sở {{ ten_so }};
dong_kinh_gui: Sở Tài chính
can_cu:
  - Căn cứ Luật {{ luat }};
  - loai: Kế hoạch
    so_ky_hieu: 12/KH-UBND
    ngay: "{{ ngay_cu }}"
    co_quan: Ủy ban nhân dân tỉnh
    trich_yeu: về {{ trich_yeu }}
mo_dau: Thực hiện {{ can_cu }}, ở {{ don_vi.dia_danh }}, hai đơn vị lập kế hoạch
thoi_gian:
  tu: 2026-03-01
  den: "{{ den }}"
noi_dung: |
  I. MỤC ĐÍCH
  - Việc {{ trich_yeu }} theo {{ so_ky_hieu }}
  - Ở {{ dia_danh }}, số {{ so }}, ngày {{ ngay }}
  II. NHIỆM VỤ
  1. Việc chung
  2. Làm {{ thoi_gian }}
  3. Họp {{ hop | ngay_chu }}, đến {{ chi_tieu.tap_huan.muc_tieu }}
  | Việc | Số |
  | Họp dân | {{ so_nguoi }} |
  [bảng: nhiem_vu]
  [bảng: chi_tieu]
  Trên đây là kế hoạch
nhiem_vu:
  - noi_dung: Lập tổ {{ ten_to }}
    nhom: Việc trước
    chu_tri: Văn phòng
    phoi_hop:
      - Đoàn xã
      - "{{ ten_hoi }}"
    thoi_han: 2026-06-30
chi_tieu:
  - ma: tap_huan
    ten: Số người dự
    don_vi_tinh: người
    muc_tieu: 200
    ket_qua: 153
noi_nhan:
  - Công an {{ cong_an }}
  - Văn phòng
  - nhom: cap-duoi
  - nhom: cap-duoi
    ten: Các ấp ({{ so_luong }})
luu: VT, {{ noi_luu }}
ky:
  - quyen_han: TM. BAN CHỈ ĐẠO
  - don_vi: xa-b
    ho_ten: "{{ nguoi_ky_b }}"
    chuc_vu: Trưởng ban
phu_luc:
  - ten: Danh sách {{ trich_yeu }}
    noi_dung: |
      1. Ấp một, {{ so_ky_hieu }}
nguoi_soan: "{{ soan }}"
so_ban: 5
lien_he: Địa chỉ một
"""
OVERLAY = """\
ly_do: hai xã có việc riêng
thay:
  noi_dung/II/1: Việc riêng {{ rieng }} của {{ so_ky_hieu }}
  dong_kinh_gui: "{{ so_rieng }}"
them:
  noi_nhan:
    - Ban quản lý chợ
"""
UNITS = (
    unit("huyen", "Mẫu", above="")
    + unit("xa-a", "An", signer="Lê Văn Trước").replace("  dia_danh: An\n", """\
  dia_danh: Nơi cũ
  lich_su:
    - tu: 2026-01-01
      dia_danh: Nơi mới
""")
    + unit("xa-b", "Bình")
    + unit("xa-c", "Cát")
    + unit("ap-mot", "Ấp Một", above="xa-a")
    + unit("ap-hai", "Ấp Hai", above="xa-a")
    + unit("ap-ba", "Ấp Ba", above="xa-c")
)  # fmt: skip
ROW: dict[str, Any] = {
    "Đơn vị": "xa-a; xa-b",
    "Số VB": 31,
    "Ngày ký": datetime.date(2026, 2, 5),
    "Nơi ký": "phố Đông",
    "Trích yếu": "tại chợ",
    "Tên sở": "Y tế",
    "Luật": "Giao dịch điện tử",
    "Ngày cũ": "15/01/2026",
    "Số ký hiệu": "99/KH-TU",
    "Đến": datetime.date(2026, 10, 30),
    "Họp": "2026-03-05",
    "Số người": 47,
    "Tên tổ": "công nghệ",
    "Tên hội": "Hội phụ nữ",
    "Công an": "phường Tây",
    "Nơi lưu": "VX",
    "Người ký B": "Đỗ Thị Hạnh",
    "Soạn": "ABC",
    "Riêng": "khác thường",
    "Sở riêng": "Sở Công Thương",
}
# Columns that have the names of the document's own fields: what they give wins in every text.
LETTER = """\
loai: cong_van
don_vi: huyen
so: "{{ so }}"
ngay: "{{ ngay }}"
ky_hieu: "{{ ky_hieu }}"
trich_yeu: V/v {{ loai }} cuối năm
kinh_gui: "{{ kinh_gui }}"
mo_dau: Thực hiện {{ can_cu }}, đề nghị {{ so_luong }} ấp
thoi_gian:
  tu: 2026-03-01
  den: 2026-10-31
noi_dung: |
  Xin báo {{ thoi_gian }}, ở {{ dia_danh }}, tại {{ don_vi.dia_danh }}
  Theo {{ ky_hieu }}, số {{ so }}, {{ loai }}, {{ trich_yeu }}, {{ so_ky_hieu }}
noi_nhan:
  - "- Công an xã;"
  - nhom: cap-duoi
    ten: Các ấp ({{ so_luong }}), {{ dia_danh }}
"""
LETTER_ROW: dict[str, Any] = {
    "Đơn vị": "xa-a; xa-b",
    "so": "07",
    "ngay": "5/2/2026",
    "ky_hieu": "UBND-AB",
    "loai": "rà soát",
    "kinh_gui": "Sở Nội vụ",
    "can_cu": "Luật Thủ đô",
    "so_luong": "chín",
    "thoi_gian": "quý hai",
    "dia_danh": "chợ Lớn",
}
BATCH_PLAN, OWN, REGISTRY = "data/ke-hoach.yaml", "data/ke-hoach.d/xa-a.yaml", "data/don_vi.yaml"
STEERS = ("don_vi/1", "don_vi/2", "the_thuc")  # another one is another document
KINDS = ["csv", "xlsx", "yaml"]
# What is told with a source, but cannot be another value without breaking the document.
_BESIDE = re.compile(
    r"(?:qua chỗ điền \{\{.*?\}\}|nhóm [\w-]+|loai: \w+) ở \S+"
    r"|data/don_vi\.yaml, số đơn vị của nhóm [\w-]+"
)
_SOURCE = re.compile(
    r"data/[\w./-]+?(?:\.yaml|\.csv):\d+:\d+|data/xa\.xlsx, Sheet![A-Z]+\d+"
    r"|data/don_vi\.yaml, [\w-]+\.[\w./]*\w"
)


@dataclass(frozen=True)
class Batch:
    """A workspace whose table is of one kind; each part can be changed and put back."""

    office: Office
    kind: str
    row: dict[str, Any]
    plan: str = PLAN

    @property
    def table(self) -> str:
        return f"data/xa.{self.kind}"

    def write(self) -> Batch:
        """Write everything anew, the table with the row as it is here."""
        rows = [self.row, {**self.row, "Đơn vị": "xa-c; xa-b"}]
        data = [list(row.values()) for row in rows]
        content: str | bytes
        if self.kind == "xlsx":
            content = xlsx(data, self.row)
        elif self.kind == "csv":
            content = as_csv([map(shown, line) for line in data], self.row)
        else:
            content = "".join(
                f"{row['Đơn vị']}:\n"
                + "".join(f"  {k}: {shown(v)}\n" for k, v in row.items() if k != "Đơn vị")
                for row in rows
            )
        self.office.write(self.table, content)
        self.office.write(BATCH_PLAN, self.plan)
        self.office.write(REGISTRY, UNITS)
        if self.plan == PLAN:
            self.office.write(OWN, OVERLAY)
        return self

    def origins(self, key: str = "xa-a") -> list[Origin]:
        """Return what `--explain` tells of the joint document."""
        options = BatchOptions(Path(self.table))
        told = explain_unit(Path(BATCH_PLAN), self.office.root, options, key)
        assert told.origins, told.problems
        return list(told.origins)

    def page(self) -> str:
        """Run the batch itself and return the text of the joint document."""
        run = self.office.run("batch", BATCH_PLAN, "--units", self.table, "--format", "json")
        assert run.code == 0, run.out
        return self.office.text("ke-hoach/xa-a.docx")

    def change(self, source: str) -> None:
        """Change the value that stands at a source."""
        if source.startswith(f"{REGISTRY}, "):
            self.office.write(REGISTRY, _changed_unit(source.partition(", ")[2]))
            return
        name, _, where = source.partition(", " if ", " in source else ":")
        if name != self.table or self.kind == "yaml":
            text = (self.office.root / name).read_text("utf-8")
            self.office.write(name, changed_line(text, int(where.partition(":")[0])))
            return
        if self.kind == "csv":
            line, column = map(int, where.split(":"))
        else:
            letter, line = coordinate_from_string(where.partition("!")[2])
            column = column_index_from_string(letter)
        assert line == 2, source
        heading = list(self.row)[column - 1]
        replace(self, row={**self.row, heading: changed_value(self.row[heading])}).write()


def shown(value: Any) -> str:
    """Return a value as it is typed in a table of texts."""
    return f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else str(value)


def changed_value(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(days=1)
    return value + 1 if isinstance(value, int) else changed_line(value, 1)


def changed_line(text: str, number: int) -> str:
    """Return a text with the last letter or digit of a line changed, but for names of places."""
    lines = text.split("\n")
    line = lines[number - 1]
    at = max(match.start() for match in re.finditer(r"[^\W_](?![^{]*\}\})", line))
    old = line[at]
    new = str((int(old) + 1) % 10) if old.isdigit() else {"x": "z", "X": "Z"}.get(old, "x")
    if re.search(r"\d-\d\d$", line):
        line, at, new = line[:-2] + "11", len(line) - 1, "1"
    lines[number - 1] = line[:at] + new + line[at + 1 :]
    return "\n".join(lines)


def _changed_unit(entry: str) -> str:
    units = yaml.safe_load(UNITS)
    *parts, last = re.split(r"[./]", entry)
    node: Any = units
    for part in parts:
        node = node[int(part) - 1] if part.isdecimal() else node[part]
    node[last] += "X" if last == "ky_hieu_don_vi" else " đổi"
    return yaml.safe_dump(units, allow_unicode=True)


def cited(origin: Origin) -> set[str]:
    """Return every source that an origin names and that can be given another value."""
    return set(_SOURCE.findall(_BESIDE.sub("", f"{origin.source}; {origin.note}")))


def follows(origin: Origin) -> bool:
    """Whether a value repeats others that have origins of their own."""
    return origin.field.endswith("/kem_theo") or "các căn cứ ở trên" in origin.note


def told(batch: Batch) -> Iterator[Origin]:
    """Yield the origins of what is printed, not of what steers."""
    return (one for one in batch.origins() if one.field not in STEERS)


def on_page(one: Origin, lines: list[str]) -> bool:
    """Whether a value, of a table row every cell, stands on the page."""
    return all(any(piece in line for line in lines) for piece in one.value.split(" | "))


@pytest.fixture(params=KINDS)
def batch(tmp_path: Path, request: pytest.FixtureRequest) -> Batch:
    return Batch(Office(tmp_path), request.param, ROW).write()


def test_every_value_that_is_told_stands_on_the_page(batch: Batch) -> None:
    lines = batch.page().splitlines()
    assert [one for one in told(batch) if not on_page(one, lines)] == []


def test_every_source_changes_just_the_values_that_name_it(batch: Batch) -> None:
    before = list(told(batch))
    sources = set().union(*map(cited, before))
    cells = {source for source in sources if source.startswith(batch.table)}
    assert (len(sources) > 50, len(cells)) == (True, len(ROW) - 1)
    # The plan, the overlay and the registry are the same beside each kind of table.
    walk(batch, sources if batch.kind == "csv" else cells)


def walk(batch: Batch, sources: set[str]) -> None:
    """Check of each source that the values which name it change with it, and no others."""
    before = list(told(batch))
    for source in sorted(sources):
        batch.change(source)
        after = list(told(batch))
        assert [one.field for one in after] == [one.field for one in before], source
        pairs = list(zip(before, after, strict=True))
        for one, other in pairs:
            if source in cited(one) or not follows(one):
                assert (one.value != other.value) == (source in cited(one)), (source, one, other)
        batch.write()


def test_columns_named_as_fields_of_the_document_are_told_where_they_win(tmp_path: Path) -> None:
    row = {name: value for name, value in LETTER_ROW.items() if name != "Đơn vị"}
    batch = Batch(Office(tmp_path), "csv", LETTER_ROW, LETTER).write()
    lines = batch.page().splitlines()
    assert [one for one in told(batch) if not on_page(one, lines)] == []
    sources = set().union(*map(cited, told(batch)))
    assert len([one for one in sources if one.startswith(batch.table)]) == len(row)
    walk(batch, sources)


def test_every_cell_changes_the_page_as_it_is_told(tmp_path: Path) -> None:
    batch = Batch(Office(tmp_path), "xlsx", ROW).write()
    old, before = batch.page(), list(told(batch))
    cells = {one for one in set().union(*map(cited, before)) if one.startswith(batch.table)}
    for source in sorted(cells):
        batch.change(source)
        changed = [two for one, two in zip(before, told(batch), strict=True) if one != two]
        assert changed, source
        page = batch.page()
        assert page != old, source
        for one in changed:
            assert on_page(one, page.splitlines()), one
        batch.write()


def test_both_issuers_come_from_the_cell(batch: Batch) -> None:
    found = {one.field: one for one in batch.origins()}
    where = {"csv": "data/xa.csv:2:1", "xlsx": "data/xa.xlsx, Sheet!A2", "yaml": "data/xa.yaml:1:1"}
    both = [(found[name].value, found[name].source) for name in ("don_vi/1", "don_vi/2")]
    assert both == [("xa-a", where[batch.kind]), ("xa-b", where[batch.kind])]
    plan = PLAN.replace("don_vi: xa-b", "don_vi: huyen")
    replace(batch, row={**ROW, "Đơn vị": "xa-a; huyen"}, plan=plan).write()
    assert {one.field: one for one in batch.origins()}["don_vi/2"].value == "huyen"


def test_entries_of_the_profile_are_there(batch: Batch) -> None:
    entries = [one.source for one in batch.origins() if one.source.startswith("thể thức ")]
    assert len(entries) > 5
    for source in entries:
        name, _, entry = source.removeprefix("thể thức ").partition(": ")
        node: Any = load_profile(name)
        for part in entry.split("."):
            node = node[part] if isinstance(node, dict) else getattr(node, part)
        assert node


@pytest.mark.parametrize("column", ["Trích yếu", "Số ký hiệu"])
def test_the_row_wins_over_the_head_of_the_plan(tmp_path: Path, column: str) -> None:
    batch = Batch(Office(tmp_path), "csv", ROW).write()
    (line,) = [one for one in batch.origins() if one.value.startswith("- Việc")]
    assert line.value == "- Việc tại chợ theo 99/KH-TU"
    assert f"data/xa.csv:2:{list(ROW).index(column) + 1}" in line.note


def test_without_the_column_the_head_of_the_plan_is_told(tmp_path: Path) -> None:
    row = {name: value for name, value in ROW.items() if name not in ("Trích yếu", "Số ký hiệu")}
    batch = Batch(Office(tmp_path), "csv", row)
    batch.write()
    batch.office.write(BATCH_PLAN, PLAN.replace(" số {{ trich_yeu }}", " số {{ ten_to }}"))
    batch.office.write("data/xa.csv", as_csv([map(shown, row.values())], row))
    (line,) = [one for one in batch.origins() if one.value.startswith("- Việc")]
    assert line.note == (
        "{{ trich_yeu }} ← data/ke-hoach.yaml:6:12 ({{ ten_to }} ← data/xa.csv:2:11, "
        "{{ don_vi.ten }} ← data/don_vi.yaml, xa-a.ten); "
        "{{ so_ky_hieu }} ← ghép từ số, loại và đơn vị"
    )


def test_without_a_table_the_issuer_comes_from_the_registry(tmp_path: Path) -> None:
    plan = LETTER.replace('so: "{{ so }}"\nngay: "{{ ngay }}"\n', "ngay: 2026-02-05\n")
    plan = re.sub(r"^(?:ky_hieu|mo_dau|trich_yeu|kinh_gui): .*\n", "", plan, flags=re.M)
    plan = plan.replace("{{ so }}", "02") + "trich_yeu: Rà soát\nkinh_gui: Sở Nội vụ\n"
    office = Office(tmp_path, UNITS)
    office.write(BATCH_PLAN, plan)
    options = BatchOptions(under="huyen")
    found = explain_unit(Path(BATCH_PLAN), office.root, options, "xa-a")
    told_of = {one.field: one for one in found.origins}
    assert told_of, found.problems
    assert (told_of["don_vi"].value, told_of["don_vi"].source) == ("xa-a", f"{REGISTRY}, xa-a")
    (line,) = [one for one in found.origins if one.value.startswith("Theo")]
    assert line.value.startswith("Theo UBND, số 02, Công văn, V/v rà soát, ")
    assert line.note.startswith(
        "{{ ky_hieu }} ← ghép từ số, loại và đơn vị; "
        "{{ loai }} ← thể thức nha-nuoc: loai.cong_van.ten; {{ trich_yeu }} ← data/ke-hoach.yaml:"
    )
