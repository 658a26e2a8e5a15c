"""What follows the main text: appendices, attached documents; and files of another kind."""

from __future__ import annotations

import time

import pytest

from finder.forms import (
    BOLD,
    BREAK,
    CENTER,
    ISSUER,
    NEW_PAGE,
    NUMBER,
    STATE,
    SUBJECT,
    bold,
    cell,
    end_table,
    even,
    found,
    head_table,
    middle,
    para,
    run,
    table,
    texts,
    whole,
)

GUIDE = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 25 tháng 6 năm 2026 của Ủy ban nhân dân xã)"
NAME = "DANH MỤC NHIỆM VỤ"
DATA = table(
    cell("STT") + cell("Nội dung"), cell("1") + cell("Tuyên truyền"), cell("2") + cell("Kiểm tra")
)
LANDSCAPE = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
APPENDICES = {
    "Phụ lục": (bold("Phụ lục") + bold(NAME), "", [NAME]),
    "chữ in hoa": (bold("PHỤ LỤC I") + bold(NAME), "I", [NAME]),
    "số Ả Rập": (bold("Phụ lục 01") + bold(NAME), "01", [NAME]),
    "cùng dòng": (bold(f"PHỤ LỤC I: {NAME}"), "I", [NAME]),
    "ngắt dòng": (
        para(run("PHỤ LỤC", BOLD), BREAK, run(NAME, BOLD), properties=CENTER), "", [NAME],
    ),
    "tên hai dòng": (bold("Phụ lục II") + bold("DANH MỤC") + bold("NHIỆM VỤ"), "II",
                     ["DANH MỤC", "NHIỆM VỤ"]),
    "không căn giữa": (para(NEW_PAGE) + para(run("PHỤ LỤC", BOLD)) + bold(NAME), "", [NAME]),
    "khổ ngang": (LANDSCAPE + bold("Phụ lục") + bold(NAME), "", [NAME]),
    "gõ sai": (LANDSCAPE + bold("Phụ lụ") + bold(NAME), "", [NAME]),
}  # fmt: skip


@pytest.mark.parametrize("form", APPENDICES)
def test_an_appendix_is_found_in_each_form(form: str) -> None:
    block, ordinal, names = APPENDICES[form]
    parts = found(whole(after=block + middle(GUIDE) + middle("_____") + DATA))
    (appendix,) = parts.appendices
    assert appendix.ordinal == ordinal
    assert [part.text for part in appendix.title] == names
    assert appendix.guide is not None
    assert appendix.guide.text == GUIDE
    assert len(parts.all("ke_phu_luc")) == 1
    assert texts(parts, "bang_dau") == ["STT", "Nội dung"]
    assert len(parts.signatures) == 1


def test_a_guide_line_may_stand_above_the_title() -> None:
    parts = found(whole(after=bold("Phụ lục") + middle(GUIDE) + bold(NAME) + DATA))
    (appendix,) = parts.appendices
    assert appendix.guide is not None
    assert [part.text for part in appendix.title] == [NAME]


def test_an_appendix_that_lost_its_label_keeps_title_and_guide_line() -> None:
    parts = found(whole(after=LANDSCAPE + bold(NAME) + middle(GUIDE) + middle("____") + DATA))
    assert parts.appendices == ()
    assert texts(parts, "phu_luc_ten") == [NAME]
    assert texts(parts, "kem_theo") == [GUIDE]


def test_an_appendix_may_have_a_signature_of_its_own() -> None:
    own = table(cell("") + cell(bold("NGƯỜI LẬP BIỂU"), bold("Trần Thị B")))
    parts = found(whole(after=bold("Phụ lục") + bold(NAME) + DATA + own))
    assert len(parts.appendices) == len(parts.signatures) == 1
    assert texts(parts, "ho_ten") == ["Nguyễn Văn A"]


def test_no_appendix_stands_before_the_signature() -> None:
    text = even("1. Mục đích") + middle("Phụ lục") + even("2. Xem phụ lục kèm theo./.")
    parts = found(whole(text=text))
    assert parts.appendices == ()
    assert texts(parts, "ho_ten") == ["Nguyễn Văn A"]


