"""How each component looks, measured in the built file against the tables of the rulebooks.

Sources: NĐ 30/2020, phụ lục I, mục V (the table of sizes); HD 05-HD/VPTW, phụ lục 2;
HD 36-HD/VPTW (the same sizes); HD 29-HD/TWĐTN-VP, mẫu 3.
"""

from pathlib import Path

import docx
import pytest
from profile_offices import DECREE, EVERY, PARTY, UNION, built, letter, plan, run_build
from word_ruler import Paper

from docgen.the_thuc.widths import text_mm

FAMILIES = {"decree": DECREE, "party": PARTY, "union": UNION}
# component: family → (size from, to, style letters b i u, alignment).
PLAN_LOOKS: dict[str, dict[str, tuple[float, float, str, str]]] = {
    "header 1": {
        "decree": (12, 13, "b", "center"),
        "party": (15, 15, "b", "center"),
        "union": (15, 15, "b", "center"),
    },
    "motto": {"decree": (13, 14, "b", "center")},
    "superior": {
        "decree": (12, 13, "", "center"),
        "party": (14, 14, "", "center"),
        "union": (14, 14, "", "center"),
    },
    "issuer": {
        "decree": (12, 13, "b", "center"),
        "party": (14, 14, "b", "center"),
        "union": (14, 14, "b", "center"),
    },
    "number": {
        "decree": (13, 13, "", "center"),
        "party": (14, 14, "", "center"),
        "union": (14, 14, "", "center"),
    },
    "place": {
        "decree": (13, 14, "i", "center"),
        "party": (14, 14, "i", "center"),
        "union": (13, 13, "i", "center"),
    },
    "title": {
        "decree": (13, 14, "b", "center"),
        "party": (15, 16, "b", "center"),
        "union": (16, 16, "b", "center"),
    },
    "subject": {
        "decree": (13, 14, "b", "center"),
        "party": (14, 15, "b", "center"),
        "union": (14, 14, "b", "center"),
    },
    "basis": {
        "decree": (13, 14, "i", "both"),
        "party": (14, 15, "", "both"),
        "union": (14, 14, "", "both"),
    },
    "opening": {
        "decree": (13, 14, "", "both"),
        "party": (14, 15, "", "both"),
        "union": (14, 14, "", "both"),
    },
    "section": {
        "decree": (13, 14, "b", "both"),
        "party": (14, 15, "b", "both"),
        "union": (14, 14, "b", "both"),
    },
    "clause with a title": {
        "decree": (13, 14, "b", "both"),
        "party": (14, 15, "b", "both"),
        "union": (14, 14, "b", "both"),
    },
    "dash": {
        "decree": (13, 14, "", "both"),
        "party": (14, 15, "", "both"),
        "union": (14, 14, "", "both"),
    },
    "authority": {
        "decree": (13, 14, "b", "center"),
        "party": (14, 14, "b", "center"),
        "union": (14, 14, "b", "center"),
    },
    "post": {
        "decree": (13, 14, "b", "center"),
        "party": (14, 14, "", "center"),
        "union": (14, 14, "", "center"),
    },
    "name": {
        "decree": (13, 14, "b", "center"),
        "party": (14, 14, "b", "center"),
        "union": (14, 14, "b", "center"),
    },
    "recipients": {
        "decree": (12, 12, "bi", "left"),
        "party": (14, 14, "u", "left"),
        "union": (13, 13, "b", "left"),
    },
    "recipient": {
        "decree": (11, 11, "", "left"),
        "party": (12, 12, "", "left"),
        "union": (11, 11, "", "left"),
    },
    "filing": {
        "decree": (11, 11, "", "left"),
        "party": (12, 12, "", "left"),
        "union": (11, 11, "", "left"),
    },
}
CAPITALS = {"header 1", "superior", "issuer", "title", "section", "authority", "post"}
HEADERS = {
    "decree": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "party": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "union": "ĐOÀN TNCS HỒ CHÍ MINH",
}


def where(component: str, family: str, paper: Paper) -> str:
    """Return how the component of a plan begins."""
    lines = paper.lines()
    signed = lines.index("Nguyễn Văn A")
    return {
        "header 1": HEADERS[family],
        "motto": "Độc lập - Tự do - Hạnh phúc",
        "superior": lines[0],
        "issuer": lines[1],
        "number": "Số",
        "place": next(line for line in lines if ", ngày 05 tháng" in line),
        "title": "KẾ HOẠCH",
        "subject": "Công tác văn thư năm 2026",
        "basis": "- Căn cứ" if family == "party" else "Căn cứ",
        "opening": "Đơn vị xây dựng",
        "section": "I. MỤC ĐÍCH",
        "clause with a title": "1. Nâng cao",
        "dash": "- Bảo đảm",
        "authority": lines[signed - 2],
        "post": lines[signed - 1],
        "name": "Nguyễn Văn A",
        "recipients": "Nơi nhận:",
        "recipient": "- Các đơn vị",
        "filing": "- Lưu",
    }[component]


def rows() -> list[object]:
    return [
        pytest.param(profile, family, component, *expected, id=f"{profile}-{component}")
        for component, families in PLAN_LOOKS.items()
        for family, expected in families.items()
        for profile in FAMILIES[family]
        if not (profile == "nha-nuoc" and component == "authority")  # its head signs alone
    ]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    return {name: built(tmp_path_factory.mktemp(name), plan(name)) for name in EVERY}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    data = {"dong_kinh_gui": "Ban Tổ chức"}
    return {name: built(tmp_path_factory.mktemp(name), letter(name, **data)) for name in EVERY}


