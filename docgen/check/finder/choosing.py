"""Which family of rulebooks a document belongs to, by its title, its issuer and its number."""

from __future__ import annotations

import re

from docgen.check.parts import Parts
from docgen.tieng_viet.text import fold

_WOMEN = ("hoi_lhpn", "hoi_lien_hiep_phu_nu")
_MASS = re.compile(
    r"mttq|mat_tran|cong_doan|lien_doan_lao_dong|hoi_nong_dan|hoi_cuu_chien_binh|hoi_ccb"
    r"|hoi_chu_thap_do|hoi_nguoi_cao_tuoi"
)


def choose_family(parts: Parts) -> str:
    """Return the name of the profile whose family the document belongs to.

    A document without a recognisable head belongs to the State.
    """
    title = parts.one("tieu_de")
    if title is not None:
        return "doan" if "doan" in fold(title.text).split("_") else "dang"
    issuer = "_".join(fold(part.text) for part in parts.all("co_quan_chu_quan", "co_quan_ban_hanh"))
    if any(name in issuer for name in _WOMEN):
        return "hoi-lhpn"
    return "doan-the" if _MASS.search(issuer) else "nha-nuoc"
