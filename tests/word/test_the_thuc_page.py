"""Paper, margins, page numbers, running text and drawn lines, measured in the built file.

Sources: NĐ 30/2020, phụ lục I, mục I, II.1b, II.2b, II.5b, II.6e; HD 05-HD/VPTW, IV, I.6.2.2;
HD 36-HD/VPTW; HD 29-HD/TWĐTN-VP, II, III.6.
"""

from pathlib import Path

import pytest
from profile_offices import DECREE, EVERY, PARTY, UNITS, built, plan
from word_ruler import EMU_PER_MM, Paper, W

from docgen.the_thuc.widths import line_widths, text_mm

A4 = (210, 297)
# margins in mm: top, bottom, left, right, each from-to; header distance where the rule gives one.
MARGINS = {
    "nha-nuoc": ((20, 25), (20, 25), (30, 35), (15, 20)),
    "hoi-lhpn": ((20, 25), (20, 25), (30, 35), (15, 20)),
    "doan-the": ((20, 25), (20, 25), (30, 35), (15, 20)),
    "dang": ((20, 20), (20, 20), (30, 30), (15, 15)),
    "dang-hd36": ((20, 20), (20, 20), (30, 30), (15, 15)),
    "doan": ((20, 20), (20, 20), (30, 30), (20, 20)),
}
NUMBER_SIZE = dict.fromkeys(DECREE, (13, 14)) | dict.fromkeys(PARTY, (14, 14)) | {"doan": (13, 14)}
TOLERANCE_MM = 0.5
TEXT = "I. MỤC ĐÍCH\n1. Nâng cao\n- Một.\n+ Hai.\na) Ba.\nĐoạn văn.\n2. Khoản không có tên."
RUNNING = ("Đơn vị xây", "I. MỤC", "1. Nâng", "- Một", "+ Hai", "a) Ba", "Đoạn văn", "2. Khoản")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    changes = {"noi_dung": TEXT}
    return {name: built(tmp_path_factory.mktemp(name), plan(name, **changes)) for name in EVERY}


@pytest.mark.parametrize("profile", EVERY)
def test_paper_and_margins(plans: dict[str, Paper], profile: str) -> None:
    (section,) = plans[profile].sections()
    paper = section.page_width / EMU_PER_MM, section.page_height / EMU_PER_MM
    assert paper == pytest.approx(A4, abs=TOLERANCE_MM)
    edges = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    for edge, (low, high) in zip(edges, MARGINS[profile], strict=True):
        assert low - TOLERANCE_MM <= edge / EMU_PER_MM <= high + TOLERANCE_MM
    assert section.gutter == 0
    if profile in PARTY:
        assert section.header_distance / EMU_PER_MM == pytest.approx(10, abs=TOLERANCE_MM)


@pytest.mark.parametrize("profile", EVERY)
def test_the_page_number_is_in_the_header_and_not_on_page_one(
    plans: dict[str, Paper], profile: str
) -> None:
    paper = plans[profile]
    (section,) = paper.sections()
    header = section.header._element
    (field,) = header.iter(W + "fldSimple")
    assert field.get(W + "instr").split() == ["PAGE"]
    (line,) = (item for item in paper.paragraphs(header) if field in item.iter())
    look, (low, high) = paper.look(line), NUMBER_SIZE[profile]
    assert low <= look.size <= high
    assert (look.bold, look.italic, look.font) == (False, False, "Times New Roman")
    assert paper.setting(line).align == "center"
    assert section.different_first_page_header_footer
    hidden = (section.first_page_header, section.first_page_footer, section.footer)
    assert not any(list(part._element.iter(W + "fldSimple")) for part in hidden)
    numbers = section._sectPr.find(W + "pgNumType")
    assert (numbers.get(W + "start"), numbers.get(W + "fmt")) == ("1", None)


# First-line indent (mm, allowed values or a range), gap between paragraphs (pt), line spacing.
FLOWING = [
    *(pytest.param(name, (10, 12.7), (6, None), (1.0, 1.5, "times"), id=name) for name in DECREE),
    pytest.param("dang", (10,), (6, None), (18, 22, "exact"), id="dang"),
    pytest.param("dang-hd36", (10,), (6, None), (18, None, "exact"), id="dang-hd36"),
    pytest.param("doan", (12.7,), (0, 6), (1.0, 1.2, "times"), id="doan"),
]


