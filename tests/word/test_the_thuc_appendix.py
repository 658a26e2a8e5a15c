"""Appendices and tables, measured in the built file.

Sources: NĐ 30/2020, phụ lục I, III.1 and models 2.1, 2.2; HD 05-HD/VPTW, II.1, IV.5.2;
HD 29-HD/TWĐTN-VP, II.4. Tables: the usual practice (header repeated, rows not split).
"""

from pathlib import Path
from typing import Any

import pytest
from profile_offices import DECREE, EVERY, PARTY, built, plan
from word_ruler import EMU_PER_MM, Paper, W, text_of

from docgen.the_thuc.widths import text_mm

GUIDES = {
    "nha-nuoc": "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 6 năm 2026 của Sở Nội vụ tỉnh "
    "Tây Ninh)",
    "hoi-lhpn": "(Kèm theo Kế hoạch số 05/KH-BTV ngày 05 tháng 6 năm 2026 của Hội LHPN xã Tân "
    "Biên)",
    "dang": "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 05/6/2026 của Ban Thường vụ Đảng uỷ xã Tân Biên)",
    "doan": "(Kèm theo Kế hoạch số 05-KH/ĐTN ngày 05 tháng 6 năm 2026 của Ban Thường vụ Đoàn xã "
    "Tân Biên)",
}
END = {"dang": "Nội dung.", "dang-hd36": "Nội dung.", "doan": "Nội dung."}


def with_appendices(profile: str, count: int, **changes: Any) -> dict[str, Any]:
    """Return a plan that refers to `count` appendices; the second one lies across."""
    items = [
        {"ten": f"Danh mục thứ {number}", "noi_dung": "Nội dung."} for number in range(1, count + 1)
    ]
    if count > 1:
        items[1]["huong"] = "ngang"
    return plan(profile, phu_luc=items, noi_dung="Nội dung tại Phụ lục kèm theo.", **changes)


def labels(paper: Paper) -> list[str]:
    return [line for line in paper.lines() if line.startswith("Phụ lục")]


@pytest.mark.parametrize(
    ("profile", "count", "expected"),
    [
        pytest.param("nha-nuoc", 1, ["Phụ lục"], id="state-one-has-no-number"),
        pytest.param("hoi-lhpn", 3, ["Phụ lục I", "Phụ lục II", "Phụ lục III"], id="roman"),
        pytest.param("dang", 1, ["Phụ lục"], id="party-one-has-no-number"),
        pytest.param("dang", 2, ["Phụ lục 1", "Phụ lục 2"], id="party-arabic"),
    ],
)
def test_appendices_are_numbered_only_when_there_are_several(
    tmp_path: Path, profile: str, count: int, expected: list[str]
) -> None:
    assert labels(built(tmp_path, with_appendices(profile, count))) == expected


@pytest.mark.parametrize("profile", GUIDES)
def test_an_appendix_on_paper_names_its_document_in_full(tmp_path: Path, profile: str) -> None:
    lines = built(tmp_path, with_appendices(profile, 1)).lines()
    start = lines.index("Phụ lục")
    separator = {"dang": ["-----"], "doan": ["-------------"]}.get(profile, [])
    title = ["DANH MỤC THỨ 1", GUIDES[profile]]
    end = END.get(profile, "Nội dung./.")
    assert lines[start:] == ["Phụ lục", *title, *separator, end]


@pytest.mark.parametrize("profile", ["nha-nuoc", "dang", "doan"])
def test_the_guide_of_an_electronic_document_is_left_blank(tmp_path: Path, profile: str) -> None:
    data = with_appendices(profile, 1, hinh_thuc="dien_tu")
    guide = next(line for line in built(tmp_path, data).lines() if line.startswith("(Kèm theo"))
    assert not any(character.isdigit() for character in guide)
    words = ["(Kèm", "theo", "Kế", "hoạch", "số", "ngày", "tháng", "năm", "của", ")"]
    if profile == "dang":
        words = ["(Kèm", "theo", "Kế", "hoạch", "số", ",", "ngày", "của", ")"]
    assert guide.split() == words


LOOKS = [
    *(pytest.param(name, "Phụ lục", 14, 14, "b", id=f"{name}-label") for name in EVERY),
    *(pytest.param(name, "DANH MỤC", 13, 14, "b", id=f"{name}-title") for name in DECREE),
    *(pytest.param(name, "DANH MỤC", 14, 15, "b", id=f"{name}-title") for name in PARTY),
    *(pytest.param(name, "(Kèm theo", 13, 14, "i", id=f"{name}-guide") for name in DECREE),
]


@pytest.mark.parametrize(("profile", "text", "low", "high", "style"), LOOKS)
def test_label_title_and_guide_are_centred_in_their_looks(
    tmp_path: Path, profile: str, text: str, low: float, high: float, style: str
) -> None:
    paper = built(tmp_path, with_appendices(profile, 1))
    paragraph = paper.find(text)
    look = paper.look(paragraph)
    assert low <= look.size <= high
    assert (look.bold, look.italic) == ("b" in style, "i" in style)
    assert paper.setting(paragraph).align == "center"


@pytest.mark.parametrize("profile", DECREE)
def test_a_short_line_stands_below_the_guide(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, with_appendices(profile, 1))
    guide = next(line for line in paper.lines() if line.startswith("(Kèm theo"))
    assert 25 <= paper.line_below(guide) <= 165 / 2