def test_an_attached_document_with_a_head_of_its_own_adds_no_second_head() -> None:
    attached = (
        head_table(left=(ISSUER,), right=STATE)
        + bold("QUY CHẾ")
        + bold("Làm việc của Ủy ban nhân dân xã")
        + middle("(Kèm theo Quyết định số 15/QĐ-UBND)")
        + even("Điều 1. Phạm vi điều chỉnh")
        + even("1. Quy chế này quy định chế độ làm việc.")
    )
    parts = found(whole(after=attached))
    assert len(parts.all("quoc_hieu")) == len(parts.all("ten_loai")) == 1
    assert texts(parts, "trich_yeu") == [SUBJECT]
    assert texts(parts, "kem_theo") == ["(Kèm theo Quyết định số 15/QĐ-UBND)"]
    assert [one.appendix for one in parts.headings if one.kind == "dieu"] == [0]
    assert parts.appendices == ()


OTHERS = {
    "tệp trống": para(),
    "chỉ có bảng": DATA * 3,
    "thư riêng": para("Tân Biên, ngày 25 tháng 6 năm 2026") + para("Anh Ba thân mến,")
    + even("Lâu rồi không gặp, gia đình vẫn khỏe.") + para("Nguyễn Văn A"),
    "lý lịch": bold("SƠ YẾU LÝ LỊCH") + para("Họ và tên: Nguyễn Văn A") + para("Số điện thoại: …")
    + bold("KINH NGHIỆM") + para("- Trưởng phòng kinh doanh") + para("- Giám đốc chi nhánh"),
    "truyện": bold("CHƯƠNG I") + even("Trời vừa sáng, ông Ba ra đồng. " * 9) * 30,
    "đơn": bold(STATE[0]) + bold(STATE[1]) + bold("ĐƠN XIN NGHỈ PHÉP")
    + middle("Kính gửi: Ủy ban nhân dân xã") + para("Tôi tên là: Nguyễn Văn A")
    + para("Tân Biên, ngày 25 tháng 6 năm 2026") + para("Người làm đơn") + para("Nguyễn Văn A"),
}  # fmt: skip
HEAD = {"co_quan_ban_hanh", "co_quan_chu_quan", "so_ky_hieu", "ho_ten", "chuc_vu", "ten_loai"}


@pytest.mark.parametrize("kind", OTHERS)
def test_a_file_of_another_kind_is_lost(kind: str) -> None:
    parts = found(OTHERS[kind])
    assert parts.is_lost
    assert HEAD & {part.role for part in parts.items} == set()
    assert parts.signatures == ()
    assert not parts.is_letter
    assert all(doubt.endswith(".") for doubt in parts.doubts)
    assert parts.doubts


@pytest.mark.parametrize("missing", ["đầu văn bản", "nơi nhận", "chữ ký"])
def test_a_document_that_lacks_a_part_is_not_lost(missing: str) -> None:
    bodies = {
        "đầu văn bản": whole(head=para()),
        "nơi nhận": whole(end=end_table(left=("",))),
        "chữ ký": whole(end="".join(map(para, ("Nơi nhận:", "- Các ấp;", "- Lưu: VT.")))),
    }
    parts = found(bodies[missing])
    assert not parts.is_lost
    assert parts.confidence < 1
    assert parts.loai == "ke_hoach"


def test_a_long_document_is_read_in_time() -> None:
    paragraph = even("Ủy ban nhân dân xã tổ chức thực hiện các nhiệm vụ được giao trong năm. " * 3)
    items = even("1. Nhiệm vụ") + even("- Tuyên truyền;") + paragraph + even("PHỤ TRÁCH") + DATA
    body = whole(text=items * 1500)
    start = time.perf_counter()
    parts = found(body)
    assert time.perf_counter() - start < 20  # 500 pages; a slow machine shared by several
    assert len(parts.all("khoan")) == 1500
    assert texts(parts, "so_ky_hieu") == [NUMBER]
