"""Plan data that is wrong, or only looks so, through `docgen build` (corpus A1 to A16)."""

from __future__ import annotations

from typing import Any

import pytest
from office import UNITS, Office, nfd, plan

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n"
    for below, name in zip("abcdefgh", "bcdefghi", strict=True)
)
TCVN3 = b"loai: ke_hoach\ntrich_yeu: K\xd5 ho\xb9ch c\xf1a \xf1y ban nh\xa9n d\xa9n x\xb7\n"
WINDOWS_1258 = (
    b"loai: ke_hoach\ntrich_yeu: K\xea\xec hoa\xf2ch cu\xd2a u\xd2y ban nh\xe2n d\xe2n xa\xde"
)
CANARY = "chim_hoang_yen"


WRONG = [
    pytest.param(
        plan(("so: 24", "so: 00123")),
        "D-SO", "3:5", "chữ số 0 đứng đầu", "số 0 đứng trước do docgen tự thêm", id="A2-zeros",
    ),
    pytest.param(
        plan(("so: 24", "so: 010")), "D-SO", "3:5", "«010»", "ghi số thường", id="A2-octal"
    ),
    pytest.param(
        plan(more="trich_yeu: Hai\n"),
        "D-TRUNG", "11:1", "dòng 5 và dòng 11", "giữ lại một dòng", id="A4-twice",
    ),
    pytest.param(
        plan(("  - Văn phòng", "\t- Văn phòng")),
        "D-YAML", "10:1", "phím Tab", "gõ lại bằng phím cách", id="A5-tab",
    ),
    pytest.param(
        plan(("  - Văn phòng", "\u00a0\u00a0- Văn phòng")),
        "D-YAML", "10:1", "NBSP (U+00A0)", "gõ lại bằng phím cách", id="A5-nbsp",
    ),
    pytest.param(
        plan(("  - Văn phòng", " \t- Văn phòng")),
        "D-YAML", "10:2", "phím Tab", "gõ lại bằng phím cách", id="A5-mixed",
    ),
    pytest.param(
        plan(("  - Nâng", "\t- Nâng")),
        "D-YAML", "8:1", "phím Tab", "gõ lại bằng phím cách", id="A5-tab-in-the-text",
    ),
    pytest.param(
        plan().encode("utf-16"), "D-MAHOA", "1:1", "UTF-16", "chọn UTF-8", id="A7-utf-16"
    ),
    pytest.param(
        plan().encode("utf-16-le"), "D-MAHOA", "1:1", "UTF-16", "chọn UTF-8", id="A7-utf-16-no-bom"
    ),
    pytest.param(TCVN3, "D-MAHOA", "2:1", "TCVN3 (ABC)", "UniKey", id="A7-tcvn3"),
    pytest.param(
        WINDOWS_1258, "D-MAHOA", "2:1", "Windows-1258", "UTF-8", id="A7-windows-1258"
    ),
    pytest.param(
        plan(more=f"{nfd('tên')}: a\ntên: b\n"),
        "D-TRUNG", "12:1", "«tên» ghi hai lần, ở dòng 11 và dòng 12", "giữ lại một dòng",
        id="A8-nfd-twin",
    ),
    pytest.param(
        plan(more=f'lien_he: !!python/object/apply:os.system ["touch {CANARY}"]\n'),
        "D-YAML", "11:10", "không được bắt đầu bằng «!»", "dấu ngoặc kép", id="A9-tag",
    ),
    pytest.param(
        plan(("2026-02-05", "2023-02-30")),
        "D-NGAY", "4:7", "«2023-02-30»", "tháng 2 năm 2023 có 28 ngày", id="A12-no-such-day",
    ),
    pytest.param(
        plan(("Chuyển đổi số năm", "Kế hoạch: năm")),
        "D-YAML", "5:20", "Dấu hai chấm", "đặt trong dấu ngoặc kép", id="A13-colon",
    ),
    pytest.param("", "D-YAML", "", "Tệp trống", "«khóa: giá trị»", id="A14-empty"),
    pytest.param("# chỉ có\n", "D-YAML", "", "chỉ có chú thích", "bỏ dấu #", id="A14-comments"),
    pytest.param("- a\n- b\n", "D-YAML", "1:1", "danh sách", "bỏ dấu «-»", id="A14-list"),
    pytest.param("chữ\n", "D-YAML", "1:1", "«khóa: giá trị»", "dấu cách", id="A14-only-text"),
    pytest.param(
        plan(("noi_nhan:", "noi_nhân:")),
        "D-KHOA", "9:1", "«noi_nhân»", "có phải ý bạn là «noi_nhan»?", id="A15-near-miss",
    ),
]  # fmt: skip

