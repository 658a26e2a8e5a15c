"""The family of rulebooks: every sign has a vote, no garbled one decides alone."""

from __future__ import annotations

import pytest

from docgen.check.finder import choose_family
from finder.forms import DATE, STATE, bold, end_table, found, head_table, middle, whole

PARTY, UNION = "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐOÀN TNCS HỒ CHÍ MINH"
CASES = {
    "nhà nước": ("ỦY BAN NHÂN DÂN XÃ TÂN BIÊN", "Số: 15/KH-UBND", STATE, "TM.", "nha-nuoc"),
    "phụ nữ": ("HỘI LHPN XÃ TÂN BIÊN", "Số: 15/KH-BTV", STATE, "TM.", "hoi-lhpn"),
    "nông dân": ("HỘI NÔNG DÂN XÃ TÂN BIÊN", "Số: 15/KH-HND", STATE, "TM.", "doan-the"),
    "Đảng": ("ĐẢNG ỦY XÃ TÂN BIÊN", "Số 15-KH/ĐU", (PARTY,), "T/M", "dang"),
    "Đoàn": ("BCH ĐOÀN XÃ TÂN BIÊN", "Số: 15-KH/ĐTN", (UNION,), "TM.", "doan"),
    "Đảng, mất tiêu đề": ("ĐẢNG ỦY XÃ TÂN BIÊN", "Số 15-KH/ĐU", (), "T/M", "dang"),
    "Đảng, Quốc hiệu": ("ĐẢNG ỦY XÃ TÂN BIÊN", "Số 15-KH/ĐU", STATE, "T/M", "dang"),
    "Đoàn, mất tiêu đề": ("BCH ĐOÀN XÃ TÂN BIÊN", "Số: 15-KH/ĐTN", (), "TM.", "doan"),
    "Đoàn, tiêu đề sai": (
        "BCH ĐOÀN XÃ TÂN BIÊN", "Số: 15-KH/ĐTN", ("ĐOÀN XÃ CHÍ MINH",), "TM.", "doan",
    ),
    "nhà nước, tiêu đề Đảng": (
        "ỦY BAN NHÂN DÂN XÃ TÂN BIÊN", "Số: 15/KH-UBND", (PARTY, STATE[1]), "TM.", "nha-nuoc",
    ),
    "Đoàn dùng Quốc hiệu": ("BCH ĐOÀN XÃ TÂN BIÊN", "Số: 15/KH-ĐTN", STATE, "TM.", "doan-the"),
    "tiêu đề Đoàn, xã ký": (
        "BCH ĐOÀN XÃ TÂN BIÊN", "Số: 15-KH/ĐTN", (UNION,), "TM. ỦY BAN NHÂN DÂN", "doan",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_family_is_found_by_all_signs_together(case: str) -> None:
    issuer, number, titles, authority, family = CASES[case]
    power = authority if " " in authority else f"{authority} BAN THƯỜNG VỤ"
    parts = found(
        whole(
            head_table(left=(bold(issuer), middle(number)), right=(*map(bold, titles), DATE)),
            end=end_table(right=(power, "BÍ THƯ", "Nguyễn Văn A")),
        )
    )
    assert choose_family(parts) == family


def test_a_file_without_a_head_belongs_to_the_state() -> None:
    assert choose_family(found(middle("Chào các bạn"))) == "nha-nuoc"
