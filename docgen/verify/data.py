"""The proof that composing lost nothing: every text of the data stands in its part of the context.

Each field has its part of the page, and within a part the texts follow each other as in the data;
so a text that is lost, cut, moved or doubled is found, not only one that is nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.compose.kept import Kept
from docgen.load.registry import Registry
from docgen.model import DonVi, VanBan
from docgen.problems import Place, Problem
from docgen.verify.body import GAP, block_count
from docgen.verify.filled import Filled, Lost
from docgen.verify.heading import misheaded
from docgen.verify.leaves import STRUCTURED, Leaf, inserted, leaves, lost
from docgen.verify.names import Names, Value
from docgen.verify.printed import PrintedParts
from docgen.verify.proof import Proof
from docgen.verify.recipients import unsent
from docgen.verify.signed import unsigned

# Where the texts of a field are printed, in this order of search.
_PARTS: dict[str, tuple[str, ...]] = {
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
    values: Mapping[str, Value] | None = None,
    registry: Registry | None = None,
) -> list[Problem]:
    """Return a problem of code `D-MATCHU` for each text of the data that its part does not hold.

    A text is there unchanged, but for the listed ways: capitals, the form of a date, list marks
    and end marks, the first letter of a sentence that goes on. Places hold what `values` (the row
    of a batch, `Sources.values`), the issuer of the day or the document says under their name;
    groups of recipients the units that `registry` gives. Without `values` places may hold
    anything, without `registry` groups too. With the `kept` that the context was composed with,
    its blocks are proven once; the verdict is the same.
    """
    if registry is not None:
        day = van_ban.ngay.last_day if van_ban.ngay else None
        issuers = tuple([registry.lookup(key, day) for key in van_ban.don_vi])
    parts = PrintedParts(context)
    proof = Proof(kept, van_ban, parts) if kept is not None else None
    names = Names(van_ban, issuers[0], values, context)
    lost = [
        *_lost_letters(van_ban, parts, proof, registry),
        *misheaded(van_ban, issuers, names, context),
        *unsigned(van_ban, issuers, names, context),
    ]
    if names.are_known:
        lost += Filled(van_ban, names, parts, kept).lost()
    if registry is not None:
        lost += unsent(van_ban, issuers[0], registry, names, context)
    problems = [_lost(field, text.replace(GAP, "…"), place) for field, text in dict.fromkeys(lost)]
    wanted = proof.blocks_wanted() if proof else block_count(van_ban.noi_dung)
    found = _miscounted(wanted + bool(van_ban.mo_dau), len(context["noi_dung"]), place)
    return [*problems, *found]


def _lost_letters(
    van_ban: VanBan, parts: PrintedParts, proof: Proof | None, registry: Registry | None
) -> Iterator[Lost]:
    """Yield the texts between places that their parts do not hold in the order of the data."""
    for name, where in _PARTS.items():
        if name != "noi_nhan" or registry is None:  # else each line is proven with its units
            for leaf in _missing(name, where, van_ban, parts, proof):
                yield leaf.field, leaf.piece
    if van_ban.khan and not parts.context["khan"]:
        yield "khan", van_ban.khan


def _miscounted(wanted: int, found: int, place: Place) -> Iterator[Problem]:
    """Yield a problem where paragraphs or tables are printed that are none of the data's."""
    # A closing mark after a table is a paragraph of its own.
    if not wanted <= found <= wanted + 1:
        message = f"Nội dung có {wanted} đoạn mà văn bản in {found} đoạn."
        yield Problem("D-MATCHU", message, place, _REPORT)


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


_REPORT = "đây là lỗi của docgen: báo lại kèm tệp dữ liệu"


def _lost(field: str, piece: str, place: Place) -> Problem:
    message = f"Chữ «{piece[:60]}» của «{field}» không có trong văn bản hoặc không đúng chỗ."
    return Problem("D-MATCHU", message, place, _REPORT)
