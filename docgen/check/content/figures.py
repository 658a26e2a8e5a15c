"""Figures of the indicators: the parts of a sum are never more than the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.check.content.model import Content
from docgen.model.van_ban import ChiTieu
from docgen.problems import Level, Problem

_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$")
_FIELDS = {"muc_tieu": "mục tiêu", "ket_qua": "kết quả"}


def figure_findings(content: Content) -> Iterator[Problem]:
    """Yield indicators whose parts (`1.1`, `1.2` below `1`) add up to more than the whole."""
    van_ban = content.van_ban
    if van_ban is None:
        return
    below: dict[str, list[ChiTieu]] = {}
    for one in van_ban.chi_tieu:
        above, dot, _ = one.ma.rpartition(".")
        if dot:
            below.setdefault(above, []).append(one)
    for at, whole in enumerate(van_ban.chi_tieu):
        parts = [
            one
            for one in below.get(whole.ma, ())
            if one.tong_hop == whole.tong_hop == "cong" and one.don_vi_tinh == whole.don_vi_tinh
        ]
        for field, noun in _FIELDS.items():
            yield from _exceeded(content, whole, parts, f"chi_tieu.{at}.{field}", noun)


def _exceeded(
    content: Content, whole: ChiTieu, parts: list[ChiTieu], path: str, noun: str
) -> Iterator[Problem]:
    field = path.rpartition(".")[2]
    total = _number(getattr(whole, field))
    numbers = [_number(getattr(one, field)) for one in parts]
    known = [one for one in numbers if one is not None]
    if total is None or len(known) < 2 or sum(known) <= total:
        return
    yield Problem(
        "D-CONG",
        f"Tổng {noun} của các chỉ tiêu con của «{whole.ten}» là {_shown(sum(known, Decimal(0)))},"
        f" nhiều hơn {noun} chung {_shown(total)}.",
        content.file.place(path),
        "tính lại tổng, hoặc xem lại mã chỉ tiêu",
        Level.WARNING,
    )


def _number(written: str | None) -> Decimal | None:
    """Return a number as offices write it: `1.200`, `66,7`; None for any other text."""
    text = (written or "").strip()
    if not _NUMBER.match(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def _shown(value: Decimal) -> str:
    whole, _, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