@pytest.mark.parametrize(("profile", "indents", "gap", "line"), FLOWING)
def test_running_text_is_justified_indented_and_spaced(
    plans: dict[str, Paper],
    profile: str,
    indents: tuple[float, ...],
    gap: tuple[float, float | None],
    line: tuple[float, float | None, str],
) -> None:
    paper = plans[profile]
    settings = [paper.setting(paper.find(text)) for text in RUNNING]
    for one in settings:
        assert one.align == "both"
        assert any(abs(one.first_line - allowed) < 0.3 for allowed in indents)
        assert one.left == 0
        (value, rule), (low, high, wanted) = one.line, line
        assert rule == wanted
        assert low <= value
        assert high is None or value <= high
    for above, below in zip(settings, settings[1:], strict=False):
        between = max(above.after, below.before)
        assert gap[0] <= between
        assert gap[1] is None or between <= gap[1]


@pytest.mark.parametrize("profile", EVERY)
def test_the_body_has_one_size_and_no_empty_paragraph_of_full_height(
    plans: dict[str, Paper], profile: str
) -> None:
    paper = plans[profile]
    assert len({paper.look(paper.find(text)).size for text in RUNNING}) == 1
    heights = [
        paper.setting(item).line
        for item in paper.paragraphs()
        if not "".join(node.text or "" for node in item.iter(W + "t")).strip()
    ]
    assert all(rule == "exact" and height <= 6 for height, rule in heights)


HEADER_LINES = [
    *(pytest.param(name, "Độc lập - Tự do - Hạnh phúc", 13, id=name) for name in DECREE),
    *(pytest.param(name, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, id=name) for name in PARTY),
    pytest.param("doan", "ĐOÀN TNCS HỒ CHÍ MINH", 15, id="doan"),
]


@pytest.mark.parametrize(("profile", "text", "size"), HEADER_LINES)
def test_the_line_below_the_header_is_as_long_as_its_text(
    plans: dict[str, Paper], profile: str, text: str, size: float
) -> None:
    paper = plans[profile]
    assert paper.look(paper.find(text)).size == size
    assert paper.line_below(text) == pytest.approx(text_mm(text, size, bold=True), abs=0.5)


NAMES = ["Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Trung tâm Phục vụ hành chính công và cấp"]
SUBJECTS = [
    "Văn thư",
    "Công tác văn thư, lưu trữ năm 2026 của các cơ quan, đơn vị",
    "Triển khai Đề án nâng cao hiệu quả công tác phòng, chống ma túy trên địa bàn tỉnh giai đoạn "
    "2026 - 2030 và những năm tiếp theo",
]


@pytest.mark.parametrize("subject", SUBJECTS, ids=("short", "one-line", "three-lines"))
@pytest.mark.parametrize("name", NAMES)
def test_lines_below_issuer_and_subject_are_a_third_to_a_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, subject: str
) -> None:
    monkeypatch.setitem(UNITS["nha-nuoc"], "co_quan_ban_hanh", name)
    paper = built(tmp_path, plan("nha-nuoc", trich_yeu=subject))
    column = int(next(paper.body.iter(W + "tcW")).get(W + "w")) / 1440 * 25.4
    last = line_widths(name.upper(), 12, column, bold=True)[-1]
    longest = max(line_widths(subject, 14, 165 - 2 * 6, bold=True))
    for text, width in ((name.upper(), last), (subject, longest)):
        length = paper.line_below(text)
        assert width / 3 - 0.5 <= length <= width / 2 + 0.5


@pytest.mark.parametrize(
    ("profile", "mark", "above"),
    [
        pytest.param("dang", "*", "ĐẢNG UỶ XÃ TÂN BIÊN", id="party-one-star"),
        pytest.param("doan", "***", "BCH ĐOÀN XÃ TÂN BIÊN", id="youth-three-stars"),
        pytest.param("dang", "-----", "Công tác văn thư năm 2026", id="party-five-hyphens"),
        pytest.param("doan", "-------------", "Công tác văn thư năm 2026", id="youth-hyphens"),
    ],
)
def test_separators_of_characters_stand_centred_below_their_text(
    plans: dict[str, Paper], profile: str, mark: str, above: str
) -> None:
    paper = plans[profile]
    lines = paper.lines()
    assert lines[lines.index(mark) - 1] == above
    found = paper.find(mark)
    assert paper.setting(found).align == "center"
    assert paper.look(found).size == 14


@pytest.mark.parametrize("profile", EVERY)
def test_the_header_lines_fit_their_columns(plans: dict[str, Paper], profile: str) -> None:
    paper = plans[profile]
    left, right = (
        int(cell.get(W + "w")) / 1440 * 25.4 for cell in list(paper.body.iter(W + "tcW"))[:2]
    )
    lines = paper.lines()
    place = next(line for line in lines if "ngày 05" in line)
    headers = ("CỘNG HÒA", "ĐẢNG CỘNG SẢN", "ĐOÀN TNCS")
    title = next(line for line in lines if line.startswith(headers))
    for text, column in ((lines[1], left), (title, right), (place, right)):
        look = paper.look(paper.find(text))
        assert text_mm(text, look.size, bold=look.bold, italic=look.italic) <= column
