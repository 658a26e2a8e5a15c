"""The signs by which a component is known: its words, roughly; its form; where it stands."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from docgen.tieng_viet.text import fold

QUOC_HIEU = "cong_hoa_xa_hoi_chu_nghia_viet_nam"
TIEU_NGU = "doc_lap_tu_do_hanh_phuc"
PARTY_TITLE = "dang_cong_san_viet_nam"
UNION_TITLE = "doan_tncs_ho_chi_minh"
_UNION_LONG = "doan_thanh_nien_cong_san_ho_chi_minh"
_CLOSE = 0.84

NUMBER = re.compile(
    r"^s[ốoô]\s*[:.]?\s*[\d.…_\s]{0,14}[^\s\w]?\s*[/\-–—]\s*[^\W\d_]", re.IGNORECASE
)
PLAIN_NUMBER = re.compile(r"^s[ốoô]\s*:\s*\S{0,30}$", re.IGNORECASE)
DATE_WORDS = re.compile(
    r"ng[àa]y[\s\d.…_]{0,14}th[áa]ng[\s\d.…_]{0,14}n[ăa]m[\s\d.…_]{0,14}$", re.IGNORECASE
)
DATE_FIGURES = re.compile(
    r"^[^,]{2,40},\s*(?:ngày\s*)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}\.?$", re.IGNORECASE
)
SUBJECT = re.compile(r"^[\"“”']?\s*(?:v\s*/\s*v|về việc)\b", re.IGNORECASE)
ADDRESSEES = re.compile(r"^(?:đồng\s+)?kính\s+(?:gửi|gởi|trình)\b", re.IGNORECASE)
AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ)\s*[./]?\s+\S", re.IGNORECASE)
BASIS = re.compile(r"^[-–•]?\s*(?:căn cứ|theo đề nghị|xét đề nghị|thực hiện)\b", re.IGNORECASE)
APPENDIX = re.compile(r"^phụ\s+lục(?:\s+(?:số\s+)?([IVXLC]+|\d+))?\s*[:.]?$", re.IGNORECASE)
GUIDE = re.compile(r"^\(\s*(?:ban hành )?kèm theo", re.IGNORECASE)
DASHES = re.compile(r"^[-–—_=─]{3,}$|^\*(?:\s*\*)*$")
_SEPARATED = re.compile(r"\t+|\s{5,}")


@lru_cache(maxsize=4096)
def is_like(text: str, wanted: str) -> bool:
    """Whether a text is, give or take a few letters, the wanted one (given folded)."""
    found = fold(text)
    if found == wanted:
        return True
    if not found or not 0.6 < len(found) / len(wanted) < 1.6:
        return False
    return SequenceMatcher(None, found, wanted, autojunk=False).ratio() >= _CLOSE


def title_of(text: str) -> str:
    """Return which title of the top right block a text is: a role name, or an empty string."""
    if is_like(text, QUOC_HIEU):
        return "quoc_hieu"
    if is_like(text, TIEU_NGU):
        return "tieu_ngu"
    if any(is_like(text, one) for one in (PARTY_TITLE, UNION_TITLE, _UNION_LONG)):
        return "tieu_de"
    return ""


def segments(raw: str) -> list[tuple[int, int]]:
    """Return the stretches of a line that tabs or long gaps part from each other."""
    found, start = [], 0
    for gap in [*_SEPARATED.finditer(raw), None]:
        end = gap.start() if gap else len(raw)
        if raw[start:end].strip():
            found.append((start, end))
        start = gap.end() if gap else end
    return found
