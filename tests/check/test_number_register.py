"""Rules that need data: a number that is used already, a date that is not the one of the data."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from clean import clean
from mutation.paper import Paper, set_text

from docgen.check import check_bytes
from docgen.check.content import Content
from docgen.check.content.reading import Shelf
from docgen.load.registry import Registry
from docgen.model import DonVi, Ngay, NoiDung, NoiNhan, VanBan
from docgen.problems import Level, Problem

SUBJECT = "Phòng, chống ma túy trên địa bàn xã Tân Biên năm 2026"
UNIT = DonVi(
    ten="Ủy ban nhân dân xã Tân Biên",
    co_quan_ban_hanh=("ỦY BAN NHÂN DÂN XÃ TÂN BIÊN",),
    the_thuc="nha-nuoc",
    ky_hieu_don_vi="UBND",
    dia_danh="Tân Biên",
)
NEIGHBOUR = UNIT.model_copy(update={"co_quan_ban_hanh": ("ỦY BAN NHÂN DÂN XÃ HẢO ĐƯỚC",)})
REGISTRY = Registry({"tan-bien": UNIT, "hao-duoc": NEIGHBOUR})


def issued(**changes: Any) -> VanBan:
    """Return the data of a document that stands in the workspace."""
    known: dict[str, Any] = {
        "loai": "ke_hoach",
        "don_vi": ("tan-bien",),
        "ngay": Ngay(nam=2026, thang=3, ngay=2),
        "trich_yeu": "Trồng cây xanh năm 2026",
        "noi_dung": NoiDung(),
        "noi_nhan": (NoiNhan(ten="Các ấp"),),
    }
    return VanBan.model_construct(**{**known, **changes})


def found(content: Content, code: str, data: bytes | None = None) -> list[Problem]:
    checked = check_bytes(data or clean(), "van-ban.docx", content=content)
    return [problem for problem in checked.problems if problem.code == code]


def retyped(component: str, text: str, family: str = "nha-nuoc") -> bytes:
    paper = Paper.of(clean(family))
    set_text(paper.paragraphs(component)[0], text)
    return paper.save()


def test_a_number_that_another_document_has_is_told_with_its_subject() -> None:
    content = Content(registry=REGISTRY, issued={"15/KH-UBND": issued()})
    (problem,) = found(content, "SK-11")
    assert problem.level == Level.ERROR
    assert "Trồng cây xanh năm 2026" in problem.message
    assert "Số: 15/KH-UBND" in problem.message


def test_of_several_with_one_number_the_nearest_is_told() -> None:
    own, twin = issued(trich_yeu=SUBJECT), issued()
    older = issued(ngay=Ngay(nam=2025, thang=3, ngay=3))
    other = issued(don_vi=("hao-duoc",))
    files = {Path("a"): older, Path("b"): other, Path("c"): own, Path("d"): twin}
    shelf = Shelf(REGISTRY, files, dict.fromkeys(files, "15/KH-UBND"))
    assert shelf.issued(Path("c"), own) == {"15/KH-UBND": twin}
    alone = Shelf(REGISTRY, {Path("c"): own}, {Path("c"): "15/KH-UBND"})
    assert alone.issued(Path("c"), own) == {}


def test_the_data_of_the_document_itself_tells_its_body() -> None:
    own = issued(trich_yeu=SUBJECT, ngay=Ngay(nam=2026, thang=6, ngay=25))
    assert found(Content(van_ban=own, issued={"15/KH-UBND": issued()}), "SK-11")
    assert not found(Content(van_ban=own, issued={"15/KH-UBND": own}), "SK-11")
    other = issued(don_vi=("hao-duoc",))
    assert not found(Content(van_ban=own, issued={"15/KH-UBND": other}), "SK-11")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(issued(trich_yeu=SUBJECT), id="the-document-itself"),
        pytest.param(issued(don_vi=("hao-duoc",)), id="another-body"),
        pytest.param(issued(don_vi=("khong-co",)), id="a-body-not-in-the-registry"),
        pytest.param(issued(ngay=Ngay(nam=2025, thang=6, ngay=25)), id="another-year"),
        pytest.param(issued(ngay=None), id="a-draft-without-a-date"),
    ],
)
def test_a_document_that_shares_no_series_is_no_rival(other: VanBan) -> None:
    assert not found(Content(registry=REGISTRY, issued={"15/KH-UBND": other}), "SK-11")


def test_the_number_is_compared_as_it_ought_to_be_typed() -> None:
    content = Content(registry=REGISTRY, issued={"05/KH-UBND": issued()})
    assert found(content, "SK-11", retyped("số, ký hiệu", "Số: 5 / KH - UBND"))
    assert not found(content, "SK-11", retyped("số, ký hiệu", "Số:        /KH-UBND"))
    assert not found(content, "SK-11")


def test_a_series_of_a_term_is_only_warned_of() -> None:
    party = UNIT.model_copy(update={"co_quan_ban_hanh": ("ĐẢNG ỦY XÃ TÂN BIÊN",)})
    registry = Registry({"tan-bien": party})
    for year, count in ((2026, 1), (2023, 1), (2021, 0)):
        rival = issued(ngay=Ngay(nam=year, thang=3, ngay=2))
        content = Content(registry=registry, issued={"15-KH/ĐU": rival})
        problems = found(content, "SK-11", clean("dang"))
        assert [one.level for one in problems] == [Level.WARNING] * count


def test_the_date_is_that_of_the_data() -> None:
    right = Content(van_ban=issued(ngay=Ngay(nam=2026, thang=6, ngay=25)))
    wrong = Content(van_ban=issued(ngay=Ngay(nam=2026, thang=6, ngay=24)))
    open_ = Content(van_ban=issued(ngay=Ngay(nam=2026, thang=6)))
    assert not found(right, "DD-03")
    assert not found(open_, "DD-03")
    (problem,) = found(wrong, "DD-03")
    assert "25/6/2026" in problem.message
    assert "24/6/2026" in problem.message
    draft = retyped("địa danh, ngày tháng", "Tân Biên, ngày      tháng 6 năm 2026")
    assert not found(wrong, "DD-03", draft)


def test_a_date_that_has_not_come_is_warned_of() -> None:
    for today, count in (((2026, 6, 24), 1), ((2026, 6, 25), 0)):
        problems = found(Content(today=datetime.date(*today)), "DD-03")
        assert [one.level for one in problems] == [Level.WARNING] * count
