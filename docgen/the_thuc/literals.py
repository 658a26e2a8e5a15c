"""The literals of a profile: marks, separators and forms of words, each with its clause."""

from __future__ import annotations

from typing import Literal

from docgen.the_thuc.parts import Part


class Mau(Part):
    """A literal with places of its own in braces."""

    mau: str
    dieu: str


class TrichYeuCongVan(Part):
    """What stands before and after the subject of a letter."""

    truoc: str = ""
    sau: str = ""
    dieu: str


class CanCuMau(Part):
    """Bases: marks before a line, ends of lines, and how a date is cited."""

    truoc: str
    mo: str
    het_dong: str
    het: str
    ngay: Literal["chu", "so"]
    mau_so: str
    mau_ngay: str
    mau_co_quan: str
    noi: str
    noi_cuoi: str
    dieu: str


class KinhGuiMau(Part):
    """Addressees."""

    nhan: str
    dong_kinh_gui: str
    truoc: str
    het_dong: str
    het: str
    dieu: str


class NoiNhanMau(Part):
    """Recipients and the filing line."""

    nhan: str
    truoc: str
    het_dong: str
    het: str
    nhu_tren: str
    luu: str
    luu_mac_dinh: str
    so_ban: str
    dieu: str


class Ket(Part):
    """The closing mark of a text, empty: as typed; `cung_duoc` are others that are accepted."""

    dau: str
    cung_duoc: tuple[str, ...] = ()
    dieu: str


class QuyenHan(Part):
    """Authority lines; `mot_minh` is the look of a head who signs without one.

    `cap_pho_can`: a deputy needs a line that says for whom (KT., TM.).
    """

    viet_tat: tuple[str, ...]
    mot_minh: Literal["quyen_han", "chuc_vu"]
    cap_pho_can: bool
    dieu: str


class PhuLucMau(Part):
    """Appendices: numbering and guide line."""

    nhan: str
    danh_so: Literal["la_ma", "a_rap"]
    kem_theo: str
    ngay: Literal["chu", "so"]
    bo_trong: str
    dieu: str


class KhanMau(Part):
    """Urgency marks and the size of their boxes in mm (width, height)."""

    muc: dict[str, tuple[float, float]]
    khung: bool
    dieu: str


class LuuHanhMau(Part):
    """Circulation marks; `tu_do`: other words are allowed too."""

    muc: tuple[str, ...]
    tu_do: bool = False
    khung: bool
    vi_tri: Literal["le_tren", "duoi_so"]
    dieu: str


class DuThaoMau(Part):
    """The draft mark, with `{lan}` for the draft's number."""

    mau: str
    khung: bool
    dieu: str


class NguoiSoanMau(Part):
    """The drafter's sign, with or without the number of copies."""

    het: str
    mau_so_ban: str
    vi_tri: Literal["noi_nhan", "chan_trang"]
    dieu: str


class LienHe(Part):
    """Where the contact line stands."""

    vi_tri: Literal["trang_dau", "trang_cuoi"]
    dieu: str


class LienTich(Part):
    """Joint documents: how names are joined in the header, in the symbol, in a sentence."""

    noi_ten: str
    noi_ky_hieu: str
    noi_cau: str
    dieu: str


class TenLoai(Part):
    """A type that docgen does not compose: its title and its abbreviations, none if unsettled."""

    ten: str
    viet_tat: tuple[str, ...] = ()


class LoaiKhac(Part):
    """What is known of types beyond those that docgen composes, for judging documents.

    `khong_trich_yeu` are types that have no subject, `hai_nghia` type signs that are signs of
    bodies too, `chung_so` bodies that number all their documents in one series without a type.
    """

    loai: dict[str, TenLoai]
    khong_trich_yeu: tuple[str, ...] = ()
    hai_nghia: tuple[str, ...] = ()
    chung_so: tuple[str, ...] = ()
    dieu: str


class BanSaoMau(Part):
    """Copies made behind the copied document: each form with the abbreviation in its number."""

    hinh_thuc: dict[str, str]
    dieu: str
