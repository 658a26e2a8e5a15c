"""What the checker finds in a document of our own, told by `build`; content behind a Word file."""

from __future__ import annotations

import pytest
from office import Office, plan

ABOVE = ("- Văn phòng", "- Như trên")  # without Kính gửi nobody is above: NR-09, an error
OFF = "kiem_tra:\n  NR-09: {muc: tat, ly_do: Mẫu của huyện}\n"


def test_a_build_tells_what_the_checker_finds_and_writes(office: Office) -> None:
    office.write("data/a.yaml", plan(ABOVE))
    run = office.run("build", "data/a.yaml", "--format", "json")
    (remark,) = run.json["problems"]
    assert (run.code, run.statuses()) == (0, {"a": "written"})
    assert (remark["code"], remark["level"], remark["file"]) == ("NR-09", "warning", "data/a.yaml")
    assert "Như trên" in remark["where"]
    assert remark["clause"]
    assert office.documents() == ["a/a.docx"]


def test_the_same_is_an_error_of_a_check(office: Office) -> None:
    office.write("data/a.yaml", plan(ABOVE))
    run = office.run("check", "data/a.yaml", "--format", "json")
    (finding,) = run.json["files"][0]["findings"]
    assert (run.code, finding["code"], finding["level"]) == (1, "NR-09", "error")


def test_settings_hold_for_a_build_too(office: Office) -> None:
    office.write("data/a.yaml", plan(ABOVE))
    office.write(".docgen.yaml", OFF)
    run = office.run("build", "data/a.yaml")
    assert (run.code, run.err) == (0, "")


def test_a_draft_and_an_unchanged_document_are_not_judged(office: Office) -> None:
    office.write("data/a.yaml", plan(ABOVE))
    assert "NR-09" not in office.run("build", "--draft", "data/a.yaml").err
    assert "NR-09" in office.run("build", "data/a.yaml").err
    assert "NR-09" not in office.run("build", "data/a.yaml").err


@pytest.mark.parametrize("command", ["build", "check"])
def test_what_the_data_say_is_not_told_twice(office: Office, command: str) -> None:
    deputy = "ky:\n  chuc_vu: Phó Chủ tịch\n  ho_ten: Trần Thị B\n"
    office.write("data/a.yaml", plan(more=deputy))
    run = office.run(command, "data/a.yaml")
    assert run.err.count("KY-09") == 1


def test_the_data_behind_a_word_file_are_judged_with_it(office: Office) -> None:
    late = "nhiem_vu:\n  - noi_dung: Báo cáo\n    chu_tri: Văn phòng\n    thoi_han: 2026-01-31\n"
    office.write("data/a.yaml", plan(("  - Nâng cao nhận thức.", "  [bảng: nhiem_vu]"), more=late))
    office.run("build", "data/a.yaml")
    alone = office.run("check", "out/a/a.docx", "--format", "json").json["files"][0]["findings"]
    run = office.run("check", "out/a/a.docx", "--data", "data/a.yaml", "--format", "json")
    (more,) = [one for one in run.json["files"][0]["findings"] if one not in alone]
    assert (more["code"], more["file"], more["where"]) == ("D-HANSOM", "data/a.yaml", "14:15")
    told = office.run("check", "out/a/a.docx", "--data", "data/a.yaml").err.splitlines()
    at = next(number for number, line in enumerate(told) if "D-HANSOM" in line)
    assert told[at + 1] == "      data/a.yaml:14:15"
    same = office.run("check", "data/a.yaml", "--format", "json").json["files"][0]["findings"]
    assert more in same


@pytest.mark.parametrize(
    "words", [["a.docx", "b.docx"], ["data/a.yaml"], ["data"]], ids=["two", "data", "folder"]
)
def test_data_stand_behind_one_word_file(office: Office, words: list[str]) -> None:
    run = office.run("check", *words, "--data", "data/a.yaml")
    assert run.code == 2
    assert "đúng một tệp Word" in run.err
