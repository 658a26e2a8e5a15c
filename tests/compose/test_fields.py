"""Header, bases, recipients, signers, places: what compose makes of small data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_plan import composed, plan, sources, texts

from docgen.compose import compose

BASIS = {
    "loai": "Kế hoạch",
    "so_ky_hieu": "12/KH-UBND",
    "ngay": "2026-03-05",
    "co_quan": "Ủy ban nhân dân tỉnh",
    "trich_yeu": "về việc A",
}
LONG = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về việc A"
SHORT = "Căn cứ Kế hoạch số 12/KH-UBND, ngày 05/3/2026 của Ủy ban nhân dân tỉnh về việc A"


@pytest.mark.parametrize(
    ("changes", "number", "date"),
    [
        pytest.param({}, "Số: 05/KH-BTV", "Xã A, ngày 01 tháng 6 năm 2026", id="padded"),
        pytest.param(
            {"so": "148", "ngay": "2026-02-25"},
            "Số: 148/KH-BTV",
            "Xã A, ngày 25 tháng 02 năm 2026",
            id="february",
        ),
        pytest.param(
            {"so": None, "ngay": "2026-05"},
            "Số:        /KH-BTV",
            "Xã A, ngày      tháng 5 năm 2026",
            id="blank-number-and-day",
        ),
        pytest.param(
            {"so": None, "ngay": "2026"},
            "Số:        /KH-BTV",
            "Xã A, ngày      tháng      năm 2026",
            id="blank-month",
        ),
        pytest.param(
            {"ky_hieu": "KHPH-HPN-CA", "dia_danh": "Tân Biên"},
            "Số: 05/KHPH-HPN-CA",
            "Tân Biên, ngày 01 tháng 6 năm 2026",
            id="typed-symbol",
        ),
        pytest.param(
            {"don_vi": "dang-uy-xa-a"}, "Số 05-KH/ĐU", "Xã A, ngày 01 tháng 6 năm 2026", id="party"
        ),
        pytest.param(
            {"don_vi": "doan-xa-a", "don_vi_soan": "TNNT"},
            "Số: 05-KH/ĐTN-TNNT",
            "Xã A, ngày 01 tháng 6 năm 2026",
            id="union-drafting-unit",
        ),
    ],
)
def test_number_and_date(tmp_path: Path, changes: dict[str, Any], number: str, date: str) -> None:
    context = composed(tmp_path, plan(**changes)).context
    assert (context["so_ky_hieu"], context["dia_danh_ngay"]) == (number, date)


@pytest.mark.parametrize(
    ("unit", "bases", "lines"),
    [
        pytest.param("hoi-lhpn-xa-a", [BASIS], [LONG + "."], id="one"),
        pytest.param(
            "hoi-lhpn-xa-a",
            [BASIS, "Xét đề nghị của A;"],
            [LONG + ";", "Xét đề nghị của A."],
            id="plain-last",
        ),
        pytest.param(
            "doan-xa-a",
            [BASIS, "Xét đề nghị của A"],
            [LONG + ";", "Xét đề nghị của A,"],
            id="union",
        ),
        pytest.param("dang-uy-xa-a", [BASIS], [f"- {SHORT}."], id="party"),
    ],
)
def test_bases_as_lines(tmp_path: Path, unit: str, bases: list[Any], lines: list[str]) -> None:
    assert composed(tmp_path, plan(don_vi=unit, can_cu=bases)).context["can_cu"] == lines


def test_bases_in_the_opening_sentence(tmp_path: Path) -> None:
    found = composed(
        tmp_path,
        plan(can_cu=[BASIS, BASIS | {"so_ky_hieu": "13/KH"}], mo_dau="{{ can_cu }}, xã A như sau:"),
    )
    second = LONG.removeprefix("Căn cứ ").replace("12/KH-UBND", "13/KH")
    assert texts(found.context["noi_dung"])[0] == f"{LONG} và {second}, xã A như sau:"
    assert found.context["can_cu"] == []


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        pytest.param({}, ["- Hội LHPN tỉnh;", "- Lưu: VT."], id="plain"),
        pytest.param(
            {"noi_nhan": ["Như điều 1;", "UBND TP.", "- Các ấp."], "luu": "Lưu: VT, Nh."},
            ["- Như điều 1;", "- UBND TP.;", "- Các ấp;", "- Lưu: VT, Nh."],
            id="typed-marks-are-not-doubled",
        ),
        pytest.param(
            {"noi_nhan": [{"nhom": "cap-duoi", "ten": "{{ so_luong }} chi hội"}]},
            ["- 02 chi hội;", "- Lưu: VT."],
            id="group-in-one-line",
        ),
        pytest.param(
            {"noi_nhan": [{"nhom": "cap-duoi"}]},
            ["- Chi hội 1;", "- Chi hội 2;", "- Lưu: VT."],
            id="group-listed",
        ),
        pytest.param(
            {"noi_nhan": [{"nhom": "cap-duoi", "ten": "Các chi hội", "liet_ke": "true"}]},
            ["- Các chi hội: Chi hội 1, Chi hội 2;", "- Lưu: VT."],
            id="group-named-and-listed",
        ),
        pytest.param(
            {
                "don_vi": "doan-xa-a",
                "luu": "VT, Website",
                "noi_nhan": [{"ten": "A", "so_ban": "3"}],
            },
            ["- A (3b);", "- Lưu VT, Website."],
            id="union-copies",
        ),
        pytest.param(
            {"loai": "bao_cao", "kinh_gui": "Hội LHPN tỉnh", "noi_nhan": ["Đảng uỷ xã"]},
            ["- Như trên;", "- Đảng uỷ xã;", "- Lưu: VT."],
            id="as-above-first",
        ),
    ],
)
def test_recipients(tmp_path: Path, changes: dict[str, Any], lines: list[str]) -> None:
    assert composed(tmp_path, plan(**changes)).context["noi_nhan"] == lines


@pytest.mark.parametrize(
    ("changes", "printed"),
    [
        pytest.param(
            {},
            [("quyen_han", "TM. BAN THƯỜNG VỤ"), ("chuc_vu", "CHỦ TỊCH"), "Nguyễn Thị A"],
            id="roster",
        ),
        pytest.param(
            {
                "ky": {
                    "quyen_han": ["TM. UBND", "KT. CHỦ TỊCH"],
                    "chuc_vu": "Phó Chủ tịch",
                    "ho_ten": "B",
                }
            },
            [
                ("quyen_han", "TM. UBND"),
                ("quyen_han", "KT. CHỦ TỊCH"),
                ("chuc_vu", "PHÓ CHỦ TỊCH"),
                "B",
            ],
            id="several-authority-lines",
        ),
        pytest.param(
            {"don_vi": "doan-xa-a"}, [("quyen_han", "BÍ THƯ"), "Lê Văn C"], id="head-alone-is-bold"
        ),
    ],
)
def test_signature(tmp_path: Path, changes: dict[str, Any], printed: list[Any]) -> None:
    block = composed(tmp_path, plan(**changes)).context["ky"][0]
    lines = [(line["kieu"], line["chu"]) for line in block["dong"]]
    assert [*lines, block["ho_ten"]] == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("Của {{ don_vi.ten }}", "Của Hội LHPN xã A", id="unit"),
        pytest.param("{{ thoi_gian }}", "từ ngày 01/6/2026 đến ngày 31/7/2026", id="period"),
        pytest.param("{{ thoi_gian.den | ngay_chu }}", "ngày 31 tháng 7 năm 2026", id="filter"),
        pytest.param("{{ don_vi.ten | hoa }}", "HỘI LHPN XÃ A", id="capitals"),
        pytest.param("{{ so | hai_so }}", "05", id="two-digits"),
        pytest.param("{{ 7*7 }} {% if %} {{", "{{ 7*7 }} {% if %} {{", id="no-place"),
        pytest.param("{{ chi_tieu.cuoc.muc_tieu }} cuộc", "3 cuộc", id="indicator"),
    ],
)
def test_places(tmp_path: Path, text: str, printed: str) -> None:
    extra = {
        "thoi_gian": {"tu": "2026-06-01", "den": "2026-07-31"},
        "chi_tieu": [{"ma": "cuoc", "ten": "Số cuộc", "don_vi_tinh": "cuộc", "muc_tieu": "3"}],
    }
    assert composed(tmp_path, plan(trich_yeu=text, **extra)).context["trich_yeu"] == printed


@pytest.mark.parametrize(
    ("changes", "code", "where", "fragment"),
    [
        pytest.param({"trich_yeu": "A {{ don_vi.tenn }}"}, "D-CHO", "5:", "don_vi.ten", id="name"),
        pytest.param({"trich_yeu": "{{ tên }}"}, "D-CHO", "5:", "tên", id="marked-name"),
        pytest.param({"trich_yeu": "{{ so | hoaa }}"}, "D-CHO", "5:", "hoa", id="filter"),
        pytest.param({"mo_dau": "{{ can_cu }} sau:"}, "D-CHO", "", "can_cu", id="no-bases"),
        pytest.param({"khan": "KHẢN"}, "D-GIATRI", "", "KHẨN", id="urgency"),
        pytest.param({"loai": "ke_hoch"}, "D-LOAI", "1:", "ke_hoach", id="type"),
        pytest.param({"loai": "to_trinh"}, "D-THIEU", "", "kinh_gui", id="no-addressee"),
        pytest.param({"ky_hieu": "KH - BTV"}, "SK-05", "", "KH-BTV", id="blank-in-symbol"),
        pytest.param(
            {"noi_nhan": [{"nhom": "cap-tren"}]}, "D-NHOM", "", "cap-duoi", id="unknown-group"
        ),
        pytest.param({"don_vi": "chi-hoi-1"}, "D-KY", "", "chưa có người ký", id="nobody-signs"),
        pytest.param(
            {"don_vi": ["hoi-lhpn-xa-a", "doan-xa-a"], "ky": {"chuc_vu": "A", "ho_ten": "B"}},
            "D-KY",
            "",
            "mỗi đơn vị một khối",
            id="joint-one-signer",
        ),
        pytest.param(
            {"noi_dung": "I. A\n" + "| a " * 21 + "|\n" + "| b " * 21 + "|"},
            "D-BANG",
            "",
            "20",
            id="too-many-columns",
        ),
    ],
)
def test_faults(
    tmp_path: Path, changes: dict[str, Any], code: str, where: str, fragment: str
) -> None:
    problems = [one for one in composed(tmp_path, plan(**changes)).problems if one.code == code]
    assert problems, code
    first = problems[0]
    assert first.place.where.startswith(where)
    assert fragment in first.message + first.hint


def test_a_draft_shows_its_holes(tmp_path: Path) -> None:
    found = composed(tmp_path, plan(loai="to_trinh", don_vi="chi-hoi-1"), draft=True)
    assert found.context["kinh_gui"][0]["mot"] == "[thiếu: nơi kính gửi]"
    assert found.context["ky"][0]["ho_ten"] == "[thiếu: họ tên]"
    assert not found.problems.has_errors


@pytest.mark.parametrize(
    ("subject", "printed"),
    [
        pytest.param("Góp ý dự thảo “Đề án X”", "V/v góp ý dự thảo “Đề án X”", id="own-quotes"),
        pytest.param('Chuẩn bị "Tết"', 'V/v chuẩn bị "Tết"', id="straight-quotes"),
        pytest.param("V/v: báo cáo", "V/v báo cáo", id="typed-with-colon"),
        pytest.param("Về việc báo cáo", "V/v báo cáo", id="typed-in-words"),
        pytest.param("“V/v báo cáo”", "V/v báo cáo", id="typed-in-quotes"),
        pytest.param("{{ don_vi.ten }} báo cáo", "V/v Hội LHPN xã A báo cáo", id="a-filled-name"),
        pytest.param("Nhân dân góp ý", "V/v Nhân dân góp ý", id="always-a-capital"),
        pytest.param("UBND xã họp", "V/v UBND xã họp", id="abbreviation"),
    ],
)
def test_subject_of_a_letter(tmp_path: Path, subject: str, printed: str) -> None:
    letter = plan(loai="cong_van", kinh_gui="Sở A", don_vi_soan="VP", trich_yeu=subject)
    assert composed(tmp_path, letter).context["trich_yeu"] == printed


@pytest.mark.parametrize(
    ("changes", "field", "printed"),
    [
        pytest.param({"luu": "VT."}, "noi_nhan", "- Lưu: VT.", id="filing-stop"),
        pytest.param({"luu": "Lưu: VT, VP."}, "noi_nhan", "- Lưu: VT, VP.", id="filing-line"),
        pytest.param({"luu": "Lưu trữ xã"}, "noi_nhan", "- Lưu: Lưu trữ xã.", id="a-name"),
        pytest.param({"nguoi_soan": "NVA."}, "nguoi_soan", "NVA.", id="drafter-stop"),
        pytest.param({"nguoi_soan": "PL", "so_ban": "300"}, "nguoi_soan", "PL.(300)", id="copies"),
        pytest.param({"luu_hanh": "lưu hành nội bộ"}, "luu_hanh", "LƯU HÀNH NỘI BỘ", id="spelling"),
        pytest.param(
            {"dia_danh": "{{ don_vi.dia_danh }}"},
            "dia_danh_ngay",
            "Xã A, ngày 01 tháng 6 năm 2026",
            id="place",
        ),
        pytest.param({"du_thao": "2"}, "du_thao", "DỰ THẢO LẦN 2", id="draft-number"),
        pytest.param({"du_thao": "ngày {lan}"}, "du_thao", "ngày {lan}", id="braces-are-text"),
    ],
)
def test_one_line_fields(tmp_path: Path, changes: dict[str, Any], field: str, printed: str) -> None:
    value = composed(tmp_path, plan(**changes)).context[field]
    assert (value if isinstance(value, str) else value[-1]) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("Theo đề nghị của A", f"{LONG} và theo đề nghị của A", id="goes-on-small"),
        pytest.param("Luật Tổ chức", f"{LONG} và Luật Tổ chức", id="a-law-keeps-its-capital"),
        pytest.param("Căn cứ Nghị quyết 1", f"{LONG} và Nghị quyết 1", id="one-opening"),
        pytest.param("Xét ý kiến xã.", f"{LONG} và xét ý kiến xã", id="a-stop-gives-way"),
        pytest.param("Xét UBND TP.", f"{LONG} và xét UBND TP.", id="an-abbreviation-keeps-it"),
    ],
)
def test_bases_go_on(tmp_path: Path, typed: str, printed: str) -> None:
    found = composed(tmp_path, plan(can_cu=[BASIS, typed], mo_dau="{{ can_cu }}:"))
    assert texts(found.context["noi_dung"])[0] == f"{printed}:"


TWO = ["hoi-lhpn-xa-a", "dang-uy-xa-a"]


def test_the_lead_of_a_joint_document_stands_on_the_right(tmp_path: Path) -> None:
    signers = [
        {"don_vi": "dang-uy-xa-a", "chuc_vu": "Bí thư", "ho_ten": "B"},
        {"don_vi": "hoi-lhpn-xa-a", "chuc_vu": "Chủ tịch", "ho_ten": "A"},
    ]
    found = composed(tmp_path, plan(don_vi=TWO, ky=signers)).context
    assert found["ky_hang"][0]["phai"][0]["ho_ten"] == "A"
    assert found["ky_hang"][0]["trai"][0]["ho_ten"] == "B"
    assert found["so_ky_hieu"] == "Số: 05/KH-BTV-ĐU"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param({"quyen_han": "KT. CHỦ TỊCH"}, None, id="a-deputy-is-not-the-head"),
        pytest.param({"chuc_vu": "Chủ tịch"}, "Nguyễn Thị A", id="by-post"),
        pytest.param({"ho_ten": "Nguyễn Thị A"}, "Nguyễn Thị A", id="by-name"),
        pytest.param({"chuc_vu": "Phó Chủ tịch"}, None, id="a-post-without-holder"),
    ],
)
def test_the_roster_fills_what_agrees(
    tmp_path: Path, typed: dict[str, str], printed: str | None
) -> None:
    found = composed(tmp_path, plan(ky=typed))
    missing = [problem for problem in found.problems if problem.code == "D-KY"]
    assert bool(missing) is (printed is None)
    if printed:
        assert found.context["ky"][0]["ho_ten"] == printed


ROSTER = """\
a:
  ten: Hội LHPN xã A
  co_quan_ban_hanh: HỘI LHPN XÃ A
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: BTV
  dia_danh: Xã A
