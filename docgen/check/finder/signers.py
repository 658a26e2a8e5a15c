"""Signature blocks: authority, posts and name, by their words, their look and their order."""

from __future__ import annotations

import re
from dataclasses import replace

from docgen.check.finder.pieces import Piece
from docgen.check.finder.signs import in_capitals, is_authority, is_dashes
from docgen.check.parts import Signature
from docgen.tieng_viet.text import fold

_POST = re.compile(
    r"^(?:pho_|quyen_|uy_vien_)?(?:chu_tich|bi_thu|giam_doc|tong_giam_doc|truong|hieu_truong|chanh"
    r"|cuc_truong|vu_truong|bo_truong|thu_truong|thu_tuong|tong_bi_thu|tong_thu_ky|chu_nhiem"
    r"|vien_truong|thu_ky|chu_toa|chu_tri|nguoi_(?:ghi|lap|chu_tri)|to_truong|doi_truong|tong_cuc"
    r"|uy_vien|ke_toan|thu_quy|dai_dien|chi_huy|ban_|thuong_truc|chi_cuc_truong|hoi_truong"
    r"|chi_huy_truong|quan_ly|thanh_vien)"
)
_BLANKS = re.compile(r"[.…_]{3,}")
_DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TS|TSKH|ThS|BS|CN|KS|CKI{1,2}|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư"
    r"|LS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thiếu tướng|Ông|Bà|Đ/c|Đồng chí)\b[. ,]*)+",
    re.IGNORECASE,
)
_FAMILIES = frozenset(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan mai lam
    to dao truong luong cao ha ta luu thai chau quach la tong tieu vuong ton kieu van ba nong ma lo
    vi giang lu mac au kim thach son danh y h k ro phung khuong nghiem bach tang chu cu diep doi
    ong tu ninh quan han hua phuong hong dam lai vang sung
    """.split()  # noqa: SIM905 (a hundred quoted words would fill the page)
)
_SIGNED = re.compile(
    r"^(?:da_ky|ky_|chu_ky|dau|ky$|nguoi_ky|signature|ky_boi|ngay_ky|xac_nhan|dong_dau|ho_va_ten|ho_ten"
    r"|ghi_chu)"
)
_LISTS = ("danh_sach", "danh_muc")  # titles of what is attached; Danh is a family name too
_FEWEST, _MOST = 2, 7  # syllables of a person's name
_LONGEST = 90  # letters of a line of a signature block


def is_post(piece: Piece) -> bool:
    """Whether a stretch reads as a post in capitals."""
    return len(piece.text) < _LONGEST and in_capitals(piece.text) and bool(_POST.match(piece.key))


def names_post(key: str) -> bool:
    """Whether a folded text begins like a post."""
    return bool(_POST.match(key))


def is_name(piece: Piece) -> bool:
    """Whether a stretch reads as a person's name."""
    text = _DEGREE.sub("", piece.text).strip()
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or any(
        char.isdigit() or char in ":;/,(" for char in text
    ):
        return False
    first = _family(text)
    if in_capitals(text):
        listed = piece.key.startswith(_LISTS)
        return first in _FAMILIES and not names_post(piece.key) and not listed
    capital = all(word[:1].isupper() for word in words)
    return capital and (first in _FAMILIES or not names_post(piece.key))


def _family(text: str) -> str:
    return fold(text).split("_")[0]


def begins_block(piece: Piece) -> bool:
    """Whether a stretch begins a signature block: an authority line or a post in capitals."""
    return is_authority(piece.text) and not piece.text.islower() or is_post(piece)


def signatures_of(columns: list[list[Piece]]) -> tuple[Signature, ...]:
    """Return the signature blocks of columns of stretches, each from top to bottom."""
    found = []
    for column in columns:
        for block in _blocks([one for one in column if one.text and not is_dashes(one.text)]):
            signature = _signature(block)
            if signature:
                found.append(signature)
    return tuple(_joined(found))


def _joined(found: list[Signature]) -> list[Signature]:
    """Put a name that stands alone, below the table of its post, to the one block without one."""
    open_blocks = [one for one in found if one.name is None]
    names = [one for one in found if not one.authority and not one.posts]
    if len(open_blocks) != 1 or len(names) != 1:
        return found
    block, name = open_blocks[0], names[0]
    whole = replace(block, name=name.name, lines=(*block.lines, *name.lines))
    return [whole if one is block else one for one in found if one is not name]


def _blocks(column: list[Piece]) -> list[list[Piece]]:
    """Part a column where a new authority or post follows a name."""
    blocks: list[list[Piece]] = []
    named = True
    for piece in column:
        if named and begins_block(piece) or not blocks:
            blocks.append([])
            named = False
        blocks[-1].append(piece)
        named = named or is_name(piece)
    return blocks


def _signature(block: list[Piece]) -> Signature | None:
    rest = [one for one in block if not _is_noise(one)]
    name = _name_at(rest)
    above = rest[:name] if name >= 0 else rest
    roles = _roles(above)
    authority = tuple(
        one.named("quyen_han")
        for one, role in zip(above, roles, strict=True)
        if role == "quyen_han"
    )
    posts = tuple(
        one.named("chuc_vu") for one, role in zip(above, roles, strict=True) if role == "chuc_vu"
    )
    if not authority and not posts and (name < 0 or not rest[name].bold):
        return None
    lines = tuple(dict.fromkeys(one.line for one in block))
    signer = rest[name].named("ho_ten") if name >= 0 else None
    return Signature(authority, posts, signer, lines)


def _is_noise(piece: Piece) -> bool:
    """Whether a stretch only tells that the paper is signed or sealed, or leaves room for it."""
    text = piece.text
    return bool(
        text[:1] in "([<" or _SIGNED.match(piece.key) or _BLANKS.search(text) or not piece.key
    )


def _name_at(rest: list[Piece]) -> int:
    """Return the place of the name: the last line that reads as one, else the last below a post."""
    named = [at for at, one in enumerate(rest) if is_name(one) and not is_authority(one.text)]
    if named:
        return named[-1]
    last = len(rest) - 1
    if last < 1 or in_capitals(rest[last].text) or names_post(rest[last].key):
        return -1
    digits = any(char.isdigit() for char in rest[last].text)
    return -1 if digits or len(rest[last].text) > _LONGEST // 2 else last


def _roles(above: list[Piece]) -> list[str]:
    """Tell authority from post; a second line of the authority carries it on."""
    roles: list[str] = []
    for at, one in enumerate(above):
        carried = bool(roles) and roles[-1] == "quyen_han" and in_capitals(one.text)
        goes_on = carried and not names_post(one.key) and _post_follows(above[at + 1 :])
        if is_authority(one.text) or goes_on:
            roles.append("quyen_han")
        elif in_capitals(one.text) or names_post(one.key) or carried:
            roles.append("chuc_vu")
        else:
            roles.append("chuc_vu" if one.bold and len(one.text) < _LONGEST // 2 else "")
    return roles


def _post_follows(rest: list[Piece]) -> bool:
    return any(names_post(one.key) and in_capitals(one.text) for one in rest)
