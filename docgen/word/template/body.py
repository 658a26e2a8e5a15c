"""The text of a document: one paragraph or table of the template for each kind of block."""

from __future__ import annotations

from docgen.the_thuc.fields import GRID
from docgen.word.markup import paragraph, run, twips, w
from docgen.word.template.tags import cell_loop, choose, each, row_loop, spans

# Kinds that compose hands over, and the style each is printed in.
KINDS: dict[str, str] = {
    "doan": "LoiVan",
    "gach": "Gach",
    "cong": "Cong",
    "khoan": "Khoan",
    "diem": "Diem",
    "khoan_1": "Khoan1",
    "khoan_2": "Khoan2",
    "khoan_3": "Khoan3",
    "khoan_4": "Khoan4",
    "muc": "MucLon",
    "dieu": "DieuLuat",
    "phan": "Phan",
    "ten_phan": "TenPhan",
}
KEPT = ("doan", "gach", "cong", "khoan", "diem", "dieu")  # may stand right before a signature


def bases() -> str:
    """Return the bases, a paragraph each."""
    return each("d", "can_cu", paragraph("CanCu", run("{{ d }}")))


def blocks(source: str, *, portrait_mm: float, landscape_mm: float) -> str:
    """Return the loop that prints a list of blocks; widths of the text area in mm."""
    cases = [
        (f"d.kieu == '{kind}'", paragraph(style, spans("d.chu"))) for kind, style in KINDS.items()
    ]
    cases += [
        (
            f"d.kieu == '{kind}_giu'",
            paragraph(KINDS[kind], spans("d.chu"), properties=(w("keepNext"),)),
        )
        for kind in KEPT
    ]
    cases += [
        ("d.kieu == 'bang'", _table(portrait_mm)),
        ("d.kieu == 'bang_ngang'", _table(landscape_mm)),
    ]
    return each("d", source, choose(cases))


def _table(width_mm: float) -> str:
    column = twips(width_mm) // GRID
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
    borders = w(
        "tblBorders",
        *(w(side, **line) for side in ("top", "left", "bottom", "right", "insideH", "insideV")),
    )
    margins = w("tblCellMar", w("left", w=70, type="dxa"), w("right", w=70, type="dxa"))
    properties = w(
        "tblPr",
        w("tblW", w=column * GRID, type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
        margins,
    )
    head = w("tr", w("trPr", w("cantSplit"), w("tblHeader")), cell_loop("o", "d.dau", _cell()))
    row = w("tr", w("trPr", w("cantSplit")), cell_loop("o", "h", _cell()))
    grid = w("tblGrid", *(w("gridCol", w=column) for _ in range(GRID)))
    return w("tbl", properties, grid, head, row_loop("h", "d.hang", row)) + paragraph("DuongKe")


def _cell() -> str:
    looks = {"dau": "BangDau", "giua": "BangGiua", "nhom": "BangNhom", "trai": "BangO"}
    cases = [(f"o.kieu == '{kind}'", paragraph(style, spans("p"))) for kind, style in looks.items()]
    lines = each("p", "o.doan", choose(cases), beside=run("{% colspan o.rong %}"))
    return w("tc", w("tcPr", w("vAlign", val="center")), lines)
