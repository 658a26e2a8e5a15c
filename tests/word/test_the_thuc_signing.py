"""Signature blocks: authority lines, joint documents, and what stays together on a page.

Sources: NĐ 30/2020, Điều 13 and phụ lục I, II.7, II.9d; HD 05-HD/VPTW, I.7; HD 29-HD/TWĐTN-VP,
III.7, III.8, III.10.
"""

from pathlib import Path
from typing import Any

import pytest
from profile_offices import AUTHORITY, EVERY, built, plan, run_build
from word_ruler import Paper, W, text_of

from docgen.the_thuc.widths import line_widths, text_mm

LONG = (
    "Các đơn vị nghiêm túc triển khai thực hiện kế hoạch này; trong quá trình thực hiện nếu có khó "
    "khăn, vướng mắc thì báo cáo về cơ quan để được hướng dẫn kịp thời."
)
BLOCKS = [
    pytest.param(
        "nha-nuoc", ["TM. ỦY BAN NHÂN DÂN"], "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        id="collective",
    ),
    pytest.param(
        "nha-nuoc", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "Phó Chủ tịch",
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        id="deputy-for-a-collective",
    ),
    pytest.param(
        "nha-nuoc", ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"], "Phó Chánh Văn phòng",
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        id="deputy-by-order",
    ),
    pytest.param("nha-nuoc", [], "Q. Giám đốc", ["Q. GIÁM ĐỐC"], id="acting-head"),
    pytest.param(
        "dang", ["K/T TRƯỞNG BAN"], "Phó Trưởng Ban", ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
        id="party-deputy",
    ),
    pytest.param(
        "doan", ["TL. BAN THƯỜNG VỤ TỈNH ĐOÀN"], "Chánh Văn phòng",
        ["TL. BAN THƯỜNG VỤ TỈNH ĐOÀN", "CHÁNH VĂN PHÒNG"],
        id="youth-by-order",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "authority", "post", "printed"), BLOCKS)
def test_authority_lines_stand_above_the_post_each_on_its_own_line(
    tmp_path: Path, profile: str, authority: list[str], post: str, printed: list[str]
) -> None:
    signer = {"quyen_han": authority, "chuc_vu": post, "ho_ten": "Lê Thị C"}
    paper = built(
        tmp_path, plan(profile, ky={key: value for key, value in signer.items() if value})
    )
    lines = paper.lines(block(paper)[0])
    assert lines[-len(printed) - 1 :] == [*printed, "Lê Thị C"]
    bold = [paper.look(paper.find(line)).bold for line in printed]
    plain_post = profile in ("dang", "doan") and len(printed) > 1
    assert bold == [True] * (len(printed) - 1) + [not plain_post]


def block(paper: Paper) -> list[Any]:
    """Return the tables of the document that hold a signer's name."""
    tables = {"".join(paper.lines(table)): table for table in paper.body.iter(W + "tbl")}
    return [table for text, table in tables.items() if "Nguyễn Văn" in text or "Lê Thị C" in text]


@pytest.mark.parametrize("profile", EVERY)
def test_recipients_stand_level_with_the_signature_in_one_row_that_never_splits(
    tmp_path: Path, profile: str
) -> None:
    paper = built(tmp_path, plan(profile))
    (table,) = block(paper)
    (row,) = table.findall(W + "tr")
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    left, right = row.findall(W + "tc")
    assert paper.lines(left)[0] == "Nơi nhận:"
    assert paper.lines(right)[-1] == "Nguyễn Văn A"
    room = paper.setting(paper.find("Nguyễn Văn A")).before / 72 * 25.4
    assert 20 <= room <= 30  # mm for the signature


