"""The bad inputs of the corpus: each wrong file beside the right one, one row a case."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from plan_text import PLAN, errors, good, load, plan, shown

NFD_KEY, NFC_KEY = "te\u0302n", "t\u00ean"
NESTED = 10_000
TCVN3 = "Uû ban nh©n d©n"
VNI = "UÛy ban nhaân daân huyeän"

# id, the file, code, line, and a piece of what the person reads.
WRONG = [
    ("A2-number", plan("so: 00123\n"), "D-SO", 7, "chữ số 0 đứng đầu"),
    ("A2-octal", plan("so: 010\n"), "D-SO", 7, "chữ số 0 đứng đầu"),
    ("A4-twice", plan("so: 1\nluu: VT\nso: 2\n"), "D-TRUNG", 9, "dòng 7 và dòng 9"),
    ("A5-tab", plan("thoi_gian:\n\ttu: 2023-05-25\n"), "D-YAML", 8, "phím Tab"),
    ("A5-nbsp", plan("thoi_gian:\n\u00a0tu: 2023-05-25\n"), "D-YAML", 8, "NBSP (U+00A0)"),
    ("A5-mixed", plan("thoi_gian:\n  \ttu: 2023-05-25\n"), "D-YAML", 8, "phím Tab"),
    ("A5-ideographic", plan("ky:\n  \u3000ho_ten: A\n"), "D-YAML", 8, "U+3000"),
    ("A7-utf16", PLAN.encode("utf-16"), "D-MAHOA", 1, "UTF-16"),
    ("A7-utf16-bare", PLAN.encode("utf-16-le"), "D-MAHOA", 1, "UTF-16"),
    ("A7-tcvn3", b"loai: x\ntrich_yeu: " + TCVN3.encode("latin-1"), "D-MAHOA", 2, "TCVN3"),
    ("A7-vni", b"loai: x\ntrich_yeu: " + VNI.encode("latin-1"), "D-MAHOA", 2, "VNI"),
    ("A7-1258", b"loai: x\ntrich_yeu: " + "Uy\u0309 ban nhân dân huyê\u0323n".encode("cp1258"),
     "D-MAHOA", 2, "Windows-1258"),
    ("A7-hint", b"\xff\xff\xff", "D-MAHOA", 1, "Notepad, chọn Lưu thành…, ở ô Mã hóa chọn UTF-8"),
    ("A8-nfd-twin", plan(f"{NFD_KEY}: a\n{NFC_KEY}: b\n"), "D-TRUNG", 8, "dòng 7 và dòng 8"),
    ("A10-bomb", "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh",
        strict=True)
    ), "D-YAML", 1, "&a"),
    ("A11-list", "a: " + "[" * NESTED, "D-YAML", 1, "sâu hơn 50 tầng"),
    ("A11-group", "a: " + "{b: " * NESTED, "D-YAML", 1, "sâu hơn 50 tầng"),
    ("A11-dash", "- " * NESTED + "a", "D-YAML", 1, "sâu hơn 50 tầng"),
    ("A11-key", "? " * NESTED + "a", "D-YAML", 1, "sâu hơn 50 tầng"),
    ("A12-no-such-day", plan("ngay: 2023-02-30\n"), "D-NGAY", 7, "tháng 2 năm 2023 có 28 ngày"),
    ("A12-day-first", plan("ngay: 25/5/2023\n"), "D-NGAY", 7, "2023-05-25"),
    ("A13-colon", plan("mo_dau: Kế hoạch: năm 2026\n"), "D-YAML", 7, "đặt trong dấu ngoặc kép"),
    ("A14-empty", b"", "D-YAML", 0, "Tệp trống"),
    ("A14-comments", "# loai: ke_hoach\n", "D-YAML", 0, "chỉ có chú thích"),
    ("A14-list", "- loai: ke_hoach\n", "D-YAML", 1, "là một danh sách"),
    ("A14-no-blank", "loai:ke_hoach\n", "D-YAML", 1, "phải có một dấu cách"),
    ("A15-key", plan("noi_nhân: x\n"), "D-KHOA", 7, "«noi_nhan»"),
    ("A15-deeper", plan("thoi_gian:\n  tu: 2023-01-01\n  đến: 2023-02-01\n"), "D-KHOA", 9, "«den»"),
    ("A15-blank", plan("kinh_gui:\n  - Sở A\nKính gửi: x\n"), "D-KHOA", 9, "«kinh_gui»"),
    ("A16-digits", plan(f"so: {'9' * 5000}\n"), "D-SO", 7, "quá lớn"),
    ("C4-escape", plan('mo_dau: "a\\u0007b"\n'), "D-KYTU", 7, "U+0007"),
    ("C4-raw", plan("mo_dau: a\x0cb\n"), "D-KYTU", 7, "U+000C"),
    ("C4-nul", plan("mo_dau: a\x00b\n"), "D-KYTU", 7, "U+0000"),
    ("C4-noncharacter", plan("mo_dau: a\ufffeb\n"), "D-KYTU", 7, "U+FFFE"),
    ("C4-surrogate", plan('mo_dau: "a\\ud800b"\n'), "D-KYTU", 7, "gõ lại"),
    ("C4-line-end", plan("mo_dau: a\u2028b\n"), "D-KYTU", 7, "U+2028"),
    ("C5-tcvn3", plan(f"mo_dau: {TCVN3}\n"), "D-MACU", 7, "Uỷ ban nhân dân"),
    ("C5-vni", plan(f"mo_dau: {VNI}\n"), "D-MACU", 7, "VNI"),
    ("C6-bidi", plan("mo_dau: a\u202eb\n"), "D-KYTU", 7, "U+202E"),
    ("C6-cyrillic", plan("mo_dau: b\u0430n\n"), "D-KYTU", 7, "Ki-rin"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "line", "piece"), [pytest.param(*row[1:], id=row[0]) for row in WRONG]
)
def test_a_bad_file_is_named_with_its_line(
    tmp_path: Path, data: str | bytes, code: str, line: int, piece: str
) -> None:
    loaded = load(tmp_path, data)
    found = [one for one in errors(loaded) if one.code == code and one.place.line == line]
    assert any(piece in shown(one) for one in found), [(p.place, shown(p)) for p in loaded.problems]
    assert loaded.van_ban is None


@pytest.mark.parametrize(
    ("data", "field", "value"),
    [
        pytest.param(plan(don_vi="NO"), "don_vi", ("NO",), id="A1-no"),
        pytest.param(plan(don_vi="on"), "don_vi", ("on",), id="A1-on"),
        pytest.param(plan("mo_dau: yes\n"), "mo_dau", "yes", id="A1-yes"),
        pytest.param(plan("mo_dau: 00123\n"), "mo_dau", "00123", id="A2-text"),
        pytest.param(plan("mo_dau: 12:30\n"), "mo_dau", "12:30", id="A3"),
        pytest.param(plan("mo_dau: 1.10\n"), "mo_dau", "1.10", id="A3-decimal"),
        pytest.param(plan("mo_dau: ~\n"), "mo_dau", "~", id="A3-tilde"),
        pytest.param(plan("so: 148\n"), "so", 148, id="A2-right"),
        pytest.param(b"\xef\xbb\xbf" + PLAN.encode(), "trich_yeu", "Tập huấn", id="A6-bom"),
        pytest.param(PLAN.replace("\n", "\r\n"), "trich_yeu", "Tập huấn", id="A6-crlf"),
        pytest.param(PLAN.replace("\n", "\r"), "trich_yeu", "Tập huấn", id="A6-cr"),
        pytest.param(
            plan('mo_dau: "Kế hoạch: năm 2026"\n'), "mo_dau", "Kế hoạch: năm 2026", id="A13-right"
        ),
        pytest.param(plan(trich_yeu="Ta\u0323\u0302p"), "trich_yeu", "Tập", id="C5-nfd"),
        pytest.param(
            plan(trich_yeu="Tập\u200b huấn\ufeff"), "trich_yeu", "Tập huấn", id="C6-hidden"
        ),
        pytest.param(
            plan(trich_yeu="TNCN&ĐT <5% {_{x}_}"), "trich_yeu", "TNCN&ĐT <5% {_{x}_}", id="C1"
        ),
        pytest.param(
            plan(trich_yeu="liều TNFα 5 μm"), "trich_yeu", "liều TNFα 5 μm", id="C6-greek"
        ),
    ],
)
def test_the_right_file_keeps_its_letters(
    tmp_path: Path, data: str | bytes, field: str, value: object
) -> None:
    assert getattr(good(tmp_path, data), field) == value


def test_a9_a_tag_runs_nothing(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    tagged = f"mo_dau: !!python/object/apply:pathlib.Path.touch [!!python/name:x '{canary}']\n"
    loaded = load(tmp_path, plan(tagged))
    assert not canary.exists()
    assert any(one.code == "D-YAML" and "thẻ" in one.message for one in errors(loaded))


@pytest.mark.parametrize("row", [row for row in WRONG if row[0].startswith(("A10", "A11"))])
def test_a_bomb_costs_nothing(tmp_path: Path, row: tuple[str, str, str, int, str]) -> None:
    tracemalloc.start()
    start = time.monotonic()
    load(tmp_path, row[1])
    seconds, (_, peak) = time.monotonic() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 1
    assert peak < 100 * 1024 * 1024


def test_hidden_characters_leave_a_note_with_their_place(tmp_path: Path) -> None:
    loaded = load(tmp_path, plan(trich_yeu="Tập\u200b huấn"))
    (note,) = loaded.problems
    assert (note.code, note.level, note.place.where) == ("D-KYTUAN", "note", "3:15")


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    bad = "so: 007\nso: 8\nngay: hôm nay\nhinh_thuc: giấy\nkhóa lạ: x\nmo_dau: a\u202eb\n"
    codes = {problem.code for problem in errors(load(tmp_path, plan(bad)))}
    assert codes == {"D-SO", "D-TRUNG", "D-NGAY", "D-GIATRI", "D-KHOA", "D-KYTU"}


def test_a_flood_of_faults_is_counted_not_listed(tmp_path: Path) -> None:
    flood = "kinh_gui:\n" + "  - {a: b}\n" * 1000
    loaded = load(tmp_path, plan(flood))
    assert len(loaded.problems) == 101
    assert any(one.code == "D-NHIEU" and "900" in one.message for one in loaded.problems)
