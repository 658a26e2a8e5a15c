"""Recipients, signatures and what stands below them, in every form that people give them."""

from __future__ import annotations

import pytest

from finder.forms import (
    BOLD,
    BREAK,
    RECIPIENTS,
    SIGNERS,
    TAB,
    bold,
    cell,
    end_table,
    even,
    found,
    middle,
    para,
    run,
    table,
    texts,
    whole,
)

ITEMS = list(RECIPIENTS[1:])
LIST = "".join(map(para, RECIPIENTS))
BLOCK = "".join(map(bold, SIGNERS))
FORMS = {
    "bảng": end_table(),
    "bảng hai hàng": table(
        cell(*map(para, RECIPIENTS)) + cell(*map(bold, SIGNERS[:2])),
        cell("") + cell(bold(SIGNERS[3])),
    ),
    "ngắt dòng": table(
        cell(para("Nơi nhận:", *(piece for item in ITEMS for piece in (BREAK, run(item)))))
        + cell(*map(bold, SIGNERS))
    ),
    "dưới chữ ký": BLOCK + LIST,
    "trên chữ ký": LIST + BLOCK,
    "phím Tab": (
        para(run("Nơi nhận:"), TAB, TAB, run(SIGNERS[0], BOLD))
        + para(run(ITEMS[0]), TAB, run(SIGNERS[1], BOLD))
        + para(ITEMS[1])
        + para(ITEMS[2])
        + para(TAB, TAB, run(SIGNERS[3], BOLD))
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_ending_is_found_in_each_form(form: str) -> None:
    parts = found(whole(end=FORMS[form]))
    assert texts(parts, "noi_nhan_nhan") == ["Nơi nhận:"]
    assert texts(parts, "noi_nhan_ten") == ITEMS
    assert texts(parts, "quyen_han") == [SIGNERS[0]]
    assert texts(parts, "chuc_vu") == [SIGNERS[1]]
    assert texts(parts, "ho_ten") == [SIGNERS[3]]
    assert len(parts.signatures) == 1
    assert parts.body[-1].text.endswith("./.")


@pytest.mark.parametrize(
    "label", ["Nơi nhận", "Noi nhận:", "NƠI NHẬN:", "Nơi nhân :", "Nơi gửi:", "Nơi nhận:."]
)
def test_the_heading_of_the_recipients_is_found_mistyped(label: str) -> None:
    parts = found(whole(end=end_table(left=(label, *ITEMS))))
    assert texts(parts, "noi_nhan_nhan") == [label]
    assert texts(parts, "noi_nhan_ten") == ITEMS


@pytest.mark.parametrize("form", ["bảng", "đoạn"])
def test_recipients_without_their_heading_stay_recipients(form: str) -> None:
    end = end_table(left=tuple(ITEMS)) if form == "bảng" else BLOCK + "".join(map(para, ITEMS))
    parts = found(whole(end=end))
    assert texts(parts, "noi_nhan_nhan") == []
    assert texts(parts, "noi_nhan_ten") == ITEMS
    assert texts(parts, "ho_ten") == [SIGNERS[3]]


@pytest.mark.parametrize("keep", ["- Lưu", "- Lưu VP", "- Lưu: VT", "Lưu: VT.", "- Luu: VT"])
def test_the_keep_item_is_a_recipient_however_it_is_written(keep: str) -> None:
    parts = found(whole(end=end_table(left=(*RECIPIENTS[:2], keep, "PL.(300)"))))
    assert texts(parts, "noi_nhan_ten") == [ITEMS[0], keep]
    assert texts(parts, "nguoi_soan") == ["PL.(300)"]


BLOCKS = {
    "một mình": (("CHỦ TỊCH", "Nguyễn Văn A"), 0, 1, "Nguyễn Văn A"),
    "cấp phó": (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"), 1, 1, "Nguyễn Văn A"),
    "tập thể, cấp phó": (
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị B"), 2, 1, "Trần Thị B",
    ),
    "quyền hạn hai dòng": (
        ("TM. BAN CHẤP HÀNH ĐOÀN", "XÃ TÂN BIÊN", "BÍ THƯ", "Trần Thị B"), 2, 1, "Trần Thị B",
    ),
    "Đảng": (("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn A"), 1, 1, "Nguyễn Văn A"),
    "chưa có tên": (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), 1, 1, None),
    "đã ký": (("CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn A"), 0, 1, "Nguyễn Văn A"),
    "chữ ký số": (
        ("CHỦ TỊCH", "Ký bởi: Ủy ban nhân dân", "Ngày ký: 25/6/2026", "Nguyễn Văn A"), 0, 1,
        "Nguyễn Văn A",
    ),
    "tên in hoa": (("CHỦ TỊCH", "NGUYỄN VĂN A"), 0, 1, "NGUYỄN VĂN A"),
    "có học vị": (("GIÁM ĐỐC", "TS. Nguyễn Văn A"), 0, 1, "TS. Nguyễn Văn A"),
    "chức vụ chữ thường": (
        ("TM. ỦY BAN NHÂN DÂN", "Chủ tịch", "Nguyễn Văn A"), 1, 1, "Nguyễn Văn A",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", BLOCKS)
@pytest.mark.parametrize("labelled", [True, False], ids=["có nơi nhận", "không nơi nhận"])
def test_a_signature_is_read_line_by_line(form: str, labelled: bool) -> None:
    lines, authority, posts, name = BLOCKS[form]
    end = end_table(left=RECIPIENTS if labelled else ("",), right=lines)
    (signature,) = found(whole(end=end)).signatures
    assert len(signature.authority) == authority
    assert len(signature.posts) == posts
    assert (signature.name.text if signature.name else None) == name


def test_two_signers_stand_side_by_side_above_the_recipients() -> None:
    signers = table(
        cell(bold("TRƯỞNG CÔNG AN XÃ"), para(), bold("Nguyễn Văn A"))
        + cell(bold("TM. BAN THƯỜNG VỤ"), bold("CHỦ TỊCH"), para(), bold("Trần Thị B"))
    )
    parts = found(whole(end=signers + LIST))
    assert [one.name.text for one in parts.signatures if one.name] == ["Nguyễn Văn A", "Trần Thị B"]
    assert texts(parts, "noi_nhan_ten") == ITEMS


def test_minutes_are_signed_by_secretary_and_chair() -> None:
    signers = table(
        cell(bold("THƯ KÝ"), bold("Nguyễn Văn A")) + cell(bold("CHỦ TỌA"), bold("Trần Thị B"))
    )
    title = bold("BIÊN BẢN") + bold("Họp Ban Chỉ đạo") + middle("____")
    parts = found(whole(title=title, end=signers))
    assert parts.loai == "bien_ban"
    assert texts(parts, "chuc_vu") == ["THƯ KÝ", "CHỦ TỌA"]
    assert len(parts.signatures) == 2


def test_a_copy_and_a_contact_line_stand_below_the_ending() -> None:
    copy = para(run("SAO Y", BOLD)) + para("Số: 03/SY-UBND")
    contact = para("Địa chỉ: ấp 1, xã Tân Biên; điện thoại: 0276.3123456")
    parts = found(whole(end=end_table() + contact + copy))
    assert texts(parts, "sao") == ["SAO Y", "Số: 03/SY-UBND"]
    assert len(parts.all("lien_he")) == 1
    assert len(parts.all("so_ky_hieu")) == 1
    assert texts(parts, "ho_ten") == [SIGNERS[3]]


def test_a_title_in_the_text_ends_nothing() -> None:
    text = even("1. Mục đích") + bold("CHỦ TỊCH") + even("2. Yêu cầu") + even("Kết thúc./.")
    parts = found(whole(text=text))
    assert [part.role for part in parts.body] == ["khoan", "loi_van", "khoan", "loi_van"]
    assert texts(parts, "chuc_vu") == [SIGNERS[1]]
