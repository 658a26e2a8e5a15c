"""The proof that composing lost nothing: every text of the data stands in its part of the context.

Each field has its part of the page, and within a part the texts follow each other as in the data;
so a text that is lost, cut, moved or doubled is found, not only one that is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.compose.kept import Kept
from docgen.model import DonVi, VanBan
from docgen.problems import Place, Problem
from docgen.tieng_viet.text import upper
from docgen.verify.body import block_count
from docgen.verify.leaves import STRUCTURED, Leaf, inserted, leaves, lost
from docgen.verify.printed import PrintedParts
from docgen.verify.proof import Proof

# Where the texts of a field are printed, in this order of search.
_PARTS: dict[str, tuple[str, ...]] = {
    "dia_danh": ("dia_danh_ngay",),
    "ky_hieu": ("so_ky_hieu",),
    "trich_yeu": ("trich_yeu",),
    "luu_hanh": ("luu_hanh",),
    "du_thao": ("du_thao",),
    "kinh_gui": ("kinh_gui",),
    "dong_kinh_gui": ("kinh_gui",),
    "can_cu": ("can_cu", "noi_dung"),
    "mo_dau": ("noi_dung",),
    "noi_dung": ("noi_dung",),
    "noi_nhan": ("noi_nhan",),
    "luu": ("noi_nhan",),
    "ky": ("ky", "ky_hang"),
    "lien_he": ("lien_he",),
    "nguoi_soan": ("nguoi_soan",),
    "phu_luc": ("phu_luc",),
    "nhiem_vu": ("noi_dung", "phu_luc"),
    "chi_tieu": ("noi_dung", "phu_luc"),
}
_FIRST = ("can_cu", "mo_dau")  # what may stand in the opening paragraph


def verify_data(
    van_ban: VanBan,
    issuers: tuple[DonVi, ...],
    context: Mapping[str, Any],
    place: Place,
    kept: Kept | None = None,
) -> list[Problem]:
    """Return a problem of code `D-MATCHU` for each text of the data that its part does not hold.

    A text is there unchanged, but for the listed ways: capitals, the form of a date, list marks
    and end marks, places filled in, the first letter of a sentence that goes on. With the `kept`
    that the context was composed with, its blocks are proven once; the verdict is the same.
    """
    parts = PrintedParts(context)
    proof = Proof(kept, van_ban, parts) if kept is not None else None
    problems = [
        _lost(leaf.field, leaf.piece, place)
        for name, where in _PARTS.items()
        for leaf in _missing(name, where, van_ban, parts, proof)
    ]
    problems += [_lost("don_vi", line, place) for line in _unnamed(issuers, context)]
    wanted = proof.blocks_wanted() if proof else block_count(van_ban.noi_dung)
    wanted += bool(van_ban.mo_dau)
    found = len(context["noi_dung"])
    # A closing mark after a table is a paragraph of its own.
    if not wanted <= found <= wanted + 1:
        message = f"Nội dung có {wanted} đoạn mà văn bản in {found} đoạn."
        problems.append(Problem("D-MATCHU", message, place, _REPORT))
    number = re.search(r"[0-9]+", context["so_ky_hieu"]) if van_ban.so else None
    if van_ban.so and (number is None or int(number[0]) != van_ban.so):
        problems.append(_lost("so", str(van_ban.so), place))
    if van_ban.khan and not context["khan"]:
        problems.append(_lost("khan", van_ban.khan, place))
    return problems


def _missing(
    name: str, where: tuple[str, ...], van_ban: VanBan, parts: PrintedParts, proof: Proof | None
) -> list[Leaf]:
    """Return the texts of a field that its parts of the page do not hold in their order."""
    value = getattr(van_ban, name)
    if not value or (proof and proof.shows(name)):
        return []
    if name in STRUCTURED and name not in inserted(van_ban):
        return []
    wanted = proof.leaves(name, value) if proof else tuple(leaves(name, value))
    if proof and name in _FIRST and not lost(wanted, proof.openings(where)):
        return []
    return lost(wanted, [parts.text(part) for part in where])


def _unnamed(issuers: tuple[DonVi, ...], context: Mapping[str, Any]) -> Iterator[str]:
    """Yield the issuing lines of the registry that the head does not print."""
    head = upper(" ".join([*context["co_quan_chu_quan"], *context["co_quan_ban_hanh"]]))
    lines = [*issuers[0].co_quan_chu_quan]
    lines += [line for issuer in issuers for line in issuer.co_quan_ban_hanh]
    yield from (line for line in lines if upper(line) not in head)


_REPORT = "đây là lỗi của docgen: báo lại kèm tệp dữ liệu"


def _lost(field: str, piece: str, place: Place) -> Problem:
    message = f"Chữ «{piece[:60]}» của «{field}» không có trong văn bản hoặc không đúng chỗ."
    return Problem("D-MATCHU", message, place, _REPORT)
