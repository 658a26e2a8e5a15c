"""The named paragraph styles of a template: what a clerk restyles once, in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.the_thuc.profile import ThanhPhan, TheThuc
from docgen.word.markup import half_points, root, twips, w

Layout = Literal["dau", "giua", "than", "tieu_de", "trai", "o"]


@dataclass(frozen=True)
class Style:
    """One style: the profile component it takes its look from, its name in Word, its layout.

    `before` and `after` are points; `keep` keeps the paragraph with the next one.
    """

    component: str
    name: str
    layout: Layout
    before: float = 0
    after: float = 0
    keep: bool = False
    can: str = ""


# Gaps in points; those of the running text come from the profile.
STYLES: dict[str, Style] = {
    "CoQuanChuQuan": Style("co_quan_chu_quan", "Cơ quan chủ quản", "dau"),
    "CoQuanBanHanh": Style("co_quan_ban_hanh", "Cơ quan ban hành", "dau"),
    "SoKyHieu": Style("so_ky_hieu", "Số và ký hiệu", "dau", before=2),
    "DiaDanhNgay": Style("dia_danh_ngay", "Địa danh và ngày", "dau", before=2),
    "TrichYeuCongVan": Style("trich_yeu_cong_van", "Trích yếu công văn", "dau"),
    "Khan": Style("khan", "Mức độ khẩn", "dau"),
    "LuuHanh": Style("luu_hanh", "Phạm vi lưu hành", "dau"),
    "DuThao": Style("du_thao", "Dự thảo", "dau", before=6),
    "TenLoai": Style("ten_loai", "Tên loại", "giua", before=14, keep=True),
    "TrichYeu": Style("trich_yeu", "Trích yếu", "giua", keep=True),
    "KinhGui": Style("kinh_gui_ten", "Kính gửi", "trai", before=8, after=6, keep=True),
    "KinhGuiTen": Style("kinh_gui_ten", "Nơi kính gửi", "trai", after=3),
    "CanCu": Style("can_cu", "Căn cứ", "than"),
    "LoiVan": Style("loi_van", "Lời văn", "than"),
    "Phan": Style("phan", "Phần - chương - mục", "giua", before=6, after=6, keep=True),
    "TenPhan": Style("ten_phan", "Tên phần - chương - mục", "giua", after=6, keep=True),
    "DieuLuat": Style("loi_van", "Điều", "than"),
    "MucLon": Style("muc", "Mục I", "tieu_de"),
    "Khoan1": Style("khoan_1", "Khoản 1. có tên", "tieu_de"),
    "Khoan2": Style("khoan_2", "Khoản 1.1. có tên", "tieu_de"),
    "Khoan3": Style("khoan_3", "Khoản 1.1.1. có tên", "tieu_de"),
    "Khoan4": Style("khoan_4", "Khoản 1.1.1.1. có tên", "tieu_de"),
    "Khoan": Style("loi_van", "Khoản", "than"),
    "Diem": Style("loi_van", "Điểm a)", "than"),
    "Gach": Style("loi_van", "Gạch đầu dòng -", "than"),
    "Cong": Style("loi_van", "Gạch đầu dòng +", "than"),
    "BangDau": Style("bang_dau", "Bảng: dòng đầu", "o", before=2, after=2),
    "BangO": Style("bang_o", "Bảng: ô chữ", "o", before=2, after=2),
    "BangGiua": Style("bang_o", "Bảng: ô giữa", "o", before=2, after=2, can="giua"),
    "BangNhom": Style("bang_dau", "Bảng: tên nhóm", "o", before=2, after=2, can="trai", keep=True),
    "QuyenHan": Style("quyen_han", "Quyền hạn", "dau", keep=True),
    "ChucVu": Style("chuc_vu", "Chức vụ", "dau", keep=True),
    "HoTen": Style("ho_ten", "Họ tên người ký", "dau", before=72),  # about 25 mm for the signature
    "NoiNhan": Style("noi_nhan_nhan", "Nơi nhận", "trai", keep=True),
    "NoiNhanTen": Style("noi_nhan_ten", "Danh sách nơi nhận", "trai"),
    "NguoiSoan": Style("nguoi_soan", "Ký hiệu người soạn", "trai", before=6),
    "LienHe": Style("lien_he", "Liên hệ", "dau"),
    "PhuLucSo": Style("phu_luc_so", "Phụ lục số", "giua", keep=True),
    "PhuLucTen": Style("phu_luc_ten", "Tên phụ lục", "giua", keep=True),
    "KemTheo": Style("kem_theo", "Kèm theo", "giua", keep=True),
    "SoTrang": Style("so_trang", "Số trang", "dau"),
}
_JC = {"giua": "center", "deu": "both", "trai": "left"}
_SPACER = w("spacing", before=0, after=0, line=120, lineRule="exact")


def styles_part(profile: TheThuc) -> str:
    """Return `word/styles.xml`: the styles of the profile and nothing that is not used."""
    extra = {
        f"TieuDe{index}": line.thanh_phan for index, line in enumerate(profile.tieu_de.dong, 1)
    }
    named = STYLES | {
        key: Style(part, f"Tiêu đề dòng {key[-1]}", "dau") for key, part in extra.items()
    }
    named |= {
        key: Style(part, name, "giua", keep=True)
        for key, part, name in (
            ("KeCoQuan", "ke_co_quan", "Dấu dưới tên cơ quan"),
            ("KeTrichYeu", "ke_trich_yeu", "Dấu dưới trích yếu"),
            ("KePhuLuc", "ke_phu_luc", "Dấu dưới tên phụ lục"),
        )
        if part in profile.thanh_phan
    }
    body = [_style(key, style, profile) for key, style in named.items()]
    return root(
        "styles", _defaults(profile), _normal(), _small("DuongKe", "Đường kẻ"), _tag(), *body
    )


def _defaults(profile: TheThuc) -> str:
    font = profile.phong_chu.ten
    base = profile.look("loi_van")
    look = w(
        "rPr",
        w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        *_size(base.dung),
        w("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    return w("docDefaults", w("rPrDefault", look), w("pPrDefault", w("pPr", w("widowControl"))))


def _normal() -> str:
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _small(style_id: str, name: str) -> str:
    """Return the style of the thin paragraphs that hold a drawn line or part two tables."""
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("pPr", w("keepNext"), _SPACER, w("jc", val="center")),
        w("rPr", *_size(2)),
        type="paragraph",
        customStyle=1,
        styleId=style_id,
    )


def _tag() -> str:
    return w(
        "style",
        w("name", val="Thẻ của mẫu"),
        w("basedOn", val="Normal"),
        w("rPr", w("color", val="808080"), *_size(8)),
        type="paragraph",
        customStyle=1,
        styleId="The",
    )


def _style(style_id: str, style: Style, profile: TheThuc) -> str:
    look = profile.look(style.component)
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w("pPr", *_paragraph(style, look, profile)),
        w("rPr", *_run(look)),
        type="paragraph",
        customStyle=1,
        styleId=style_id,
    )


def _paragraph(style: Style, look: ThanhPhan, profile: TheThuc) -> list[str]:
    parts = [w("keepNext")] if style.keep or style.layout == "tieu_de" else []
    text = profile.loi_van
    flowing = style.layout in ("than", "tieu_de")
    before = look.truoc or style.before
    after = text.cach_doan.dung if flowing else style.after
    line, rule = _line(profile) if flowing else (240, "auto")
    parts.append(
        w("spacing", before=round(before * 20), after=round(after * 20), line=line, lineRule=rule)
    )
    if flowing:
        parts.append(w("ind", firstLine=twips(text.thut_dau_dong.dung)))
    elif style.component == "trich_yeu":
        side = twips(profile.trang.thut_trich_yeu)
        parts.append(w("ind", left=side, right=side))
    parts.append(w("jc", val=_JC["giua" if style.layout == "giua" else style.can or look.can]))
    return parts


def _line(profile: TheThuc) -> tuple[int, str]:
    spacing = profile.loi_van.gian_dong
    if spacing.kieu == "boi":
        return round(spacing.dung * 240), "auto"
    return round(spacing.dung * 20), "exact"


def _run(look: ThanhPhan) -> list[str]:
    parts = []
    if look.dam:
        parts += [w("b"), w("bCs")]
    if look.nghieng:
        parts += [w("i"), w("iCs")]
    if look.mau:
        parts.append(w("color", val=look.mau))
    parts += _size(look.dung)
    if look.gach_chan:
        parts.append(w("u", val="single"))
    return parts


def _size(pt: float) -> list[str]:
    return [w("sz", val=half_points(pt)), w("szCs", val=half_points(pt))]
