"""`.docgen.yaml` through the front door: rules that an office lowers or switches off."""

from __future__ import annotations

import pytest
from clean import clean
from office import Office
from papers import faulty

OFF = "kiem_tra:\n  SK-05: {muc: tat, ly_do: Đang chuyển mẫu}\n"


def codes(office: Office, *words: str) -> dict[str, list[str]]:
    """Return the codes of the findings of each file."""
    run = office.run("check", *words, "--format", "json")
    return {one["file"]: [two["code"] for two in one["findings"]] for one in run.json["files"]}


def test_a_file_with_warnings_alone_is_neither_clean_nor_wrong(office: Office) -> None:
    office.write("di/a.docx", faulty())
    office.write("di/b.docx", faulty(motto="Độc lập - Tự do - Hạnh phúc"))
    office.write("di/c.docx", clean())
    office.write(".docgen.yaml", OFF.replace("tat", "canh_bao"))
    run = office.run("check", "di")
    told = "3 tệp: 1 tệp sạch, 1 tệp chỉ có cảnh báo, ghi chú, 1 tệp có lỗi."
    assert told in run.err.splitlines()


def test_settings_weaken_rules_and_are_told_with_their_reason(office: Office) -> None:
    office.write("di/a.docx", faulty(motto="Độc lập - Tự do - Hạnh phúc"))
    office.write(".docgen.yaml", OFF)
    run = office.run("check", "di/a.docx")
    assert (run.code, run.err.splitlines()) == (
        0,
        [
            "di/a.docx: theo thể thức nha-nuoc; không có lỗi.",
            ".docgen.yaml tắt 1 quy tắc: SK-05 (Đang chuyển mẫu).",
        ],
    )
    assert codes(office, "di/a.docx", "--no-config") == {"di/a.docx": ["SK-05"]}
    office.write(".docgen.yaml", OFF.replace("tat", "canh_bao"))
    lowered = office.run("check", "di/a.docx")
    assert lowered.code == 0
    assert "  cảnh báo SK-05" in lowered.err
    told = ".docgen.yaml hạ mức 1 quy tắc: SK-05 thành cảnh báo (Đang chuyển mẫu)."
    assert told in lowered.err


def test_wrong_settings_are_a_problem_of_the_run(office: Office) -> None:
    office.write("a.docx", clean())
    office.write(".docgen.yaml", OFF.replace("tat", "loi"))
    run = office.run("check", "a.docx")
    assert run.code == 1
    assert run.err.startswith(".docgen.yaml:2:16  lỗi D-GIATRI")
    assert codes(office, "a.docx") == {".docgen.yaml": ["D-GIATRI"], "a.docx": []}


@pytest.mark.parametrize("text", ["", "# chưa có\n", "kiem_tra:\n", "kiem_tra: {}\n"])
def test_settings_that_say_nothing_are_no_fault(office: Office, text: str) -> None:
    office.write("a.docx", clean())
    office.write(".docgen.yaml", text)
    run = office.run("check", "a.docx")
    assert (run.code, run.err) == (0, "a.docx: theo thể thức nha-nuoc; không có lỗi.\n")


def test_a_rule_with_a_level_alone_is_shown_how_to_give_the_reason(office: Office) -> None:
    office.write("a.docx", clean())
    office.write(".docgen.yaml", "kiem_tra:\n  sk-05: tat\n")
    run = office.run("check", "a.docx")
    assert run.code == 1
    assert run.err.startswith(
        ".docgen.yaml:2:10  lỗi D-KIEU  «SK-05» cần có «muc» và «ly_do».\n"
        "    Gợi ý: ghi cả mức và lý do, ví dụ: SK-05: {muc: tat, ly_do: …}.\n"
    )


def test_a_workspace_that_does_not_exist_is_refused(office: Office) -> None:
    office.write("a.docx", clean())
    run = office.run("check", "a.docx", "--workspace", "khong-co")
    assert run.code == 1
    assert run.err.startswith("khong-co  lỗi D-NOILAMVIEC")


def test_a_named_workspace_gives_the_settings(office: Office) -> None:
    office.write("di/a.docx", faulty(motto="Độc lập - Tự do - Hạnh phúc"))
    office.write("khac/.docgen.yaml", OFF)
    assert codes(office, "di/a.docx") == {"di/a.docx": ["SK-05"]}
    assert codes(office, "di/a.docx", "--workspace", "khac") == {"di/a.docx": []}