BOMBS = [
    pytest.param(LAUGHS, "D-YAML", "1:4", "«&a»", "dấu ngoặc kép", id="A10-aliases"),
    pytest.param(
        "[ " * 10_000, "D-YAML", "1:101", "lồng nhau sâu hơn 50 tầng", "dấu ngoặc", id="A11-lists"
    ),
    pytest.param(
        plan(more="lien_he: " + "{a: " * 10_000),
        "D-YAML", "11:206", "lồng nhau sâu hơn 50 tầng", "dấu ngoặc", id="A11-groups",
    ),
    pytest.param(
        plan(more="lien_he:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 2_500))),
        "D-YAML", "61:51", "lồng nhau sâu hơn 50 tầng", "thụt đầu dòng", id="A11-indented",
    ),
    pytest.param(
        plan(("so: 24", "so: " + "9" * 5_000)),
        "D-SO", "3:5", "quá lớn", "số lớn nhất là 999999", id="A16-digits",
    ),
    pytest.param(b"#" * 6_000_000, "D-LON", "", "5 MB", "chia dữ liệu", id="A-file-too-big"),
    pytest.param(
        plan(("  - Nâng cao nhận thức.", "  - a\n" * 700_000)),
        "D-LON", "6:11", "50.000 dòng", "chia văn bản", id="A-too-many-lines",
    ),
    pytest.param(
        plan(("  - Nâng cao nhận thức.", "  - " + "*a " * 1_600_000)),
        "D-LON", "6:11", "1.000.000 ký tự", "chia văn bản", id="A-too-many-letters",
    ),
]  # fmt: skip

RIGHT = [
    pytest.param(
        plan(("ubnd-xa", "NO")), UNITS.replace("ubnd-xa:", "NO:"), "24/KH-UBND", id="A1-no"
    ),
    pytest.param(
        plan(("ubnd-xa", "on")), UNITS.replace("ubnd-xa:", "on:"), "24/KH-UBND", id="A1-on"
    ),
    pytest.param(
        plan(("ubnd-xa", "yes")), UNITS.replace("ubnd-xa:", "yes:"), "24/KH-UBND", id="A1-yes"
    ),
    pytest.param(plan(more="lien_he: 00123\n"), UNITS, "00123", id="A2-text-with-zeros"),
    pytest.param(plan(more="lien_he: 010\n"), UNITS, "010", id="A2-text-octal"),
    pytest.param(plan(more="lien_he: 12:30\n"), UNITS, "12:30", id="A3-time"),
    pytest.param(plan(more="lien_he: 1e3\n"), UNITS, "1e3", id="A3-number"),
    pytest.param(plan(more="lien_he: ~\n"), UNITS, "24/KH-UBND", id="A3-tilde"),
    pytest.param("\ufeff" + plan(), UNITS, "Chuyển đổi số năm 2026", id="A6-bom"),
    pytest.param(plan().replace("\n", "\r\n"), UNITS, "Chuyển đổi số năm 2026", id="A6-crlf"),
    pytest.param(
        plan(("Chuyển đổi số năm", '"Kế hoạch: năm')).replace("năm 2026", 'năm 2026"'),
        UNITS,
        "Kế hoạch: năm 2026",
        id="A13-colon-in-quotes",
    ),
    pytest.param(plan(("so: 24", "so: 999999")), UNITS, "999999/KH-UBND", id="A16-largest"),
]


def refused(office: Office, content: str | bytes, *, guarded: bool = False) -> Any:
    """Build a bad file before a good one: only the good one is written. Return the JSON."""
    office.write("data/xau.yaml", content)
    office.write("data/tot.yaml", plan())
    run = (office.guarded if guarded else office.run)(
        "build", "data/xau.yaml", "data/tot.yaml", "--format", "json"
    )
    assert (run.code, run.err) == (1, "")
    assert run.statuses() == {"xau": "failed", "tot": "written"}
    assert office.documents() == ["tot/tot.docx"]
    assert office.left_overs() == []
    assert {one["file"] for one in run.problems()} == {"data/xau.yaml"}
    assert all(one["hint"] for one in run.problems())
    return run.json


@pytest.mark.parametrize(("content", "code", "where", "words", "hint"), WRONG)
def test_wrong_data_is_refused_with_its_place(
    office: Office, content: str | bytes, code: str, where: str, words: str, hint: str
) -> None:
    problems = refused(office, content)["problems"]
    assert [
        one
        for one in problems
        if (one["code"], one["where"]) == (code, where)
        and words in one["message"]
        and hint in one["hint"]
    ], problems
    assert not (office.root / CANARY).exists()


@pytest.mark.parametrize(("content", "code", "where", "words", "hint"), BOMBS)
def test_a_bomb_is_refused_in_little_time_and_memory(
    office: Office, content: str | bytes, code: str, where: str, words: str, hint: str
) -> None:
    problems = refused(office, content, guarded=True)["problems"]
    assert [
        one
        for one in problems
        if (one["code"], one["where"]) == (code, where)
        and words in one["message"]
        and hint in one["hint"]
    ], problems


@pytest.mark.parametrize(("content", "units", "text"), RIGHT)
def test_what_only_looks_wrong_is_printed_as_typed(
    office: Office, content: str, units: str, text: str
) -> None:
    office.write("data/don_vi.yaml", units)
    office.write("data/tot.yaml", content)
    run = office.run("build", "data/tot.yaml")
    assert (run.code, run.out, run.err) == (0, "out/tot/tot.docx\n", "")
    assert text in office.text("tot/tot.docx")


@pytest.mark.parametrize(("content", "code", "where", "words", "hint"), [*WRONG, *BOMBS])
def test_a_clerk_reads_place_sentence_and_next_step(
    office: Office, content: str | bytes, code: str, where: str, words: str, hint: str
) -> None:
    office.write("data/xau.yaml", content)
    run = office.run("build", "data/xau.yaml")
    place = f"data/xau.yaml:{where}" if where else "data/xau.yaml"
    assert (run.code, run.out) == (1, "")
    assert f"{place}  lỗi {code}  " in run.err
    assert "    Gợi ý: " in run.err
    assert "\x1b" not in run.err


def test_every_mistake_of_every_file_is_found_in_one_run(office: Office) -> None:
    office.write("data/mot.yaml", plan(("so: 24", "so: x"), ("2026-02-05", "2026-13-01")))
    office.write("data/hai.yaml", plan(("noi_nhan:", "noi_nhn:"), ("ke_hoach", "ke_hoch")))
    run = office.run("build", "data/mot.yaml", "data/hai.yaml", "--format", "json")
    assert run.code == 1
    assert [(one["file"], one["code"]) for one in run.problems()] == [
        ("data/mot.yaml", "D-SO"),
        ("data/mot.yaml", "D-NGAY"),
        ("data/hai.yaml", "D-KHOA"),
    ]
    assert run.json["counts"] == {"written": 0, "unchanged": 0, "kept": 0, "failed": 2}


def test_a_bad_registry_stops_its_documents_and_names_its_own_line(office: Office) -> None:
    office.write("data/don_vi.yaml", UNITS.replace("the_thuc:", "the_thc:"))
    office.write("data/tot.yaml", plan())
    run = office.run("build", "data/tot.yaml", "--format", "json")
    assert run.code == 1
    (problem,) = run.problems()
    assert (problem["file"], problem["where"]) == ("data/don_vi.yaml", "5:3")
    assert "«the_thuc»" in problem["hint"]
    assert office.documents() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param(
            [("- Nâng cao nhận thức.", "- Ở {{ don_vi.co_quan_chu_quan }}.")], "D-CHO", id="blank"
        ),
        pytest.param([("don_vi: ubnd-xa", "don_vi: [ubnd-xa, ubnd-xa]")], "D-TRUNG", id="twice"),
    ],
)
def test_what_would_print_a_hole_or_a_header_twice_is_refused(
    office: Office, changes: list[tuple[str, str]], code: str
) -> None:
    office.write("data/don_vi.yaml", UNITS.replace("  co_quan_chu_quan: UBND TỈNH TÂY NINH\n", ""))
    office.write("data/p.yaml", plan(*changes))
    run = office.run("build", "data/p.yaml", "--format", "json")
    assert (run.code, code in [one["code"] for one in run.json["problems"]]) == (1, True), run.out
    assert office.documents() == []
