"""A document's file through the front door: places in the body, drafts, open fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_text import PLAN, errors, good, load, plan, shown

from docgen.load.document import load_document
from docgen.model import Doan, Ngay
from docgen.problems import Level

TASKS = "nhiem_vu:\n  - noi_dung: Tập huấn\n    thoi_han: {}\n"
BODY = "loai: ke_hoach\ndon_vi: x\ntrich_yeu: Tập huấn\nnoi_nhan: A\nnoi_dung: |\n"


@pytest.mark.parametrize("key", ["loai", "don_vi", "trich_yeu", "noi_dung"])
@pytest.mark.parametrize("value", ["", '""', "[]", "   # để sau"])
def test_an_empty_value_is_an_absent_key(tmp_path: Path, key: str, value: str) -> None:
    (problem,) = errors(load(tmp_path, plan(**{key: value})))
    assert (problem.code, problem.message) == ("D-THIEU", f"Thiếu «{key}».")


def test_a_missing_key_is_asked_for_below_the_one_before_it(tmp_path: Path) -> None:
    text = PLAN.replace("trich_yeu: Tập huấn\n", "")
    (problem,) = errors(load(tmp_path, text))
    assert problem.place.where == "2:1"
    assert problem.hint == "thêm dòng «trich_yeu: …» ngay dưới «don_vi»"


def test_a_mistyped_key_is_not_also_missing(tmp_path: Path) -> None:
    (problem,) = errors(load(tmp_path, PLAN.replace("trich_yeu:", "trích_yếu:")))
    assert (problem.code, problem.place.where) == ("D-KHOA", "3:1")
    assert "«trich_yeu»" in problem.hint


@pytest.mark.parametrize(
    ("body", "where"),
    [
        pytest.param("  I. MỤC\n  [bảng: nhiệm vụ]\n", "7:3", id="plain"),
        pytest.param("\n\n    [bảng: nhiệm vụ]\n", "8:5", id="blank-lines-first"),
        pytest.param("  a\n   \t [bảng: nhiệm vụ]\n", "7:6", id="indented-inside"),
    ],
)
def test_a_slip_in_the_body_is_found_at_its_line_and_column(
    tmp_path: Path, body: str, where: str
) -> None:
    (problem,) = errors(load(tmp_path, BODY + body))
    assert (problem.code, problem.place.where) == ("D-LENH", where)


def test_columns_count_the_letters_as_typed(tmp_path: Path) -> None:
    """A note behind decomposed letters and a hidden one stands where the eye finds it."""
    typed = "a" + "\u200b" * 3 + " e\u0302\u0301 " * 2
    text = BODY + f"  {typed}x\u202ey\n"
    problem = next(one for one in errors(load(tmp_path, text)) if one.code == "D-KYTU")
    assert problem.place.where == f"6:{2 + len(typed) + 2}"


@pytest.mark.parametrize(
    ("value", "is_wrong"),
    [
        pytest.param("\n  I. MỤC ĐÍCH\n  - Nâng cao\n", True, id="no-bar"),
        pytest.param(">\n  I. MỤC ĐÍCH\n  - Nâng cao\n", True, id="folded"),
        pytest.param('"I. MỤC ĐÍCH\n  - Nâng cao"\n', True, id="quoted"),
        pytest.param("|\n  I. MỤC ĐÍCH\n  - Nâng cao\n", False, id="bar"),
        pytest.param('"I. MỤC ĐÍCH\\n- Nâng cao"\n', False, id="escapes"),
        pytest.param("'I. MỤC ĐÍCH\n\n  - Nâng cao'\n", False, id="blank-line"),
        pytest.param("\n  Một đoạn dài\n  viết tiếp\n", False, id="one-paragraph"),
    ],
)
def test_lines_are_never_joined_silently(tmp_path: Path, value: str, is_wrong: bool) -> None:
    text = PLAN.replace("noi_dung: Nội dung\n", f"noi_dung: {value}")
    loaded = load(tmp_path, text)
    assert [one.code for one in errors(loaded)] == (["D-YAML"] if is_wrong else [])


@pytest.mark.parametrize("hidden", ["#5 tầng 2", "# 5 tầng 2"])
def test_what_a_comment_hides_is_told(tmp_path: Path, hidden: str) -> None:
    loaded = load(tmp_path, plan(f"mo_dau: Phòng {hidden}\nluu: VT   # như mọi khi\n"))
    (warning,) = loaded.problems
    assert (warning.level, warning.place.where) == (Level.WARNING, "7:15")
    assert hidden in warning.message
    assert loaded.van_ban is not None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        pytest.param("2023-11-25", Ngay(nam=2023, thang=11, ngay=25), id="day"),
        pytest.param("2023-11", Ngay(nam=2023, thang=11), id="month"),
        pytest.param("Quý II", "Quý II", id="words"),
        pytest.param("2023", "2023", id="a-bare-number-is-words"),
    ],
)
def test_a_deadline_is_a_date_or_words(tmp_path: Path, typed: str, value: object) -> None:
    van_ban = good(tmp_path, plan(TASKS.format(typed)))
    assert van_ban.nhiem_vu[0].thoi_han == value


@pytest.mark.parametrize(
    ("text", "level", "where"),
    [
        pytest.param(BODY + "  A\n  [bảng: nhiem_vu]\n", Level.ERROR, "7:3", id="no-rows"),
        pytest.param(BODY + "  A\n" + TASKS.format("Quý I"), Level.WARNING, "7:1",
            id="not-inserted"),
        pytest.param(
            BODY + "  A\nphu_luc:\n  - ten: B\n    noi_dung: '[bảng: chi_tieu]'\n",
            Level.ERROR, "9:16", id="appendix-without-rows",
        ),
        pytest.param(BODY + "  [bảng: nhiem_vu]\n" + TASKS.format("Quý I"), None, "", id="both"),
        pytest.param(
            BODY + "  A\nphu_luc:\n  - ten: B\n    noi_dung: '[bảng: nhiem_vu]'\n"
            + TASKS.format("Quý I"),
            None, "", id="in-the-appendix",
        ),
    ],
)  # fmt: skip
def test_tables_and_their_rows_belong_together(
    tmp_path: Path, text: str, level: Level | None, where: str
) -> None:
    loaded = load(tmp_path, text)
    assert [(p.code, p.level, p.place.where) for p in loaded.problems] == (
        [("D-BANG", level, where)] if level else []
    )
    assert (loaded.van_ban is None) == (level is Level.ERROR)


def test_a_draft_marks_what_is_missing(tmp_path: Path) -> None:
    text = "loai: ke_hoach\ndon_vi: x\nphu_luc:\n  - noi_dung: A\nnhiem_vu:\n  - chu_tri: B\n"
    van_ban = good(tmp_path, text, draft=True)
    assert van_ban.trich_yeu == "[thiếu: trích yếu]"
    assert van_ban.noi_dung.khoi == (Doan(chu="[thiếu: nội dung]"),)
    assert [one.ten for one in van_ban.noi_nhan] == ["[thiếu: nơi nhận]"]
    assert van_ban.phu_luc[0].ten == "[thiếu: tên]"
    assert van_ban.nhiem_vu[0].noi_dung == "[thiếu: nội dung]"


def test_a_draft_still_asks_for_what_nobody_can_guess(tmp_path: Path) -> None:
    loaded = load(tmp_path, "trich_yeu: A\nbao_cao:\n  - noi_gui: B\n", draft=True)
    missing = {one.message for one in errors(loaded)}
    assert missing == {"Thiếu «loai».", "Thiếu «don_vi».", "Thiếu «han»."}


@pytest.mark.parametrize(
    ("extra", "scope", "field", "value"),
    [
        pytest.param('so: "{{ so }}"\n', {"so": "15"}, "so", 15, id="number"),
        pytest.param('so: "{{so}}"\n', {"so": ""}, "so", None, id="empty-is-absent"),
        pytest.param(
            'ngay: "{{ ngay_ky }}"\n', {"ngay_ky": "5/6/2023"}, "ngay", Ngay(nam=2023, thang=6,
            ngay=5),
            id="date-as-tables-write-it",
        ),
        pytest.param(
            'ngay: "{{ thoi_gian.tu }}"\nthoi_gian: {tu: 2023-05-25, den: 2023-11-25}\n', {},
            "ngay", Ngay(nam=2023, thang=5, ngay=25), id="own-field",
        ),
        pytest.param('the_thuc: "{{ don_vi.the_thuc }}"\n', {"don_vi.the_thuc": "doan"},
            "the_thuc", "doan",
                     id="code"),
        pytest.param('mo_dau: "{{ ten }}"\n', {"ten": "A"}, "mo_dau", "{{ ten }}",
            id="text-is-for-later"),
    ],
)  # fmt: skip
def test_a_field_that_is_one_place_is_filled_in(
    tmp_path: Path, extra: str, scope: dict[str, str], field: str, value: object
) -> None:
    assert getattr(good(tmp_path, plan(extra), scope=scope), field) == value


@pytest.mark.parametrize(
    ("extra", "scope", "code", "piece"),
    [
        pytest.param('so: "{{ so_vb }}"\n', {"so_v": "1"}, "D-CHO", "«so_v»", id="unknown"),
        pytest.param('so: "{{ so }}"\n', {}, "D-CHO", "cột «so»", id="itself"),
        pytest.param(
            'ngay: "{{ d }}"\n', {"d": "31/4/2023"}, "D-NGAY", "30 ngày", id="no-such-day"
        ),
        pytest.param(
            'so: "{{ so | hoa }}"\n', {"so": "1"}, "D-SO", "không phải là số", id="filter"
        ),
    ],
)
def test_a_place_without_a_value_is_one_error(
    tmp_path: Path, extra: str, scope: dict[str, str], code: str, piece: str
) -> None:
    (problem,) = errors(load(tmp_path, plan(extra), scope=scope))
    assert (problem.code, problem.place.line) == (code, 7)
    assert piece in shown(problem)


def test_a_single_value_where_a_list_may_stand(tmp_path: Path) -> None:
    text = "can_cu: Luật A\nkinh_gui: Sở B\nky: {ho_ten: C}\n"
    van_ban = good(tmp_path, plan(text, don_vi="[a, b]"))
    assert (van_ban.don_vi, van_ban.kinh_gui) == (("a", "b"), ("Sở B",))
    assert (van_ban.can_cu[0].cau, van_ban.ky[0].ho_ten) == ("Luật A", "C")


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        pytest.param("none.yaml", lambda path: None, "D-TEP", id="missing"),
        pytest.param("folder.yaml", lambda path: path.mkdir(), "D-TEP", id="folder"),
        pytest.param("a\0b.yaml", lambda path: None, "D-TEP", id="name-with-nul"),
        pytest.param("a.yaml", lambda path: path.write_bytes(b"PK\x03\x04xx"), "D-TEP", id="excel"),
        pytest.param(
            "a.yaml", lambda path: path.write_bytes(b"a" * (5 << 20) + b"a"), "D-LON", id="big"
        ),
    ],
)
def test_what_is_no_readable_file_is_one_problem(
    tmp_path: Path, name: str, make: object, code: str
) -> None:
    make(tmp_path / name)  # type: ignore[operator]
    loaded = load_document(tmp_path / name, name)
    assert [one.code for one in loaded.problems] == [code]
    assert loaded.van_ban is None


@pytest.mark.parametrize(
    ("items", "line"),
    [
        pytest.param("noi_nhan:\n  - Sở A\n   - Sở B\n", "3", id="one-blank-too-many"),
        pytest.param("noi_nhan: Như trên\n  - Sở B\n", "2", id="a-value-before-the-list"),
    ],
)
def test_an_item_is_never_joined_to_the_one_above(tmp_path: Path, items: str, line: str) -> None:
    text = items + PLAN.replace("noi_nhan:", "kinh_gui:")
    joined = [one for one in errors(load(tmp_path, text)) if one.code == "D-YAML"]
    assert [one.place.where for one in joined] == [f"{line}:1"]
