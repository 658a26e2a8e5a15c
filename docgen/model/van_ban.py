"""An official document and the nouns inside it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from docgen.model.base import Dong, DungSai, Noun, SoNguyen, as_list, fault, to_tuple
from docgen.model.ngay import Ngay, NgayDu, NgayMo, read_date
from docgen.model.noi_dung import NoiDung


class CanCu(Noun):
    """A legal or planning basis: structured, or one sentence in `cau`."""

    cau: str | None = None
    loai: str | None = None
    so_ky_hieu: str | None = None
    ngay: NgayDu | None = None
    co_quan: str | None = None
    trich_yeu: str | None = None

    @model_validator(mode="after")
    def _named(self) -> CanCu:
        if self.cau is None and self.loai is None:
            raise fault(
                "D-CANCU", "Căn cứ thiếu «loai».", "thêm loai: Kế hoạch (hoặc Nghị định, Luật …)"
            )
        return self


class ThoiGian(Noun):
    """The period of a plan."""

    tu: NgayDu
    den: NgayDu

    @model_validator(mode="after")
    def _in_order(self) -> ThoiGian:
        if self.tu.first_day > self.den.first_day:
            raise fault(
                "D-THOIGIAN", "Thời gian bắt đầu sau thời gian kết thúc.", "xem lại tu và den"
            )
        return self


def _read_deadline(value: Any) -> Any:
    """Read a date where it looks like one; any other deadline (`quý II`, `hằng tháng`) is text."""
    is_date = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?", value)
    return read_date(value) if is_date else value


class NhiemVu(Noun):
    """A task: what, who leads, who joins, until when, with which product."""

    noi_dung: str
    nhom: str | None = None
    chu_tri: Dong = ()
    phoi_hop: Dong = ()
    thoi_han: Annotated[Ngay | str | None, BeforeValidator(_read_deadline)] = None
    san_pham: Dong = ()
    ghi_chu: str | None = None


class ChiTieu(Noun):
    """An indicator with its target and, in a report, its result."""

    ma: str
    ten: str
    don_vi_tinh: str
    nhom: str | None = None
    muc_tieu: str | None = None
    ket_qua: str | None = None
    tong_hop: Literal["cong", "trung_binh", "lon_nhat", "nho_nhat", "khong"] = "cong"
    ghi_chu: str | None = None


class HanBaoCao(Noun):
    """A report owed; `truoc`: late from the day `han` on."""

    ten: str
    han: NgayDu
    truoc: DungSai = False
    dinh_ky: str | None = None
    noi_gui: str | None = None


class NoiNhan(Noun):
    """A recipient line: plain text in `ten`, or a group of units of the registry."""

    ten: str | None = None
    nhom: str | None = None
    liet_ke: DungSai = False
    so_ban: SoNguyen | None = None

    @model_validator(mode="after")
    def _named(self) -> NoiNhan:
        if self.ten is None and self.nhom is None:
            raise fault("D-NOINHAN", "Nơi nhận thiếu «ten» hoặc «nhom».", "ghi tên nơi nhận")
        return self


class ChuKy(Noun):
    """A signature block: authority lines, post, name; `don_vi` is the body it signs for."""

    quyen_han: Dong = ()
    chuc_vu: str | None = None
    ho_ten: str | None = None
    don_vi: str | None = None


class PhuLuc(Noun):
    """An appendix: title, text in notation, paper direction."""

    ten: str
    noi_dung: NoiDung
    huong: Literal["doc", "ngang"] = "doc"


class Nguon(Noun):
    """Where a fork came from: its parent's file and the kept base copy."""

    cha: str
    ban_goc: str | None = None


def _plain_basis(value: Any) -> Any:
    return (
        [{"cau": item} if isinstance(item, str) else item for item in value]
        if isinstance(value, list)
        else value
    )


def _plain_recipient(value: Any) -> Any:
    return (
        [{"ten": item} if isinstance(item, str) else item for item in value]
        if isinstance(value, list)
        else value
    )


Nhieu = BeforeValidator(to_tuple)
Ma = Annotated[tuple[str, ...], Field(min_length=1), Nhieu, BeforeValidator(as_list)]


class VanBan(Noun):
    """An official document: the data of one Word file."""

    loai: str
    don_vi: Ma
    the_thuc: str | None = None
    so: SoNguyen | None = None
    ky_hieu: str | None = None
    ngay: NgayMo | None = None
    dia_danh: str | None = None
    trich_yeu: str
    kinh_gui: Dong = ()
    dong_kinh_gui: Dong = ()
    can_cu: Annotated[
        tuple[CanCu, ...], Nhieu, BeforeValidator(_plain_basis), BeforeValidator(as_list)
    ] = ()
    mo_dau: str | None = None
    thoi_gian: ThoiGian | None = None
    noi_dung: NoiDung
    nhiem_vu: Annotated[tuple[NhiemVu, ...], Nhieu] = ()
    chi_tieu: Annotated[tuple[ChiTieu, ...], Nhieu] = ()
    bao_cao: Annotated[tuple[HanBaoCao, ...], Nhieu] = ()
    noi_nhan: Annotated[
        tuple[NoiNhan, ...],
        Field(min_length=1),
        Nhieu,
        BeforeValidator(_plain_recipient),
        BeforeValidator(as_list),
    ]
    luu: str | None = None
    ky: Annotated[tuple[ChuKy, ...], Nhieu, BeforeValidator(as_list)] = ()
    phu_luc: Annotated[tuple[PhuLuc, ...], Nhieu] = ()
    khan: str | None = None
    luu_hanh: str | None = None
    du_thao: str | None = None
    hinh_thuc: Literal["giay", "dien_tu"] = "giay"
    don_vi_soan: str | None = None
    nguoi_soan: str | None = None
    so_ban: SoNguyen | None = None
    lien_he: str | None = None
    nguon: Nguon | None = None
    chua_xep: Dong = ()
