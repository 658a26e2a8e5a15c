"""Overlays: what one unit has otherwise, by path, and nothing else changed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.load.document import DocumentFile, Loaded, bind, read_document
from docgen.load.fingerprint import fingerprint
from docgen.load.locating import locate
from docgen.load.overlay import apply_overlay, overlay_folder, overlays_of, read_overlay
from docgen.model import VanBan
from docgen.notation import print_text
from docgen.problems import Level, Place, Problem, ProblemError

PLAN = """\
loai: ke_hoach
don_vi: hoi
so: 24
ngay: 2026-02-05
trich_yeu: Tập huấn   # chú thích
can_cu:
  - Căn cứ một
  - loai: Luật
    so_ky_hieu: 83/2015/QH13
thoi_gian:
  tu: 2026-01-01
  den: 2026-12-31
noi_dung: |
  I. MỤC ĐÍCH
  - Một
  - Hai
  II. NHIỆM VỤ
  1. Tuyên truyền
  a) Ở xã
  b) Ở ấp
  2. Kiểm tra {rieng}
  3. Họp
  Mỗi tháng một lần.
  III. THỰC HIỆN
  [bảng: nhiem_vu]
  Trên đây là kế hoạch.
nhiem_vu:
  - noi_dung: Việc một
    phoi_hop:
      - Công an
  - noi_dung: Việc hai
    thoi_han: quý I
noi_nhan:
  - Như trên
  - Lưu trữ
ky:
  chuc_vu: Chủ tịch
  ho_ten: Trần Văn B
phu_luc:
  - ten: Danh sách
    noi_dung: |
      I. ĐỢT MỘT
      1. Ấp A
