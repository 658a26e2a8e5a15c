"""Who exists, who is counted, who gets a copy: wrong and right beside each other."""

from __future__ import annotations

import pytest
from content_office import PLAN, Office

from docgen.problems import Level


def with_recipients(*lines: str) -> str:
    return PLAN + "".join(f"  - {line}\n" for line in lines)


def with_task(lead: str, joins: str = "", *recipients: str) -> str:
    task = f"nhiem_vu:\n  - noi_dung: Tuyên truyền\n    chu_tri: {lead}\n"
    task += f"    phoi_hop: {joins}\n" if joins else ""
    return with_recipients(*recipients) + task


def test_a_plan_at_peace_with_its_office_has_no_finding(office: Office) -> None:
    assert office.findings(PLAN) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hội LHPN 12 xã", ["D-SODONVI"]),
        ("Hội LHPN 02 xã", []),
        ("Hội LHPN 2 xã, phường", []),
        ("{nhom: xa, ten: Hội LHPN 03 xã}", ["D-SODONVI"]),
        ("{nhom: xa, ten: Hội LHPN 02 xã}", []),
        ('{nhom: xa, ten: "Hội LHPN {{ so_luong }} xã"}', []),
        ("12 phường", []),  # the registry knows of none: it cannot tell
        ("Hội LHPN 12 thị xã", []),
    ],
)
def test_a_count_of_units_is_that_of_the_registry(
    office: Office, line: str, expected: list[str]
) -> None:
    assert office.codes(with_recipients(line)) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Hội LHPN 12 xã", ["D-SODONVI", "D-THIEUNHAN"]),
        ("Hội LHPN 02 xã", ["D-THIEUNHAN"]),
        ("Hội LHPN 01 xã điểm", ["D-THIEUNHAN"]),
    ],
)
def test_a_count_in_a_task_is_held_against_the_registry_too(
    office: Office, lead: str, expected: list[str]
) -> None:
    assert sorted(office.codes(with_task(lead))) == expected


def test_a_wrong_count_stands_at_its_line(office: Office) -> None:
    text = with_recipients("Hội LHPN 12 xã")
    [problem] = office.findings(text)
    assert problem.place.file == "van-ban.yaml"
    assert text.split("\n")[problem.place.line - 1] == "  - Hội LHPN 12 xã"
    assert "12 xã" in problem.message
    assert "2 đơn vị" in problem.message


@pytest.mark.parametrize(
    ("recipients", "expected"),
    [
        ((), ["D-THIEUNHAN"]),
        (("Hội LHPN xã Tân Lập",), []),
        (("Hội Liên hiệp Phụ nữ xã Tân Lập (để thực hiện)",), []),
        (("Các hội, đoàn thể xã",), []),
        (("{nhom: xa}",), []),
        (("{nhom: xa, ten: Các xã}",), []),
        (("Các cơ quan, đơn vị có liên quan",), []),
        (("Hội LHPN xã Tân Biên",), ["D-THIEUNHAN"]),
    ],
)
def test_a_body_that_leads_a_task_gets_a_copy(
    office: Office, recipients: tuple[str, ...], expected: list[str]
) -> None:
    text = with_task("Hội LHPN xã Tân Lập", "", *recipients)
    assert office.codes(text) == expected


def test_a_body_that_joins_is_only_noted_and_only_where_it_is_a_unit(office: Office) -> None:
    text = with_task("Văn phòng", "[Hội LHPN xã Tân Lập, Các hộ gia đình]")
    [problem] = office.findings(text)
    assert problem.level is Level.NOTE
    assert "Tân Lập" in problem.message


@pytest.mark.parametrize("lead", ["Văn phòng", "Ban Thường vụ Hội LHPN tỉnh", "Đồng chí Chủ tịch"])
def test_the_issuer_itself_needs_no_copy(office: Office, lead: str) -> None:
    assert office.codes(with_task(lead)) == []


def test_a_unit_that_is_gone_is_told_with_the_one_in_its_place(office: Office) -> None:
    [problem] = office.findings(with_recipients("Ban Thường vụ Hội LHPN huyện Tân Biên"))
    assert problem.code == "D-DONVICU"
    assert "Hội Liên hiệp Phụ nữ xã Tân Biên" in problem.hint


def test_a_unit_of_its_own_time_is_no_finding(office: Office) -> None:
    older = with_recipients("Hội LHPN huyện Tân Biên").replace("2026-03-02", "2024-03-04")
    assert office.codes(older) == []


def test_an_issuer_out_of_its_time_is_an_error(office: Office) -> None:
    codes = office.codes(PLAN.replace("don_vi: hoi-tinh", "don_vi: hoi-huyen"))
    assert codes == ["D-HETHAN"]