@pytest.mark.parametrize(
    ("profile", "family", "component", "low", "high", "style", "align"), rows()
)
def test_a_component_looks_as_the_rule_says(
    plans: dict[str, Paper],
    profile: str,
    family: str,
    component: str,
    low: float,
    high: float,
    style: str,
    align: str,
) -> None:
    paper = plans[profile]
    text = where(component, family, paper)
    paragraph = paper.find(text)
    look = paper.look(paragraph)
    assert low <= look.size <= high
    assert (look.bold, look.italic, look.underline) == tuple(mark in style for mark in "biu")
    assert (look.font, look.colour) == ("Times New Roman", "auto")
    assert paper.setting(paragraph).align == align
    assert text.isupper() == (component in CAPITALS)


LETTER_LOOKS = [
    *(("V/v góp ý", 12, 13, "", profile) for profile in DECREE),
    *(("về việc góp ý", 12, 12, "i", profile) for profile in PARTY),
    ('"V/v góp ý', 12, 12, "i", "doan"),
    *(("Kính gửi:", 13, 14, "", profile) for profile in DECREE),
    *(("Kính gửi:", 14, 14, "i", profile) for profile in PARTY),
    ("Kính gửi:", 14, 14, "bi", "doan"),
    *(("- Sở Tài chính", 13, 14, "", profile) for profile in DECREE),
    *(("- Sở Tài chính", 14, 15, "", profile) for profile in PARTY),
    ("- Sở Tài chính", 14, 14, "b", "doan"),
]


@pytest.mark.parametrize(("text", "low", "high", "style", "profile"), LETTER_LOOKS)
def test_subject_and_addressees_of_a_letter(
    letters: dict[str, Paper], text: str, low: float, high: float, style: str, profile: str
) -> None:
    paper = letters[profile]
    look = paper.look(paper.find(text))
    assert low <= look.size <= high
    assert (look.bold, look.italic, look.underline) == tuple(mark in style for mark in "biu")


@pytest.mark.parametrize(
    ("profile", "label", "names"),
    [
        pytest.param("nha-nuoc", "", "", id="state-both-upright"),
        pytest.param("dang", "i", "", id="party-label-italic"),
        pytest.param("doan", "bi", "b", id="youth-bold-label-italic-too"),
    ],
)
def test_label_and_one_addressee_share_a_line_but_not_a_look(
    letters: dict[str, Paper], profile: str, label: str, names: str
) -> None:
    paper = letters[profile]
    line = paper.find("Đồng kính gửi: Ban Tổ chức")
    for part, style in (("Đồng kính gửi:", label), ("Ban Tổ chức", names)):
        look = paper.look(line, part)
        assert (look.bold, look.italic) == ("b" in style, "i" in style)


@pytest.mark.parametrize("profile", DECREE)
def test_the_subject_of_a_letter_stands_six_points_below_the_number(
    letters: dict[str, Paper], profile: str
) -> None:
    paper = letters[profile]
    gap = paper.setting(paper.find("V/v góp ý")).before
    assert gap + paper.setting(paper.find("Số:")).after == 6


@pytest.mark.parametrize("profile", EVERY)
def test_several_addressees_begin_below_the_colon(letters: dict[str, Paper], profile: str) -> None:
    paper = letters[profile]
    label, first, second = (
        paper.setting(paper.find(text)) for text in ("Kính gửi:", "- Sở Tài chính", "- Sở Y tế")
    )
    assert first.left == second.left
    look = paper.look(paper.find("Kính gửi:"))
    colon = label.left + text_mm("Kính gửi", look.size, bold=look.bold, italic=look.italic)
    assert abs(first.left - first.hanging - colon) < 1


HEADS = [
    pytest.param("nha-nuoc", "Giám đốc", True, id="state"),
    pytest.param("dang", "Trưởng ban", True, id="party-bold-as-is-usual"),
    pytest.param("doan", "Chánh Văn phòng", True, id="youth-scan-page-12"),
    pytest.param("doan", None, False, id="youth-under-an-authority-line"),
]


@pytest.mark.parametrize(("profile", "post", "bold"), HEADS)
def test_a_head_who_signs_alone_is_bold(
    tmp_path: Path, profile: str, post: str | None, bold: bool
) -> None:
    changes = {"ky": {"chuc_vu": post, "ho_ten": "Lê Thị C"}} if post else {}
    paper = built(tmp_path, plan(profile, **changes))
    assert paper.look(paper.find((post or "Bí thư").upper())).bold is bold


def test_the_ruler_sees_a_wrong_style(tmp_path: Path) -> None:
    path, _ = run_build(tmp_path, plan("nha-nuoc"))
    right = Paper(path)
    document = docx.Document(str(path))
    document.styles["Trích yếu"].font.size = docx.shared.Pt(15)
    document.styles["Trích yếu"].font.bold = False
    document.save(str(tmp_path / "sai.docx"))
    wrong = Paper(tmp_path / "sai.docx")
    looks = [paper.look(paper.find("Công tác văn thư")) for paper in (right, wrong)]
    assert [(look.size, look.bold) for look in looks] == [(14, True), (15, False)]
