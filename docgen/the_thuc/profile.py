"""One format profile: every size, margin, literal and separator of one rulebook, as data.

The templates and the composer use the values named `dung`; the ranges and lists beside them are
what the rulebook allows, for judging documents that others wrote.

Sizes are points, lengths millimetres. Each part names the clause it comes from in `dieu`.
"""

from __future__ import annotations

import datetime
from typing import Literal

from docgen.the_thuc.literals import (
    BanSaoMau,
    CanCuMau,
    DuThaoMau,
    Ket,
    KhanMau,
    KinhGuiMau,
    LienHe,
    LienTich,
    LoaiKhac,
    LuuHanhMau,
    Mau,
    NguoiSoanMau,
    NoiNhanMau,
    PhuLucMau,
    QuyenHan,
    TrichYeuCongVan,
)
from docgen.the_thuc.parts import Part

A4_MM = (210, 297)
Can = Literal["giua", "deu", "trai"]


class HieuLuc(Part):
    """The days on which the rulebook is in force, both ends included."""

    tu: datetime.date | None = None
    den: datetime.date | None = None

    def holds(self, day: datetime.date | None) -> bool:
        """Whether `day` lies inside; an unknown day is held by an edition without an end."""
        if day is None:
            return self.den is None
        return (self.tu is None or self.tu <= day) and (self.den is None or day <= self.den)


class PhongChu(Part):
    """Font and colour."""

    ten: str
    mau: str
    dieu: str


class Khoang(Part):
    """A figure that the rule gives as a range, a choice or one side, and the one we use."""

    tu: float | None = None
    den: float | None = None
    mot_trong: tuple[float, ...] = ()
    dung: float


class Kho(Part):
    """Paper sizes allowed."""

    giay: tuple[Literal["A4", "A5"], ...]
    dieu: str


class Le(Part):
    """Margins in mm."""

    tren: Khoang
    duoi: Khoang
    trai: Khoang
    phai: Khoang
    dieu: str


class SoTrang(Part):
    """The page number: distance from the top edge in mm, hidden on the first page or not."""

    cach_mep: float
    an_trang_dau: bool
    bat_dau: int
    dieu: str


class Trang(Part):
    """The page.

    `cot_trai` is the width of the left column of the header, `thut_trich_yeu` the indent of the
    subject on both sides, in mm.
    """

    kho: Kho
    le: Le
    so_trang: SoTrang
    cot_trai: float
    thut_trich_yeu: float

    @property
    def rong(self) -> float:
        """The width of the text area of a portrait A4 page in mm."""
        return A4_MM[0] - self.le.trai.dung - self.le.phai.dung

    @property
    def rong_ngang(self) -> float:
        """The width of the text area of a landscape A4 page in mm."""
        return A4_MM[1] - self.le.trai.dung - self.le.phai.dung

    @property
    def cot_phai(self) -> float:
        """The width of the right column of the header in mm."""
        return self.rong - self.cot_trai


class ThanhPhan(Part):
    """How one component looks: allowed sizes, the size we use, looks, alignment, space before."""

    co: tuple[float, float]
    dung: float
    dam: bool = False
    nghieng: bool = False
    hoa: bool = False
    gach_chan: bool = False
    can: Can = "trai"
    mau: str | None = None
    truoc: float = 0
    dieu: str


class DongTieuDe(Part):
    """One line of the top right block."""

    thanh_phan: str
    chu: str


class Ke(Part):
    """A separator: a drawn line with its length ratio, or literal characters.

    `it_nhat` is how many of them are enough where the rule does not fix their count.
    """

    kieu: Literal["duong_ke", "chu"]
    ti_le: tuple[float, float] = (1.0, 1.0)
    chu: str = ""
    it_nhat: int = 0
    dieu: str


class TieuDe(Part):
    """The top right block and its line."""

    dong: tuple[DongTieuDe, ...]
    ke: Ke


class GianDong(Part):
    """Line spacing: `boi` counts lines, `dung_bang` points."""

    kieu: Literal["boi", "dung_bang"]
    tu: float | None = None
    den: float | None = None
    dung: float


class LoiVan(Part):
    """The running text: first-line indent (mm), gap between paragraphs (pt), line spacing."""

    thut_dau_dong: Khoang
    cach_doan: Khoang
    gian_dong: GianDong
    dieu: str


class So(Part):
    """Number and symbol: literals, blanks left for the pen, how the groups are joined."""

    nhan: str
    trong: str
    noi: str
    van_ban: str
    van_ban_soan: str = ""
    cong_van: str
    cong_van_soan: str = ""
    chu_so: int
    dat_lai: Literal["nam", "nhiem_ky"]
    theo_loai: bool = False
    dieu: str


class Loai(Part):
    """A document type: title, abbreviation, addressees and their own label, letter or not."""

    ten: str
    viet_tat: str
    kinh_gui: Literal["co", "tuy", "khong"]
    nhan: str = ""
    cong_van: bool = False


class Cot(Part):
    """A column of a structured table: the field it shows, its heading, its alignment."""

    truong: str
    ten: str
    can: Literal["giua", "trai"]
    bat_buoc: bool = False


class TheThuc(Part):
    """A format profile."""

    ma: str
    ho: str
    ten: str
    nguon: str
    ke_thua: str | None = None
    hieu_luc: HieuLuc
    ma_don_vi: tuple[str, ...] = ()
    phong_chu: PhongChu
    trang: Trang
    tieu_de: TieuDe
    thanh_phan: dict[str, ThanhPhan]
    loi_van: LoiVan
    ke_co_quan: Ke
    ke_trich_yeu: Ke
    ke_phu_luc: Ke
    so: So
    dia_danh_ngay: Mau
    trich_yeu_cong_van: TrichYeuCongVan
    can_cu: CanCuMau
    kinh_gui: KinhGuiMau
    noi_nhan: NoiNhanMau
    ket: Ket
    quyen_han: QuyenHan
    phu_luc: PhuLucMau
    khan: KhanMau
    luu_hanh: LuuHanhMau
    du_thao: DuThaoMau
    nguoi_soan: NguoiSoanMau
    lien_he: LienHe
    lien_tich: LienTich
    ban_sao: BanSaoMau | None = None
    loai: dict[str, Loai]
    loai_khac: LoaiKhac

    def look(self, name: str) -> ThanhPhan:
        """Return the look of a component, by its name in the profile."""
        return self.thanh_phan[name]