"""
WHY = "ly_do: Đơn vị không có ấp\n"


def base(folder: Path, plan: str = PLAN) -> DocumentFile:
    path = folder / "plan.yaml"
    path.write_text(plan, encoding="utf-8")
    file = read_document(path, "plan.yaml")
    assert file.node is not None
    return file


def over(folder: Path, overlay: str, plan: str = PLAN) -> DocumentFile:
    """Return the plan with an overlay."""
    path = folder / "rieng.yaml"
    path.write_text(overlay, encoding="utf-8")
    return apply_overlay(base(folder, plan), read_overlay(path, "plan.d/rieng.yaml"))


def good(folder: Path, overlay: str, plan: str = PLAN) -> VanBan:
    loaded = bind(over(folder, WHY + overlay, plan))
    assert loaded.van_ban is not None, loaded.problems
    return loaded.van_ban


def errors(loaded: Loaded) -> list[Problem]:
    return [problem for problem in loaded.problems if problem.level is Level.ERROR]


def body(folder: Path, overlay: str) -> list[str]:
    return print_text(good(folder, overlay).noi_dung).splitlines()


def without(lines: list[str], *gone: str) -> list[str]:
    return [line for line in lines if line not in gone]


OLD = [
    "I. MỤC ĐÍCH", "- Một", "- Hai", "II. NHIỆM VỤ", "1. Tuyên truyền", "a) Ở xã", "b) Ở ấp",
    "2. Kiểm tra {rieng}", "3. Họp", "Mỗi tháng một lần.", "III. THỰC HIỆN", "[bảng: nhiem_vu]",
    "Trên đây là kế hoạch.",
]  # fmt: skip


# values


def test_a_value_is_replaced_given_or_removed_and_the_rest_stays(tmp_path: Path) -> None:
    before = bind(base(tmp_path)).van_ban
    assert before is not None
    after = good(
        tmp_path,
        "thay:\n  trich_yeu: Tập huấn riêng\n  ky/ho_ten: Lê Thị C\n  khan: HỎA TỐC\n"
        "  so: ''\n  nhiem_vu/2/thoi_han: quý II\n  can_cu/2/ngay: 2015-06-25\n"
        "  thoi_gian/den: 2026-06-30\n  phu_luc/1/ten: Danh sách riêng\n",
    )
    assert after.trich_yeu == "Tập huấn riêng"
    assert (after.ky[0].chuc_vu, after.ky[0].ho_ten) == ("Chủ tịch", "Lê Thị C")
    assert (after.khan, after.so) == ("HỎA TỐC", None)
    assert [task.thoi_han for task in after.nhiem_vu] == [None, "quý II"]
    assert after.can_cu[1].ngay is not None
    assert (after.can_cu[1].ngay.iso, after.can_cu[1].loai) == ("2015-06-25", "Luật")
    assert after.phu_luc[0].ten == "Danh sách riêng"
    same = set(VanBan.model_fields) - {
        "trich_yeu", "ky", "khan", "so", "nhiem_vu", "can_cu", "thoi_gian", "phu_luc",
    }  # fmt: skip
    assert {name: getattr(after, name) for name in same} == {
        name: getattr(before, name) for name in same
    }


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        pytest.param("thay:\n  noi_nhan/2: Ban X\n", ["Như trên", "Ban X"], id="replace-item"),
        pytest.param("thay:\n  noi_nhan/1: ''\n", ["Lưu trữ"], id="remove-item"),
        pytest.param("thay:\n  noi_nhan: [Ban X]\n", ["Ban X"], id="replace-list"),
        pytest.param(
            "them:\n  noi_nhan:\n    - Ban X\n", ["Như trên", "Lưu trữ", "Ban X"], id="add"
        ),
        pytest.param(
            "thay:\n  noi_nhan/1: ''\n  noi_nhan/2: Ban Y\nthem:\n  noi_nhan: [Ban X]\n",
            ["Ban Y", "Ban X"],
            id="numbers-are-those-of-the-plan",
        ),
    ],
)
def test_items_of_a_list(tmp_path: Path, overlay: str, expected: list[str]) -> None:
    assert [one.ten for one in good(tmp_path, overlay).noi_nhan] == expected


def test_a_missing_list_is_made_and_one_below_an_item_added_to(tmp_path: Path) -> None:
    after = good(
        tmp_path,
        "them:\n  kinh_gui: [UBND xã]\n  nhiem_vu/1/phoi_hop: [Đoàn xã]\n"
        "  nhiem_vu/2/phoi_hop: [Hội]\n  nhiem_vu:\n    - noi_dung: Việc ba\n",
    )
    assert after.kinh_gui == ("UBND xã",)
    assert [task.phoi_hop for task in after.nhiem_vu] == [("Công an", "Đoàn xã"), ("Hội",), ()]
    assert after.nhiem_vu[2].noi_dung == "Việc ba"


def test_texts_of_new_items_are_read_like_those_of_the_plan(tmp_path: Path) -> None:
    overlay = (
        "them:\n  phu_luc:\n    - ten: Mẫu\n      noi_dung: |\n        1. Ấp B\n        1. Ấp C\n"
        "thay:\n  noi_dung: |\n    II. MỘT\n"
    )
    loaded = bind(over(tmp_path, WHY + overlay))
    assert loaded.van_ban is not None, loaded.problems
    texts = [print_text(one.noi_dung) for one in loaded.van_ban.phu_luc]
    assert texts == ["I. ĐỢT MỘT\n1. Ấp A\n", "1. Ấp B\n2. Ấp C\n"]
    assert print_text(loaded.van_ban.noi_dung) == "I. MỘT\n"
    notes = [str(one.place) for one in loaded.problems if one.code == "D-DANHSO"]
    assert notes == ["plan.d/rieng.yaml:7:9", "plan.d/rieng.yaml:10:5"]


def test_a_missing_body_is_made_of_what_is_added(tmp_path: Path) -> None:
    plan = re.sub(r"noi_dung: \|\n(  [^\n]*\n)+", "", PLAN, count=1)
    after = good(tmp_path, "them:\n  noi_dung:\n    - I. MỘT\n    - '[bảng: nhiem_vu]'\n", plan)
    assert print_text(after.noi_dung) == "I. MỘT\n[bảng: nhiem_vu]\n"


def test_a_signer_is_given_where_the_plan_has_none(tmp_path: Path) -> None:
    plan = PLAN.replace("ky:\n  chuc_vu: Chủ tịch\n  ho_ten: Trần Văn B\n", "")
    after = good(tmp_path, "thay:\n  ky/ho_ten: Lê Thị C\n", plan)
    assert [block.ho_ten for block in after.ky] == ["Lê Thị C"]


# sections of the body


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        pytest.param(
            "thay:\n  noi_dung/I/-2: Ba\n",
            [*OLD[:2], "- Ba", *OLD[3:]],
            id="running-text-keeps-its-mark",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/2: Giám sát\n",
            [*OLD[:7], "2. Giám sát {rieng}", *OLD[8:]],
            id="running-text-keeps-its-braces",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/1/b: b) Ở tổ\n",
            [*OLD[:6], "b) Ở tổ", *OLD[7:]],
            id="mark-of-its-rank",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/1: |\n    1. Vận động\n    - Gặp gỡ\n",
            [*OLD[:4], "1. Vận động", "- Gặp gỡ", *OLD[7:]],
            id="heading-and-content",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/1: |\n    a) Ở tổ\n",
            [*OLD[:5], "a) Ở tổ", *OLD[7:]],
            id="lower-marks-keep-the-heading",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/3: Mỗi quý một lần.\n",
            [*OLD[:9], "Mỗi quý một lần.", *OLD[10:]],
            id="plain-words-under-a-title",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/2: |\n    1. Một\n    1. Hai\n",
            [*OLD[:7], "2. Một", "3. Hai", "4. Họp", *OLD[9:]],
            id="two-for-one",
        ),
        pytest.param(
            "thay:\n  noi_dung/II/1: ''\n",
            [*OLD[:4], "1. Kiểm tra {rieng}", "2. Họp", *OLD[9:]],
            id="remove-and-count-anew",
        ),
        pytest.param(
            "them:\n  noi_dung/II/1: [c) Ở tổ]\n  noi_dung/II: [4. Báo cáo, 5. Tổng kết]\n"
            "  noi_dung: |\n    IV. KINH PHÍ\n",
            [
                *OLD[:7],
                "c) Ở tổ",
                *OLD[7:10],
                "4. Báo cáo",
                "5. Tổng kết",
                *OLD[10:12],
                "IV. KINH PHÍ",
                OLD[12],
            ],
            id="add-to-sections-and-before-the-closing-sentence",
        ),
        pytest.param(
            "them:\n  noi_dung/II/3: [Cuối quý họp rộng.]\n  noi_dung/II: [4. Báo cáo]\n"
            "thay:\n  noi_dung/III: ''\n  noi_dung/I/-1: ''\n",
            [OLD[0], OLD[2], *OLD[3:10], "Cuối quý họp rộng.", "4. Báo cáo", OLD[12]],
            id="all-at-one-line",
        ),
        pytest.param(
            "them:\n  noi_dung/II: [4. Báo cáo]\nthay:\n  noi_dung/III: III. HIỆU LỰC\n",
            [*OLD[:10], "4. Báo cáo", "III. HIỆU LỰC", OLD[12]],
            id="add-in-front-of-what-is-replaced",
        ),
    ],
)
def test_sections(tmp_path: Path, overlay: str, expected: list[str]) -> None:
    after = body(tmp_path, overlay)
    assert after == expected
    assert body(tmp_path, "thay:\n  trich_yeu: X\n") == OLD


def test_a_section_of_an_appendix(tmp_path: Path) -> None:
    after = good(tmp_path, "thay:\n  phu_luc/1/noi_dung/I/1: Ấp B\n")
    assert print_text(after.phu_luc[0].noi_dung) == "I. ĐỢT MỘT\n1. Ấp B\n"
    assert print_text(after.noi_dung).splitlines() == OLD


def test_marks_are_those_of_the_print_not_those_typed(tmp_path: Path) -> None:
    plan = PLAN.replace("  3. Họp\n", "  9. Họp\n")
    after = print_text(good(tmp_path, "thay:\n  noi_dung/II/3: 3. Gặp\n", plan).noi_dung)
    assert after.splitlines() == [*OLD[:8], "3. Gặp", *OLD[10:]]
    assert errors(bind(over(tmp_path, WHY + "thay:\n  noi_dung/II/9: 3. Gặp\n", plan)))


def test_chapters_articles_and_deep_clauses(tmp_path: Path) -> None:
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một\n1.1. Con\n"
        "Chương II\nTHI HÀNH\nĐiều 2. Hiệu lực"
    )
    plan = re.sub(r"noi_dung: \|\n(  [^\n]*\n)+", "noi_dung: |\n" + _indented(text), PLAN, count=1)
    overlay = (
        "thay:\n  noi_dung/Chương II/Điều 2: Điều 2. Thi hành\n"
        "  noi_dung/Chương I/Điều 1/1/1.1: Cháu\n"
    )
    after = print_text(good(tmp_path, overlay, plan).noi_dung)
    assert after == text.replace("Hiệu lực", "Thi hành").replace("Con", "Cháu") + "\n"


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.split("\n"))


# faults


@pytest.mark.parametrize(
    ("overlay", "code", "where", "said"),
    [
        pytest.param("thay:\n  trich_yeu: X\n", "D-THIEU", "1:1", "ly_do", id="no-reason"),
        pytest.param(
            "ly_do:\nthay:\n  trich_yeu: X\n", "D-THIEU", "1:1", "ly_do", id="empty-reason"
        ),
        pytest.param(
            "ly_do: [a]\nthem:\n  noi_nhan: [b]\n", "D-KIEU", "1:8", "ly_do", id="list-reason"
        ),
        pytest.param(WHY, "D-THIEU", "1:1", "không thay", id="nothing"),
        pytest.param(WHY + "thay:\n", "D-THIEU", "1:1", "không thay", id="nothing-behind"),
        pytest.param(WHY + "thy:\n  trich_yeu: X\n", "D-KHOA", "2:1", "«thay»", id="unknown-key"),
        pytest.param(WHY + "trich_yeu: X\n", "D-KHOA", "2:1", "dưới «thay:»", id="field-at-top"),
        pytest.param(WHY + "thay: X\n", "D-KIEU", "2:7", "đường dẫn", id="no-paths"),
        pytest.param(
            WHY + "thay:\n  - trich_yeu: X\n", "D-KIEU", "3:3", "đường dẫn", id="list-of-paths"
        ),
        pytest.param("ly_do: [\n", "D-YAML", "2:1", "", id="not-yaml"),
        pytest.param(
            WHY + "thay:\n  trich_yeu: A\n  trich_yeu: B\n",
            "D-TRUNG",
            "4:3",
            "hai lần",
            id="key-twice",
        ),
        pytest.param(
            WHY + "thay:\n  trich_yu: A\n", "D-VITRI", "3:3", "«trich_yeu»", id="near-miss"
        ),
        pytest.param(WHY + "thay:\n  ky.ho_ten: A\n", "D-VITRI", "3:3", "«ky/ho_ten»", id="dots"),
        pytest.param(
            WHY + "thay:\n  /trich_yeu: A\n", "D-VITRI", "3:3", "phần trống", id="leading-slash"
        ),
        pytest.param(
            WHY + "thay:\n  trich_yeu/1: A\n", "D-VITRI", "3:3", "bên dưới", id="below-a-text"
        ),
        pytest.param(
            WHY + "thay:\n  noi_nhan/3: A\n", "D-VITRI", "3:3", "chỉ có 2 mục", id="no-such-item"
        ),
        pytest.param(
            WHY + "thay:\n  noi_nhan/0: A\n", "D-VITRI", "3:3", "mục thứ 0", id="item-zero"
        ),
        pytest.param(
            WHY + "thay:\n  kinh_gui/1: A\n", "D-VITRI", "3:3", "chưa có mục nào", id="no-list"
        ),
        pytest.param(
            WHY + "thay:\n  nhiem_vu/noi_dung: A\n",
            "D-VITRI",
            "3:3",
            "nhiem_vu/1",
            id="which-item",
        ),
        pytest.param(
            WHY + "thay:\n  noi_nhan/1/ten: A\n",
            "D-VITRI",
            "3:3",
            "một dòng chữ",
            id="key-of-a-text",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/II/5: A\n",
            "D-VITRI",
            "3:3",
            "mục II chỉ có khoản 1-3",
            id="no-clause",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/IV: A\n", "D-VITRI", "3:3", "mục I … III", id="no-section"
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/I/-1/a: A\n",
            "D-VITRI",
            "3:3",
            "không có mục con",
            id="no-child",
        ),
        pytest.param(WHY + "thay:\n  don_vi: khac\n", "D-KHONGDOI", "3:3", "don_vi", id="issuer"),
        pytest.param(WHY + "thay:\n  loai: bao_cao\n", "D-KHONGDOI", "3:3", "loai", id="type"),
        pytest.param(
            WHY + "thay:\n  ky/ho_ten: A\n  ky: {ho_ten: B}\n",
            "D-TRUNG",
            "3:3",
            "dòng 4",
            id="inside",
        ),
        pytest.param(
            WHY + "thay:\n  ky/ho_ten: A\n  ky/1/ho_ten: B\n",
            "D-TRUNG",
            "4:3",
            "dòng 3",
            id="twice",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/II/1: ''\nthem:\n  noi_dung/II/1.: [c) A]\n",
            "D-TRUNG",
            "5:3",
            "dòng 3",
            id="both",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/II/1: [A]\n",
            "D-KIEU",
            "3:18",
            "cần chữ",
            id="list-for-section",
        ),
        pytest.param(
            WHY + "thay:\n  trich_yeu: [A]\n", "D-KIEU", "3:14", "trich_yeu", id="list-for-text"
        ),
        pytest.param(
            WHY + "them:\n  trich_yeu: [A]\n",
            "D-KIEU",
            "3:3",
            "không phải là danh sách",
            id="add-to-text",
        ),
        pytest.param(
            WHY + "them:\n  noi_nhan: A\n", "D-KIEU", "3:13", "phải là danh sách", id="add-no-list"
        ),
        pytest.param(
            WHY + "them:\n  noi_nhan: []\n",
            "D-THIEU",
            "3:3",
            "không có gì để thêm",
            id="add-nothing",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/II/1: III. A\n",
            "D-GHEP",
            "3:3",
            "cấp thấp hơn",
            id="higher-rank",
        ),
        pytest.param(
            WHY + "them:\n  noi_dung/II/1: [2. A]\n",
            "D-GHEP",
            "3:3",
            "noi_dung/II/1",
            id="leaves-its-section",
        ),
        pytest.param(
            WHY + "them:\n  noi_dung/I/-1: [Đoạn]\n",
            "D-GHEP",
            "3:3",
            "phần khác",
            id="paragraph-under-a-dash",
        ),
        pytest.param(
            WHY + "them:\n  noi_dung/II: [Trên đây là hết.]\n",
            "D-GHEP",
            "3:3",
            "phần khác",
            id="closing-sentence",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/II/2: A\n    2. B\n",
            "D-YAML",
            "3:18",
            "bị nối",
            id="joined-lines",
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung: A\n    2. B\n", "D-YAML", "3:13", "bị nối", id="joined-body"
        ),
        pytest.param(
            WHY + "thay:\n  noi_dung/II/2: |\n    2. A\n    [bảng: nhiệm vụ]\n",
            "D-LENH",
            "5:5",
            "nhiem_vu",
            id="command",
        ),
        pytest.param(WHY + "thay:\n  ngay: 2026-02-30\n", "D-NGAY", "3:9", "28 ngày", id="date"),
        pytest.param(
            WHY + "thay:\n  ky: {ho_tn: A}\n", "D-KHOA", "3:8", "ho_ten", id="unknown-key-of-value"
        ),
        pytest.param(
            WHY + "them:\n  nhiem_vu:\n    - chu_tri: A\n",
            "D-THIEU",
            "4:7",
            "noi_dung",
            id="item-lacks-key",
        ),
        pytest.param(
            WHY + "thay:\n  trich_yeu: ''\n",
            "D-THIEU",
            "3:3",
            "trich_yeu",
            id="removed-what-must-be",
        ),
        pytest.param(
            WHY + 'thay:\n  trich_yeu: "a\\x07b"\n', "D-KYTU", "3:14", "U+0007", id="control"
        ),
    ],
)
def test_every_fault_stands_at_its_line_of_the_overlay(
    tmp_path: Path, overlay: str, code: str, where: str, said: str
) -> None:
    found = errors(bind(over(tmp_path, overlay)))
    assert [(one.code, str(one.place)) for one in found] == [(code, f"plan.d/rieng.yaml:{where}")]
    assert said in f"{found[0].message} {found[0].hint}"


def test_all_faults_are_found_in_one_run_and_the_plans_own_come_first(tmp_path: Path) -> None:
    overlay = "thay:\n  trich_yu: A\n  so: abc\n  noi_dung/V: A\n  lạ: 1\n"
    file = over(tmp_path, overlay, PLAN.replace("2026-02-05", "2026-02-31"))
    found = errors(bind(file))
    assert [one.place.file for one in found] == ["plan.yaml", *["plan.d/rieng.yaml"] * 5]
    assert sorted(one.code for one in found[1:]) == [
        "D-SO", "D-THIEU", "D-VITRI", "D-VITRI", "D-VITRI",
    ]  # fmt: skip


def test_removing_what_is_not_there_is_only_a_warning(tmp_path: Path) -> None:
    loaded = bind(over(tmp_path, WHY + "thay:\n  luu: ''\n"))
    assert loaded.van_ban is not None
    assert [(one.code, one.level) for one in loaded.problems] == [("D-VITRI", Level.WARNING)]


def test_the_notes_of_a_text_that_was_replaced_are_gone(tmp_path: Path) -> None:
    plan = PLAN.replace("  3. Họp\n", "  9. Họp\n")
    assert [one.code for one in bind(base(tmp_path, plan)).problems] == ["D-DANHSO"]
    assert bind(over(tmp_path, WHY + "thay:\n  noi_dung/II/3: 3. Gặp\n", plan)).problems == ()


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    overlay = read_overlay(tmp_path / "khong-co.yaml", "khong-co.yaml")
    assert [one.code for one in overlay.problems] == ["D-TEP"]
    bad = read_document(tmp_path / "plan.yaml", "plan.yaml")
    both = bind(apply_overlay(bad, overlay))
    assert [(one.code, one.place.file) for one in both.problems] == [
        ("D-TEP", "plan.yaml"), ("D-TEP", "khong-co.yaml"),
    ]  # fmt: skip


def test_texts_are_found_in_the_file_in_which_they_stand(tmp_path: Path) -> None:
    file = over(tmp_path, WHY + "thay:\n  noi_dung/II/1/b: |\n    b) Ở  {{ x }}\n  luu: VT, TG\n")
    loaded = bind(file)

    def place(field: str, needle: str) -> str:
        return str(locate(loaded.node, loaded.text, "plan.yaml", field, needle))

    assert place("noi_dung", "{{ x }}") == "plan.d/rieng.yaml:4:11"
    assert place("noi_dung", "Kiểm tra") == "plan.yaml:21:6"
    assert place("luu", "TG") == "plan.d/rieng.yaml:5:12"
    assert place("ky.ho_ten", "Trần") == "plan.yaml:38:11"
    assert loaded.reasons == {"plan.d/rieng.yaml": "Đơn vị không có ấp"}


# the folder


def test_the_folder_tells_every_name_in_it(tmp_path: Path) -> None:
    plan = tmp_path / "148-ke-hoach.yaml"
    assert overlays_of(plan, "x") == {}
    folder = overlay_folder(plan)
    assert folder == tmp_path / "148-ke-hoach.d"
    folder.mkdir()
    for name in ("xa-b.yaml", "xa-a.yaml", "xa-c.yml", "doc.txt", ".an", "~$xa.docx"):
        (folder / name).touch()
    assert overlays_of(plan, "x") == {
        "doc.txt": folder / "doc.txt",
        "xa-a": folder / "xa-a.yaml",
        "xa-b": folder / "xa-b.yaml",
        "xa-c.yml": folder / "xa-c.yml",
    }


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    plan = tmp_path / ("x" * 300 + ".yaml")
    with pytest.raises(ProblemError) as stop:
        overlays_of(plan, "shown.d")
    assert [(one.code, one.place) for one in stop.value.problems] == [("D-TEP", Place("shown.d"))]


# the fingerprint


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param("# chú thích", "# khác", True, id="comment"),
        pytest.param("trich_yeu: Tập huấn ", 'trich_yeu: "Tập huấn" ', True, id="quotes"),
        pytest.param("  I. MỤC ĐÍCH\n", "\n  I. MỤC ĐÍCH\n\n", True, id="blank-lines"),
        pytest.param("noi_dung: |\n  I.", "noi_dung: |-\n  I.", True, id="chomping"),
        pytest.param("ky:\n", "luu:\nky:\n", True, id="empty-key"),
        pytest.param("Tập huấn", "Tập huân", False, id="letter"),
        pytest.param("  - Một\n", "  - Một.\n", False, id="stop-in-the-body"),
        pytest.param("3. Họp", "4. Họp", False, id="typed-ordinal"),
        pytest.param("chuc_vu: Chủ", "quyen_han: Chủ", False, id="key"),
        pytest.param(
            "  - Như trên\n  - Lưu trữ\n", "  - Lưu trữ\n  - Như trên\n", False, id="order"
        ),
        pytest.param("      - Công an\n", "      - Công\n      - an\n", False, id="cut"),
    ],
)
def test_the_fingerprint_changes_with_letters_only(
    tmp_path: Path, old: str, new: str, same: bool
) -> None:
    assert PLAN.count(old) == 1
    first = fingerprint(base(tmp_path))
    assert (fingerprint(base(tmp_path, PLAN.replace(old, new))) == first) is same


def test_the_fingerprint_of_an_overlaid_plan_is_that_of_its_data(tmp_path: Path) -> None:
    overlay = "thay:\n  noi_dung/II/1/b: Ở tổ\n  trich_yeu: Họp\nthem:\n  noi_nhan: [Ban X]\n"
    typed = PLAN.replace("b) Ở ấp", "b) Ở tổ").replace("Tập huấn ", "Họp ")
    typed = typed.replace("  - Lưu trữ\n", "  - Lưu trữ\n  - Ban X\n")
    first = over(tmp_path, WHY + overlay)
    assert fingerprint(first) == fingerprint(base(tmp_path, typed))
    assert fingerprint(over(tmp_path, "ly_do: Khác\n# x\n" + overlay)) == fingerprint(first)
    assert fingerprint(first) != fingerprint(base(tmp_path))
    assert len(fingerprint(replace(first, node=None))) == 64
