"""The names on the left of the head: which is the agency above, which one issues the document."""

from __future__ import annotations

import re

from docgen.check.finder.pieces import Piece

# The words that the name of an office begins with; another word carries the line above on.
_OFFICE = re.compile(
    r"^(?:uy_ban|ubnd|ubmttq|ub_mttq|mat_tran|mttq|hoi(?!_nhap)|hdnd|dang|doan|bch|btv|bcd|ban|so|bo"
    r"|phong|truong|cong|tong|lien_doan|ldld|chi_(?:bo|doan|cuc|nhanh)|lien_chi|phan_doan|tinh_(?:uy"
    r"|doan)|huyen_(?:uy|doan)|thanh_(?:uy|doan)|quan_(?:uy|doan)|xa_doan|phuong_doan|van_phong"
    r"|trung_tam|cuc|vien|benh_vien|khoa|to_(?!chuc)|tieu_ban|dai_hoi|nha_|quy|tram|kho_bac|toa_an"
    r"|hoc_vien|hiep_hoi|cau_lac_bo|clb|chinh_phu|quoc_hoi|thu_tuong|chu_tich|thanh_tra|vksnd|tand"
    r"|nhnn|ngan_hang|dtn|ubkt|vpdk|vpub)(?:_|$)"
)
_LEVELS = (
    (3, re.compile(r"(?:^|_)(?:tinh|trung_uong|viet_nam|thanh_pho|tp)(?:_|$)")),
    (2, re.compile(r"(?:^|_)(?:huyen|quan|thi_xa)(?:_|$)")),
    (1, re.compile(r"(?:^|_)(?:xa|phuong|thi_tran|dac_khu|ap|khu_pho|thon)(?:_|$)")),
)
_PROVINCE = re.compile(r"(?:^|_)(?:tinh|thanh_pho)_")
_NEVER_ISSUES = "dang_bo_"  # a party organisation is led, and signed for, by its committee
_OPEN = ("-", "–", ",", "&")


def issuer_roles(names: list[Piece], place: str) -> list[str]:
    """Return the role of each line of the left block: the last name issues the document.

    Two signs tell the agency above from a second line of the same name: the word that a line
    begins with, and its weight. `place`, folded, is where the document was made: a provincial
    name that is neither bold nor of that place alone stands above an issuer that is missing.
    """
    groups = _groups(names)
    above = _above(groups)
    if len(groups) == 1 and _only_above(groups[0], place):
        above = len(groups)
    return [
        "co_quan_chu_quan" if at < above else "co_quan_ban_hanh"
        for at, group in enumerate(groups)
        for _ in group
    ]


def _only_above(group: list[Piece], place: str) -> bool:
    key = "_".join(name.key for name in group)
    if key.startswith(_NEVER_ISSUES):
        return True
    bold = any(name.bold for name in group)
    return bool(place) and not bold and bool(_PROVINCE.search(key)) and place not in key


def _groups(names: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for name in names:
        if groups and _carries_on(groups[-1], name):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _carries_on(group: list[Piece], name: Piece) -> bool:
    last = group[-1]
    if last.text.endswith(_OPEN) or last.key.endswith("_va"):
        return True
    if name.text.startswith(("-", "–", "(")):
        return True
    if _OFFICE.match(name.key):
        return False
    return last.bold or not name.bold


def _above(groups: list[list[Piece]]) -> int:
    """Return how many of the groups are agencies above the issuing one."""
    last = len(groups) - 1
    weights = [any(name.bold for name in group) for group in groups]
    if weights[-1] and not all(weights):
        # What is not bold stands above; bold names side by side issue together.
        return max(at for at, bold in enumerate(weights) if not bold) + 1
    levels = [_level(group) for group in groups]
    while last and levels[last - 1] == levels[last] and levels[last]:
        last -= 1
    return last


def _level(group: list[Piece]) -> int:
    key = "_".join(name.key for name in group)
    return min((level for level, pattern in _LEVELS if pattern.search(key)), default=0)
