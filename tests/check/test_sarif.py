"""SARIF 2.1.0: what its schema demands, and what a code host makes of a finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.check.registry import CODES
from docgen.problems import Level, Place, Problem
from docgen.review.report import Reviewed, ReviewReport
from docgen.review.sarif import as_sarif, uri_of

# What the official schema asks of the objects that are used here: required and allowed keys.
SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "sarifLog": ({"version", "runs"}, {"$schema", "version", "runs"}),
    "run": ({"tool"}, {"tool", "columnKind", "invocations", "results"}),
    "driver": ({"name"}, {"name", "version", "language", "rules"}),
    "rule": ({"id"}, {"id", "shortDescription", "help", "defaultConfiguration", "properties"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"},
    ),
    "location": (set(), {"physicalLocation", "logicalLocations"}),
}
SPACED = Problem(
    "SK-05",
    "Số, ký hiệu có dấu cách.",
    Place("di/Kế hoạch 1.docx", part="bảng 1, ô trái «Số: 1 /KH»"),
    "viết «1/KH»",
    clause="NĐ 30/2020, Phụ lục I, II.3",
)
BROKEN = Problem("D-MAUHONG", "Tệp bị cắt ngang.", Place("b.docx"), level=Level.WARNING)
LINE = Problem("D-NGAY", "Không phải ngày.", Place("a.yaml", 4, 7), level=Level.NOTE)


def log(*problems: Problem) -> dict[str, Any]:
    return as_sarif(ReviewReport([Reviewed("a.docx", "nha-nuoc", problems)]), "1.2.3")


def fits(shape: str, value: dict[str, Any]) -> None:
    required, allowed = SHAPES[shape]
    assert required <= value.keys() <= allowed, shape


def test_every_object_has_the_keys_of_the_schema() -> None:
    found = log(SPACED, BROKEN, LINE)
    fits("sarifLog", found)
    assert found["version"] == "2.1.0"
    (run,) = found["runs"]
    fits("run", run)
    assert run["tool"].keys() == {"driver"}
    fits("driver", run["tool"]["driver"])
    for rule in run["tool"]["driver"]["rules"]:
        fits("rule", rule)
    for result in run["results"]:
        fits("result", result)
        assert result["message"].keys() == {"text"}
        for location in result["locations"]:
            fits("location", location)


def test_every_rule_of_the_book_is_described() -> None:
    driver = log(BROKEN)["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [*CODES, "D-MAUHONG"]
    assert (driver["name"], driver["version"]) == ("docgen", "1.2.3")
    spaced = next(rule for rule in driver["rules"] if rule["id"] == "SK-05")
    assert spaced["shortDescription"]["text"].endswith(".")
    assert "Số: 148 /KH-BTV" in spaced["help"]["text"]
    assert spaced["defaultConfiguration"] == {"level": "error"}


def test_a_result_says_which_rule_where_and_what_to_do() -> None:
    run = log(SPACED, BROKEN, LINE)["runs"][0]
    spaced, broken, line = run["results"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]
    assert spaced["message"]["text"] == (
        "Số, ký hiệu có dấu cách. Căn cứ: NĐ 30/2020, Phụ lục I, II.3. Gợi ý: viết «1/KH»."
    )
    assert spaced["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "di/K%E1%BA%BF%20ho%E1%BA%A1ch%201.docx"}
            },
            "logicalLocations": [{"fullyQualifiedName": "bảng 1, ô trái «Số: 1 /KH»"}],
        }
    ]
    assert broken["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "b.docx"}}}]
    region = line["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 7}


def test_a_fingerprint_is_the_same_for_the_same_finding_only() -> None:
    def mark(problem: Problem) -> str:
        (result,) = log(problem)["runs"][0]["results"]
        found: str = result["partialFingerprints"]["docgen/v1"]
        return found

    assert mark(SPACED) == mark(SPACED)
    assert mark(SPACED) != mark(SPACED.at(Place("khac.docx", part=SPACED.place.part)))


def test_a_stopped_run_is_no_success() -> None:
    run = as_sarif(ReviewReport(interrupted=True), "1")["runs"][0]
    assert run["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a.docx", "a.docx"),
        ("di/a b#1%.docx", "di/a%20b%231%25.docx"),
        ("a:b.docx", "a%3Ab.docx"),
        ("\udcff.docx", "%FF.docx"),
        (str(Path("/di/ế.docx")), "file:///di/%E1%BA%BF.docx"),
    ],
)
def test_a_file_is_a_uri(file: str, uri: str) -> None:
    assert uri_of(file) == uri
