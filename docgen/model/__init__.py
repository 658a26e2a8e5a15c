"""The nouns of the office: no I/O, no Word."""

from docgen.model.don_vi import DonVi, Khoang, LichSu, NguoiKy
from docgen.model.ngay import Ngay
from docgen.model.noi_dung import Bac, Bang, BangDuLieu, Doan, GhiChu, Khoi, Muc, NoiDung
from docgen.model.van_ban import (
    CanCu,
    ChiTieu,
    ChuKy,
    HanBaoCao,
    NhiemVu,
    NoiNhan,
    PhuLuc,
    ThoiGian,
    VanBan,
)

__all__ = [
    "Bac",
    "Bang",
    "BangDuLieu",
    "CanCu",
    "ChiTieu",
    "ChuKy",
    "Doan",
    "DonVi",
    "GhiChu",
    "HanBaoCao",
    "Khoang",
    "Khoi",
    "LichSu",
    "Muc",
    "Ngay",
    "NguoiKy",
    "NhiemVu",
    "NoiDung",
    "NoiNhan",
    "PhuLuc",
    "ThoiGian",
    "VanBan",
]
