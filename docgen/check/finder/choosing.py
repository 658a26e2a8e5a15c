"""Which family of rulebooks a document belongs to: title, issuer, number, authority together."""

from __future__ import annotations

import re
from collections import Counter

from docgen.check.parts import Parts
from docgen.tieng_viet.text import collapse, fold

_STATE, _PARTY, _UNION = "nha-nuoc", "dang", "doan"
_WOMEN = re.compile(r"hoi_lhpn|hoi_lien_hiep_phu_nu|hoi_phu_nu")
_MASS = re.compile(
    r"mttq|mat_tran|cong_doan|lien_doan_lao_dong|ldld|hoi_nong_dan|hoi_cuu_chien_binh|hoi_ccb"
    r"|hoi_chu_thap_do|hoi_nguoi_cao_tuoi|hoi_khuyen_hoc|hoi_sinh_vien|hoi_lhtn"
)
_PARTY_OFFICE = re.compile(
    r"(?:^|_)(?:dang_(?:bo|uy)|tinh_uy|thanh_uy|huyen_uy|quan_uy|chi_bo|ban_chap_hanh_trung_uong"
    r"|uy_ban_kiem_tra)(?:_|$)"
)
_UNION_OFFICE = re.compile(
    r"(?:^|_)(?:doan_(?:xa|phuong|truong|tinh|thanh_nien|khoi|dac_khu)|tinh_doan|thanh_doan"
    r"|huyen_doan|chi_doan|lien_chi_doan|phan_doan|bch_doan|dtn|tncs)(?:_|$)"
)
_DASH_FIRST = re.compile(r"^s\S?\s*:?\s*[\d.…_\s]*[-–—]\s*[A-Za-zĐđ]+\s*/", re.IGNORECASE)
_SLASH_FIRST = re.compile(r"^s\S?\s*:?\s*[\d.…_\s]*/\s*[A-Za-zĐđ]", re.IGNORECASE)
_PARTY_SIGN = re.compile(r"/\s*(?:TW|TU|ĐU|HU|QU|CB|ĐUK?|UBKT|BTG?\w*TU|VPTU)\b")
_UNION_SIGN = re.compile(r"(?:TĐTN|ĐTN|TWĐTN|ĐTNK|BCHĐ)")


def choose_family(parts: Parts) -> str:
    """Return the name of the profile whose family the document belongs to.

    Each sign has a vote, so that a garbled or a foreign title alone decides nothing. A document
    without a recognisable head belongs to the State.
    """
    votes: Counter[str] = Counter()
    issuer = "_".join(fold(part.text) for part in parts.all("co_quan_chu_quan", "co_quan_ban_hanh"))
    _vote_titles(parts, votes)
    _vote_issuer(issuer, votes)
    _vote_number(parts, votes)
    _vote_authority(parts, votes)
    best = max((_STATE, _PARTY, _UNION), key=lambda family: votes[family])
    return _among_state(issuer) if best == _STATE else best


def _vote_titles(parts: Parts, votes: Counter[str]) -> None:
    votes[_STATE] += 2 * bool(parts.one("quoc_hieu")) + bool(parts.one("tieu_ngu"))
    title = parts.one("tieu_de")
    if title is not None:
        votes[_UNION if "doan" in fold(title.text).split("_") else _PARTY] += 3


def _vote_issuer(issuer: str, votes: Counter[str]) -> None:
    if _UNION_OFFICE.search(issuer):
        votes[_UNION] += 2
    elif _PARTY_OFFICE.search(issuer):
        votes[_PARTY] += 2
    elif issuer:
        votes[_STATE] += 1


def _vote_number(parts: Parts, votes: Counter[str]) -> None:
    part = parts.one("so_ky_hieu")
    if part is None:
        return
    text = collapse(part.text)
    if _DASH_FIRST.match(text):
        union = ":" in text or _UNION_SIGN.search(text)
        votes[_UNION if union and not _PARTY_SIGN.search(text) else _PARTY] += 2
    elif _SLASH_FIRST.match(text):
        votes[_STATE] += 2


def _vote_authority(parts: Parts, votes: Counter[str]) -> None:
    part = parts.one("quyen_han")
    if part is not None:
        slashed = part.text[:3].upper() in ("T/M", "K/T", "T/L")
        votes[_PARTY] += slashed
        votes[_STATE] += not slashed


def _among_state(issuer: str) -> str:
    if _WOMEN.search(issuer):
        return "hoi-lhpn"
    return "doan-the" if _MASS.search(issuer) or _UNION_OFFICE.search(issuer) else "nha-nuoc"
