"""Findings as SARIF 2.1.0, the form in which code hosts and editors take them in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docgen.check.manual import Manual, read_manual
from docgen.check.registry import CODES, find_rule
from docgen.problems import Problem
from docgen.review.report import ReviewReport

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_VERSION = "2.1.0"


def as_sarif(report: ReviewReport, version: str) -> dict[str, Any]:
    """Return the log of one run; `version` is docgen's."""
    problems = list(report.everything)
    others = sorted({problem.code for problem in problems} - set(CODES))
    rules = [_rule(read_manual(find_rule(code))) for code in CODES] + [
        {"id": one} for one in others
    ]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "docgen", "version": version, "language": "vi", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.interrupted}],
        "results": [_result(problem, numbers[problem.code]) for problem in problems],
    }
    return {"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}


def _rule(manual: Manual) -> dict[str, Any]:
    return {
        "id": manual.rule.code,
        "shortDescription": {"text": manual.title},
        "help": {"text": _help(manual)},
        "defaultConfiguration": {"level": str(manual.rule.level)},
        "properties": {"the_thuc": list(manual.rule.profiles)},
    }


def _help(manual: Manual) -> str:
    wrong, right = (
        "\n".join(f"  {line}" for line in some) for some in (manual.wrong, manual.right)
    )
    return "\n\n".join([manual.title, *manual.text, f"Sai:\n{wrong}", f"Đúng:\n{right}"])


def _result(problem: Problem, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": str(problem.level),
        "message": {"text": _sentences(problem)},
        "partialFingerprints": {"docgen/v1": _fingerprint(problem)},
    }
    if problem.place.file:
        result["locations"] = [_location(problem)]
    return result


def _location(problem: Problem) -> dict[str, Any]:
    place = problem.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(place.file)}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.part:
        location["logicalLocations"] = [{"fullyQualifiedName": place.part}]
    return location


def uri_of(file: str) -> str:
    """Return the URI of a file: relative as it was given, every other sign than ASCII encoded."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _sentences(problem: Problem) -> str:
    return " ".join([problem.message, *more_about(problem)])


def more_about(problem: Problem) -> Iterable[str]:
    """Yield the clause and the hint of a finding as sentences."""
    if problem.clause:
        yield f"Căn cứ: {problem.clause.removesuffix('.')}."
    if problem.hint:
        yield f"Gợi ý: {problem.hint.removesuffix('.')}."


def _fingerprint(problem: Problem) -> str:
    """Return what stays the same from run to run, so that a host knows a finding again."""
    told = "\0".join((problem.code, problem.place.file, problem.place.where, problem.message))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
