"""What follows the text: signatures, recipients, contact line, appendices."""

from __future__ import annotations

from docgen.the_thuc.profile import TheThuc
from docgen.word.markup import paragraph, run, twips, w
from docgen.word.template.body import blocks
from docgen.word.template.header import cell, field, table
from docgen.word.template.lines import separator
from docgen.word.template.sections import page_section
from docgen.word.template.tags import each, row_loop, when

# Room for `TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN` on one line.
_SIGNER_MM = 92


def signatures(profile: TheThuc) -> str:
    """Return the signature block; it never parts from its name nor from the lines above it."""
    left, right = twips(profile.trang.rong - _SIGNER_MM), twips(_SIGNER_MM)
    gutter = w("tcMar", w("right", w=twips(3), type="dxa"))
    one = table(
        (left, right),
        w(
            "tr",
            w("trPr", w("cantSplit")),
            cell(left, recipients(profile), more=gutter),
            cell(right, each("k", "ky", _signer())),
        ),
    )
    half = twips(profile.trang.rong) // 2
    posts = _pair(half, "k", each("d", "k.dong", _post()))
    names = _pair(half, "k", field("HoTen", "k.ho_ten", (w("spacing", after=240),)))
    joint = (
        table((half, half), row_loop("h", "ky_hang", posts + names)) + _thin() + recipients(profile)
    )
    return _thin() + when("not lien_tich", one) + when("lien_tich", joint)


def recipients(profile: TheThuc) -> str:
    """Return the label, the list of recipients and, where it stands here, the drafter's sign."""
    parts = paragraph("NoiNhan", run(profile.noi_nhan.nhan)) + each(
        "d", "noi_nhan", field("NoiNhanTen", "d")
    )
    if profile.nguoi_soan.vi_tri == "noi_nhan":
        parts += when("nguoi_soan", field("NguoiSoan", "nguoi_soan"))
    return parts


def contact(before_pt: float = 0) -> str:
    """Return the contact line under a line across the whole text area, a gap above it."""
    line = w("pBdr", w("top", val="single", sz=6, space=3, color="auto"))
    gap = w("spacing", before=round(before_pt * 20))
    return when("lien_he", field("LienHe", "lien_he", (line, gap)))


def appendices(profile: TheThuc) -> str:
    """Return the loop over the appendices, a section each with page numbers of its own."""
    page = profile.trang
    return each(
        "pl",
        "phu_luc",
        field("PhuLucSo", "pl.so"),
        field("PhuLucTen", "pl.ten"),
        field("KemTheo", "pl.kem_theo"),
        separator(profile.ke_phu_luc, 13, "pl.dai_gach", "KePhuLuc"),
        _thin(),
        blocks("pl.noi_dung", portrait_mm=page.rong, landscape_mm=page.rong_ngang),
        when("pl.ngang", _line(), _break(page_section(profile, landscape=True, main=False))),
        when("not pl.ngang", _line(), _break(page_section(profile, landscape=False, main=False))),
    )


def main_break(profile: TheThuc) -> str:
    """Return the thin paragraph that ends the section of the main text."""
    return _break(page_section(profile, landscape=False, main=True))


def _signer() -> str:
    return each("d", "k.dong", _post()) + field("HoTen", "k.ho_ten")


def _post() -> str:
    return when("d.kieu == 'quyen_han'", field("QuyenHan", "d.chu")) + when(
        "d.kieu == 'chuc_vu'", field("ChucVu", "d.chu")
    )


def _pair(width: int, name: str, content: str) -> str:
    """Return a row of a joint document: the lead on the right, the other body on the left."""
    sides = [cell(width, each(name, f"h.{side}", content), _thin()) for side in ("trai", "phai")]
    return w("tr", w("trPr", w("cantSplit")), *sides)


def _thin() -> str:
    return paragraph("DuongKe")


def _break(section: str) -> str:
    """Return the paragraph that ends a section; no tag may stand right before it.

    LibreOffice drops it and hands the section to the paragraph above.
    """
    return _line(section)


def _line(section: str = "") -> str:
    """Return a paragraph so low that it never begins a page of its own."""
    low = w("spacing", line=20, lineRule="exact")
    return w("p", w("pPr", w("pStyle", val="DuongKe"), w("keepNext", val=0), low, section))
