"""A unit of the registry, with what was true of it on a given day."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from docgen.model.base import Dong, Noun, fault, to_tuple
from docgen.model.ngay import NgayDu

_Nhieu = BeforeValidator(to_tuple)


class Khoang(Noun):
    """A span of days, both ends included; an open end is `None`."""

    tu: NgayDu | None = None
    den: NgayDu | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Khoang:
        if self.tu and self.den and self.tu.first_day > self.den.first_day:
            raise fault("D-HIEULUC", "Ngày bắt đầu đứng sau ngày kết thúc.", "xem lại tu và den")
        return self

    def holds(self, day: datetime.date | None) -> bool:
        """Whether `day` lies in the span; an unknown day is in every span that has no end."""
        if day is None:
            return self.den is None
        after = self.tu is None or self.tu.first_day <= day
        return after and (self.den is None or day <= self.den.last_day)


class NguoiKy(Khoang):
    """Someone who signs for the unit during a span."""

    ho_ten: str
    chuc_vu: str
    quyen_han: Dong = ()


class LichSu(Khoang):
    """Fields of the unit that were different during a span."""

    ten: str | None = None
    ten_tat: str | None = None
    co_quan_chu_quan: Dong = ()
    co_quan_ban_hanh: Dong = ()
    cap_tren: str | None = None
    ky_hieu_don_vi: str | None = None
    dia_danh: str | None = None


class DonVi(Noun):
    """A unit: names as printed, place in the tree, format profile, signers."""

    ten: str
    ten_tat: str | None = None
    co_quan_chu_quan: Dong = ()
    co_quan_ban_hanh: Dong
    cap_tren: str | None = None
    the_thuc: str
    ky_hieu_don_vi: str
    dia_danh: str
    hieu_luc: Khoang = Khoang()
    thay_boi: Dong = ()
    nhom: Dong = ()
    noi_luu: str | None = None
    lich_su: Annotated[tuple[LichSu, ...], _Nhieu] = ()
    nguoi_ky: Annotated[tuple[NguoiKy, ...], _Nhieu] = ()

    def on(self, day: datetime.date | None) -> DonVi:
        """Return the unit with the names, parent and place that were true on `day`.

        Of a day that is not known, the periods that have no end count.
        """
        changes: dict[str, Any] = {}
        for period in self.lich_su:
            if period.holds(day):
                typed = period.model_fields_set - {"tu", "den"}
                changes |= {name: getattr(period, name) for name in typed}
        return self.model_copy(update=changes) if changes else self

    def signers_on(self, day: datetime.date | None) -> tuple[NguoiKy, ...]:
        """Return the signers of the roster who were in office on `day`, in its order."""
        return tuple(signer for signer in self.nguoi_ky if signer.holds(day))
