"""A document, its unit and its tables with one text of the caller's in every field that prints."""

from __future__ import annotations

from collections.abc import Callable

import yaml
from office import Office

from docgen.notation.inline import escape, escape_line

Fill = Callable[[str], str]

# Fields that the office prints in capitals; every other text comes out as typed.
CAPITALS = frozenset(
    {"co_quan_chu_quan", "co_quan_ban_hanh", "ky.quyen_han", "ky.chuc_vu", "phu_luc.ten"}
)


def plan(fill: Fill) -> str:
    """Return the data of a plan; `fill` gives the text of each field by its name."""
    tasks = ("noi_dung", "nhom", "chu_tri", "phoi_hop", "thoi_han", "san_pham", "ghi_chu")
    targets = ("ten", "don_vi_tinh", "nhom", "muc_tieu", "ket_qua", "ghi_chu")
    bases = ("loai", "so_ky_hieu", "co_quan", "trich_yeu")
    data = {
        "loai": "ke_hoach",
        "don_vi": "ubnd-xa",
        "so": "24",
        "ngay": "2026-02-05",
        "dia_danh": fill("dia_danh"),
        "trich_yeu": fill("trich_yeu"),
        "kinh_gui": [fill("kinh_gui")],
        "dong_kinh_gui": [fill("dong_kinh_gui.0"), fill("dong_kinh_gui.1")],
        "can_cu": [
            fill("can_cu.cau"),
            {name: fill(f"can_cu.{name}") for name in bases} | {"ngay": "2026-01-15"},
        ],
        "mo_dau": fill("mo_dau"),
        "noi_dung": _body(fill),
        "nhiem_vu": [{name: fill(f"nhiem_vu.{name}") for name in tasks}],
        "chi_tieu": [{"ma": "x"} | {name: fill(f"chi_tieu.{name}") for name in targets}],
        "noi_nhan": [fill("noi_nhan")],
        "luu": fill("luu"),
        "ky": {name: fill(f"ky.{name}") for name in ("quyen_han", "chuc_vu", "ho_ten")},
        "phu_luc": [{"ten": fill("phu_luc.ten"), "noi_dung": _appendix(fill)}],
        "du_thao": fill("du_thao"),
        "nguoi_soan": fill("nguoi_soan"),
        "lien_he": fill("lien_he"),
    }
    return dumped(data)


def units(fill: Fill) -> str:
    """Return the registry: the unit of the plan, whose name the appendix prints, and one below."""
    unit = {
        "ten": fill("don_vi.ten"),
        "co_quan_chu_quan": [fill("co_quan_chu_quan")],
        "co_quan_ban_hanh": [fill("co_quan_ban_hanh")],
        "the_thuc": "nha-nuoc",
        "ky_hieu_don_vi": "UBND",
        "dia_danh": "Tân Biên",
    }
    return dumped({"ubnd-xa": unit})


def filled(office: Office, fill: Fill) -> str:
    """Write the plan and its unit, build them, and return the text of the document."""
    office.write("data/don_vi.yaml", units(fill))
    office.write("data/ke.yaml", plan(fill))
    run = office.run("build", "data/ke.yaml")
    assert (run.code, run.err) == (0, "")
    return office.text("ke/ke.docx")


def names() -> list[str]:
    """Return the name of every field that is filled."""
    asked: list[str] = []

    def note(name: str) -> str:
        asked.append(name)
        return "x"

    plan(note)
    units(note)
    return asked


def dumped(data: object) -> str:
    """Return data as YAML that gives back every letter."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


def _body(fill: Fill) -> str:
    row = " | ".join(escape(fill(f"noi_dung.o.{column}")) for column in range(2))
    return "\n".join(
        [
            f"I. {escape(fill('noi_dung.muc'))}",
            f"1. {escape(fill('noi_dung.khoan'))}",
            f"a) {escape(fill('noi_dung.diem'))}",
            f"- {escape(fill('noi_dung.gach'))}",
            f"+ {escape(fill('noi_dung.cong'))}",
            "2. Khoản sau",
            escape_line(fill("noi_dung.doan")),
            f"- (**{escape(fill('noi_dung.dam'))}**)",
            f"| {escape(fill('noi_dung.dau'))} | Cột hai |",
            f"| {row} |",
            "[bảng: nhiem_vu]",
            "[bảng: chi_tieu]",
            "Trên đây là kế hoạch.",
        ]
    )


def _appendix(fill: Fill) -> str:
    return "\n".join(
        [
            f"1. {escape(fill('phu_luc.noi_dung'))}",
            "| Một | Hai |",
            f"| {escape(fill('phu_luc.o'))} | 2 |",
            "Hết phụ lục.",
        ]
    )
