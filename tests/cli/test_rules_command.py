"""`docgen rules`: the rulebook as a list, a page, JSON."""

from __future__ import annotations

import pytest
from office import Office

from docgen.check.registry import CODES, find_rule
from docgen.the_thuc.loading import NAMES


def test_every_rule_is_listed_by_group_with_its_level(office: Office) -> None:
    run = office.run("rules")
    assert (run.code, run.err) == (0, "")
    listed = [line.split()[0] for line in run.paths if line.startswith("  ")]
    assert listed == list(CODES)
    assert "SK: Số, ký hiệu" in run.paths
    line = next(line for line in run.paths if line.startswith("  SK-05 "))
    assert line == f"  SK-05   lỗi       {find_rule('SK-05').title} (mọi thể thức)"
    assert run.paths[-1].startswith(f"{len(CODES)} quy tắc")


@pytest.mark.parametrize("profile", NAMES)
def test_the_rules_of_one_profile(office: Office, profile: str) -> None:
    listed = [line.split()[0] for line in office.run("rules", "--the-thuc", profile).paths[:-1]
              if line.startswith("  ")]  # fmt: skip
    assert listed == [code for code in CODES if profile in find_rule(code).profiles]
    assert 0 < len(listed) < len(CODES)


@pytest.mark.parametrize("typed", ["SK-05", "sk-05", "Sk5", " SK 05"])
def test_a_page_shows_text_examples_and_the_clause_of_each_profile(
    office: Office, typed: str
) -> None:
    run = office.run("rules", typed)
    assert (run.code, run.err) == (0, "")
    assert run.paths[0] == f"SK-05  {find_rule('SK-05').title}"
    wrong, right = run.paths.index("Sai:"), run.paths.index("Đúng:")
    assert "    số, ký hiệu: Số: 148 /KH-BTV" in run.paths[wrong:right]
    assert "    số, ký hiệu: Số: 148/KH-BTV" in run.paths[right:]
    clauses = run.paths[run.paths.index("Căn cứ:") + 1 :]
    assert [line.split()[0] for line in clauses] == list(find_rule("SK-05").profiles)
    assert "NĐ 30/2020, Phụ lục I, II.3" in clauses[0]
    assert "HD 05-HD/VPTW" in next(line for line in clauses if line.startswith("    dang "))


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_whole(office: Office, code: str) -> None:
    (page,) = office.run("rules", code, "--format", "json").json["rules"]
    assert page.keys() == {"code", "title", "levels", "clauses", "text", "wrong", "right"}
    assert page["code"] == code
    assert page["title"].endswith(".")
    assert page["clauses"].keys() == page["levels"].keys() == set(find_rule(code).profiles)
    assert all(page["clauses"].values())
    assert page["wrong"]
    assert page["right"]


def test_a_near_miss_gets_the_right_code(office: Office) -> None:
    run = office.run("rules", "SKK-05")
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("lỗi D-QUYTAC  Không có quy tắc «SKK-05».\n")
    assert "có phải ý bạn là «SK-05»?" in run.err


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("SK-99", "nhóm SK có các quy tắc từ SK-01 đến SK-11"),
        ("D-CHO", "mã D-… là thông báo của docgen; xem Bảng mã lỗi trong README.vi.md"),
        ("xyz", "xem các quy tắc: docgen rules"),
    ],
)
def test_a_code_that_is_no_rule_gets_the_next_step(office: Office, typed: str, hint: str) -> None:
    run = office.run("rules", typed)
    assert (run.code, run.out) == (1, "")
    assert f"Gợi ý: {hint}." in run.err


def test_a_group_is_listed_alone(office: Office) -> None:
    run = office.run("rules", "sk", "--the-thuc", "dang")
    listed = [line.split()[0] for line in run.paths if line.startswith("  ")]
    assert run.code == 0
    assert listed
    assert all(code.startswith("SK-") for code in listed)
    assert listed == [code for code in CODES if code in listed]
    assert office.run("rules", "CQ", "--format", "json").json["rules"][0]["code"] == "CQ-01"


def test_the_signs_of_the_examples_are_explained_where_they_stand(office: Office) -> None:
    assert "«++» nghĩa là cùng với" in office.run("rules", "SK-05").out
    assert "trong ngoặc vuông là cách trình bày" in office.run("rules", "BN-01").out
    assert "trong ngoặc vuông" not in office.run("rules", "SK-05").out


def test_a_code_and_a_profile_say_nothing_together(office: Office) -> None:
    assert office.run("rules", "SK-05", "--the-thuc", "dang").code == 2
