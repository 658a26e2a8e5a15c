"""Rules about signatures and reports that need the data of a document, by data built by hand."""

from __future__ import annotations

import pytest
from clean import clean
from mutation.paper import Paper, set_text

from docgen.check import CheckOptions, check_bytes
from docgen.check.content import Content
from docgen.load.registry import Registry
from docgen.model import ChuKy, DonVi, Ngay, NguoiKy, VanBan
from docgen.model.noi_dung import NoiDung
from docgen.model.van_ban import NoiNhan
from docgen.problems import Level

HEAD = NguoiKy(ho_ten="Nguyễn Văn A", chuc_vu="Chủ tịch", tu=Ngay(nam=2025, thang=7, ngay=1))
FORMER = NguoiKy(ho_ten="Trần Thị B", chuc_vu="Chủ tịch", den=Ngay(nam=2025, thang=6, ngay=30))


def registry(*signers: NguoiKy) -> Registry:
    unit = DonVi(
        ten="Ủy ban nhân dân xã Tân Biên",
        co_quan_ban_hanh=("ỦY BAN NHÂN DÂN XÃ TÂN BIÊN",),
        the_thuc="nha-nuoc",
        ky_hieu_don_vi="UBND",
        dia_danh="Tân Biên",
        nguoi_ky=signers,
    )
    return Registry({"nha-nuoc": unit})


def van_ban(*ky: ChuKy) -> VanBan:
    return VanBan(
        loai="ke_hoach",
        don_vi=("nha-nuoc",),
        trich_yeu="Phòng, chống ma túy",
        noi_dung=NoiDung(),
        noi_nhan=(NoiNhan(ten="Các ấp"),),
        ky=ky,
    )


def signed_by(name: str) -> bytes:
    paper = Paper.of(clean())
    set_text(paper.paragraphs("họ tên người ký")[0], name)
    return paper.save()


def messages(data: bytes, code: str, content: Content | None) -> list[str]:
    checked = check_bytes(data, "van-ban.docx", CheckOptions(), content)
    return [problem.message for problem in checked.problems if problem.code == code]


@pytest.mark.parametrize(
    ("content", "name", "count"),
    [
        (None, "Trần Thị B", 0),
        (Content(), "Trần Thị B", 0),
        (Content(van_ban()), "Trần Thị B", 0),
        (Content(van_ban(), registry()), "Trần Thị B", 0),
        (Content(van_ban(), registry(HEAD)), "Nguyễn Văn A", 0),
        (Content(van_ban(), registry(HEAD)), "Trần Thị B", 1),
        (Content(van_ban(), registry(HEAD, FORMER)), "Trần Thị B", 1),
        (Content(van_ban(ChuKy(ho_ten="Trần Thị B")), registry(HEAD)), "Trần Thị B", 0),
        (Content(van_ban(ChuKy(ho_ten="Trần Thị B")), registry(HEAD)), "Nguyễn Văn A", 1),
    ],
)
def test_the_signer_is_the_one_whom_data_or_roster_name(
    content: Content | None, name: str, count: int
) -> None:
    assert len(messages(signed_by(name), "KY-10", content)) == count


def test_a_former_signer_is_told_with_the_day() -> None:
    content = Content(van_ban(), registry(HEAD, FORMER))
    (message,) = messages(signed_by("Trần Thị B"), "KY-10", content)
    assert message == (
        "«Trần Thị B» không phải người được ký vào ngày 25/6/2026, theo dữ liệu là Nguyễn Văn A."
    )


@pytest.mark.parametrize(
    ("recipient", "level"),
    [
        ("- Ủy ban nhân dân tỉnh Tây Ninh;", Level.ERROR),
        ("- UBND tỉnh Tây Ninh (để b/c);", Level.ERROR),
        ("- Sở Nội vụ tỉnh Tây Ninh (để b/c);", Level.WARNING),
        ("- Sở Nội vụ tỉnh Tây Ninh;", None),
    ],
)
def test_a_report_that_goes_up_needs_an_addressee(recipient: str, level: Level | None) -> None:
    paper = Paper.of(clean("nha-nuoc", "báo cáo"))
    set_text(paper.paragraphs("nơi nhận")[0], recipient)
    above = DonVi(
        ten="Ủy ban nhân dân tỉnh Tây Ninh",
        co_quan_ban_hanh=("ỦY BAN NHÂN DÂN TỈNH TÂY NINH",),
        the_thuc="nha-nuoc",
        ky_hieu_don_vi="UBND",
        dia_danh="Tây Ninh",
    )
    units = registry().units
    below = units["nha-nuoc"].model_copy(update={"cap_tren": "tinh"})
    content = Content(van_ban(), Registry({"nha-nuoc": below, "tinh": above}))
    problems = check_bytes(paper.save(), "bao-cao.docx", content=content).problems
    levels = [problem.level for problem in problems if problem.code == "BC-02"]
    assert levels == ([level] if level else [])


@pytest.mark.parametrize(
    ("own", "unit", "count"),
    [
        (None, "Tân Biên", 0),
        (None, "Xã Tân Biên", 0),
        (None, "Tân Lập", 1),
        ("Tân Biên", "Tân Lập", 0),  # the document's own place goes before the unit's
        ("Tân Lập", "Tân Biên", 1),
    ],
)
def test_a_place_is_that_of_the_data(own: str | None, unit: str, count: int) -> None:
    units = {"nha-nuoc": registry().units["nha-nuoc"].model_copy(update={"dia_danh": unit})}
    document = van_ban().model_copy(update={"dia_danh": own})
    found = messages(clean(), "DD-04", Content(document, Registry(units)))
    assert len(found) == count