@pytest.mark.parametrize("profile", AUTHORITY)
def test_the_authority_line_fits_on_one_line(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, plan(profile))
    _, right = block(paper)[0].iter(W + "tcW")
    width = int(right.get(W + "w")) / 1440 * 25.4
    longest = {"doan": "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "dang": "T/M BAN THƯỜNG VỤ TỈNH UỶ"}
    for text in (AUTHORITY[profile], longest.get(profile, "TM. ỦY BAN MẶT TRẬN TỔ QUỐC")):
        assert text_mm(text, 14, bold=True) <= width


ENDINGS = [
    pytest.param(f"- Một.\n- Hai.\n{LONG}", id="long-last-paragraph"),
    pytest.param("- Một.\n- Hai.\nHết.", id="short-last-paragraph"),
    pytest.param("- Một.\n- Hai.\n1. Khoản\n- Hết.", id="short-below-a-heading"),
    pytest.param("- Một.\n- Hai.\na) Điểm.\n+ Cộng.", id="short-points"),
    pytest.param("- Một.\n- Hai.\nĐiều 1. Tên điều\nHết.", id="short-below-an-article"),
]


@pytest.mark.parametrize("profile", ["nha-nuoc", "dang", "doan"])
@pytest.mark.parametrize("text", ENDINGS)
def test_at_least_two_lines_of_text_stay_with_the_signature(
    tmp_path: Path, profile: str, text: str
) -> None:
    paper = built(tmp_path, plan(profile, noi_dung=text))
    table = block(paper)[0]
    kept: list[str] = []
    for item in table.itersiblings(preceding=True):
        if item.tag != W + "p" or not paper.setting(item).keep_next:
            break
        kept.append(text_of(item))
    assert sum(len(line_widths(line, 14, 160)) for line in kept if line) >= 2
    assert not paper.setting(paper.find("- Một")).keep_next


TWO = ["nha-nuoc", "hoi-lhpn"]
# The first post is one that no list of posts holds.
SIGNERS = [("Kho trưởng", "Nguyễn Văn A"), ("Chủ tịch", "Trần Thị B"), ("Giám đốc", "Lê Văn C")]


def joint(keys: list[str], **changes: Any) -> dict[str, Any]:
    signers = [
        {"chuc_vu": post, "ho_ten": name} for (post, name), _ in zip(SIGNERS, keys, strict=False)
    ]
    return plan("nha-nuoc", don_vi=keys, ky=signers, **changes)


@pytest.mark.parametrize(
    ("keys", "number", "names"),
    [
        pytest.param(
            ["nha-nuoc", "doan-the"],
            "Số: 05/KH-SNV-MTTQ-BTT",
            ["SỞ NỘI VỤ - BAN THƯỜNG TRỰC"],
            id="two-on-one-line",
        ),
        pytest.param(
            ["nha-nuoc", "hoi-lhpn", "doan-the"],
            "Số: 05/KH-SNV-BTV-MTTQ-BTT",
            ["SỞ NỘI VỤ -", "HỘI LHPN XÃ TÂN BIÊN -", "BAN THƯỜNG TRỰC"],
            id="three-a-line-each",
        ),
    ],
)
def test_a_joint_document_carries_every_name_and_the_number_of_the_lead(
    tmp_path: Path, keys: list[str], number: str, names: list[str]
) -> None:
    paper = built(tmp_path, joint(keys))
    lines = paper.lines()
    assert lines[1 : 1 + len(names)] == names
    assert number in lines
    assert all(paper.look(paper.find(name)).bold for name in names)


@pytest.mark.parametrize("profile", ["nha-nuoc", "dang", "doan"])
def test_the_lead_signs_on_the_right_the_others_left_or_below(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, joint([profile, "hoi-lhpn", "doan-the"]))
    (table,) = block(paper)
    rows = table.findall(W + "tr")
    cells = [[paper.lines(cell) for cell in row.findall(W + "tc")] for row in rows]
    assert cells == [
        [["CHỦ TỊCH"], ["KHO TRƯỞNG"]],
        [["Trần Thị B"], ["Nguyễn Văn A"]],
        [[], ["GIÁM ĐỐC"]],
        [[], ["Lê Văn C"]],
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    lines = paper.lines()
    assert lines.index("Nơi nhận:") > lines.index("Lê Văn C")


def test_posts_and_names_of_a_joint_document_do_not_part(tmp_path: Path) -> None:
    paper = built(tmp_path, joint(TWO))
    (table,) = block(paper)
    posts = table.findall(W + "tr")[0]
    assert all(paper.setting(item).keep_next for item in paper.paragraphs(posts))


def test_one_block_for_two_bodies_is_refused(tmp_path: Path) -> None:
    data = joint(TWO)
    path, problems = run_build(tmp_path, data | {"ky": data["ky"][:1]})
    assert [problem.code for problem in problems] == ["D-KY"]
    assert not path.exists()
