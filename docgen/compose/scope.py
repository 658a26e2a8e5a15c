"""The closed list of places and filters, and how a place becomes text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from docgen.compose.dates import DATE_FILTERS, as_date, day_short, period
from docgen.model import DonVi, Ngay, VanBan
from docgen.notation import Cho, split_places
from docgen.problems import Place, Problem, Problems, nearest
from docgen.tieng_viet.numbers import pad
from docgen.tieng_viet.text import fold, lower_first, upper, upper_first

Value = str | Ngay
Locate = Callable[[str, str], Place]

_FIGURE = re.compile(r"[0-9]{1,6}")
_TEXT_FILTERS: dict[str, Callable[[str], str]] = {
    "hoa": upper,
    "hoa_dau": upper_first,
    "thuong_dau": lower_first,
    "hai_so": lambda text: pad(int(text)) if _FIGURE.fullmatch(text) else text,
}
FILTERS = (*_TEXT_FILTERS, *DATE_FILTERS)


@dataclass(slots=True)
class Scope:
    """Where places are looked up: names given from outside first, then the unit and the document.

    `locate(field, needle)` tells where in the file the text of a field holds `needle`.
    """

    values: dict[str, Value]
    locate: Locate
    problems: Problems = field(default_factory=Problems)

    def fill(self, text: str, where: str, extra: Mapping[str, Value] | None = None) -> str:
        """Return `text` with its places filled in; unknown ones stay and are reported."""
        if "{{" not in text:
            return text
        parts = [
            part if isinstance(part, str) else self.value(part, where, extra)
            for part in split_places(text)
        ]
        return "".join(parts)

    def value(self, place: Cho, where: str, extra: Mapping[str, Value] | None = None) -> str:
        """Return the text that one place stands for."""
        given = extra if extra and place.ten in extra else self.values
        value = given.get(place.ten)
        if value is None:
            known = list({**self.values, **(extra or {})})
            self._unknown(
                place, where, f"Không có giá trị nào tên là «{place.ten}».", place.ten, known
            )
            return place.chu
        if value == "":
            message = f"Danh bạ không ghi «{place.ten}» của đơn vị này, chỗ điền sẽ trống."
            hint = "ghi vào danh bạ đơn vị, hoặc bỏ chỗ điền này"
            self.problems.add(Problem("D-CHO", message, self.locate(where, place.chu), hint))
        for name in place.loc:
            value = self._filter(name, value, place, where)
        return value if isinstance(value, str) else day_short(value)

    def _filter(self, name: str, value: Value, place: Cho, where: str) -> Value:
        date = as_date(value) if name in DATE_FILTERS else None
        if date is not None:
            return DATE_FILTERS[name](date)
        if name in _TEXT_FILTERS:
            return _TEXT_FILTERS[name](value if isinstance(value, str) else day_short(value))
        if name in DATE_FILTERS:
            message = f"Bộ lọc «{name}» chỉ dùng cho ngày, còn «{place.ten}» là chữ."
            known = list(_TEXT_FILTERS)
        else:
            message = f"Không có bộ lọc nào tên là «{name}»."
            known = list(FILTERS)
        self._unknown(place, where, message, name, known)
        return value

    def _unknown(self, place: Cho, where: str, message: str, name: str, known: list[str]) -> None:
        match = nearest(".".join(map(fold, name.split("."))), known)
        hint = (
            f"có phải ý bạn là «{match}»?"
            if match
            else "các tên dùng được: " + ", ".join(sorted(known))
        )
        self.problems.add(Problem("D-CHO", message, self.locate(where, place.chu), hint))


def open_scope(
    van_ban: VanBan,
    issuer: DonVi,
    type_name: str,
    locate: Locate,
    given: Mapping[str, Value],
) -> Scope:
    """Return the names that every text of a document may use, with their values.

    `given` are values from outside (a row of a batch): they win. Values that hold places
    themselves are filled in here, once, and never read again.
    """
    values: dict[str, Value] = {"loai": type_name, **_unit_values(issuer)}
    for name in ("so", "ngay"):
        value = getattr(van_ban, name)
        if value is not None:
            values[name] = value if isinstance(value, Ngay) else str(value)
    if van_ban.thoi_gian:
        values["thoi_gian"] = period(van_ban.thoi_gian)
        values["thoi_gian.tu"] = van_ban.thoi_gian.tu
        values["thoi_gian.den"] = van_ban.thoi_gian.den
    scope = Scope(values | dict(given), locate)
    filled = {name: scope.fill(text, where) for name, where, text in _named_texts(van_ban)}
    dates = {f"bao_cao.{n}.han": report.han for n, report in enumerate(van_ban.bao_cao, 1)}
    scope.values |= {"dia_danh": issuer.dia_danh, **dates, **filled, **given}
    return scope


def with_places_filled(van_ban: VanBan, scope: Scope) -> VanBan:
    """Return the document with the places in its short fields of the header filled in."""
    fields = ("dia_danh", "don_vi_soan", "ky_hieu", "luu_hanh")
    texts = {name: getattr(van_ban, name) for name in fields}
    update = {name: scope.fill(text, name) for name, text in texts.items() if text is not None}
    changed = {name: text for name, text in update.items() if text != texts[name]}
    return van_ban.model_copy(update=changed) if changed else van_ban


def _named_texts(van_ban: VanBan) -> Iterator[tuple[str, str, str]]:
    """Yield the texts that places may name: their name, their field, the text as typed."""
    for name in ("dia_danh", "don_vi_soan", "ky_hieu"):
        value = getattr(van_ban, name)
        if value is not None:
            yield name, name, value
    for number, report in enumerate(van_ban.bao_cao, 1):
        yield f"bao_cao.{number}.ten", f"bao_cao.{number - 1}.ten", report.ten
    for index, target in enumerate(van_ban.chi_tieu):
        for part in ("muc_tieu", "ket_qua", "don_vi_tinh"):
            value = getattr(target, part)
            if value is not None:
                yield f"chi_tieu.{target.ma}.{part}", f"chi_tieu.{index}.{part}", value


def _unit_values(issuer: DonVi) -> dict[str, Value]:
    return {
        "don_vi.ten": issuer.ten,
        "don_vi.ten_tat": issuer.ten_tat or issuer.ten,
        "don_vi.dia_danh": issuer.dia_danh,
        "don_vi.ky_hieu_don_vi": issuer.ky_hieu_don_vi,
        "don_vi.co_quan_ban_hanh": " ".join(issuer.co_quan_ban_hanh),
        "don_vi.co_quan_chu_quan": " ".join(issuer.co_quan_chu_quan),
    }
