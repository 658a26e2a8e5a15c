"""Sample values for every field of a template: what `template check` prints it with."""

from __future__ import annotations

from typing import Any

from docgen.problems import Place, Problem, ProblemError
from docgen.the_thuc.fields import FIELDS, Leaf, Shape
from docgen.the_thuc.profile import TheThuc

Values = dict[str, Any]
_DIGITS = 4  # of a length in mm


def sample_context(profile: TheThuc, *, letter: bool) -> Values:
    """Return a context that fills every field once, in the words of the profile."""
    head = {
        "co_quan_chu_quan": ["CƠ QUAN CHỦ QUẢN"],
        "co_quan_ban_hanh": ["CƠ QUAN BAN HÀNH"],
        "dai_gach_co_quan": 20,
        "so_ky_hieu": f"{profile.so.nhan}12{profile.so.noi}KH-UBND",
        "dia_danh_ngay": "Tân Biên, ngày 05 tháng 3 năm 2026",
        "luu_hanh": profile.luu_hanh.muc[0],
        "khan": next(iter(profile.khan.muc)),
        "du_thao": [profile.du_thao.mau.format(lan=2)],
        "ten_loai": "KẾ HOẠCH",
        "trich_yeu": "Thực hiện công tác phòng, chống ma túy năm 2026",
        "dai_gach_trich_yeu": 40,
    }
    if letter:
        head["ten_loai"] = ""
        head["trich_yeu"] = (
            f"{profile.trich_yeu_cong_van.truoc}báo cáo kết quả{profile.trich_yeu_cong_van.sau}"
        )
    return head | _body(profile) | _end(profile)


def typed(value: Any, shape: Shape, path: str) -> Any:
    """Return a value that was read as text with the types that the shape of its field wants.

    What a group leaves out is empty. Raises `ProblemError` of code `D-VIDU`, which names `path`,
    for a value of another form.
    """
    if isinstance(shape, dict) and isinstance(value or {}, dict):
        given = value or {}
        return {
            name: typed(given.get(name), part, f"{path}.{name}") for name, part in shape.items()
        }
    if isinstance(shape, list) and isinstance(value or [], list):
        return [typed(item, shape[0], f"{path}[{at}]") for at, item in enumerate(value or [])]
    if isinstance(shape, Leaf) and isinstance(value or "", str):
        return _leaf(value or "", shape, path)
    raise _misshapen(path)


def complete(values: Values, profile: TheThuc, *, letter: bool) -> Values:
    """Return the sample values of a `mau.yaml`, what it leaves out taken from the profile's own.

    Raises `ProblemError` of code `D-VIDU` for a value that its field cannot take.
    """
    own = {
        name: typed(value, FIELDS[name], name) for name, value in values.items() if name in FIELDS
    }
    return sample_context(profile, letter=letter) | own


def _leaf(text: str, shape: Leaf, path: str) -> Any:
    if shape is Leaf.CO:
        return text == "true"
    if shape is not Leaf.SO:
        return text
    if not text:
        return 1
    if text.isdecimal() and len(text) <= _DIGITS:
        return int(text)
    raise _misshapen(path)


def _misshapen(path: str) -> ProblemError:
    message = f"Giá trị ví dụ «{path}» không đúng dạng của trường này."
    hint = "xem dạng của trường bằng lệnh docgen template fields, hoặc xóa ví dụ này"
    return ProblemError(Problem("D-VIDU", message, Place(part="vi_du"), hint))


def _body(profile: TheThuc) -> Values:
    kinds = ("muc", "khoan_1", "gach", "cong", "khoan", "diem", "doan")
    blocks = [{"kieu": kind, "chu": [_span(f"Nội dung mẫu kiểu {kind}.")]} for kind in kinds]
    table = {
        "kieu": "bang",
        "dau": [_cell("dau", 10, "STT"), _cell("dau", 50, "Nội dung nhiệm vụ")],
        "hang": [[_cell("giua", 10, "1"), _cell("trai", 50, "Xây dựng kế hoạch của đơn vị")]],
    }
    return {
        "kinh_gui": [
            {"nhan": profile.kinh_gui.nhan, "mot": "Ủy ban nhân dân tỉnh", "danh_sach": []}
        ],
        "can_cu": [
            "Căn cứ Kế hoạch số 01/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh."
        ],
        "noi_dung": [*blocks, table],
    }


def _end(profile: TheThuc) -> Values:
    signer = {
        "dong": [
            {"kieu": "quyen_han", "chu": f"{profile.quyen_han.viet_tat[0]} TẬP THỂ LÃNH ĐẠO"},
            {"kieu": "chuc_vu", "chu": "CHỦ TỊCH"},
        ],
        "ho_ten": "Nguyễn Văn A",
    }
    appendix = {
        "so": profile.phu_luc.nhan,
        "ten": "PHÂN CÔNG NHIỆM VỤ",
        "kem_theo": profile.phu_luc.bo_trong.format(loai="Kế hoạch"),
        "dai_gach": 30,
        "ngang": False,
        "noi_dung": [{"kieu": "doan", "chu": [_span("Nội dung phụ lục.")]}],
    }
    return {
        "noi_nhan": ["- Như trên;", "- Lưu: VT."],
        "nguoi_soan": "NVA.",
        "lien_he": "Địa chỉ: xã Tân Biên, tỉnh Tây Ninh",
        "lien_tich": False,
        "ky": [signer],
        "ky_hang": [],
        "phu_luc": [appendix],
    }


def _span(text: str) -> Values:
    return {"chu": text, "dam": False, "nghieng": False}


def _cell(kind: str, width: int, text: str) -> Values:
    return {"kieu": kind, "rong": width, "doan": [[_span(text)]]}
