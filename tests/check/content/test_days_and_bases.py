"""Deadlines and bases against the document's day, the parent's day, the workspace."""

from __future__ import annotations

import pytest
from content_office import PLAN, Office

from docgen.problems import Level


def report(name: str, day: str, before: bool = False) -> str:
    mark = "    truoc: true\n" if before else ""
    return f"bao_cao:\n  - ten: {name}\n    han: {day}\n{mark}"


def basis(**fields: str) -> str:
    lines = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return "can_cu:\n  -" + lines[3:]


CHILD = PLAN.replace("don_vi: hoi-tinh", "don_vi: hoi-xa-a").replace("2026-03-02", "2026-03-20")
CHILD = CHILD.replace("so: 15", "so: 4")
CITED = basis(
    loai="Kế hoạch",
    so_ky_hieu="15/KH-BTV",
    ngay="2026-03-02",
    co_quan="Ban Thường vụ Hội LHPN tỉnh Tây Ninh",
    trich_yeu="về phòng, chống ma túy năm 2026",
)


@pytest.mark.parametrize(
    ("day", "before", "expected"),
    [
        ("2026-02-25", False, ["D-HANSOM"]),
        ("2026-03-02", True, ["D-HANSOM", "D-HANNGHI"]),  # the last day is Sunday, 1 March
        ("2026-03-02", False, []),
        ("2026-11-20", False, []),
        ("2026-11-21", False, ["D-HANNGHI"]),
        ("2026-11-21", True, []),
    ],
)
def test_a_report_is_due_after_the_issue_on_a_working_day(
    office: Office, day: str, before: bool, expected: list[str]
) -> None:
    findings = office.findings(PLAN + report("Báo cáo năm 2026", day, before))
    assert [one.code for one in findings] == expected
    assert all(one.level is Level.NOTE for one in findings if one.code == "D-HANNGHI")


def test_a_report_is_due_after_the_period_begins(office: Office) -> None:
    period = "thoi_gian: {tu: 2026-04-01, den: 2026-12-31}\n"
    text = PLAN + period + report("Báo cáo quý I", "2026-03-20")
    assert office.codes(text) == ["D-HANSOM"]
    assert office.codes(PLAN + period + report("Báo cáo năm", "2027-01-15")) == []


@pytest.mark.parametrize(("day", "expected"), [("2026-02-20", ["D-HANSOM"]), ("2026-03-31", [])])
def test_a_task_without_a_period_is_due_after_the_issue(
    office: Office, day: str, expected: list[str]
) -> None:
    task = f"nhiem_vu:\n  - noi_dung: Tuyên truyền\n    chu_tri: Văn phòng\n    thoi_han: {day}\n"
    assert office.codes(PLAN + task) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-02-20", ["D-HANSOM"]),
        ("2026-03-31", ["D-HANSOM"]),  # after the issue, before the period
        ("2026-04-01", []),
        ("2026-11-30", []),
        ("2026-12-01", ["D-HANNGOAI"]),
        ("2026-11", []),
        ("2026-12", ["D-HANNGOAI"]),
    ],
)
def test_a_task_is_due_inside_the_period(office: Office, day: str, expected: list[str]) -> None:
    period = "thoi_gian: {tu: 2026-04-01, den: 2026-11-30}\n"
    task = f"nhiem_vu:\n  - noi_dung: Tuyên truyền\n    chu_tri: Văn phòng\n    thoi_han: {day}\n"
    assert office.codes(PLAN + period + task) == expected


@pytest.mark.parametrize(
    ("day", "before", "expected"),
    [
        ("2026-11-16", False, []),
        ("2026-11-24", False, ["D-HANTRE"]),  # the parent is late from the 25th on
        ("2026-11-24", True, []),
        ("2026-11-25", True, ["D-HANTRE"]),
        ("2026-12-01", False, ["D-HANTRE"]),
    ],
)
def test_the_own_day_is_before_that_of_the_parent(
    office: Office, day: str, before: bool, expected: list[str]
) -> None:
    parent = PLAN + report("Báo cáo kết quả năm 2026", "2026-11-25", before=True)
    office.write("cap-tren.yaml", parent)
    text = CHILD + CITED + report("Báo cáo của chi hội năm 2026", day, before)
    assert office.codes(text) == expected