@pytest.mark.parametrize("profile", EVERY)
def test_each_appendix_has_a_section_and_page_numbers_of_its_own(
    tmp_path: Path, profile: str
) -> None:
    paper = built(tmp_path, with_appendices(profile, 3))
    sections = paper.sections()
    assert len(sections) == 4
    sizes = [
        (round(one.page_width / EMU_PER_MM), round(one.page_height / EMU_PER_MM))
        for one in sections
    ]
    assert sizes == [(210, 297), (210, 297), (297, 210), (210, 297)]
    turned = [one._sectPr.find(W + "pgSz").get(W + "orient") for one in sections]
    assert turned == [None, None, "landscape", None]
    for one in sections:
        assert one._sectPr.find(W + "pgNumType").get(W + "start") == "1"
        assert one._sectPr.find(W + "type").get(W + "val") == "nextPage"
        assert one.different_first_page_header_footer
        assert len(list(one.header._element.iter(W + "fldSimple"))) == 1
        assert not list(one.first_page_header._element.iter(W + "fldSimple"))


@pytest.mark.parametrize("profile", ["nha-nuoc", "doan"])
def test_the_marks_of_page_one_are_not_repeated_on_an_appendix(
    tmp_path: Path, profile: str
) -> None:
    mark = '"Tài liệu"' if profile == "doan" else "LƯU HÀNH NỘI BỘ"
    data = with_appendices(profile, 1, luu_hanh=mark, lien_he="Điện thoại: 0276", nguoi_soan="PL")
    main, appendix = built(tmp_path, data).sections()
    seen = [
        sum(bool(text.text) for part in (one.first_page_header, one.first_page_footer)
            for text in part.paragraphs)
        for one in (main, appendix)
    ]  # fmt: skip
    assert seen[0] >= 2
    assert seen[1] == 0


TYPED = (
    "| STT | Nội dung chi | Thành tiền |\n| 1 | Mua sắm | 10.000.000 |\n"
    "| 2 | Thuê dịch vụ bảo trì thiết bị | 123.456.789.000 |"
)
CELL_MARGINS_MM = 2 * 70 / 1440 * 25.4
TASKS = [
    {"noi_dung": "Rà soát hồ sơ", "nhom": "Văn thư", "chu_tri": "Văn phòng", "thoi_han": "Quý I"},
    {"noi_dung": "Số hóa", "nhom": "Lưu trữ", "chu_tri": "Văn phòng", "thoi_han": "2026-09-05"},
]


def body_table(paper: Paper) -> Any:
    (table,) = (table for table in paper.body.findall(W + "tbl") if "STT" in paper.lines(table))
    return table


@pytest.mark.parametrize("profile", EVERY)
@pytest.mark.parametrize("kind", ["typed", "tasks"])
def test_tables_repeat_their_head_and_never_split_a_row(
    tmp_path: Path, profile: str, kind: str
) -> None:
    tasks = {"noi_dung": "[bảng: nhiem_vu]\nHết.", "nhiem_vu": TASKS}
    changes: dict[str, Any] = {"noi_dung": f"{TYPED}\nHết."} if kind == "typed" else tasks
    paper = built(tmp_path, plan(profile, **changes))
    table = body_table(paper)
    rows = table.findall(W + "tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    looks = {paper.look(item) for item in paper.paragraphs(rows[0])}
    assert {(look.bold, 11 <= look.size <= 14) for look in looks} == {(True, True)}
    cells = [item for item in paper.paragraphs(rows[-1]) if text_of(item)]
    assert {paper.look(item).bold for item in cells} == {False}


@pytest.mark.parametrize("profile", EVERY)
def test_a_table_fills_the_text_area_and_no_word_is_cut(tmp_path: Path, profile: str) -> None:
    paper = built(tmp_path, plan(profile, noi_dung=f"{TYPED}\nHết."))
    table = body_table(paper)
    column = int(next(table.iter(W + "gridCol")).get(W + "w")) / 1440 * 25.4
    last = table.findall(W + "tr")[-1]
    widths = [int(span.get(W + "val")) * column for span in last.iter(W + "gridSpan")]
    assert sum(widths) == pytest.approx(160 if profile == "doan" else 165, abs=1.5)
    size = paper.look(paper.find("123.456.789.000")).size
    longest = (("STT", True), ("Thuê", False), ("123.456.789.000", False))
    for width, (word, bold) in zip(widths, longest, strict=True):
        assert text_mm(word, size, bold=bold) + CELL_MARGINS_MM <= width


def test_a_group_of_tasks_is_one_bold_row_and_the_count_runs_on(tmp_path: Path) -> None:
    data = plan("nha-nuoc", noi_dung="[bảng: nhiem_vu]\nHết.", nhiem_vu=TASKS)
    paper = built(tmp_path, data)
    rows = [paper.lines(row) for row in body_table(paper).findall(W + "tr")]
    assert rows == [
        ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành"],
        ["I. Văn thư"],
        ["1", "Rà soát hồ sơ", "Văn phòng", "Quý I"],
        ["II. Lưu trữ"],
        ["2", "Số hóa", "Văn phòng", "05/9/2026"],
    ]
    group = paper.find("I. Văn thư")
    assert paper.look(group).bold
    (span,) = next(group.iterancestors(W + "tc")).iter(W + "gridSpan")
    assert int(span.get(W + "val")) == len(list(body_table(paper).iter(W + "gridCol")))
