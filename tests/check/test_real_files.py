"""What real files showed: papers of other kinds, drafts, endings that lie below a table."""

from __future__ import annotations

import pytest
from clean import clean
from lxml import etree
from mutation.examples import Example
from mutation.paper import Paper, W, set_text

from docgen.check import check_bytes
from docgen.problems import Level

SLIP = (
    "tên loại văn bản: PHIẾU TRÌNH ++ trích yếu [bỏ] ++ địa danh, ngày tháng [bỏ]"
    " ++ chữ Nơi nhận [bỏ] ++ nơi nhận [bỏ hết]"
)


def levels(data: bytes) -> dict[str, Level]:
    """Return the rules that speak of a document, and how much their findings weigh."""
    return {one.code: one.level for one in check_bytes(data, "van-ban.docx").problems}


def made(line: str, family: str = "nha-nuoc", kind: str = "kế hoạch") -> bytes:
    return Example("", True, line, family, kind).make()


def test_nothing_is_missing_in_a_paper_that_no_rulebook_names() -> None:
    found = levels(made(f"{SLIP} ++ số, ký hiệu [bỏ]"))
    assert found == {"TL-01": Level.WARNING}


def test_no_fault_of_such_a_paper_is_an_error() -> None:
    found = levels(made(f"{SLIP} ++ trang [lề trái 25 mm] ++ lời văn [cỡ 12]"))
    assert {"TL-01", "TR-03", "PH-06"} <= set(found)
    assert set(found.values()) == {Level.WARNING}


@pytest.mark.parametrize(
    ("date", "profile"),
    [
        ("Tân Biên, ngày      tháng 5 năm 2026", "dang"),
        ("Tân Biên, ngày      tháng 4 năm 2026", "dang-hd36"),
        ("Tân Biên, ngày      tháng      năm 2025", "dang-hd36"),
        ("Tân Biên, ngày      tháng      năm 2026", "dang"),
        ("Tân Biên, ngày      tháng 13 năm 2025", "dang"),
    ],
)
def test_a_draft_is_judged_by_the_edition_of_the_last_day_it_may_bear(
    date: str, profile: str
) -> None:
    data = made(f"địa danh, ngày tháng: {date}", "dang")
    assert check_bytes(data, "van-ban.docx").profile.ma == profile


def test_the_words_of_the_recipients_may_be_typed_with_marks_apart() -> None:
    assert levels(made("chữ Nơi nhận [mã tổ hợp]")) == {"PH-04": Level.WARNING}


def test_a_name_below_the_table_of_its_post_is_the_signer() -> None:
    document = Paper.of(clean())
    name = document.paragraphs("họ tên người ký")[0]
    cell = name.getparent()
    room = etree.SubElement(cell, f"{W}p")
    assert room is not None
    table = next(name.iterancestors(f"{W}tbl"))
    table.addnext(name)
    assert "KY-01" not in levels(document.save())


def test_a_board_signs_above_the_other_post_of_its_head() -> None:
    document = Paper.of(clean())
    name = document.paragraphs("họ tên người ký")[0]
    post = document.paragraphs("chức vụ")[-1]
    other = etree.fromstring(etree.tostring(post))
    name.addprevious(other)
    set_text(other, "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN")
    assert "KY-11" not in levels(document.save())


def test_a_number_may_be_put_in_the_middle_by_blanks() -> None:
    document = Paper.of(clean())
    number = document.paragraphs("số, ký hiệu")[0]
    set_text(number, "            Số:        /KH-UBND")
    look = number.find(f"{W}pPr")
    for old in look.findall(f"{W}jc"):
        look.remove(old)
    etree.SubElement(look, f"{W}jc").set(f"{W}val", "left")
    assert "SK-10" not in levels(document.save())
    set_text(number, "  Số:        /KH-UBND")
    assert levels(document.save())["SK-10"] == Level.ERROR
