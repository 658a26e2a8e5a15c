"""The signs by which a component is known: its words, roughly, and its form."""

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
_TITLES = (
    (QUOC_HIEU, "quoc_hieu"),
    (TIEU_NGU, "tieu_ngu"),
    (PARTY_TITLE, "tieu_de"),
    (UNION_TITLE, "tieu_de"),
    (_UNION_LONG, "tieu_de"),
)
# Of ten letters at most one or two may be wrong: closer names are other words.
_CLOSE = 0.84
_NEARLY = 0.75
_SHORT = 90  # letters; a line of the head or of the ending is never longer

# `Số` with its mark, or without it where a colon, a figure or a gap follows: SỞ is an office.
_NUMBER_WORD = r"(?:s[ốồổộ]|s[oôó](?=\s*[:.;…\d/]|\s{3,}))"
NUMBER = re.compile(
    rf"^{_NUMBER_WORD}\s*[:;.]?\s*(?:[\d.…_\s]{{0,30}}[^\s\w]?\s*[/\-–—]\s*[^\W\d_].{{0,40}}"
    r"|[\d.…_][\d.…_\s]{0,30}.{0,30}|[^\W\d_]{1,4}\s*[/\-–—].{0,30})?$"
    rf"|^{_NUMBER_WORD}\s*[:;].{{0,30}}$",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(
    r"^[\d.…_ ]{0,12}\s*[/\-–—]\s*[A-ZĐ][A-Za-zĐđ]{0,5}\s*[/\-–—]\s*[A-ZĐƯ].{0,25}$"
)
_GAP = r"[\s\d.…_]{0,16}"
DATE_WORDS = re.compile(
    rf"\bng[àaá]y{_GAP}th[áaà]ng{_GAP}(?:n[ăaâ]m{_GAP})?$|\bth[áaà]ng{_GAP}n[ăaâ]m{_GAP}$"
    rf"|\bng[àaá]y{_GAP}n[ăaâ]m{_GAP}$",
    re.IGNORECASE,
)
DATE_FIGURES = re.compile(
    r"^\D{2,40}[,\s]\s*(?:ng[àa]y\s*)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}\W*$",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"^[\"“”'«(]?\s*(?:v\s*[/.]\s*v|về việc|ve viec)\b", re.IGNORECASE)
ADDRESSEES = re.compile(
    r"^(?:đồng\s+|dong\s+)?k[íi]nh\s+(?:g[ửưu][ỉi]|g[ởơ]i|tr[ìi]nh)\b\s*(?::|$|\S)", re.IGNORECASE
)
AUTHORITY = re.compile(
    r"^(?:[TK]/[MTL]\s*|(?:T[./]?M|K[./]?T|T[./]?L|T\.?U\.?Q|Q)(?:\s*[.:/]\s*|\s+))(?=[^\W\d_])",
    re.IGNORECASE,
)
BASIS = re.compile(
    r"^[-–•+]?\s*(?:căn cứ|can cu|căn cư|cân cứ|theo đề nghị|xét đề nghị|xét tờ trình"
    r"|xét thấy|thực hiện|thi hành)\b",
    re.IGNORECASE,
)
APPENDIX = re.compile(
    r"^ph[ụu]\s+l[ụu]c(?:\s+(?:số\s+)?(?P<so>[IVXLC]{1,7}|\d{1,3}|[A-Z]))?(?P<het>\s*[:.\-–]?\s*$"
    r"|\s*[:.\-–]\s*(?P<ten>\S.*)$)",
    re.IGNORECASE,
)
GUIDE = re.compile(r"^[(\[]\s*(?:ban h[àa]nh\s+)?(?:[đd][íi]nh\s+)?k[èe]m\b", re.IGNORECASE)
DASHES = re.compile(
    r"^[-–—_=─¯~.]{3,}$|^\*(?:\s*\*)*$|^(?:-\s?){3,}$|^o0o$|^-+o0o-+$", re.IGNORECASE
)
LABEL = re.compile(r"^\W{0,3}n[ơoờởôò]i\s+nh[ậaâạăn]{1,2}n?\b\s*[:;.]?", re.IGNORECASE)
KEEP = re.compile(r"^[-–•+*\s]*l[ưu]u\b", re.IGNORECASE)
DASHED = re.compile(r"^[-–—•+*]\s*\S")
COPY = re.compile(
    r"^(?:bản sao|sao y|sao lục|trích sao|sao nguyên văn|sao lưu)(?:\s.{0,60})?$", re.IGNORECASE
)
CONTACT = re.compile(
    r"(?:địa chỉ|trụ sở|điện thoại|đt|tel|fax|e-?mail|website)\s*[:.]|\S@[^\s@]+\.\S", re.IGNORECASE
)
_BASES = ("can_cu", "theo_de_nghi", "xet_de_nghi", "xet_to_trinh", "xet_thay")
_DASH_SIGNS = frozenset("-–—_=─¯*")
_CAPITALS = 0.8  # of the letters of a line in capitals, where a few were mistyped
_MARKS = {"hoa_toc", "thuong_khan", "khan", "hoa_toc_hen_gio"}
_SECRETS = {"mat", "toi_mat", "tuyet_mat"}
_CIRCULATION = (
    "xem_xong_tra_lai",
    "luu_hanh_noi_bo",
    "tai_lieu_hoi_nghi",
    "tai_lieu_thu_hoi",
    "khong_pho_bien",
)
_DRAFT = re.compile(r"^[(\[\"“]?\s*d[ựưu]\s*th[ảao]{1,2}\b.{0,40}$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_like(text: str, wanted: str, close: float = _CLOSE) -> bool:
    """Whether a text is, give or take a few letters, the wanted one (given folded)."""
    found = fold(text)
    if found == wanted:
        return True
    found, wanted = found.replace("_", ""), wanted.replace("_", "")
    if found == wanted:
        return True
    if not found or not 0.6 < len(found) / len(wanted) < 1.6:
        return False
    return SequenceMatcher(None, found, wanted, autojunk=False).ratio() >= close


def title_of(text: str) -> str:
    """Return which title of the top right block a text is: a role name, or an empty string."""
    if not 12 < len(text) < _SHORT:
        return ""
    return next((role for wanted, role in _TITLES if is_like(text, wanted)), "")


def number_like(text: str) -> bool:
    """Whether a text has the form of a document number, blank or written."""
    return len(text) < 60 and bool(NUMBER.match(text))


def date_like(text: str) -> bool:
    """Whether a text is a place with a date, blank or written, in words or in figures."""
    if len(text) >= _SHORT or text.startswith(("(", "[")):
        return False
    return bool(DATE_WORDS.search(text) or DATE_FIGURES.match(text))


def mark_of(text: str, key: str) -> str:
    """Return which stamped mark a text is: `khan`, `luu_hanh`, `du_thao`, `mat`, or none."""
    if key in _MARKS:
        return "khan"
    if key in _SECRETS and text.isupper():
        return "mat"
    if len(text) < _SHORT and key.startswith(_CIRCULATION):
        return "luu_hanh"
    return "du_thao" if _DRAFT.match(text) else ""


def is_authority(text: str) -> bool:
    """Whether a text begins with `TM.`, `KT.`, `T/L` … as an authority line does."""
    return len(text) < _SHORT and bool(AUTHORITY.match(text))


def is_dashes(text: str) -> bool:
    """Whether a text is nothing but a separator: dashes, underscores, stars."""
    if DASHES.match(text):
        return True
    dashes = sum(char in _DASH_SIGNS for char in text)
    return len(text) < _SHORT and dashes * 2 > len(text) and (dashes > 3 or "*" in text)


def in_capitals(text: str) -> bool:
    """Whether a text is in capitals, give or take a slip of the keys."""
    if text.isupper():
        return True
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) > 4 and capitals >= _CAPITALS * len(letters)


def is_appendix(text: str) -> bool:
    """Whether a text is the label of an appendix: `Phụ lục`, `PHỤ LỤC I: TÊN`, mistyped too."""
    if APPENDIX.match(text):
        return True
    return 4 < len(text) < 12 and text[:1] in "Pp" and is_like(text, "phu_luc")


def is_basis(text: str) -> bool:
    """Whether a text begins as a basis does, in whatever marks."""
    return bool(BASIS.match(text)) or fold(text[:24]).startswith(_BASES)


def is_mistyped_basis(text: str) -> bool:
    """Whether a text begins nearly as a basis does: below another basis that is enough."""
    words = fold(text[:30]).split("_")
    begin = ("".join(words[:2]), "".join(words[:3]))
    wanted = ("cancu", "theodenghi")
    return any(
        SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY
        for one, other in zip(begin, wanted, strict=True)
    )
