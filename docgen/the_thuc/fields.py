"""The closed list of fields that compose hands to a template.

A shape is a `Leaf`, a dict of shapes or a one-item list of a shape. `CHU` is text that is printed,
`MA` a code that steers the template, `SO` a length in whole mm or table units, `CO` a yes or no.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeAlias


class Leaf(Enum):
    """What stands at the end of a field path."""

    CHU = "chữ"
    MA = "mã"
    SO = "số"
    CO = "có/không"


# A table of a template has this many grid columns (Word knows at most 63); `rong` counts them.
GRID = 60
CHU, MA, SO, CO = Leaf.CHU, Leaf.MA, Leaf.SO, Leaf.CO
Shape: TypeAlias = Any

SPAN: Shape = {"chu": CHU, "dam": CO, "nghieng": CO}
CELL: Shape = {"kieu": MA, "rong": SO, "doan": [[SPAN]]}
BLOCK: Shape = {"kieu": MA, "chu": [SPAN], "dau": [CELL], "hang": [[CELL]]}
SIGNER: Shape = {"dong": [{"kieu": MA, "chu": CHU}], "ho_ten": CHU}
ADDRESS: Shape = {"nhan": CHU, "mot": CHU, "danh_sach": [CHU]}

FIELDS: dict[str, Shape] = {
    "co_quan_chu_quan": [CHU],
    "co_quan_ban_hanh": [CHU],
    "dai_gach_co_quan": SO,
    "so_ky_hieu": CHU,
    "dia_danh_ngay": CHU,
    "luu_hanh": CHU,
    "khan": CHU,
    "du_thao": [CHU],
    "ten_loai": CHU,
    "trich_yeu": CHU,
    "dai_gach_trich_yeu": SO,
    "kinh_gui": [ADDRESS],
    "can_cu": [CHU],
    "noi_dung": [BLOCK],
    "noi_nhan": [CHU],
    "nguoi_soan": CHU,
    "lien_he": CHU,
    "lien_tich": CO,
    "ky": [SIGNER],
    "ky_hang": [{"phai": [SIGNER], "trai": [SIGNER]}],
    "phu_luc": [
        {
            "so": CHU,
            "ten": CHU,
            "kem_theo": CHU,
            "dai_gach": SO,
            "ngang": CO,
            "noi_dung": [BLOCK],
        }
    ],
}

GLOSS: dict[str, str] = {
    "co_quan_chu_quan": "các dòng tên cơ quan chủ quản",
    "co_quan_ban_hanh": "các dòng tên cơ quan ban hành",
    "dai_gach_co_quan": "độ dài đường kẻ dưới tên cơ quan (mm), ghi ở mô tả của đường kẻ",
    "so_ky_hieu": "số, ký hiệu như in trên giấy",
    "dia_danh_ngay": "địa danh và ngày, tháng, năm",
    "luu_hanh": "chỉ dẫn phạm vi lưu hành",
    "khan": "mức độ khẩn",
    "du_thao": "các dòng ghi dự thảo",
    "ten_loai": "tên loại văn bản, in hoa",
    "trich_yeu": "trích yếu nội dung",
    "dai_gach_trich_yeu": "độ dài đường kẻ dưới trích yếu (mm), đặt ở mô tả của đường kẻ",
    "kinh_gui": "các nhóm kính gửi: nhan (Kính gửi:), mot (một nơi), danh_sach (nhiều nơi)",
    "can_cu": "các dòng căn cứ",
    "noi_dung": "các đoạn và bảng của nội dung: kieu, chu (các chữ cùng kiểu dáng), dau, hang",
    "noi_nhan": "các dòng nơi nhận",
    "nguoi_soan": "ký hiệu người soạn và số bản",
    "lien_he": "dòng liên hệ cuối trang",
    "lien_tich": "có hai chữ ký trở lên",
    "ky": "các khối chữ ký: dong (kieu, chu), ho_ten",
    "ky_hang": "các hàng chữ ký của văn bản liên tịch, mỗi hàng có phai và trai",
    "phu_luc": "các phụ lục: so, ten, kem_theo, dai_gach, ngang, noi_dung",
}


def only_texts(shape: Shape, span: Shape = None) -> Shape:
    """Return a shape without codes, lengths and choices; None where no text is left.

    `span`, where given, stands for the pieces of one line, for those who read them together.
    """
    if isinstance(shape, list):
        inner = only_texts(shape[0], span)
        return [inner] if inner else None
    if isinstance(shape, dict):
        if span is not None and "dam" in shape:
            return span
        inners = {key: only_texts(inner, span) for key, inner in shape.items()}
        return {key: inner for key, inner in inners.items() if inner} or None
    return shape if shape is Leaf.CHU else None
