"""A small district on disk: six communes, a plan with places, tables of every kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from office import Office, Run
from openpyxl import Workbook

NAMES = {
    "xa-ba-diem": "Bà Điểm",
    "xa-dong-thanh": "Đông Thạnh",
    "xa-nhi-binh": "Nhị Bình",
    "xa-tan-an": "Tân An",
    "xa-tan-an-moi": "Tân Ân",
    "xa-xuan-thoi-son": "Xuân Thới Sơn",
}
KEYS = list(NAMES)
HEADINGS = ["Đơn vị", "Số", "Ngày ký", "Đầu mối"]
PLAN = """\
loai: ke_hoach
don_vi: huyen
so: "{{ so }}"
ngay: "{{ ngay_ky }}"
trich_yeu: Chuyển đổi số năm 2026 của {{ don_vi.ten_tat }}
noi_dung: |
  I. MỤC ĐÍCH
  - Nâng cao nhận thức của cán bộ.
  II. TỔ CHỨC THỰC HIỆN
  1. Giao {{ dau_moi }} làm đầu mối.
  2. Giữ nguyên.
noi_nhan:
  - Ủy ban nhân dân huyện (để báo cáo)
luu: VT
"""
FREE = PLAN.replace('so: "{{ so }}"\nngay: "{{ ngay_ky }}"\n', "ngay: 2026-02-05\n").replace(
    "{{ dau_moi }}", "{{ don_vi.dia_danh }}"
)


def unit(key: str, name: str, above: str = "huyen", **more: str) -> str:
    """Return the lines of one unit of the registry."""
    lines = [
        f"{key}:",
        f"  ten: Ủy ban nhân dân xã {name}",
        f"  ten_tat: UBND xã {name}",
        f"  co_quan_ban_hanh: UBND XÃ {name.upper()}",
        f"  cap_tren: {above}" if above else "",
        "  the_thuc: nha-nuoc",
        "  ky_hieu_don_vi: UBND",
        f"  dia_danh: {name}",
        "  nguoi_ky:",
        f"    - ho_ten: {more.pop('signer', 'Nguyễn Văn A')}",
        "      chuc_vu: Chủ tịch",
        "      quyen_han: TM. ỦY BAN NHÂN DÂN",
        *(f"  {name}: {value}" for name, value in more.items()),
    ]
    return "\n".join(line for line in lines if line) + "\n"


def units(**changed: str) -> str:
    """Return a whole registry; `changed` replaces the lines of a unit (`_` for `-`)."""
    given = {key.replace("_", "-"): text for key, text in changed.items()}
    head = unit("huyen", "Mẫu", above="")
    return head + "".join(given.get(key, unit(key, name)) for key, name in NAMES.items())


def rows(**changed: Any) -> list[list[Any]]:
    """Return the rows of a good table; `changed` gives another contact for a unit."""
    given = {key.replace("_", "-"): value for key, value in changed.items()}
    return [
        [key, number, "05/02/2026", given.get(key, f"đồng chí {name}")]
        for number, (key, name) in enumerate(NAMES.items(), 1)
    ]


def xlsx(data: Iterable[Iterable[Any]], headings: Iterable[str] = HEADINGS) -> bytes:
    """Return a workbook of one sheet, `Sheet`."""
    book = Workbook()
    for line in [list(headings), *map(list, data)]:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(data: Iterable[Iterable[Any]], headings: Iterable[str] = HEADINGS) -> str:
    """Return a CSV text."""
    stream = io.StringIO()
    csv.writer(stream).writerows([list(headings), *data])
    return stream.getvalue()


class District(Office):
    """The workspace, with the batch command at hand."""

    def fill(self, plan: str = PLAN) -> District:
        """Write registry, plan and table."""
        self.write("data/don_vi.yaml", units())
        self.write("data/ke-hoach.yaml", plan)
        self.write("data/xa.xlsx", xlsx(rows()))
        return self

    def batch(self, *words: str, units: str = "data/xa.xlsx") -> Run:
        """Run the batch over the table and return its JSON."""
        return self.run("batch", "data/ke-hoach.yaml", "--units", units, "--format", "json", *words)

    def files(self) -> dict[str, bytes]:
        """Return every file of the job by name."""
        out = self.root / "out" / "ke-hoach"
        return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def statuses(run: Run) -> dict[str, str]:
    """Return the status of each document by key."""
    return {one["key"]: one["status"] for one in run.json["documents"]}


def found(run: Run) -> list[tuple[str, str, str]]:
    """Return the findings of a run: code, level and place."""
    return [(one["code"], one["level"], one["where"]) for one in run.json["problems"]]


def district(folder: Path) -> District:
    """Return a filled district in a folder."""
    return District(folder).fill()


def check_stopped(run: Run, place: District) -> None:
    """Check that a batch was stopped before anything was written, even a folder."""
    assert (run.code, run.json["counts"]["written"]) == (1, 0), run.out
    assert not (place.root / "out").exists()
    assert all(one["hint"] and one["file"] for one in run.problems())
