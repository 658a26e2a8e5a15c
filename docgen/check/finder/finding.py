"""Puts the rooms of the finder together: head, title, text, ending, appendices."""

from __future__ import annotations

from docgen.check.finder.appendices import read_appendices, split_appendices
from docgen.check.finder.body import read_body
from docgen.check.finder.dates import date_of
from docgen.check.finder.ending import read_ending, split_ending
from docgen.check.finder.head import read_head
from docgen.check.finder.title import TYPES, read_title
from docgen.check.parts import Part, Parts
from docgen.tieng_viet.text import fold
from docgen.word.looks import Seen

_EXPECTED = {
    "tieu_de_phai": 0.25,
    "co_quan_ban_hanh": 0.15,
    "so_ky_hieu": 0.2,
    "dia_danh_ngay": 0.15,
    "ten": 0.15,
    "noi_nhan_nhan": 0.1,
}


def find_parts(seen: Seen) -> Parts:
    """Return the components of a document; what cannot be recognised is running text."""
    main = list(seen.main)
    main, appendix_lines = split_appendices(main)
    head, kind, rest = read_head(main)
    rest, ending_lines = split_ending(rest)
    title, rest = read_title(rest, is_letter=any(p.role == "trich_yeu_cong_van" for p in head))
    body, headings = read_body(rest, appendix=-1)
    ending, signatures = read_ending(ending_lines)
    appended, appendices, more = read_appendices(appendix_lines)
    numbers = [Part("so_trang", one) for one in seen.lines if "PAGE" in " ".join(one.fields)]
    items = [*head, *title, *body, *ending, *appended, *numbers]
    items.sort(key=lambda part: (part.line.index, part.start))
    named = next((part.text for part in title if part.role == "ten_loai"), "")
    subject = any(part.role == "trich_yeu_cong_van" for part in items)
    return Parts(
        items=tuple(items),
        header=kind,
        loai=TYPES.get(fold(named), ""),
        is_letter=subject and not named,
        date=date_of(next((part for part in items if part.role == "dia_danh_ngay"), None)),
        headings=(*headings, *more),
        appendices=appendices,
        signatures=signatures,
        confidence=_confidence(items),
    )


def _confidence(items: list[Part]) -> float:
    roles = {part.role for part in items}
    roles |= {"tieu_de_phai"} if roles & {"quoc_hieu", "tieu_ngu", "tieu_de"} else set()
    roles |= {"ten"} if roles & {"ten_loai", "trich_yeu_cong_van"} else set()
    return sum(weight for role, weight in _EXPECTED.items() if role in roles)
