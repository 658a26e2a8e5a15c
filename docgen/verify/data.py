"""The proof that composing lost nothing: every text of the data stands in its part of the context.

Each field has its part of the page, and within a part the texts follow each other as in the data;
so a text that is lost, cut, moved or doubled is found, not only one that is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.compose.dates import day_long, day_short
from docgen.model import DonVi, Ngay, NoiDung, VanBan
from docgen.model.base import Noun
from docgen.notation import split_places
from docgen.problems import Place, Problem
from docgen.the_thuc.fields import FIELDS, Leaf, Shape
from docgen.tieng_viet.text import lower_first, upper
from docgen.verify.body import GAP, block_count, tree_lines

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
_UNPRINTED = frozenset({"nhom", "liet_ke", "so_ban", "huong", "don_vi", "ma", "tong_hop"})
# What compose may put in place of these: list marks, the word of the line, an end mark.
_OPENING = re.compile(
    r"^(?:[-–•]\s+)?(?:lưu\s*:?\s*|[\"“]?v/v\s*:?\s*|[\"“]?về việc\s+|căn cứ\s+)?", re.IGNORECASE
)
_CLOSING = re.compile(r"[\"”]?(?:\./\.|[.;,])?$")
_ABOVE = ("Như trên", "như trên", "Như kính gửi")  # goes first, wherever it was typed
_ANY_ORDER = frozenset({"ky"})  # the lead signs first, whatever the order of the data


def verify_data(
    van_ban: VanBan, issuers: tuple[DonVi, ...], context: Mapping[str, Any], place: Place
) -> list[Problem]:
    """Return a problem of code `D-MATCHU` for each text of the data that its part does not hold.

    A text is there unchanged, but for the listed ways: capitals, the form of a date, list marks
    and end marks, places filled in, the first letter of a sentence that goes on.
    """
    problems = [_lost(field, piece, place) for field, piece in _missing(van_ban, context)]
    problems += [_lost("don_vi", line, place) for line in _unnamed(issuers, context)]
    wanted = block_count(van_ban.noi_dung) + bool(van_ban.mo_dau)
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


def _missing(van_ban: VanBan, context: Mapping[str, Any]) -> Iterator[tuple[str, str | Ngay]]:
    for name, parts in _PARTS.items():
        texts = ["\n".join(_printed(FIELDS[part], context[part])) for part in parts]
        cursor = [0] * len(texts)
        for field, piece in _wanted(name, getattr(van_ban, name), van_ban):
            if not _found(name, piece, texts, cursor):
                yield field, piece


def _found(name: str, piece: str | Ngay, texts: list[str], cursor: list[int]) -> bool:
    """Whether a piece stands behind the last one found in its part; the cursor moves there.

    Of its forms the one that ends first counts: so a text that could stand in order always does.
    """
    free = name in _ANY_ORDER or piece in _ABOVE
    for index, text in enumerate(texts):
        start = 0 if free else cursor[index]
        places = ((text.find(form, start), form) for form in _forms(name, piece))
        ends = [at + len(form) for at, form in places if at >= 0]
        if ends:
            cursor[index] = cursor[index] if free else min(ends)
            return True
    return False


def _forms(name: str, piece: str | Ngay) -> Iterator[str]:
    if isinstance(piece, Ngay):
        yield from (day_short(piece), day_long(piece))
        return
    yield piece
    yield lower_first(piece)
    if name in ("ky", "phu_luc", "luu_hanh"):
        yield upper(piece)


def _wanted(name: str, value: Any, van_ban: VanBan) -> Iterator[tuple[str, str | Ngay]]:
    if name in ("nhiem_vu", "chi_tieu"):
        trees = [van_ban.noi_dung, *(item.noi_dung for item in van_ban.phu_luc)]
        inserted = (block for tree in trees for block in tree.walk())
        if name not in {getattr(block, "ten", None) for block in inserted}:
            return
    for field, leaf in _leaves(name, value):
        yield from ((field, piece) for piece in _pieces(field, leaf))


def _leaves(field: str, value: Any) -> Iterator[tuple[str, str | Ngay]]:
    """Yield every printed text below a field; a tree as its lines."""
    if isinstance(value, str | Ngay):
        yield field, value
    elif isinstance(value, NoiDung):
        yield from ((field, line) for line in tree_lines(value))
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(field, item)
    elif isinstance(value, Noun):
        for name in type(value).model_fields:
            if name not in _UNPRINTED:
                yield from _leaves(f"{field}.{name}", getattr(value, name))


def _pieces(field: str, value: str | Ngay) -> Iterator[str | Ngay]:
    """Yield what must be found of a leaf: the letters between its places, without its edges."""
    if isinstance(value, Ngay):
        yield value
        return
    whole = value
    if not field.endswith("noi_dung") or field.startswith("nhiem_vu"):
        parts = split_places(value)
        whole = "".join(part if isinstance(part, str) else GAP for part in parts)
        whole = _OPENING.sub("", whole.strip(), count=1)
    trimmed = (_CLOSING.sub("", part.strip(), count=1).strip() for part in whole.split(GAP))
    yield from (piece for piece in trimmed if piece)


def _unnamed(issuers: tuple[DonVi, ...], context: Mapping[str, Any]) -> Iterator[str]:
    """Yield the issuing lines of the registry that the head does not print."""
    head = upper(" ".join([*context["co_quan_chu_quan"], *context["co_quan_ban_hanh"]]))
    lines = [*issuers[0].co_quan_chu_quan]
    lines += [line for issuer in issuers for line in issuer.co_quan_ban_hanh]
    yield from (line for line in lines if upper(line) not in head)


def _printed(shape: Shape, value: Any) -> Iterator[str]:
    """Yield the texts of a context; the spans of one line stand together."""
    if shape is Leaf.CHU:
        yield value
    elif isinstance(shape, list):
        parts = [text for item in value for text in _printed(shape[0], item)]
        spans = isinstance(shape[0], dict) and "dam" in shape[0]
        yield from ["".join(parts)] if spans else parts
    elif isinstance(shape, dict):
        for key, inner in shape.items():
            if key in value:
                yield from _printed(inner, value[key])


_REPORT = "đây là lỗi của docgen: báo lại kèm tệp dữ liệu"


def _lost(field: str, piece: str | Ngay, place: Place) -> Problem:
    shown = piece.iso if isinstance(piece, Ngay) else piece[:60]
    message = f"Chữ «{shown}» của «{field}» không có trong văn bản hoặc không đúng chỗ."
    return Problem("D-MATCHU", message, place, _REPORT)
