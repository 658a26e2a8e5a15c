"""What a clerk calls each component; the names stand in messages and in manual pages."""

from __future__ import annotations

from typing import Final

ROLE_WORDS: Final = {
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "tieu_de": "tiêu đề",
    "ke_tieu_de": "đường kẻ dưới tiêu đề",
    "co_quan_chu_quan": "tên cơ quan chủ quản",
    "co_quan_ban_hanh": "tên cơ quan ban hành",
    "ke_co_quan": "dấu dưới tên cơ quan",
    "so_ky_hieu": "số, ký hiệu",
    "dia_danh_ngay": "địa danh, ngày tháng",
    "ten_loai": "tên loại văn bản",
    "trich_yeu": "trích yếu",
    "ke_trich_yeu": "dấu dưới trích yếu",
    "trich_yeu_cong_van": "trích yếu công văn",
    "kinh_gui_nhan": "chữ Kính gửi",
    "kinh_gui_ten": "nơi kính gửi",
    "can_cu": "căn cứ",
    "loi_van": "lời văn",
    "phan": "phần, chương, mục",
    "ten_phan": "tên phần, chương, mục",
    "dieu": "điều",
    "muc": "mục La Mã",
    "khoan": "khoản",
    "diem": "điểm",
    "gach": "gạch đầu dòng",
    "cong": "dấu cộng đầu dòng",
    "bang_dau": "dòng đầu bảng",
    "bang_o": "ô bảng",
    "trong": "đoạn trống",
    "quyen_han": "quyền hạn",
    "chuc_vu": "chức vụ",
    "ho_ten": "họ tên người ký",
    "noi_nhan_nhan": "chữ Nơi nhận",
    "noi_nhan_ten": "nơi nhận",
    "nguoi_soan": "ký hiệu người soạn",
    "phu_luc_so": "chữ Phụ lục",
    "phu_luc_ten": "tên phụ lục",
    "kem_theo": "dòng kèm theo",
    "ke_phu_luc": "dấu dưới tên phụ lục",
    "khan": "độ khẩn",
    "luu_hanh": "phạm vi lưu hành",
    "du_thao": "dấu dự thảo",
    "lien_he": "dòng liên hệ",
    "so_trang": "số trang",
    "tham_quyen": "dòng thẩm quyền ban hành",
    "lenh": "chữ Quyết định",
    "sao": "phần ghi bản sao",
}
"""Each role, and how it is called inside a sentence."""


def word_of(role: str) -> str:
    """Return how a clerk calls a component."""
    return ROLE_WORDS.get(role, role)


def upper_word(role: str) -> str:
    """Return the same at the beginning of a sentence."""
    word = word_of(role)
    return word[:1].upper() + word[1:]


def figure(value: float) -> str:
    """Return a number as Vietnamese writes it: `12,7`, `13`; at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",")


def span(low: float | None, high: float | None, unit: str) -> str:
    """Return a range in words: `13–14 pt`, `11 pt`, `từ 6 pt trở lên`, `không quá 6 pt`."""
    if low is not None and high is not None:
        if low == high:
            return f"{figure(low)} {unit}"
        return f"{figure(low)}–{figure(high)} {unit}"
    if low is not None:
        return f"từ {figure(low)} {unit} trở lên"
    return f"không quá {figure(high or 0)} {unit}"