"""
IN_2021 = "  nguoi_ky:\n    - {ho_ten: Trần Văn B, chuc_vu: Chủ tịch, tu: 2021-06-01}\n"
IN_2022 = IN_2021.replace("2021-06-01", "2021-06-01, den: 2022-05-31")


@pytest.mark.parametrize(
    ("roster", "ky", "ngay", "said"),
    [
        pytest.param(IN_2021, None, "2020-03-05",
                     ["Hội LHPN xã A chưa có người ký vào ngày 05/3/2020; "
                      "Trần Văn B ký từ 01/6/2021."], id="not-yet"),
        pytest.param(IN_2021, {"chuc_vu": "Chủ tịch"}, "2020-03-05",
                     ["Hội LHPN xã A chưa có người ký vào ngày 05/3/2020; "
                      "Trần Văn B ký từ 01/6/2021."], id="not-yet-with-a-post"),
        pytest.param(IN_2022, None, "2026-03-05",
                     ["Hội LHPN xã A không có người ký vào ngày 05/3/2026; "
                      "Trần Văn B ký từ 01/6/2021 đến hết 31/5/2022."], id="no-more"),
        pytest.param(IN_2022, None, None,
                     ["Hội LHPN xã A không còn người ký trong danh bạ; "
                      "Trần Văn B ký từ 01/6/2021 đến hết 31/5/2022."], id="no-date"),
        pytest.param("", None, "2020-03-05",
                     ["Đơn vị «Hội LHPN xã A» chưa có người ký trong danh bạ."], id="no-roster"),
        pytest.param("", {"ho_ten": "A"}, "2020-03-05",
                     ["Thiếu chức vụ người ký của Hội LHPN xã A."], id="only-the-post-missing"),
        pytest.param(IN_2021, None, "2021-06-01", [], id="in-office"),
    ],
)  # fmt: skip
def test_who_was_in_the_roster_when(
    tmp_path: Path, roster: str, ky: dict[str, str] | None, ngay: str | None, said: list[str]
) -> None:
    data = plan(don_vi="a", ky=ky, ngay=ngay)
    found = compose(sources(tmp_path, data, units=ROSTER + roster)).problems
    assert [one.message for one in found if one.code == "D-KY"] == said
    assert all(one.hint for one in found if one.code == "D-KY")


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        pytest.param("1. Rà soát.\nĐề nghị thực hiện.", ["khoan", "doan"], id="sentence"),
        pytest.param("1. Rà soát\nĐề nghị thực hiện.", ["khoan_1", "doan"], id="title"),
        pytest.param("1. Rà soát.\n- Việc", ["khoan_1", "gach"], id="with-a-list"),
        pytest.param("1. Rà soát\n[ghi chú: x]", ["khoan"], id="a-note-is-nothing"),
    ],
)
def test_a_clause_with_text_below_is_a_title(tmp_path: Path, body: str, kinds: list[str]) -> None:
    blocks = composed(tmp_path, plan(noi_dung=body)).context["noi_dung"]
    assert [block["kieu"].removesuffix("_giu") for block in blocks] == kinds


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"so_ban": "3"}, "D-KHONGIN", id="copies-without-drafter"),
        pytest.param({"don_vi_soan": "VP"}, "D-KHONGIN", id="drafting-unit-of-a-plan"),
        pytest.param({"noi_nhan": [{"ten": "A", "liet_ke": "true"}]}, "D-KHONGIN", id="no-group"),
        pytest.param({"noi_nhan": ["A", "Lưu: VT"]}, "D-NOINHAN", id="filing-line-as-recipient"),
        pytest.param({"kinh_gui": "Sở A"}, "KG-01", id="addressee-of-a-plan"),
        pytest.param(
            {"ky": {"chuc_vu": "Phó Chủ tịch", "ho_ten": "B"}}, "KY-09", id="deputy-for-whom"
        ),
        pytest.param({"dong_kinh_gui": "Sở A"}, "D-THIEU", id="co-addressee-alone"),
        pytest.param({"ky_hieu": "148/KH-BTV"}, "SK-05", id="number-in-the-symbol"),
        pytest.param({"noi_dung": "[ghi chú: viết sau]"}, "D-THIEU", id="only-notes"),
        pytest.param(
            {"phu_luc": [{"ten": "A", "noi_dung": "[ghi chú: x]"}]}, "D-THIEU", id="empty-appendix"
        ),
        pytest.param({"can_cu": ["A"], "mo_dau": "{{ can_cu | hoa }}:"}, "D-CHO", id="filter"),
        pytest.param({"ky": {"chuc_vu": "{{ x }}", "ho_ten": "A"}}, "D-CHO", id="place-in-post"),
        pytest.param({"ky": {"don_vi": "x", "chuc_vu": "A", "ho_ten": "B"}}, "D-KY", id="stranger"),
    ],
)
def test_remarks(tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    assert code in {problem.code for problem in composed(tmp_path, plan(**changes)).problems}