def test_reports_of_other_periods_are_not_compared(office: Office) -> None:
    parent = PLAN + report("Báo cáo quý I năm 2026", "2026-04-03")
    office.write("cap-tren.yaml", parent)
    assert office.codes(CHILD + CITED + report("Báo cáo quý II năm 2026", "2026-07-03")) == []


def test_a_parent_is_found_by_number_or_by_the_file_it_was_forked_from(office: Office) -> None:
    office.write("cap-tren.yaml", PLAN)
    by_number = office.content(CHILD + CITED)
    forked = office.content(CHILD + "nguon: {cha: cap-tren.yaml}\n")
    other = office.content(CHILD + CITED.replace("15/KH", "16/KH"))
    assert [one.so for one in by_number.parents] == [15]
    assert [one.so for one in forked.parents] == [15]
    assert other.parents == ()


def test_documents_of_the_office_are_known_by_their_numbers(office: Office) -> None:
    office.write("cap-tren.yaml", PLAN)
    content = office.content(CHILD)
    assert list(content.issued) == ["15/KH-BTV"]


def test_a_basis_of_a_later_day_is_an_error(office: Office) -> None:
    late = CITED.replace("2026-03-02", "2026-03-21")
    [problem] = office.findings(CHILD + late)
    assert (problem.code, problem.level) == ("D-CANCUSAU", Level.ERROR)
    assert office.codes(CHILD + CITED.replace("2026-03-02", "2026-03-20")) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"loai": "Kế hoạch", "co_quan": "Hội LHPN Việt Nam"}, ["D-CANCUTRONG"]),
        ({"loai": "Kế hoạch", "so_ky_hieu": "9/KH-ĐCT"}, ["D-CANCUTRONG"]),
        ({"loai": "Luật Phòng, chống ma túy", "ngay": "2021-03-30"}, []),
        ({"loai": "Kế hoạch", "so_ky_hieu": "09/KH-ĐCT", "ngay": "2026-01-15"}, []),
    ],
)
def test_a_basis_is_a_document_that_was_issued(
    office: Office, fields: dict[str, str], expected: list[str]
) -> None:
    assert office.codes(PLAN + basis(**fields)) == expected


def test_a_basis_older_than_the_newest_of_its_series_is_told(office: Office) -> None:
    office.write("cap-tren.yaml", PLAN)
    older = CITED.replace("15/KH-BTV", "22/KH-BTV").replace("2026-03-02", "2025-03-03")
    older = older.replace("năm 2026", "năm 2025")
    [problem] = office.findings(CHILD + older)
    assert problem.code == "D-CANCUCU"
    assert "02/3/2026" in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Phòng, chống ma túy năm", "Bình đẳng giới năm"),
        ("ngay: 2026-03-02", "ngay: 2026-04-02"),
        ("so: 15\n", ""),
        ("don_vi: hoi-tinh", "don_vi: hoi-xa-b"),
    ],
)
def test_another_subject_body_or_later_day_is_no_newer_basis(
    office: Office, old: str, new: str
) -> None:
    office.write("cap-tren.yaml", PLAN.replace(old, new))
    older = CITED.replace("15/KH-BTV", "22/KH-BTV").replace("2026-03-02", "2025-03-03")
    older = older.replace("năm 2026", "năm 2025")
    assert office.codes(CHILD + older) == []


@pytest.mark.parametrize(("parts", "expected"), [((700, 600), ["D-CONG"]), ((700, 500), [])])
def test_parts_of_an_indicator_are_never_more_than_the_whole(
    office: Office, parts: tuple[int, int], expected: list[str]
) -> None:
    rows = (("1", "1.200"), ("1.1", str(parts[0])), ("1.2", str(parts[1])))
    lines = "".join(
        f'  - ma: "{ma}"\n    ten: Số hộ {ma}\n    don_vi_tinh: hộ\n    muc_tieu: "{target}"\n'
        for ma, target in rows
    )
    assert office.codes(PLAN + "chi_tieu:\n" + lines) == expected
