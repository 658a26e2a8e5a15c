"""A document and its unit with a text of the caller's in every field that is printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from office import quoted

Fill = Callable[[str], str]

# Fields that the office prints in capitals; every other text comes out as typed.
CAPITALS = frozenset(
    {"co_quan_chu_quan", "co_quan_ban_hanh", "ky.quyen_han", "ky.chuc_vu", "phu_luc.ten"}
)
_TASK = ("noi_dung", "nhom", "chu_tri", "phoi_hop", "thoi_han", "san_pham", "ghi_chu")
_TARGET = ("ten", "don_vi_tinh", "nhom", "muc_tieu", "ket_qua", "ghi_chu")
_BASIS = ("loai", "so_ky_hieu", "co_quan", "trich_yeu")
_SIGNER = ("quyen_han", "chuc_vu", "ho_ten")
_SIGN = re.compile(r"[\\*|{\[]")
# What a line must not begin with to be a plain paragraph: anything but a letter or digit, and any
# mark of a heading.
_MARKED = re.compile(r"[^\w\\]|\w{1,4}[.)]|(?:Phần|Chương|Mục|Điều)\b")


def plan(fill: Fill, unit: str) -> str:
    """Return the data of a plan of a unit; `fill` gives the text of each field by its name."""

    def group(field: str, names: tuple[str, ...]) -> dict[str, str]:
        return {name: quoted(fill(f"{field}.{name}")) for name in names}

    return _lines(
        {
            "loai": "ke_hoach",
            "don_vi": unit,
            "so": "24",
            "ngay": "2026-02-05",
            "dia_danh": quoted(fill("dia_danh")),
            "trich_yeu": quoted(fill("trich_yeu")),
            "kinh_gui": [quoted(fill("kinh_gui"))],
            "dong_kinh_gui": [quoted(fill("dong_kinh_gui.0")), quoted(fill("dong_kinh_gui.1"))],
            "can_cu": [
                quoted(fill("can_cu.cau")),
                group("can_cu", _BASIS) | {"ngay": "2026-01-15"},
            ],
            "mo_dau": quoted(fill("mo_dau")),
            "noi_dung": _body(fill),
            "nhiem_vu": [group("nhiem_vu", _TASK)],
            "chi_tieu": [{"ma": "x"} | group("chi_tieu", _TARGET)],
            "noi_nhan": [quoted(fill("noi_nhan"))],
            "luu": quoted(fill("luu")),
            "ky": group("ky", _SIGNER),
            "phu_luc": [{"ten": quoted(fill("phu_luc.ten")), "noi_dung": _appendix(fill)}],
            "du_thao": quoted(fill("du_thao")),
            "nguoi_soan": quoted(fill("nguoi_soan")),
            "lien_he": quoted(fill("lien_he")),
        }
    )


def unit(fill: Fill, key: str) -> str:
    """Return a unit of the registry; the appendix prints its name, the header its bodies."""
    return _lines(
        {
            key: {
                "ten": quoted(fill("don_vi.ten")),
                "co_quan_chu_quan": [quoted(fill("co_quan_chu_quan"))],
                "co_quan_ban_hanh": [quoted(fill("co_quan_ban_hanh"))],
                "the_thuc": "nha-nuoc",
                "ky_hieu_don_vi": "UBND",
                "dia_danh": "Tân Biên",
            }
        }
    )


def names() -> list[str]:
    """Return the name of every field that is filled."""
    asked: list[str] = []

    def note(name: str) -> str:
        asked.append(name)
        return "x"

    plan(note, "x")
    unit(note, "x")
    return asked


def printed(name: str, text: str) -> str:
    """Return a text as its field prints it."""
    return text.upper() if name in CAPITALS else text


def literal(text: str, *, line_start: bool = False) -> str:
    """Return notation that prints exactly this text, written the way the design allows."""
    raw = _SIGN.sub(r"\\\g<0>", text)
    return "\\" + raw if line_start and _MARKED.match(text) and not raw.startswith("\\") else raw


def _body(fill: Fill) -> str:
    row = " | ".join(literal(fill(f"noi_dung.o.{column}")) for column in range(2))
    return _block(
        f"I. {literal(fill('noi_dung.muc'))}",
        f"1. {literal(fill('noi_dung.khoan'))}",
        f"a) {literal(fill('noi_dung.diem'))}",
        f"- {literal(fill('noi_dung.gach'))}",
        f"+ {literal(fill('noi_dung.cong'))}",
        "2. Khoản sau",
        literal(fill("noi_dung.doan"), line_start=True),
        f"- (**{literal(fill('noi_dung.dam'))}**)",
        f"| {literal(fill('noi_dung.dau'))} | Cột hai |",
        f"| {row} |",
        "[bảng: nhiem_vu]",
        "[bảng: chi_tieu]",
        "Trên đây là kế hoạch.",
    )


def _appendix(fill: Fill) -> str:
    return _block(
        f"1. {literal(fill('phu_luc.noi_dung'))}",
        "| Một | Hai |",
        f"| {literal(fill('phu_luc.o'))} | 2 |",
        "Hết phụ lục.",
    )


def _block(*lines: str) -> str:
    return "|\n" + "\n".join(f"          {line}" for line in lines)


def _lines(value: Any, indent: str = "") -> str:
    """Return nested groups and lists of YAML texts as block YAML."""
    out = ""
    for key, item in value.items():
        if isinstance(item, dict):
            out += f"{indent}{key}:\n{_lines(item, indent + '  ')}"
        elif isinstance(item, list):
            out += f"{indent}{key}:\n" + "".join(_item(one, indent + "  ") for one in item)
        else:
            out += f"{indent}{key}: {item}\n"
    return out


def _item(value: Any, indent: str) -> str:
    if isinstance(value, dict):
        return f"{indent}- {_lines(value, indent + '  ').lstrip()}"
    return f"{indent}- {value}\n"
