"""What each place of a text stands for, read from the sources of a document themselves.

Written apart from the composer on purpose: a value that it took from another unit is found out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from docgen.compose.dates import day_long, day_short
from docgen.model import DonVi, Ngay, VanBan
from docgen.notation import Cho, split_places
from docgen.tieng_viet import dates
from docgen.tieng_viet.numbers import pad
from docgen.tieng_viet.text import lower_first, upper, upper_first
from docgen.verify.body import GAP

Value: TypeAlias = str | Ngay
Parts: TypeAlias = tuple[str | Cho, ...]

_OFFICE = re.compile(r"\s*([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})\s*")
_LABEL = re.compile(r"^Số:? ")
_NUMBER = re.compile(r"^[ 0-9]*[-/]")
_TEXT_FILTERS: dict[str, Callable[[str], str]] = {
    "hoa": upper,
    "hoa_dau": upper_first,
    "thuong_dau": lower_first,
    "hai_so": lambda text: pad(int(text)) if re.fullmatch("[0-9]{1,6}", text) else text,
}
_DATE_FILTERS: dict[str, Callable[[int | None, int | None, int], str]] = {
    "ngay_chu": dates.written,
    "ngay_so": dates.short,
}


class Names:
    """The values of one document: its row first, then its issuer and its own data.

    Without `values` a row may have said anything: then no place is known. A number with its symbol
    and the subject are those of the head, which is proven by itself.
    """

    def __init__(
        self,
        van_ban: VanBan,
        issuer: DonVi,
        values: Mapping[str, Value] | None,
        head: Mapping[str, Any],
    ) -> None:
        self._van_ban, self._issuer, self._values, self._head = van_ban, issuer, values, head
        self._known: dict[str, str] = {}
        self._is_nested = False

    @property
    def are_known(self) -> bool:
        """Whether the values of the row are known, so that places can be proven."""
        return self._values is not None

    def typed(self, text: str, extra: Mapping[str, str] | None = None) -> str:
        """Return the text of a plain field with its places filled in."""
        return self.filled(split_places(text), extra) if "{{" in text else text

    def filled(self, parts: Iterable[str | Cho], extra: Mapping[str, str] | None = None) -> str:
        """Return parts as one text: the value of each place, `GAP` where it is not known.

        `extra` are names that this text alone may use; they win.
        """
        if extra:
            return "".join(
                part
                if isinstance(part, str)
                else self._text(part, extra[part.ten])
                if part.ten in extra
                else self._place(part)
                for part in parts
            )
        return "".join([part if isinstance(part, str) else self._place(part) for part in parts])

    def _place(self, cho: Cho) -> str:
        found = self._known.get(cho.chu)
        if found is None:
            value = None if self._values is None else self._value(cho.ten)
            found = self._known[cho.chu] = GAP if value is None else self._text(cho, value)
        return found

    def _text(self, cho: Cho, value: Value) -> str:
        found: Value | None = value
        for name in cho.loc:
            found = None if found is None else _filtered(name, found)
        if found is None:
            return GAP
        return found if isinstance(found, str) else day_short(found)

    def _value(self, name: str) -> Value | None:
        given = self._values.get(name) if self._values else None
        if given is not None:
            return given
        kind, _, rest = name.partition(".")
        if kind == "don_vi":
            return _of_unit(self._issuer, rest)
        if kind == "bao_cao":
            return self._of_report(rest)
        if kind == "chi_tieu":
            return self._of_target(*rest.rpartition(".")[::2])
        return self._own(name)

    def _own(self, name: str) -> Value | None:
        """Return what the document itself says under a name."""
        van_ban = self._van_ban
        if name == "so":
            return None if van_ban.so is None else str(van_ban.so)
        if name == "ngay":
            return van_ban.ngay
        if name.startswith("thoi_gian") and van_ban.thoi_gian:
            first, last = van_ban.thoi_gian.tu, van_ban.thoi_gian.den
            whole = f"từ ngày {day_short(first)} đến ngày {day_short(last)}"
            said: dict[str, Value] = {"thoi_gian": whole, "thoi_gian.tu": first}
            return (said | {"thoi_gian.den": last}).get(name)
        if name == "dia_danh":
            return self._nested(van_ban.dia_danh or self._issuer.dia_danh)
        if name == "don_vi_soan":
            return self._nested(van_ban.don_vi_soan)
        return self._of_head(name)

    def _of_head(self, name: str) -> Value | None:
        number = _LABEL.sub("", self._head["so_ky_hieu"], count=1)
        if name == "ky_hieu":
            return self._nested(self._van_ban.ky_hieu) or _NUMBER.sub("", number, count=1)
        found: dict[str, Value] = {"so_ky_hieu": number, "trich_yeu": self._head["trich_yeu"]}
        return found.get(name)

    def _of_report(self, rest: str) -> Value | None:
        number, _, field = rest.partition(".")
        reports = self._van_ban.bao_cao
        if not number.isdecimal() or not 1 <= int(number) <= len(reports):
            return None
        report = reports[int(number) - 1]
        return {"han": report.han, "ten": self._nested(report.ten)}.get(field)

    def _of_target(self, code: str, field: str) -> Value | None:
        found = [item for item in self._van_ban.chi_tieu if item.ma == code]
        if not found or field not in ("muc_tieu", "ket_qua", "don_vi_tinh"):
            return None
        return self._nested(getattr(found[-1], field))

    def _nested(self, text: str | None) -> str | None:
        """Return a text that a place names, its own places filled in; they name no such text."""
        if text is None or "{{" not in text:
            return text
        if self._is_nested:
            return None
        inner = Names(self._van_ban, self._issuer, self._values, self._head)
        inner._is_nested = True
        filled = inner.typed(text)
        return None if GAP in filled else filled


def _of_unit(issuer: DonVi, name: str) -> str | None:
    """Return what the registry says of the issuer under `don_vi.…`."""
    if name == "ten_tat":
        return issuer.ten_tat or issuer.ten
    if name in ("co_quan_chu_quan", "co_quan_ban_hanh"):
        return " ".join(getattr(issuer, name))
    if name in ("ten", "dia_danh", "ky_hieu_don_vi"):
        text: str = getattr(issuer, name)
        return text
    return None


def _filtered(name: str, value: Value) -> Value | None:
    if name in _TEXT_FILTERS:
        return _TEXT_FILTERS[name](value if isinstance(value, str) else day_short(value))
    if name not in _DATE_FILTERS:
        return None
    if isinstance(value, Ngay):
        return day_long(value) if name == "ngay_chu" else day_short(value)
    found = _OFFICE.fullmatch(value)
    return _DATE_FILTERS[name](*map(int, found.groups())) if found else None
