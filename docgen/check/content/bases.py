"""Bases against the document's own day, against the workspace, and as they are typed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from docgen.check.content.bodies import is_body
from docgen.check.content.model import Content
from docgen.model import CanCu, VanBan
from docgen.problems import Level, Problem
from docgen.tieng_viet.dates import short
from docgen.tieng_viet.text import fold

# Cited by name only (NĐ 30/2020, Phụ lục I, II.6a), or carrying no number of their own.
_UNNUMBERED = re.compile(
    r"^(hien_phap|bo_luat|luat|phap_lenh|dieu_le|cong_van|thu|y_kien|thong_tin|bien_ban)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:19|20)\d\d\b)?")
_ABOUT = re.compile(r"^(?:v/v|về việc|về)\s+", re.IGNORECASE)


def basis_findings(content: Content) -> Iterator[Problem]:
    """Yield bases dated after the document, without number or day, or replaced by newer ones."""
    van_ban = content.van_ban
    if van_ban is None:
        return
    for at, basis in enumerate(van_ban.can_cu):
        if basis.cau is None:
            yield from _later(content, van_ban, basis, f"can_cu.{at}")
            yield from _blank(content, basis, f"can_cu.{at}")
            yield from _older(content, van_ban, basis, f"can_cu.{at}")


def _later(content: Content, van_ban: VanBan, basis: CanCu, path: str) -> Iterator[Problem]:
    day = van_ban.ngay.last_day if van_ban.ngay else None
    if day is None or basis.ngay is None or basis.ngay.first_day <= day:
        return
    yield Problem(
        "D-CANCUSAU",
        f"Căn cứ {_named(basis)} ký ngày {_shown(basis.ngay.first_day)}, sau ngày của văn bản.",
        content.file.place(f"{path}.ngay"),
        "xem lại ngày của căn cứ hoặc «ngay» của văn bản",
    )


def _blank(content: Content, basis: CanCu, path: str) -> Iterator[Problem]:
    if _UNNUMBERED.match(fold(basis.loai or "")) or (basis.so_ky_hieu and basis.ngay):
        return
    what = " và ".join(
        name for name, known in (("số", basis.so_ky_hieu), ("ngày", basis.ngay)) if not known
    )
    yield Problem(
        "D-CANCUTRONG",
        f"Căn cứ {_named(basis)} chưa có {what}.",
        content.file.place(path),
        "chỉ dẫn căn cứ là văn bản đã ban hành, ghi đủ số và ngày",
        Level.WARNING,
    )


def _older(content: Content, van_ban: VanBan, basis: CanCu, path: str) -> Iterator[Problem]:
    """Yield a basis of which the workspace holds a newer one of the same body and subject."""
    if basis.ngay is None or not basis.trich_yeu or van_ban.ngay is None:
        return
    first, last_day, kind = basis.ngay.first_day, van_ban.ngay.last_day, fold(basis.loai or "")
    newer = [
        one
        for one in content.series
        if one.loai == kind
        and one.so
        and one.ngay
        and one.ngay.is_full
        and first < one.ngay.first_day <= last_day
        and _subject(basis.trich_yeu) == _subject(one.trich_yeu)
        and _same_body(content, basis, one)
    ]
    if newer:
        last = max(newer, key=lambda one: one.ngay.first_day if one.ngay else datetime.date.min)
        assert last.ngay is not None
        yield Problem(
            "D-CANCUCU",
            f"Căn cứ {_named(basis)} đã có văn bản mới hơn cùng nội dung, ngày"
            f" {_shown(last.ngay.first_day)}: «{last.trich_yeu[:80]}».",
            content.file.place(path),
            "chỉ dẫn văn bản mới nhất, hoặc cả hai nếu văn bản cũ còn hiệu lực",
            Level.WARNING,
        )


def _same_body(content: Content, basis: CanCu, other: VanBan) -> bool:
    if content.registry is None or not basis.co_quan:
        return False
    unit = content.registry.get(other.don_vi[0])
    day = other.ngay.last_day if other.ngay else None
    return unit is not None and is_body(basis.co_quan, unit.on(day))


def _subject(text: str) -> str:
    """Return a subject without its years, so that the plans of two years are one series."""
    return fold(_YEAR.sub(" ", _ABOUT.sub("", text)))


def _named(basis: CanCu) -> str:
    return f"«{' số '.join(part for part in (basis.loai, basis.so_ky_hieu) if part)}»"


def _shown(day: datetime.date) -> str:
    return short(day.day, day.month, day.year)
