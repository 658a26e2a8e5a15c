"""The head of page 1: issuer, national title, number, place and date, marks, document name."""

from __future__ import annotations

from docgen.the_thuc.profile import TheThuc
from docgen.the_thuc.widths import text_mm
from docgen.word.markup import paragraph, run, twips, w
from docgen.word.template.lines import drawn, separator
from docgen.word.template.tags import each, when

_BOX = ("top", "left", "bottom", "right")


def head(profile: TheThuc, *, letter: bool) -> str:
    """Return the borderless header table: two columns, two rows."""
    left, right = twips(profile.trang.cot_trai), twips(profile.trang.cot_phai)
    rows = (
        (_issuer(profile), _national_title(profile)),
        (_number(profile, letter=letter), field("DiaDanhNgay", "dia_danh_ngay")),
    )
    cells = [
        w("tr", w("trPr", w("cantSplit")), cell(left, first), cell(right, second))
        for first, second in rows
    ]
    return table((left, right), *cells)


def name_block(profile: TheThuc) -> str:
    """Return the type's name, the subject and the separator below it."""
    return (
        field("TenLoai", "ten_loai")
        + field("TrichYeu", "trich_yeu")
        + separator(profile.ke_trich_yeu, 12, "dai_gach_trich_yeu", "KeTrichYeu")
        + paragraph("DuongKe")
    )


def addressees(profile: TheThuc) -> str:
    """Return the groups of addressees: one on the line of the label, several below it."""
    label = profile.look("kinh_gui_nhan")
    name = profile.look("kinh_gui_ten")
    looks = _direct(label, name)
    words = profile.kinh_gui.nhan
    width = text_mm(words, label.dung, bold=label.dam, italic=label.nghieng)
    colon = text_mm(":", label.dung, bold=label.dam, italic=label.nghieng)
    left = twips(profile.trang.rong / 4)
    hang = twips(4)
    below = w("ind", left=left + twips(width - colon) + hang, hanging=hang)
    one = paragraph(
        "KinhGui", run("{{ k.nhan }}", *looks), run(" {{ k.mot }}"), properties=(_center(),)
    )
    many = paragraph(
        "KinhGui", run("{{ k.nhan }}", *looks), properties=(w("ind", left=left),)
    ) + each("n", "k.danh_sach", paragraph("KinhGuiTen", run("{{ n }}"), properties=(below,)))
    groups = each("k", "kinh_gui", when("k.mot", one), when("not k.mot", many))
    return groups + when("kinh_gui", paragraph("DuongKe"))


def circulation(profile: TheThuc) -> str:
    """Return the circulation mark for the top margin of page 1, boxed where the profile says so.

    Where the profile puts it below the number instead, nothing stands in the margin.
    """
    if profile.luu_hanh.vi_tri != "le_tren":
        return ""
    properties: tuple[str, ...] = ()
    if profile.luu_hanh.khung:
        longest = max(
            text_mm(mark, profile.look("luu_hanh").dung, bold=True) for mark in profile.luu_hanh.muc
        )
        properties = (_borders(), w("ind", left=twips(profile.trang.rong - longest - 8)))
    else:
        properties = (w("ind", left=twips(profile.trang.cot_trai)),)
    return when("luu_hanh", paragraph("LuuHanh", run("{{ luu_hanh }}"), properties=properties))


def field(style: str, name: str, properties: tuple[str, ...] = ()) -> str:
    """Return a paragraph that holds one field."""
    return paragraph(style, run(f"{{{{ {name} }}}}"), properties=properties)


def cell(width: int, *content: str, more: str = "") -> str:
    """Return a cell of `width` twips; `more` are further cell properties."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), more), *content)


def table(widths: tuple[int, ...], *rows: str) -> str:
    """Return a borderless table of fixed column widths (twips), flush with the text."""
    margins = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    properties = w(
        "tblPr", w("tblW", w=sum(widths), type="dxa"), w("tblLayout", type="fixed"), margins
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def _issuer(profile: TheThuc) -> str:
    return (
        each("d", "co_quan_chu_quan", field("CoQuanChuQuan", "d"))
        + each("d", "co_quan_ban_hanh", field("CoQuanBanHanh", "d"))
        + separator(profile.ke_co_quan, 11, "dai_gach_co_quan", "KeCoQuan")
    )


def _national_title(profile: TheThuc) -> str:
    lines = profile.tieu_de.dong
    last = profile.look(lines[-1].thanh_phan)
    length = text_mm(lines[-1].chu, last.dung, bold=last.dam, italic=last.nghieng)
    ratio = sum(profile.tieu_de.ke.ti_le) / 2
    return "".join(
        paragraph(f"TieuDe{index}", run(line.chu)) for index, line in enumerate(lines, 1)
    ) + drawn(10, round(length * ratio, 1))


def _number(profile: TheThuc, *, letter: bool) -> str:
    parts = [field("SoKyHieu", "so_ky_hieu")]
    if letter:
        parts.append(field("TrichYeuCongVan", "trich_yeu"))
    parts += [_draft(profile), _urgency(profile)]
    if profile.luu_hanh.vi_tri == "duoi_so":
        parts.append(when("luu_hanh", field("LuuHanh", "luu_hanh")))
    return "".join(parts) + paragraph("DuongKe")


def _draft(profile: TheThuc) -> str:
    lines = field(
        "DuThao", "d", (_borders(), w("ind", left=567, right=567)) if profile.du_thao.khung else ()
    )
    return each("d", "du_thao", lines)


def _urgency(profile: TheThuc) -> str:
    if not profile.khan.khung:
        return when("khan", field("Khan", "khan", (w("spacing", before=80),)))
    return "".join(
        when(f"khan == '{mark}'", _boxed(width, height))
        for mark, (width, height) in profile.khan.muc.items()
    )


def _boxed(width_mm: float, height_mm: float) -> str:
    """Return the urgency mark in a box of the decree's own size (NĐ 30/2020, Phụ lục I, III.2b)."""
    red: dict[str, str | int] = {"val": "single", "sz": 8, "space": 0, "color": "FF0000"}
    borders = w("tblBorders", *(w(side, **red) for side in _BOX))
    properties = w(
        "tblPr",
        w("tblW", w=twips(width_mm), type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
    )
    height = w("trPr", w("cantSplit"), w("trHeight", val=twips(height_mm), hRule="exact"))
    box = w(
        "tc",
        w("tcPr", w("tcW", w=twips(width_mm), type="dxa"), w("vAlign", val="center")),
        field("Khan", "khan"),
    )
    grid = w("tblGrid", w("gridCol", w=twips(width_mm)))
    return paragraph("DuongKe") + w("tbl", properties, grid, w("tr", height, box))


def _borders() -> str:
    line: dict[str, str | int] = {"val": "single", "sz": 6, "space": 1, "color": "auto"}
    return w("pBdr", *(w(side, **line) for side in _BOX))


def _center() -> str:
    return w("jc", val="center")


def _direct(label: object, name: object) -> tuple[str, ...]:
    """Return the run properties by which the label differs from the names beside it."""
    pairs = (("dam", "b"), ("nghieng", "i"))
    return tuple(
        w(tag) if getattr(label, key) else w(tag, val=0)
        for key, tag in pairs
        if getattr(label, key) != getattr(name, key)
    )
