"""Title, subject, addressees and bases in every form that people give them."""

from __future__ import annotations

import pytest

from finder.forms import (
    BOLD,
    BREAK,
    CENTER,
    SUBJECT,
    bold,
    even,
    found,
    middle,
    para,
    run,
    texts,
    whole,
)

AFTER = even("Ủy ban nhân dân xã báo cáo kết quả như sau:") + even("1. Kết quả./.")
LINE = middle("________")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("KẾ HOẠCH", "ke_hoach"), ("K Ế  H O Ạ C H", "ke_hoach"), ("KẾ HỌACH", "ke_hoach"),
        ("KE HOACH", "ke_hoach"), ("Kế hoạch", "ke_hoach"), ("BÁO CÁO", "bao_cao"),
        ("BÁO CÓA", "bao_cao"), ("TỜ TRÌNH", "to_trinh"), ("GIẤY MỜI", "giay_moi"),
    ],
)  # fmt: skip
def test_a_type_is_known_however_it_is_written(name: str, key: str) -> None:
    parts = found(whole(title=bold(name) + bold(SUBJECT) + LINE))
    assert texts(parts, "ten_loai") == [" ".join(name.split())]
    assert texts(parts, "trich_yeu") == [SUBJECT]
    assert parts.loai == key
    assert not parts.is_letter


TITLES = {
    "ngắt dòng": para(run("KẾ HOẠCH", BOLD), BREAK, run(SUBJECT, BOLD), properties=CENTER) + LINE,
    "nhiều dòng": bold("KẾ HOẠCH") + bold("Phòng, chống ma túy") + bold("năm 2026") + LINE,
    "không có dấu": bold("KẾ HOẠCH") + bold(SUBJECT),
    "dòng trống": bold("KẾ HOẠCH") + para() + bold(SUBJECT) + para() + LINE,
    "không đậm": middle("KẾ HOẠCH") + middle(SUBJECT) + LINE,
    "không căn giữa": para(run("KẾ HOẠCH", BOLD)) + para(run(SUBJECT, BOLD)) + LINE,
    "gạch nối": bold("KẾ HOẠCH") + bold(SUBJECT) + middle("-----"),
    "có dòng kèm theo": bold("QUY CHẾ") + bold(SUBJECT) + middle("(Kèm theo Quyết định)") + LINE,
}


@pytest.mark.parametrize("form", TITLES)
def test_a_title_is_found_in_each_form(form: str) -> None:
    parts = found(whole(title=TITLES[form], text=AFTER))
    assert texts(parts, "ten_loai") == ["QUY CHẾ" if "kèm" in form else "KẾ HOẠCH"]
    assert " ".join(texts(parts, "trich_yeu")).startswith("Phòng, chống ma túy")
    assert len(parts.all("ke_trich_yeu")) == (form != "không có dấu")
    assert len(parts.all("kem_theo")) == ("kèm" in form)
    assert len(parts.all("loi_van")) == 1
    assert len(parts.all("khoan")) == 1


def test_a_missing_type_leaves_the_subject() -> None:
    parts = found(whole(title=bold(SUBJECT) + LINE, text=AFTER))
    assert texts(parts, "ten_loai") == []
    assert texts(parts, "trich_yeu") == [SUBJECT]
    assert not parts.is_letter


def test_a_missing_subject_takes_nothing_of_the_text() -> None:
    parts = found(whole(title=bold("KẾ HOẠCH"), text=AFTER))
    assert texts(parts, "trich_yeu") == []
    assert len(parts.all("loi_van")) == 1


ADDRESSEES = {
    "một nơi": (middle("Kính gửi: Ban Thường vụ Tỉnh ủy"), 1, 1),
    "danh sách": (middle("Kính gửi:") + para("- Sở Nội vụ;") + para("- Các ấp."), 1, 2),
    "không có dấu hai chấm": (middle("Kính gửi Ban Thường vụ Tỉnh ủy"), 1, 1),
    "ngắt dòng": (para("Kính gửi:", BREAK, run("- Sở Nội vụ;"), BREAK, run("- Các ấp.")), 1, 2),
    "đồng kính gửi": (
        middle("Kính gửi:") + para("- Sở Nội vụ;") + middle("Đồng kính gửi: Công an tỉnh."), 2, 2,
    ),
    "mất dấu": (middle("Kinh gửi: Sở Nội vụ"), 1, 1),
}  # fmt: skip


@pytest.mark.parametrize("form", ADDRESSEES)
def test_addressees_are_found_in_each_form(form: str) -> None:
    block, words, names = ADDRESSEES[form]
    title = bold("TỜ TRÌNH") + bold(SUBJECT) + LINE + block
    parts = found(whole(title=title, text=AFTER))
    assert len(parts.all("kinh_gui_nhan")) == words
    assert len(parts.all("kinh_gui_ten")) == names
    assert len(parts.all("loi_van")) == 1


def test_bases_of_the_party_below_one_addressee_are_bases() -> None:
    bases = even("- Căn cứ Quy định số 204-QĐ/TW;") + even("- Căn cứ Kế hoạch số 45-KH/TU.")
    title = bold("TỜ TRÌNH") + bold(SUBJECT) + middle("-----") + middle("Kính trình: Tỉnh ủy")
    parts = found(whole(title=title, text=bases + AFTER))
    assert texts(parts, "kinh_gui_ten") == ["Tỉnh ủy"]
    assert len(parts.all("can_cu")) == 2


BASES = {
    "Căn cứ Luật Phòng, chống ma túy ngày 30 tháng 3 năm 2021;": "can_cu",
    "- Căn cứ Quy định số 204-QĐ/TW;": "can_cu",
    "Theo đề nghị của Văn phòng.": "can_cu",
    "Can cu Luật Phòng, chống ma túy;": "can_cu",
    "Căn cứ Kế hoạch số 45/KH-UBND, Ủy ban nhân dân xã xây dựng kế hoạch như sau:": "loi_van",
    "Căn cứ tình hình thực tế, Ủy ban nhân dân xã đề nghị các ấp thực hiện.": "loi_van",
    "Thực hiện Kế hoạch số 45/KH-UBND của tỉnh, xã báo cáo kết quả.": "loi_van",
    "Thực hiện Kế hoạch số 45/KH-UBND của tỉnh;": "can_cu",
}


@pytest.mark.parametrize("line", BASES)
def test_a_basis_is_told_from_a_sentence(line: str) -> None:
    parts = found(whole(text=even(line) + even("I. MỤC ĐÍCH") + even("Căn cứ vào đó, làm ngay.")))
    roles = [part.role for part in parts.all("can_cu", "loi_van")]
    assert roles == [BASES[line], "loi_van"]


def test_the_lines_around_the_bases_of_a_decision_have_their_own_roles() -> None:
    text = (
        bold("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN BIÊN")
        + even("Căn cứ Luật Tổ chức chính quyền địa phương;")
        + bold("QUYẾT ĐỊNH:")
        + even("Điều 1. Thành lập Tổ công tác.")
    )
    parts = found(whole(title=bold("QUYẾT ĐỊNH") + bold(SUBJECT) + LINE, text=text))
    assert parts.loai == "quyet_dinh"
    assert len(parts.all("tham_quyen")) == len(parts.all("lenh")) == len(parts.all("dieu")) == 1
    assert len(parts.all("can_cu")) == 1
