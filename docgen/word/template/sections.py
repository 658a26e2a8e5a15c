"""Sections: paper, margins, page numbers, first page without one."""

from __future__ import annotations

from docgen.the_thuc.profile import A4_MM, TheThuc
from docgen.word.markup import twips, w

# Relationship ids of the header and footer parts.
NUMBERED, FIRST_HEAD, FIRST_FOOT, EMPTY_HEAD, EMPTY_FOOT = "rId3", "rId4", "rId5", "rId6", "rId7"


def page_section(profile: TheThuc, *, landscape: bool, main: bool) -> str:
    """Return a `w:sectPr`: of the main text, or of an appendix with numbers of its own."""
    width, height = reversed(A4_MM) if landscape else A4_MM
    size = {"w": twips(width), "h": twips(height)}
    orient = {"orient": "landscape"} if landscape else {}
    numbers = {"start": profile.trang.so_trang.bat_dau}
    return w(
        "sectPr",
        _reference("header", "default", NUMBERED),
        _reference("header", "first", FIRST_HEAD if main else EMPTY_HEAD),
        _reference("footer", "default", EMPTY_FOOT),
        _reference("footer", "first", FIRST_FOOT if main else EMPTY_FOOT),
        w("type", val="nextPage"),
        w("pgSz", **size, **orient),
        _margins(profile),
        w("pgNumType", **numbers),
        w("cols", space=720),
        w("titlePg") if profile.trang.so_trang.an_trang_dau else "",
    )


def _margins(profile: TheThuc) -> str:
    edges = profile.trang.le
    return w(
        "pgMar",
        top=twips(edges.tren.dung),
        right=twips(edges.phai.dung),
        bottom=twips(edges.duoi.dung),
        left=twips(edges.trai.dung),
        header=twips(profile.trang.so_trang.cach_mep),
        footer=twips(profile.trang.so_trang.cach_mep),
        gutter=0,
    )


def _reference(kind: str, page: str, relation: str) -> str:
    return f'<w:{kind}Reference w:type="{page}" r:id="{relation}"/>'
