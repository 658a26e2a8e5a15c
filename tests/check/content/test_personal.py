"""Personal data, in a data file and in a Word file."""

from __future__ import annotations

import io
import zipfile

import pytest
from clean import clean
from content_office import PLAN, Office

from docgen.check import check_bytes

LIST = """\
phu_luc:
  - ten: Danh sách người nghiện ma túy trên địa bàn
    noi_dung: |
      | STT | Họ và tên | Năm sinh | Nơi cư trú |
      | 1 | {name} | {year} | Ấp Một |
      | 2 | {name} | {year} | Ấp Hai |
"""
CONTACTS = """\
phu_luc:
  - ten: Thành viên
    noi_dung: |
      | STT | Họ và tên | {head} | Số điện thoại |
      | 1 | Nguyễn Văn A | {value} | 0912 345 678 |
"""


def body(sentence: str) -> str:
    return PLAN.replace("Nâng cao nhận thức của hội viên.", sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông Nguyễn Văn A, CCCD số 072085001234.", ["D-CCCD"]),
        ("Bà Trần Thị B, số căn cước công dân: 072 085 001 234.", ["D-CCCD"]),
        ("Giấy chứng minh nhân dân số 290123456.", ["D-CCCD"]),
        ("Mỗi người nộp bản sao CCCD trước ngày 20/11/2026.", []),
        ("Làm 15.000.000 thẻ căn cước trong năm 2026.", []),
        ("Tài khoản số 072085001234 của Kho bạc.", []),
        ("Đã cấp CMND cho 1.234 người.", []),
    ],
)
def test_the_number_of_an_identity_paper_is_flagged(
    office: Office, sentence: str, expected: list[str]
) -> None:
    assert office.codes(body(sentence)) == expected


def test_the_number_stands_at_its_line_with_the_law_of_its_day(office: Office) -> None:
    text = body("Ông Nguyễn Văn A, CCCD số 072085001234.")
    [problem] = office.findings(text)
    assert "072085001234" in text.split("\n")[problem.place.line - 1]
    assert "91/2025/QH15" in problem.clause
    [older] = office.findings(text.replace("2026-03-02", "2024-03-04"))
    assert "13/2023/NĐ-CP" in older.clause


def test_a_list_of_addicts_by_name_is_flagged_and_an_empty_form_is_not(office: Office) -> None:
    named = LIST.format(name="Nguyễn Văn A", year="1985")
    [problem] = office.findings(PLAN + named)
    assert problem.code == "D-NHAYCAM"
    assert "2 người" in problem.message
    assert office.codes(PLAN + LIST.format(name="…", year="")) == []


def test_a_list_of_other_people_is_no_list_of_addicts(office: Office) -> None:
    text = LIST.format(name="Nguyễn Văn A", year="1985").replace("người nghiện ma túy", "hội viên")
    assert office.codes(PLAN + text) == []


@pytest.mark.parametrize(
    ("head", "value", "expected"),
    [("Năm sinh", "1985", ["D-DIENTHOAI"]), ("Chức vụ", "Chủ tịch", [])],
)
def test_private_numbers_are_noted_but_not_those_of_an_office(
    office: Office, head: str, value: str, expected: list[str]
) -> None:
    assert office.codes(PLAN + CONTACTS.format(head=head, value=value)) == expected


def _with(data: bytes, **changes: str) -> bytes:
    """Return a Word file with some of its words replaced in the main part."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode("utf-8")
                for old, new in changes.items():
                    assert old.replace("_", " ") in text
                    text = text.replace(old.replace("_", " "), new)
                content = text.encode("utf-8")
            archive.writestr(name, content)
    return target.getvalue()


def test_a_word_file_is_looked_through_as_well() -> None:
    data = _with(clean("nha-nuoc", "kế hoạch"), phô_trương="CCCD số 072085001234")
    [problem] = check_bytes(data, "a.docx").data
    assert problem.code == "D-CCCD"
    assert "đoạn" in problem.place.part


def test_a_table_of_a_word_file_is_looked_through_as_well() -> None:
    data = _with(
        clean("nha-nuoc", "kế hoạch"),
        **{
            "DANH_MỤC_NHIỆM_VỤ": "DANH SÁCH NGƯỜI NGHIỆN",
            "Nội_dung_nhiệm_vụ": "Họ và tên",
            "Đơn_vị_chủ_trì": "Năm sinh",
            "Kiểm_tra,_giám_sát</w:t>": "Nguyễn Văn A</w:t>",
        },
    )
    [problem] = check_bytes(data, "a.docx").data
    assert problem.code == "D-NHAYCAM"


def test_a_clean_word_file_tells_nothing_of_persons() -> None:
    assert check_bytes(clean("dang", "báo cáo"), "a.docx").data == ()
